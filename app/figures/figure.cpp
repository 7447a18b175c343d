#include "app/figures/figure.h"

namespace kvant::figures {

std::span<const FigureInfo> figure_table() {
  static constexpr FigureInfo kTable[] = {
#define FIGURE(id, name, doc) {FigureKind::id, name, doc, layout_##id},
#include "app/figures/figures.def"
#undef FIGURE
  };
  return kTable;
}

const FigureInfo* figure_by_name(std::string_view name) {
  for (const FigureInfo& info : figure_table())
    if (info.name == name) return &info;
  return nullptr;
}

namespace {
constexpr std::string_view kAxisNames[] = {"linear", "steps", "folded"};
}

std::string_view name_of(AxisMode mode) {
  return kAxisNames[static_cast<std::size_t>(mode)];
}

bool axis_from_name(std::string_view name, AxisMode& mode) {
  for (AxisMode m : {AxisMode::linear, AxisMode::steps, AxisMode::folded}) {
    if (name_of(m) != name) continue;
    mode = m;
    return true;
  }
  return false;
}

std::vector<std::string> process_names_of(const trace::Trace& trace) {
  std::vector<std::string> names;
  for (const trace::Event& e : trace.events()) {
    if (e.kind != trace::EventKind::process_start && e.kind != trace::EventKind::process_exec) continue;
    if (e.a < 0) continue;
    const auto process = static_cast<std::size_t>(e.a);
    if (names.size() <= process) names.resize(process + 1);
    names[process] = trace.text(e.text);
  }
  return names;
}

}  // namespace kvant::figures
