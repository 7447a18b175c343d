// kvant run: what the Python program prints, and if asked for, where its time went.
#include <fmt/format.h>

#include <cstdio>

#include "app/cli/command.h"

namespace kvant::cli {
namespace {

using lang::TextId;
using lang::tr;

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

int run(const std::string& file, const ModelOptions& model, bool summary) {
  scenario::Problem problem;
  const auto scenario = model.open(file, problem);
  if (!scenario) {
    if (problem.message.empty()) return kUsage;  // told already
    if (problem.detail.empty()) return report(problem);
    fmt::print(stderr, "{}", problem.detail);  // a SyntaxError, as python would end
    return 1;
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

Action add_run(CLI::App& command) {
  struct Options {
    std::string file;
    ModelOptions model;
    bool summary = false;
  };
  auto options = std::make_shared<Options>();
  command.add_option("FILE", options->file, tr(TextId::cli_file))->required();
  command.add_flag("--summary", options->summary, tr(TextId::cli_summary));
  options->model.add_to(command);
  return [options] { return run(options->file, options->model, options->summary); };
}

}  // namespace kvant::cli
