// What a scheduling policy decides. A policy has no state of its own: it looks at the ready queue and the
// threads.
#pragma once
#include <cstddef>
#include <span>

#include "sim/machine/machine.h"

namespace kvant::machine {

class Policy {
 public:
  virtual ~Policy() = default;
  // Index in `ready` of the thread that goes next. `ready` is never empty and in the order of becoming ready.
  virtual std::size_t next(std::span<const ThreadId> ready, std::span<const Thread> threads) const = 0;
  // Whether a thread that has run for a quantum makes way when others are ready.
  virtual bool has_quantum() const { return false; }
};

const Policy& policy_of(PolicyKind kind);

// Each is defined in its own file, POLICY.cpp.
#define POLICY(id, name, doc) const Policy& id##_policy();
#include "sim/machine/policies/policies.def"
#undef POLICY

}  // namespace kvant::machine
