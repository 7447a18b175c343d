// The only door for non-determinism. Every free decision of a run goes through a Chooser; the default policy,
// a person's click, a recorded schedule, a random seed and a search are its implementations.
#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>

#include "sim/base/ids.h"

namespace kvant::machine {

enum class ChoiceKind : std::uint8_t {
  dispatch,  // which ready thread gets the core
  wake,      // which of a futex's waiters is woken
  timer,     // which of several timers due at one time fires first
};

// A preemption that did not follow from the policy: when the run is at position `at`, the running threads are
// told to make way, `thread` gets a core and, in a Python process, is the next to get the GIL: the holder
// drops it at the next switch point of its version, as if `thread`'s switch interval had just run out.
struct Intervention {
  Position at = std::numeric_limits<Position>::max();
  ThreadId thread = kNobody;
};

class Chooser {
 public:
  virtual ~Chooser() = default;
  // Picks one of `options` (thread ids, the policy's own choice first; never empty). Called only when there
  // are two or more. `index` counts these calls over the run: 0, 1, … An answer of
  // options.size() or more stops the run with schedule_mismatch.
  virtual std::size_t choose(ChoiceKind kind, std::uint64_t index, std::span<const ThreadId> options) = 0;
  // 64 bits for a program that asks the system for randomness (os.urandom, an unseeded random.Random).
  virtual std::uint64_t random(std::uint64_t index) = 0;
  // The next intervention at or after a position, if any.
  virtual Intervention next_intervention(Position from) = 0;
};

}  // namespace kvant::machine
