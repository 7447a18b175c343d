#include "app/session/figure_input.h"

#include <algorithm>
#include <filesystem>

#include "app/session/memory.h"
#include "app/session/outcome_tables.h"
#include "app/session/world_view.h"

namespace kvant::session {

using figures::ComparedRun;
using figures::FigureKind;
using lang::TextId;

namespace {

scenario::Settings settings_for(const Player& player, int cores, bool gil) {
  scenario::Settings settings = player.settings();
  settings.machine.cores = cores;
  settings.python.gil = gil;
  settings.schedule = {};
  return settings;
}

std::string usual_title(int cores, bool gil, lang::Lang lang) {
  return lang::format(lang, gil ? TextId::fig_variant_gil : TextId::fig_variant_no_gil,
                      lang::plural(lang::PluralId::win_cores, cores, lang));
}

// A file that a header names stands beside the file with the header, or is bundled.
std::shared_ptr<const scenario::Scenario> open_variant(const Player& player, const std::string& file,
                                                       std::string& error) {
  scenario::Problem problem;
  std::shared_ptr<const scenario::Scenario> opened;
  const std::string& path = player.scenario().path;
  if (player.scenario().id.empty() && !path.empty() && path != "-")
    opened = scenario::load_file((std::filesystem::path(path).parent_path() / file).string(), problem);
  else
    opened = scenario::load_bundled(std::filesystem::path(file).stem().string(), problem);
  if (!opened) error = problem.to_string();
  return opened;
}

ComparedRun compared(const Variant& variant, lang::Lang lang) {
  const Player& player = *variant.player;
  ComparedRun run;
  run.title = variant.title;
  run.trace = &player.trace();
  run.lanes = &player.lanes();
  run.duration = player.end_time();
  run.memory = memory_of(player);
  const trace::Metrics m = player.metrics();
  run.switches = m.context_switches;
  run.gil_switches = m.gil_switches;
  run.utilisation = m.utilisation;
  if (player.stopped().reason == trace::StopReason::deadlock)
    run.stopped = lang::tr(TextId::fig_mark_deadlock, lang);
  return run;
}

}  // namespace

std::vector<Variant> variants_of(const Player& player, lang::Lang lang, std::string& error) {
  std::vector<Variant> out;
  const auto own = std::make_shared<const scenario::Scenario>(player.scenario());
  for (const scenario::CompareRun& row : player.scenario().header.compare) {
    std::shared_ptr<const scenario::Scenario> scenario = own;
    scenario::Settings settings = player.settings();
    if (!row.file.empty()) {
      scenario = open_variant(player, row.file, error);
      if (!scenario) return {};
      settings = scenario->header.settings;
    }
    if (row.cores > 0) settings.machine.cores = row.cores;
    if (row.gil) settings.python.gil = *row.gil;
    if (row.profile) settings.python.profile = row.profile;
    if (row.policy) settings.machine.policy = *row.policy;
    if (row.quantum > 0) settings.machine.quantum = row.quantum;
    if (row.schedule) settings.schedule = *row.schedule;
    const std::string& title = lang == lang::Lang::ru ? row.title.ru : row.title.en;
    out.push_back({title, std::make_shared<Player>(scenario, settings)});
  }
  if (!out.empty()) return out;
  const int several = std::max(2, player.settings().machine.cores);
  for (const auto& [cores, gil] : {std::pair{1, true}, {several, true}, {several, false}})
    out.push_back(
        {usual_title(cores, gil, lang), std::make_shared<Player>(own, settings_for(player, cores, gil))});
  return out;
}

figures::FigureInput figure_input(const Player& player, const FigureRequest& request,
                                  const std::vector<Variant>& variants) {
  figures::FigureInput input{player.trace(), player.lanes()};
  input.title = request.title;
  input.lang = request.lang;
  input.theme = request.theme;
  input.width = request.width;
  input.height = request.height;
  input.from = request.from;
  input.to = request.to;
  input.cursor = request.cursor;
  input.hide_future = request.hide_future;
  input.steady = request.steady;
  input.axis = request.axis;
  input.show_threads = request.show_threads;
  input.show_cores = request.show_cores;
  input.show_gil = request.show_gil;
  input.show_locks = request.show_locks;
  input.show_tasks = request.show_tasks;
  input.show_sockets = request.show_sockets;
  input.show_processes = request.show_processes;
  input.show_messages = request.show_messages;
  input.moments = request.moments;
  input.bars_only = request.bars_only;
  if (request.lang == lang::Lang::ru) input.words = player.scenario().header.words_ru;
  input.process_names = figures::process_names_of(player.trace());
  switch (request.kind) {
    case FigureKind::waitfor:
      input.waits = request.cursor == kNever ? player.last_world().machine.wait_edges()
                                             : player.world().machine.wait_edges();
      break;
    case FigureKind::interleaving: {
      StepTableOptions options;
      options.level = request.level;
      options.from = request.from;
      // What has not happened at the cursor is not shown.
      options.to = request.cursor == kNever ? request.to : std::min(request.to, request.cursor);
      options.latest = request.steady && request.cursor != kNever;
      options.variable = request.variable;
      if (!variants.empty()) {
        for (const Variant& variant : variants) {
          input.tables.push_back(step_table(*variant.player, options));
          input.tables.back().title = variant.title;
        }
      } else if (request.all_outcomes) {
        input.tables = request.outcomes ? *request.outcomes : outcome_tables(player, options);
        for (figures::StepTable& table : input.tables)
          if (!table.actual.empty())
            table.title = lang::format(
                request.lang, TextId::fig_steps_result,
                table.is_count ? lang::tr(TextId::fig_steps_count, request.lang) : table.variable,
                table.actual);
      } else {
        input.tables.push_back(step_table(player, options));
      }
      break;
    }
    case FigureKind::processes:
    case FigureKind::proctable:
      input.world = world_view(player);
      input.world_plan = request.world_plan;
      break;
    case FigureKind::compare:
    case FigureKind::concurrency:
      for (const Variant& variant : variants) input.runs.push_back(compared(variant, request.lang));
      break;
    case FigureKind::timeline:
    case FigureKind::sequence:
    case FigureKind::eventloop:
    case FigureKind::gil:
      break;
  }
  return input;
}

}  // namespace kvant::session
