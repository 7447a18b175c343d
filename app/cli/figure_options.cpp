#include "app/cli/figure_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "app/export/page_size.h"
#include "app/session/moment.h"

namespace kvant::cli {

using lang::TextId;
using lang::tr;

namespace {

// A time, or the name of something that happens: that is looked for when the run is known.
bool is_name(const std::string& text) {
  VirtualTime time = 0;
  return !text.empty() && (text[0] < '0' || text[0] > '9') && text[0] != '-' && text[0] != '.' &&
         !scenario::parse_duration(text, time);
}

bool time_option(const char* option, const std::string& text, VirtualTime& out) {
  if (text.empty() || is_name(text) || scenario::parse_duration(text, out)) return true;
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
      ->check(one_of({"screen", "dark", "print"}))
      ->group(group);
  command.add_option("--size", size, tr(TextId::cli_size))->type_name("SIZE")->group(group);
  command.add_option("--width", width, tr(TextId::cli_width))->check(between(160.0, 5000.0))->group(group);
  command.add_option("--dpi", dpi, tr(TextId::cli_dpi))->check(between(36.0, 1200.0))->group(group);
  command.add_flag("--transparent", transparent, tr(TextId::cli_transparent))->group(group);
  command.add_flag("--white", white, tr(TextId::cli_white))->group(group);
  command.add_option("--title", title, tr(TextId::cli_title))->type_name("TEXT")->group(group);
  command.add_flag("--no-title", no_title, tr(TextId::cli_no_title))->group(group);
  command.add_flag("--bars", bars, tr(TextId::cli_bars))->group(group);
  if (!of_a_run) return;
  command.add_option("--axis", axis, tr(TextId::cli_axis))
      ->check(one_of({"linear", "steps", "folded"}))
      ->group(group);
  command.add_option("--from", from, tr(TextId::cli_from))->type_name("TIME")->group(group);
  command.add_option("--to", to, tr(TextId::cli_to))->type_name("TIME")->group(group);
  command.add_option("--at", at, tr(TextId::cli_at))->type_name("TIME")->group(group);
  command.add_option("--level", level, tr(TextId::cli_level))
      ->check(one_of({"line", "instruction", "refcount"}))
      ->group(group);
  command.add_option("--variable", variable, tr(TextId::cli_variable))->type_name("NAME")->group(group);
  command.add_option("--moments", moments, tr(TextId::cli_moments))->check(between(1, 40))->group(group);
  command.add_option("--lanes", lanes, tr(TextId::cli_lanes))
      ->delimiter(',')
      ->check(one_of({"thread", "core", "gil", "lock", "task", "socket", "process"}))
      ->group(group);
  command.add_flag("--locks", locks, tr(TextId::cli_show_locks))->group(group);
  command.add_flag("--no-cores", no_cores, tr(TextId::cli_no_cores))->group(group);
}

bool FigureOptions::find_moments(const Player& player, session::FigureRequest& request) const {
  const auto find = [&](const char* option, const std::string& text, VirtualTime& out) {
    if (!is_name(text) || session::moment_of(player, text, out)) return true;
    std::string_view name = text;
    const std::string near = scenario::nearest(std::string(name), session::moment_names(player));
    usage_error(near.empty()
                    ? lang::format(lang::language(), TextId::cli_no_moment, option, text)
                    : lang::format(lang::language(), TextId::cli_no_moment_near, option, text, near));
    return false;
  };
  return find("--from", from, request.from) && find("--to", to, request.to) &&
         find("--at", at, request.cursor);
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
  const Text& title = scenario.header.title;
  return lang::language() == lang::Lang::ru ? title.ru : title.en;
}

scene::Scene lay_out(const figures::FigureInput& input, const figures::FigureInfo& figure,
                     const FigureOptions& options) {
  scene::Scene scene = figure.layout(input);
  if (options.white) scene.background = scene::rgb(0xFFFFFF);
  exporter::Fit fit;
  scene = exporter::fitted(std::move(scene), exporter::page_size_by_name(options.size), input.width, &fit);
  const auto points = [](double v) { return lang::number(std::llround(v), lang::language()); };
  if (fit.needs > 0)
    fmt::print(stderr, "kvant: {}\n",
               lang::format(lang::language(), TextId::cli_needs_width, points(fit.needs)));
  else if (fit.too_high > 0)
    fmt::print(stderr, "kvant: {}\n",
               lang::format(lang::language(), TextId::cli_too_high, points(fit.too_high)));
  else if (fit.told())
    fmt::print(
        stderr, "kvant: {}\n",
        lang::format(lang::language(), TextId::cli_set_smaller, lang::percent(fit.factor, lang::language())));
  return scene;
}

int write_scene(const scene::Scene& scene, const exporter::ExportOptions& file, const std::string& path) {
  std::string error;
  if (!exporter::export_scene(scene, file, path, error)) {
    usage_error(error);
    return kFailed;
  }
  fmt::print("{}\n", lang::format(lang::language(), TextId::cli_written, path));
  return kDone;
}

int write_figure(const figures::FigureInput& input, const figures::FigureInfo& figure,
                 const FigureOptions& options, const exporter::ExportOptions& file, const std::string& path) {
  return write_scene(lay_out(input, figure, options), file, path);
}

}  // namespace kvant::cli
