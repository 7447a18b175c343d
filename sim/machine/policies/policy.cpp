#include "sim/machine/policies/policy.h"

namespace kvant::machine {

std::span<const PolicyInfo> policy_table() {
  static constexpr PolicyInfo kTable[] = {
#define POLICY(id, name, doc) {PolicyKind::id, name, doc},
#include "sim/machine/policies/policies.def"
#undef POLICY
  };
  return kTable;
}

const Policy& policy_of(PolicyKind kind) {
  switch (kind) {
#define POLICY(id, name, doc) \
  case PolicyKind::id:        \
    return id##_policy();
#include "sim/machine/policies/policies.def"
#undef POLICY
  }
  return fifo_policy();
}

}  // namespace kvant::machine
