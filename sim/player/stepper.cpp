#include "sim/player/stepper.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace kvant {
namespace {

bool stops_at(const trace::Event& event, StepUnit unit) {
  if (unit == StepUnit::event) return event.kind != trace::EventKind::thread_label;
  return event.kind == trace::EventKind::context_switch || event.kind == trace::EventKind::thread_run;
}

}  // namespace

void Stepper::run_to(World& world, Position position) {
  while (world.position() < position) {
    if (world.advance(chooser_, sink_, limits_, position).reason != trace::StopReason::paused) return;
  }
}

void Stepper::run_to_time(World& world, VirtualTime time, Position end, const WorldImage* earlier) {
  if (world.position() >= end) return;
  // Time never goes back along the run: by ever shorter strides to the last one that does not go too far.
  constexpr Position kStrides = 64;
  const WorldImage begin(world, earlier);
  Position low = begin.position();
  Position high = end + 1;  // too far
  while (high - low > 1) {
    const Position stride = (high - low + kStrides - 1) / kStrides;
    begin.restore(world);
    run_to(world, low);
    while (low + stride < high) {
      run_to(world, low + stride);
      if (world.machine.now() > time) {
        high = low + stride;
        break;
      }
      low += stride;
    }
    if (stride == 1) break;
    high = std::min(high, low + stride);
  }
  begin.restore(world);
  run_to(world, low);
}

namespace {

// Where each thread stands; a step moves one thread only.
class Places {
 public:
  explicit Places(const World& world) { refresh(world); }
  // The world was moved without asking moved().
  void refresh(const World& world) {
    const std::size_t known = at_.size();
    for (const machine::Thread& thread : world.machine.threads()) {
      const auto id = static_cast<std::size_t>(thread.id);
      if (id >= known)
        at_.push_back(look(world, thread.id));
      else if (at_[id].instructions != world.python.instructions(thread.id))
        at_[id] = look(world, thread.id);
    }
  }
  // After a step: whether it was one of that unit.
  bool moved(const World& world, StepUnit unit) {
    const std::size_t known = at_.size();
    for (std::size_t id = known; id < world.machine.threads().size(); ++id)
      at_.push_back(look(world, static_cast<ThreadId>(id)));
    const ThreadId actor = world.machine.last_thread();
    if (actor == kNobody || static_cast<std::size_t>(actor) >= known) return false;
    Seen& seen = at_[static_cast<std::size_t>(actor)];
    const Seen before = std::exchange(seen, look(world, actor));
    if (unit == StepUnit::line) return seen.place.line != 0 && seen.place != before.place;
    return seen.instructions != before.instructions &&
           (world.python.in_user_code(actor) || seen.place != before.place);
  }

 private:
  struct Seen {
    python::Runtime::Place place;
    std::uint64_t instructions = 0;
  };
  static Seen look(const World& world, ThreadId thread) {
    return {world.python.place(thread), world.python.instructions(thread)};
  }
  std::vector<Seen> at_;
};

}  // namespace

void Stepper::forward(World& world, StepUnit unit, Position end) {
  Places places(world);
  while (world.position() < end) {
    run_to(world, world.position() + 1);
    if (places.moved(world, unit)) return;
  }
}

Position Stepper::last_boundary(World& world, StepUnit unit, Position end,
                                std::span<const Position> stretches, Position length) {
  Position last = 0;
  std::optional<Places> places;
  for (const Position start : stretches) {
    run_to(world, start);
    places ? places->refresh(world) : void(places.emplace(world));
    const Position stop = std::min(start + length, end);
    while (world.position() + 1 < stop) {
      run_to(world, world.position() + 1);
      if (places->moved(world, unit)) last = world.position();
    }
  }
  return last;
}

std::vector<Position> Stepper::active_stretches(World& world, Position end) {
  std::vector<Position> stretches;
  while (world.position() + 1 < end) {
    const Position start = world.position();
    const std::uint64_t before = world.python.user_activity();
    run_to(world, std::min(start + kStretch, end - 1));
    if (world.position() == start) break;
    if (world.python.user_activity() != before) stretches.push_back(start);
  }
  return stretches;
}

std::optional<Position> next_event(const trace::Trace& trace, StepUnit unit, Position from) {
  if (unit != StepUnit::event && unit != StepUnit::context_switch) return std::nullopt;
  const auto& events = trace.events();
  for (std::size_t i = trace.first_at(from); i < events.size(); ++i)
    if (stops_at(events[i], unit)) return events[i].position + 1;
  return std::nullopt;
}

std::optional<Position> previous_event(const trace::Trace& trace, StepUnit unit, Position from) {
  const auto& events = trace.events();
  for (std::size_t i = trace.first_at(from == 0 ? 0 : from - 1); i > 0; --i)
    if (stops_at(events[i - 1], unit)) return events[i - 1].position + 1;
  return std::nullopt;
}

}  // namespace kvant
