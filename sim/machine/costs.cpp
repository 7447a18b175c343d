#include "sim/machine/machine.h"

namespace kvant::machine {

std::span<const CostInfo> cost_table() {
  static constexpr CostInfo kTable[] = {
#define COST(name, ns, doc) {#name, ns, doc},
#include "sim/machine/costs.def"
#undef COST
  };
  return kTable;
}

Costs::Costs() {
  std::size_t i = 0;
  for (const CostInfo& info : cost_table()) ns_[i++] = info.default_ns;
}

}  // namespace kvant::machine
