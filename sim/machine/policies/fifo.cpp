// First come, first served.
#include "sim/machine/policies/policy.h"

namespace kvant::machine {
namespace {

class Fifo final : public Policy {
 public:
  std::size_t next(std::span<const ThreadId>, std::span<const Thread>) const override { return 0; }
};

}  // namespace

const Policy& fifo_policy() {
  static const Fifo policy;
  return policy;
}

}  // namespace kvant::machine
