// kvant export: a figure of a run, as a file.
#include <fmt/format.h>

#include "app/cli/command.h"
#include "app/export/export.h"
#include "app/figures/figure.h"

namespace kvant::cli {
namespace {

using lang::TextId;
using lang::tr;

struct Options {
  std::string file, output, figure, theme = "screen", axis = "linear", from, to, title;
  double width = 720, dpi = 192;
  bool transparent = false, locks = false, no_cores = false, no_title = false;
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

bool time_option(const char* option, const std::string& text, VirtualTime& out) {
  if (text.empty() || scenario::parse_duration(text, out)) return true;
  usage_error(lang::format(lang::language(), TextId::cli_bad_duration, option, text));
  return false;
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

  Player player(scenario, settings);
  figures::FigureInput input{player.trace(), player.lanes()};
  if (!time_option("--from", options.from, input.from) || !time_option("--to", options.to, input.to))
    return kUsage;
  scene::theme_from_name(options.theme, input.theme);
  figures::axis_from_name(options.axis, input.axis);
  input.lang = lang::language();
  input.width = options.width;
  input.show_locks = options.locks;
  input.show_cores = !options.no_cores;
  const scenario::Text& title = scenario->header.title;
  if (!options.no_title) input.title = input.lang == lang::Lang::ru ? title.ru : title.en;
  if (!options.title.empty()) input.title = options.title;

  record(player);
  // A run stopped by a limit or a deadlock is drawn all the same; only a schedule that does not fit is an
  // error.
  if (player.stopped().reason == trace::StopReason::schedule_mismatch) return report_stop(player);
  input.process_names = figures::process_names_of(player.trace());
  input.waits = player.last_world().machine.wait_edges();
  exporter::ExportOptions file_options;
  file_options.dpi = options.dpi;
  file_options.transparent = options.transparent;
  if (!exporter::export_scene(figure->layout(input), file_options, options.output, error)) {
    usage_error(error);
    return kFailed;
  }
  fmt::print("{}\n", lang::format(lang::language(), TextId::cli_written, options.output));
  return kDone;
}

}  // namespace

Action add_export(CLI::App& command) {
  auto options = std::make_shared<Options>();
  const char* group = tr(TextId::cli_group_figure);
  command.add_option("FILE", options->file, tr(TextId::cli_file))->required();
  command.add_option("-o,--output", options->output, tr(TextId::cli_output))->required()->type_name("OUT");
  command.add_option("--figure", options->figure, tr(TextId::cli_figure))->type_name("KIND")->group(group);
  command.add_option("--theme", options->theme, tr(TextId::cli_figure_theme))
      ->check(CLI::IsMember({"screen", "dark", "print"}))
      ->group(group);
  command.add_option("--axis", options->axis, tr(TextId::cli_axis))
      ->check(CLI::IsMember({"linear", "steps", "folded"}))
      ->group(group);
  command.add_option("--width", options->width, tr(TextId::cli_width))
      ->check(CLI::Range(200.0, 5000.0))
      ->group(group);
  command.add_option("--dpi", options->dpi, tr(TextId::cli_dpi))
      ->check(CLI::Range(36.0, 1200.0))
      ->group(group);
  command.add_flag("--transparent", options->transparent, tr(TextId::cli_transparent))->group(group);
  command.add_option("--from", options->from, tr(TextId::cli_from))->type_name("TIME")->group(group);
  command.add_option("--to", options->to, tr(TextId::cli_to))->type_name("TIME")->group(group);
  command.add_option("--title", options->title, tr(TextId::cli_title))->type_name("TEXT")->group(group);
  command.add_flag("--no-title", options->no_title, tr(TextId::cli_no_title))->group(group);
  command.add_flag("--locks", options->locks, tr(TextId::cli_show_locks))->group(group);
  command.add_flag("--no-cores", options->no_cores, tr(TextId::cli_no_cores))->group(group);
  options->model.add_to(command);
  return [options] { return export_figure(*options); };
}

}  // namespace kvant::cli
