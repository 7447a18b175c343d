// Moves a world along a run that is already recorded, without recording again.
#pragma once
#include <optional>

#include "sim/machine/schedule.h"
#include "sim/player/player.h"

namespace kvant {

class Stepper {
 public:
  Stepper(const machine::Limits& limits, const machine::Schedule& schedule)
      : limits_(limits), chooser_(schedule) {}

  void run_to(World& world, Position position);
  // To the last position at or before `time`, but not past `end`.
  void run_to_time(World& world, VirtualTime time, Position end);
  // One instruction or line of the user's program on, but not past `end`.
  void forward(World& world, StepUnit unit, Position end);
  // The last position before `end` where a step by `unit` from `world` on would have stopped; 0 if there is
  // none.
  Position last_boundary(const World& world, StepUnit unit, Position end);

 private:
  machine::Limits limits_;
  machine::ScheduleChooser chooser_;
  trace::NullSink sink_;
};

// Positions of the nearest event after / before `from` at which a step by `unit` (event or context_switch)
// stops.
std::optional<Position> next_event(const trace::Trace& trace, StepUnit unit, Position from);
std::optional<Position> previous_event(const trace::Trace& trace, StepUnit unit, Position from);

}  // namespace kvant
