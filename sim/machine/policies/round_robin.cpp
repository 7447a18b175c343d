// First come, first served, for a quantum at a time: who is preempted goes to the end of the queue.
#include "sim/machine/policies/policy.h"

namespace kvant::machine {
namespace {

class RoundRobin final : public Policy {
 public:
  std::size_t next(std::span<const ThreadId>, std::span<const Thread>) const override { return 0; }
  bool has_quantum() const override { return true; }
};

}  // namespace

const Policy& round_robin_policy() {
  static const RoundRobin policy;
  return policy;
}

}  // namespace kvant::machine
