// Moves a world along a run that is already recorded, without recording again.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "sim/machine/schedule.h"
#include "sim/player/player.h"
#include "sim/player/world_image.h"

namespace kvant {

class Stepper {
 public:
  Stepper(const machine::Limits& limits, const machine::Schedule& schedule)
      : limits_(limits), chooser_(schedule) {}

  void run_to(World& world, Position position);
  // To the last position at or before `time`, but not past `end`. The world is at or before `time`; an image
  // from `earlier` in the run makes the way there and back cheaper; or null.
  void run_to_time(World& world, VirtualTime time, Position end, const WorldImage* earlier);
  // One instruction or line of the user's program on, but not past `end`.
  void forward(World& world, StepUnit unit, Position end);
  // The last position before `end` where a step by `unit` (instruction or line) would have stopped, looked
  // for in stretches of `length` steps that begin at the given positions, in order; 0 if there is none. The
  // world, which is at or before the first, is moved through them, one step after the other.
  Position last_boundary(World& world, StepUnit unit, Position end, std::span<const Position> stretches,
                         Position length);
  // Moves the world to `end` - 1 at full speed, in stretches of kStretch steps: the starts of those in which
  // some thread was in user code. Most of a run may be the library's.
  std::vector<Position> active_stretches(World& world, Position end);
  static constexpr Position kStretch = 256;

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
