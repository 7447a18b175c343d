// kvant list: bundled scenarios, and the names that options take.
#include <fmt/format.h>

#include "app/cli/command.h"
#include "app/figures/figure.h"

namespace kvant::cli {
namespace {

using lang::TextId;
using lang::tr;

void heading(TextId text) {
  fmt::print("{}\n", tr(text));
}

template <class Table>
void rows(const Table& table) {
  for (const auto& row : table) fmt::print("  {:<24} {}\n", row.name, row.doc);
  fmt::print("\n");
}

int list() {
  const bool russian = lang::language() == lang::Lang::ru;
  heading(TextId::cli_list_scenarios);
  for (const scenario::CatalogueEntry& entry : scenario::catalogue()) {
    scenario::Header header;
    scenario::Problem problem;
    if (!scenario::parse_header(entry.source, entry.id, header, problem)) return report(problem);
    fmt::print("  {:<24} {}\n", entry.id, russian ? header.title.ru : header.title.en);
  }
  fmt::print("\n");
  heading(TextId::cli_list_figures);
  rows(figures::figure_table());
  heading(TextId::cli_list_versions);
  rows(python::profile_table());
  heading(TextId::cli_list_policies);
  rows(machine::policy_table());
  heading(TextId::cli_list_costs);
  for (const machine::CostInfo& cost : machine::cost_table())
    fmt::print("  {:<24} {:<10} {}\n", cost.name, lang::duration(cost.default_ns, lang::language()),
               cost.doc);
  return kDone;
}

}  // namespace

Action add_list(CLI::App&) {
  return [] { return list(); };
}

}  // namespace kvant::cli
