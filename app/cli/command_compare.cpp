// kvant compare: the same program under several models, as a table and as a figure.
#include <fmt/format.h>

#include "app/cli/figure_options.h"
#include "app/session/memory.h"

namespace kvant::cli {
namespace {

using lang::TextId;
using lang::tr;

struct Options {
  std::string file, output;
  FigureOptions figure_options;
  ModelOptions model;
};

// fmt counts letters, not bytes: Russian words stay in their columns.
void print_table(const std::vector<session::Variant>& variants) {
  const auto language = lang::language();
  std::size_t names = 8;
  const auto letters = [](const std::string& s) {
    std::size_t n = 0;
    for (const char c : s) n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return n;
  };
  for (const session::Variant& v : variants) names = std::max(names, letters(v.title));
  fmt::print("{:<{}}  {:>12}  {:>7}  {:>12}  {:>14}  {:>12}  {:>12}\n", "", names, tr(TextId::cli_cmp_time),
             tr(TextId::cli_cmp_ratio), tr(TextId::cli_cmp_memory), tr(TextId::cli_cmp_switches),
             tr(TextId::cli_cmp_gil), tr(TextId::cli_cmp_busy));
  const double first = static_cast<double>(std::max<VirtualTime>(1, variants.front().player->end_time()));
  for (const session::Variant& v : variants) {
    const Player& p = *v.player;
    const trace::Metrics m = p.metrics();
    fmt::print("{:<{}}  {:>12}  {:>7}  {:>12}  {:>14}  {:>12}  {:>12}", v.title, names,
               lang::duration(p.end_time(), language),
               "×" + lang::decimal(static_cast<double>(p.end_time()) / first, 2, language),
               lang::bytes(session::memory_of(p), language), lang::number(m.context_switches, language),
               lang::number(m.gil_switches, language), lang::percent(m.utilisation, language));
    const trace::StopReason reason = p.stopped().reason;
    if (reason != trace::StopReason::finished) fmt::print("  {}", trace::name_of(reason));
    fmt::print("\n");
  }
}

int compare(const Options& options) {
  std::string error;
  exporter::Format format{};
  if (!options.output.empty() && !exporter::format_of(options.output, format, error))
    return usage_error(error);
  const auto scenario = open_scenario(options.file);
  if (!scenario) return kUsage;
  scenario::Settings settings = scenario->header.settings;
  if (!options.model.apply(settings)) return kUsage;
  session::FigureRequest request;
  exporter::ExportOptions file_options;
  request.kind = figures::FigureKind::compare;
  if (!options.figure_options.apply(request, file_options)) return kUsage;
  request.title = title_for(options.figure_options, *scenario);
  Player player(scenario, settings);
  const std::vector<session::Variant> variants = session::variants_of(player, lang::language(), error);
  if (!error.empty()) return usage_error(error);
  for (const session::Variant& variant : variants) {
    record(*variant.player);
    if (variant.player->stopped().reason == trace::StopReason::interrupted) return kInterrupted;
  }
  print_table(variants);
  if (options.output.empty()) return kDone;
  const figures::FigureInfo* figure = figures::figure_by_name("compare");
  return write_figure(session::figure_input(player, request, variants), *figure, options.figure_options,
                      file_options, options.output);
}

}  // namespace

Action add_compare(CLI::App& command) {
  auto options = std::make_shared<Options>();
  command.add_option("FILE", options->file, tr(TextId::cli_file))->required();
  command.add_option("-o,--output", options->output, tr(TextId::cli_output))->type_name("OUT");
  options->figure_options.add_to(command, false);
  options->model.add_to(command);
  return [options] { return compare(*options); };
}

}  // namespace kvant::cli
