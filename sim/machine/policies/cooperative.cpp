// Windows 3.1: the system never takes the core away; who does not block, sleep or yield keeps it. On one core
// this is fifo by another name, which is the lesson: what differs is what programs are expected to do.
#include "sim/machine/policies/policy.h"

namespace kvant::machine {
namespace {

class Cooperative final : public Policy {
 public:
  std::size_t next(std::span<const ThreadId>, std::span<const Thread>) const override { return 0; }
};

}  // namespace

const Policy& cooperative_policy() {
  static const Cooperative policy;
  return policy;
}

}  // namespace kvant::machine
