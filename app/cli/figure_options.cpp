#include "app/cli/figure_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "app/export/page_size.h"

namespace kvant::cli {

using lang::TextId;
using lang::tr;

namespace {

bool time_option(const char* option, const std::string& text, VirtualTime& out) {
  if (text.empty() || scenario::parse_duration(text, out)) return true;
  usage_error(lang::format(lang::language(), TextId::cli_bad_duration, option, text));
  return false;
}

// "WxH" in points.
bool parse_size(const std::string& text, double& width, double& height) {
  char* end = nullptr;
  width = std::strtod(text.c_str(), &end);
  if (end == text.c_str() || *end != 'x') return false;
  const char* rest = end + 1;
  height = std::strtod(rest, &end);
  return end != rest && *end == 0 && width >= 160 && width <= 5000 && height >= 0 && height <= 5000;
}

}  // namespace

void FigureOptions::add_to(CLI::App& command, bool of_a_run) {
  const char* group = tr(TextId::cli_group_figure);
  command.add_option("--theme", theme, tr(TextId::cli_figure_theme))
      ->check(CLI::IsMember({"screen", "dark", "print"}))
      ->group(group);
  command.add_option("--size", size, tr(TextId::cli_size))->type_name("SIZE")->group(group);
  command.add_option("--width", width, tr(TextId::cli_width))->check(CLI::Range(160.0, 5000.0))->group(group);
  command.add_option("--dpi", dpi, tr(TextId::cli_dpi))->check(CLI::Range(36.0, 1200.0))->group(group);
  command.add_flag("--transparent", transparent, tr(TextId::cli_transparent))->group(group);
  command.add_flag("--white", white, tr(TextId::cli_white))->group(group);
  command.add_option("--title", title, tr(TextId::cli_title))->type_name("TEXT")->group(group);
  command.add_flag("--no-title", no_title, tr(TextId::cli_no_title))->group(group);
  command.add_flag("--bars", bars, tr(TextId::cli_bars))->group(group);
  if (!of_a_run) return;
  command.add_option("--axis", axis, tr(TextId::cli_axis))
      ->check(CLI::IsMember({"linear", "steps", "folded"}))
      ->group(group);
  command.add_option("--from", from, tr(TextId::cli_from))->type_name("TIME")->group(group);
  command.add_option("--to", to, tr(TextId::cli_to))->type_name("TIME")->group(group);
  command.add_option("--at", at, tr(TextId::cli_at))->type_name("TIME")->group(group);
  command.add_option("--level", level, tr(TextId::cli_level))
      ->check(CLI::IsMember({"line", "instruction", "refcount"}))
      ->group(group);
  command.add_option("--variable", variable, tr(TextId::cli_variable))->type_name("NAME")->group(group);
  command.add_option("--moments", moments, tr(TextId::cli_moments))->check(CLI::Range(1, 40))->group(group);
  command.add_option("--lanes", lanes, tr(TextId::cli_lanes))
      ->delimiter(',')
      ->check(CLI::IsMember({"thread", "core", "gil", "lock", "task", "socket", "process"}))
      ->group(group);
  command.add_flag("--locks", locks, tr(TextId::cli_show_locks))->group(group);
  command.add_flag("--no-cores", no_cores, tr(TextId::cli_no_cores))->group(group);
}

double FigureOptions::scale() const {
  const exporter::PageSize* page = exporter::page_size_by_name(size);
  return page ? page->scale : 1;
}

bool FigureOptions::apply(session::FigureRequest& request, exporter::ExportOptions& file) const {
  if (!time_option("--from", from, request.from) || !time_option("--to", to, request.to) ||
      !time_option("--at", at, request.cursor))
    return false;
  request.lang = lang::language();
  scene::theme_from_name(theme, request.theme);
  if (!axis.empty())
    figures::axis_from_name(axis, request.axis);
  else if (request.kind == figures::FigureKind::gil)
    request.axis = figures::AxisMode::steps;
  request.level = level == "line"          ? figures::StepLevel::line
                  : level == "instruction" ? figures::StepLevel::instruction
                                           : figures::StepLevel::refcount;
  request.variable = variable;
  request.moments = moments;
  request.bars_only = bars;
  request.show_locks = locks;
  request.show_cores = !no_cores;
  if (!lanes.empty()) {
    const auto has = [&](const char* name) {
      return std::find(lanes.begin(), lanes.end(), name) != lanes.end();
    };
    request.show_threads = has("thread");
    request.show_cores = has("core");
    request.show_gil = has("gil");
    request.show_locks = has("lock");
    request.show_tasks = has("task");
    request.show_sockets = has("socket");
    request.show_processes = has("process");
  }
  if (!size.empty()) {
    const exporter::PageSize* page = exporter::page_size_by_name(size);
    if (page != nullptr && page->width > 0) request.width = page->width, request.height = page->height;
    if (page == nullptr && !parse_size(size, request.width, request.height)) {
      usage_error(lang::format(lang::language(), TextId::cli_bad_size, size));
      return false;
    }
  }
  if (width > 0) request.width = width;
  file.dpi = dpi;
  file.transparent = transparent && !white;
  return true;
}

std::string title_for(const FigureOptions& options, const scenario::Scenario& scenario) {
  if (!options.title.empty()) return options.title;
  if (options.no_title) return "";
  const scenario::Text& title = scenario.header.title;
  return lang::language() == lang::Lang::ru ? title.ru : title.en;
}

int write_figure(const figures::FigureInput& input, const figures::FigureInfo& figure,
                 const FigureOptions& options, const exporter::ExportOptions& file, const std::string& path) {
  scene::Scene scene = figure.layout(input);
  if (options.white) scene.background = scene::rgb(0xFFFFFF);
  // A figure that needs more room than asked for is set smaller, as long as its type can be read in print.
  constexpr double kLeastFactor = 0.7;
  if (scene.width > input.width + 0.5) {
    const double factor = input.width / scene.width;
    if (factor >= kLeastFactor) scene = scene::scaled(std::move(scene), factor);
    fmt::print(
        stderr, "kvant: {}\n",
        factor >= kLeastFactor
            ? lang::format(lang::language(), TextId::cli_set_smaller, lang::percent(factor, lang::language()))
            : lang::format(lang::language(), TextId::cli_needs_width,
                           lang::number(static_cast<std::int64_t>(scene.width + 0.5), lang::language())));
  }
  if (options.scale() != 1) scene = scene::scaled(std::move(scene), options.scale());
  std::string error;
  if (!exporter::export_scene(scene, file, path, error)) {
    usage_error(error);
    return kFailed;
  }
  fmt::print("{}\n", lang::format(lang::language(), TextId::cli_written, path));
  return kDone;
}

}  // namespace kvant::cli
