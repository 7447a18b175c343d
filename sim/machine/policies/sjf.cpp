// Shortest job first by Thread::expected_length; who states none comes last. Ties: first come, first served.
#include <algorithm>

#include "sim/machine/policies/policy.h"

namespace kvant::machine {
namespace {

class ShortestJobFirst final : public Policy {
 public:
  std::size_t next(std::span<const ThreadId> ready, std::span<const Thread> threads) const override {
    const auto shortest = std::min_element(ready.begin(), ready.end(), [&](ThreadId a, ThreadId b) {
      return threads[static_cast<std::size_t>(a)].expected_length <
             threads[static_cast<std::size_t>(b)].expected_length;
    });
    return static_cast<std::size_t>(shortest - ready.begin());
  }
};

}  // namespace

const Policy& sjf_policy() {
  static const ShortestJobFirst policy;
  return policy;
}

}  // namespace kvant::machine
