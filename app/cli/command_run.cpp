// kvant run: what the Python program prints, and if asked for, where its time went.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <iterator>

#include "app/cli/command.h"

namespace kvant::cli {
namespace {

using lang::TextId;
using lang::tr;

std::vector<std::string>& program_arguments() {
  static std::vector<std::string> arguments;
  return arguments;
}

// One letter too many, too few or another, or two that changed places.
bool is_slip_of(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  if (a.size() == 2 && b.size() == 2) return a[0] == b[1] && a[1] == b[0];
  return a.size() <= 1 && b.size() <= 1;
}

// How each program of a scenario with several ended.
void print_programs(const Player& player) {
  const std::size_t count = player.scenario().programs.size();
  if (count < 2) return;
  fmt::print(stderr, "{:<24} {:>8} {:>8} {:>14}\n", tr(TextId::cli_sum_program), "pid",
             tr(TextId::cli_sum_status), tr(TextId::cli_sum_ended));
  for (std::size_t i = 0; i < count; ++i) {
    std::string status = "-", ended = tr(TextId::cli_sum_runs_on);
    for (const trace::Event& e : player.trace().events()) {
      if (e.kind != trace::EventKind::process_exit || e.a != static_cast<std::int64_t>(i)) continue;
      status = std::to_string(e.b);
      ended = lang::duration(e.time, lang::language());
    }
    fmt::print(stderr, "{:<24} {:>8} {:>8} {:>14}\n", player.scenario().programs[i].name,
               pid_of(static_cast<ProcessId>(i)), status, ended);
  }
  fmt::print(stderr, "\n");
}

void print_summary(const Player& player) {
  const auto language = lang::language();
  const auto time = [&](VirtualTime ns) { return lang::duration(ns, language); };
  const trace::Metrics metrics = player.metrics();
  fmt::print(stderr, "\n{:<28}{}\n", tr(TextId::cli_sum_duration), time(player.end_time()));
  fmt::print(stderr, "{:<28}{}\n", tr(TextId::cli_sum_switches),
             lang::number(metrics.context_switches, language));
  fmt::print(stderr, "{:<28}{}\n", tr(TextId::cli_sum_gil_switches),
             lang::number(metrics.gil_switches, language));
  fmt::print(stderr, "{:<28}{}\n", tr(TextId::cli_sum_utilisation),
             lang::percent(metrics.utilisation, language));
  fmt::print(stderr, "{:<28}{}\n\n", tr(TextId::cli_sum_schedule), player.settings().schedule.to_string());
  print_programs(player);
  fmt::print(stderr, "{:<24} {:>12} {:>12} {:>12} {:>12} {:>12} {:>12}\n", tr(TextId::cli_sum_thread),
             tr(TextId::cli_sum_cpu), tr(TextId::cli_sum_ready), tr(TextId::cli_sum_gil),
             tr(TextId::cli_sum_blocked), tr(TextId::cli_sum_io), tr(TextId::cli_sum_sleeping));
  for (const trace::Lane& lane : player.lanes().threads()) {
    const trace::ThreadMetrics& m = metrics.threads[static_cast<std::size_t>(lane.id)];
    fmt::print(stderr, "{:<24} {:>12} {:>12} {:>12} {:>12} {:>12} {:>12}\n", lane.name, time(m.cpu),
               time(m.ready), time(m.gil), time(m.blocked), time(m.io), time(m.sleeping));
  }
}

// As with python3, a program can be given its standard input by < or |. It is read at once and to its end, so
// only for a program that seems to want it, and never from a terminal.
bool wants_standard_input(const scenario::Scenario& scenario) {
  const auto reads = [](std::string_view text) {
    return text.find("input(") != std::string_view::npos || text.find("stdin") != std::string_view::npos;
  };
  return reads(scenario.source) ||
         std::any_of(scenario.files.begin(), scenario.files.end(), [&](const auto& beside) {
           return beside.first.ends_with(".py") && reads(beside.second);
         });
}

int run(const std::string& file, const ModelOptions& model, bool summary) {
  scenario::Problem problem;
  auto scenario = model.open(file, problem);
  if (!scenario) {
    if (problem.message.empty()) return kUsage;  // told already
    if (problem.detail.empty()) return report(problem);
    fmt::print(stderr, "{}", problem.detail);  // a SyntaxError, as python would end
    return 1;
  }
  if (file != "-" && !scenario->header.input && isatty(STDIN_FILENO) == 0 &&
      wants_standard_input(*scenario)) {
    auto with_input = std::make_shared<scenario::Scenario>(*scenario);
    with_input->header.input = std::string(std::istreambuf_iterator<char>(std::cin), {});
    scenario = with_input;
  }
  if (!program_arguments().empty()) {
    auto with_arguments = std::make_shared<scenario::Scenario>(*scenario);
    with_arguments->header.args = program_arguments();
    with_arguments->programs.front().args = program_arguments();
    scenario = with_arguments;
  }
  scenario::Settings settings = scenario->header.settings;
  if (!model.apply(settings)) return kUsage;
  Player player(scenario, settings);
  player.without_checkpoints();
  std::size_t seen = 0;
  record(player, [&] {
    const auto& events = player.trace().events();
    for (; seen < events.size(); ++seen) {
      if (events[seen].kind != trace::EventKind::print) continue;
      const std::string& text = player.trace().text(events[seen].text);
      std::FILE* stream = events[seen].a == 2 ? stderr : stdout;
      if (stream == stderr) std::fflush(stdout);
      std::fwrite(text.data(), 1, text.size(), stream);
    }
    std::fflush(stdout);
  });
  const int status = report_stop(player);
  if (summary) print_summary(player);
  return status;
}

}  // namespace

void set_program_arguments(std::vector<std::string> arguments) {
  program_arguments() = std::move(arguments);
}

std::vector<std::string> take_program_arguments(const CLI::App& run, std::vector<std::string>& words) {
  std::vector<std::string> known;
  for (const CLI::Option* option : run.get_options())
    if (!option->get_positional()) known.push_back("--" + option->get_single_name());
  bool file_seen = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    const auto taken = [&](std::size_t from) {
      std::vector<std::string> rest(words.begin() + static_cast<std::ptrdiff_t>(from), words.end());
      words.resize(i);
      return rest;
    };
    if (word == "--" && file_seen) return taken(i + 1);
    if (word.size() < 2 || word[0] != '-') {
      if (file_seen) return taken(i);
      file_seen = true;
      continue;
    }
    const bool is_long = word.substr(0, 2) == "--";
    const std::string name = word.substr(0, word.find('='));
    const CLI::Option* option = !file_seen || is_long ? run.get_option_no_throw(name) : nullptr;
    if (file_seen && name == "--help") option = nullptr;
    if (option == nullptr) {
      if (!file_seen) continue;
      const auto meant = [&](const std::string& option_name) { return is_slip_of(name, option_name); };
      if (is_long && name != "--help" && std::any_of(known.begin(), known.end(), meant)) continue;
      return taken(i);
    }
    if (option->get_items_expected_max() > 0 && name == word) ++i;
  }
  return {};
}

Action add_run(CLI::App& command) {
  struct Options {
    std::string file;
    ModelOptions model;
    bool summary = false;
    std::vector<std::string> arguments;  // for the help: they are taken before the line is parsed
  };
  auto options = std::make_shared<Options>();
  command.add_option("FILE", options->file, tr(TextId::cli_file))->required();
  command.add_option("ARGS", options->arguments, tr(TextId::cli_arguments));
  command.footer(tr(TextId::cli_run_footer));
  command.add_flag("--summary", options->summary, tr(TextId::cli_summary));
  options->model.add_to(command);
  return [options] { return run(options->file, options->model, options->summary); };
}

}  // namespace kvant::cli
