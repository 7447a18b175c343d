// kvant export: a figure of a run, as a file, or one file a step.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "app/cli/figure_options.h"
#include "app/figures/loop_moment.h"
#include "app/figures/sequence_steps.h"
#include "app/session/world_view.h"

namespace kvant::cli {
namespace {

using figures::FigureKind;
using lang::TextId;
using lang::tr;

constexpr std::size_t kMostFiles = 500;  // of --steps

struct Options {
  std::string file, output, figure;
  std::vector<std::string> runs;
  std::string pace = "1s";
  bool steps = false, animate = false;
  FigureOptions figure_options;
  ModelOptions model;
};

template <class Table>
int bad_name(const char* option, const std::string& given, const Table& table) {
  std::vector<std::string> names;
  std::string list;
  for (const auto& row : table) {
    names.emplace_back(row.name);
    list += (list.empty() ? "" : ", ") + names.back();
  }
  const std::string near = scenario::nearest(given, names);
  if (near.empty())
    return usage_error(lang::format(lang::language(), TextId::cli_bad_name, option, given, list));
  return usage_error(lang::format(lang::language(), TextId::cli_bad_name_near, option, given, list, near));
}

// OUT.svg → OUT-007.svg
std::string numbered(const std::string& path, std::size_t n) {
  const std::filesystem::path p(path);
  return (p.parent_path() / fmt::format("{}-{:03}{}", p.stem().string(), n, p.extension().string())).string();
}

// The moments at which there is something new to see.
std::vector<VirtualTime> step_times(const Player& player, const session::FigureRequest& request) {
  std::vector<VirtualTime> out;
  for (const trace::Lane& lane : player.lanes().threads())
    for (const trace::Interval& i : lane.intervals) out.push_back(i.begin), out.push_back(i.end);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  std::erase_if(out, [&](VirtualTime t) { return t < request.from || t > request.to; });
  return out;
}

// A picture a step, all of one size, and laid out so that nothing moves from one to the next.
std::vector<scene::Scene> scenes_of_steps(const Options& options, Player& player,
                                          session::FigureRequest request, const figures::FigureInfo& figure) {
  std::vector<scene::Scene> out;
  request.steady = true;
  const auto add = [&](const figures::FigureInput& input) {
    out.push_back(lay_out(input, figure, options.figure_options));
  };
  if (request.kind == FigureKind::interleaving) {
    figures::FigureInput input = session::figure_input(player, request);
    if (input.tables.empty()) return out;
    const figures::StepTable whole = input.tables.front();
    for (std::size_t k = 1; k <= std::min(whole.steps.size(), kMostFiles); ++k) {
      figures::StepTable& part = input.tables.front();
      part.steps.assign(whole.steps.begin(), whole.steps.begin() + static_cast<std::ptrdiff_t>(k));
      if (part.steps.back().what == figures::StepTable::Step::What::suspended && k < whole.steps.size())
        continue;
      part.actual = k == whole.steps.size() ? whole.actual : "";
      add(input);
    }
    return exporter::of_one_size(std::move(out));
  }
  std::vector<VirtualTime> times;
  if (request.kind == FigureKind::eventloop)
    for (const std::size_t count : figures::loop_moments(player.trace(), request.from, request.to))
      times.push_back(player.trace().events()[count - 1].time);
  else if (request.kind == FigureKind::sequence)
    times = figures::sequence_times(session::figure_input(player, request));
  else
    times = step_times(player, request);
  times.erase(std::unique(times.begin(), times.end()), times.end());
  if (times.size() > kMostFiles) times.resize(kMostFiles);
  if (request.to == kNever) request.to = player.end_time();
  if (request.kind == FigureKind::processes || request.kind == FigureKind::proctable) {
    figures::WorldView::Plan plan;
    for (const VirtualTime time : times) {
      player.seek_time(time);
      plan.add(session::world_view(player));
    }
    request.world_plan = std::make_shared<const figures::WorldView::Plan>(std::move(plan));
  }
  for (const VirtualTime time : times) {
    request.cursor = time;
    request.hide_future = true;
    player.seek_time(time);
    add(session::figure_input(player, request));
  }
  return exporter::of_one_size(std::move(out));
}

int write_steps(const Options& options, Player& player, const session::FigureRequest& request,
                const figures::FigureInfo& figure, exporter::ExportOptions file) {
  const std::vector<scene::Scene> scenes = scenes_of_steps(options, player, request, figure);
  if (scenes.empty()) return usage_error(tr(TextId::cli_no_steps));
  if (!options.animate) {
    for (std::size_t n = 0; n < scenes.size(); ++n)
      if (const int status = write_scene(scenes[n], file, numbered(options.output, n + 1))) return status;
    return kDone;
  }
  VirtualTime pace = 0;
  if (!scenario::parse_duration(options.pace, pace) || pace <= 0 || pace > kSecond * 60)
    return usage_error(lang::format(lang::language(), TextId::cli_bad_duration, "--pace", options.pace));
  file.frame_seconds = static_cast<double>(pace) / kSecond;
  std::string error;
  if (!exporter::export_frames(scenes, file, options.output, error)) {
    usage_error(error);
    return kFailed;
  }
  fmt::print("{}\n", lang::format(lang::language(), TextId::cli_written, options.output));
  return kDone;
}

// --runs: "all", or schedules.
bool runs_of(const Options& options, const Player& player, session::FigureRequest& request,
             std::vector<session::Variant>& variants) {
  for (const std::string& text : options.runs) {
    if (text == "all") {
      request.all_outcomes = true;
      continue;
    }
    scenario::Settings settings = player.settings();
    Text error;
    if (!machine::Schedule::parse(text, settings.schedule, error)) {
      usage_error(
          lang::format(lang::language(), TextId::cli_bad_schedule, lang::in(error, lang::language())));
      return false;
    }
    auto own = std::make_shared<const scenario::Scenario>(player.scenario());
    variants.push_back({text, std::make_shared<Player>(own, settings)});
    record(*variants.back().player);
  }
  return true;
}

int export_figure(const Options& options) {
  // What can be wrong with the options is said before a long run.
  std::string error;
  exporter::Format format{};
  if (!exporter::format_of(options.output, format, error)) return usage_error(error);
  const auto scenario = options.model.open(options.file);
  if (!scenario) return kUsage;
  const std::string kind = options.figure.empty() ? scenario->header.figure : options.figure;
  const figures::FigureInfo* figure = figures::figure_by_name(kind);
  if (figure == nullptr) return bad_name("--figure", kind, figures::figure_table());
  scenario::Settings settings = scenario->header.settings;
  if (!options.model.apply(settings)) return kUsage;
  session::FigureRequest request;
  exporter::ExportOptions file_options;
  request.kind = figure->kind;
  if (!options.figure_options.apply(request, file_options)) return kUsage;
  request.title = title_for(options.figure_options, *scenario);

  Player player(scenario, settings);
  record(player);
  // A run stopped by a limit or a deadlock is drawn all the same; only a schedule that does not fit is an
  // error.
  if (player.stopped().reason == trace::StopReason::schedule_mismatch) return report_stop(player);
  if (!options.figure_options.find_moments(player, request)) return kUsage;
  if (request.cursor == kNever)
    player.seek(player.end());
  else
    player.seek_time(request.cursor);
  std::vector<session::Variant> variants;
  if (!runs_of(options, player, request, variants)) return kUsage;
  if (figure->kind == FigureKind::compare || figure->kind == FigureKind::concurrency) {
    // Runs that the header names, or the usual ones: as in the window.
    variants = session::variants_of(player, request.lang, error);
    if (!error.empty()) return usage_error(error);
    for (const session::Variant& variant : variants) record(*variant.player);
  }
  if (options.steps || options.animate) return write_steps(options, player, request, *figure, file_options);
  return write_figure(session::figure_input(player, request, variants), *figure, options.figure_options,
                      file_options, options.output);
}

}  // namespace

Action add_export(CLI::App& command) {
  auto options = std::make_shared<Options>();
  const char* group = tr(TextId::cli_group_figure);
  command.add_option("FILE", options->file, tr(TextId::cli_file))->required();
  command.add_option("-o,--output", options->output, tr(TextId::cli_output))->required()->type_name("OUT");
  command.add_option("--figure", options->figure, tr(TextId::cli_figure))->type_name("KIND")->group(group);
  options->figure_options.add_to(command, true);
  command.add_option("--runs", options->runs, tr(TextId::cli_runs))->type_name("SCHEDULE")->group(group);
  command.add_flag("--steps", options->steps, tr(TextId::cli_steps))->group(group);
  command.add_flag("--animate", options->animate, tr(TextId::cli_animate))->group(group);
  command.add_option("--pace", options->pace, tr(TextId::cli_pace))->type_name("TIME")->group(group);
  options->model.add_to(command);
  return [options] { return export_figure(*options); };
}

}  // namespace kvant::cli
