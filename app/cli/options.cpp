// Options that set the simulated machine and Python.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <sstream>

#include "app/cli/command.h"

namespace kvant::cli {
namespace {

using lang::TextId;
using lang::tr;

template <class Table>
std::vector<std::string> names_of(const Table& table) {
  std::vector<std::string> names;
  for (const auto& row : table) names.emplace_back(row.name);
  return names;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

bool bad_name(std::string_view option, const std::string& given, const std::vector<std::string>& names) {
  const std::string near = scenario::nearest(given, names);
  usage_error(
      near.empty()
          ? lang::format(lang::language(), TextId::cli_bad_name, option, given, joined(names))
          : lang::format(lang::language(), TextId::cli_bad_name_near, option, given, joined(names), near));
  return false;
}

bool set_duration(std::string_view option, const std::string& text, VirtualTime& out) {
  if (text.empty() || scenario::parse_duration(text, out)) return true;
  usage_error(lang::format(lang::language(), TextId::cli_bad_duration, option, text));
  return false;
}

bool set_cost(const std::string& text, machine::Costs& costs) {
  const std::size_t equals = text.find('=');
  const std::string name = text.substr(0, equals);
  const auto table = machine::cost_table();
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].name != name) continue;
    VirtualTime ns = 0;
    if (equals == std::string::npos || !set_duration("--cost " + name, text.substr(equals + 1), ns))
      return false;
    costs.set(static_cast<machine::Cost>(i), ns);
    return true;
  }
  return bad_name("--cost", name, names_of(table));
}

}  // namespace

CLI::Validator one_of(std::vector<std::string> words) {
  const std::string list = joined(words);
  const auto check = [words = std::move(words), list](const std::string& given) -> std::string {
    if (std::find(words.begin(), words.end(), given) != words.end()) return "";
    return lang::format(lang::language(), TextId::cli_not_one_of, given, list);
  };
  return {check, list};
}

CLI::Validator between(double low, double high) {
  const auto check = [low, high](const std::string& given) -> std::string {
    double value = 0;
    if (CLI::detail::lexical_cast(given, value) && low <= value && value <= high) return "";
    return lang::format(lang::language(), TextId::cli_not_between, given, low, high);
  };
  return {check, high < 1e9 ? fmt::format("{}-{}", low, high) : ""};
}

void ModelOptions::add_to(CLI::App& command) {
  const char* group = tr(TextId::cli_group_model);
  command.add_option("--python", python, tr(TextId::cli_python))->type_name("VERSION")->group(group);
  command.add_option("--gil", gil, tr(TextId::cli_gil))->check(one_of({"on", "off"}))->group(group);
  command.add_option("--cores", cores, tr(TextId::cli_cores))->check(between(1, 64))->group(group);
  command.add_option("--policy", policy, tr(TextId::cli_policy))->type_name("NAME")->group(group);
  command.add_option("--quantum", quantum, tr(TextId::cli_quantum))->type_name("TIME")->group(group);
  command.add_option("--switch-interval", switch_interval, tr(TextId::cli_switch_interval))
      ->type_name("TIME")
      ->group(group);
  command.add_option("--cost", costs, tr(TextId::cli_cost))->type_name("NAME=TIME")->group(group);
  command.add_option("--seed", seed, tr(TextId::cli_seed))->check(between(0, 9e18))->group(group);
  command.add_option("--schedule", schedule, tr(TextId::cli_schedule))->type_name("TEXT")->group(group);
  command.add_option("--max-time", max_time, tr(TextId::cli_max_time))->type_name("TIME")->group(group);
  command.add_option("--with", with, tr(TextId::cli_with))->type_name("FILE[@START]")->group(group);
  command.add_option("--input", input, tr(TextId::cli_input))->type_name("FILE")->group(group);
  command.add_flag("-u,--unbuffered", unbuffered, tr(TextId::cli_unbuffered))->group(group);
}

std::shared_ptr<const scenario::Scenario> ModelOptions::open(const std::string& file) const {
  scenario::Problem problem;
  auto opened = open(file, problem);
  if (opened == nullptr && !problem.message.empty()) report(problem);
  return opened;
}

std::shared_ptr<const scenario::Scenario> ModelOptions::open(const std::string& file,
                                                             scenario::Problem& first) const {
  std::shared_ptr<const scenario::Scenario> scenario = open_scenario(file, first);
  // A person starts the second program a moment after the first.
  VirtualTime start = 0;
  for (const std::string& word : with) {
    if (scenario == nullptr) return nullptr;
    start += 100 * kMillisecond;
    const std::size_t at = word.rfind('@');
    if (at != std::string::npos && !set_duration("--with", word.substr(at + 1), start)) return nullptr;
    scenario::Problem problem;
    scenario = scenario::with_program(*scenario, word.substr(0, at), start, problem);
    if (scenario == nullptr) report(problem);
  }
  if (scenario == nullptr || input.empty()) return scenario;
  auto with_input = std::make_shared<scenario::Scenario>(*scenario);
  std::ifstream stream;
  if (input != "-") stream.open(input, std::ios::binary);
  std::istream& in = input == "-" ? std::cin : stream;
  std::stringstream text;
  text << in.rdbuf();
  if (!in && text.str().empty() && input != "-" && !stream.is_open()) {
    usage_error(lang::format(lang::language(), TextId::cli_no_input, input));
    return nullptr;
  }
  with_input->header.input = text.str();
  return with_input;
}

bool ModelOptions::apply(scenario::Settings& settings) const {
  if (!python.empty()) {
    settings.python.profile = python::find_profile(python);
    if (settings.python.profile == nullptr)
      return bad_name("--python", python, names_of(python::profile_table()));
  }
  if (!policy.empty()) {
    bool found = false;
    for (const auto& row : machine::policy_table()) {
      if (row.name != policy) continue;
      settings.machine.policy = row.kind;
      found = true;
    }
    if (!found) return bad_name("--policy", policy, names_of(machine::policy_table()));
  }
  if (cores > 0) settings.machine.cores = cores;
  if (!gil.empty()) settings.python.gil = gil == "on";
  if (unbuffered) settings.python.unbuffered = true;
  if (!schedule.empty()) {
    Text error;
    if (!machine::Schedule::parse(schedule, settings.schedule, error)) {
      usage_error(
          lang::format(lang::language(), TextId::cli_bad_schedule, lang::in(error, lang::language())));
      return false;
    }
  }
  if (seed >= 0) settings.schedule.seed = static_cast<std::uint64_t>(seed);
  for (const std::string& cost : costs)
    if (!set_cost(cost, settings.machine.costs)) return false;
  return set_duration("--quantum", quantum, settings.machine.quantum) &&
         set_duration("--switch-interval", switch_interval, settings.python.switch_interval) &&
         set_duration("--max-time", max_time, settings.limits.max_time);
}

}  // namespace kvant::cli
