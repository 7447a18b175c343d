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

void Stepper::run_to_time(World& world, VirtualTime time, Position end) {
  // Time never goes back along the run: a binary search over positions, from a copy each, then the walk.
  Position low = world.position();
  Position high = end;
  while (high - low > 1) {
    const Position middle = low + (high - low) / 2;
    World probe = world;
    run_to(probe, middle);
    if (probe.machine.now() <= time) {
      low = middle;
      world = std::move(probe);
    } else {
      high = middle;
    }
  }
}

namespace {

// Where each thread stands; a step moves one thread only.
class Places {
 public:
  explicit Places(const World& world) {
    for (const machine::Thread& thread : world.machine.threads()) at_.push_back(look(world, thread.id));
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

constexpr Position kStretch = 256;

// Differs from what it was when a thread has done anything in user code since, or is new.
std::vector<std::uint64_t> doings(const World& world) {
  std::vector<std::uint64_t> all;
  for (const machine::Thread& thread : world.machine.threads()) {
    all.push_back(world.python.user_entries(thread.id));
    all.push_back(world.python.in_user_code(thread.id) ? world.python.instructions(thread.id) : 0);
  }
  return all;
}

}  // namespace

void Stepper::forward(World& world, StepUnit unit, Position end) {
  Places places(world);
  while (world.position() < end) {
    run_to(world, world.position() + 1);
    if (places.moved(world, unit)) return;
  }
}

Position Stepper::last_boundary(const World& world, StepUnit unit, Position end) {
  // Most of a run may be the library's: stretches in which no thread was in user code are passed at full
  // speed.
  std::vector<Position> stretches;
  World scout = world;
  while (scout.position() + 1 < end) {
    const Position start = scout.position();
    const std::vector<std::uint64_t> before = doings(scout);
    run_to(scout, std::min(start + kStretch, end - 1));
    if (scout.position() == start) break;
    if (doings(scout) != before) stretches.push_back(start);
  }
  for (; !stretches.empty(); stretches.pop_back()) {
    scout = world;
    run_to(scout, stretches.back());
    const Position until = std::min(stretches.back() + kStretch, end - 1);
    Position last = 0;
    Places places(scout);
    while (scout.position() < until) {
      run_to(scout, scout.position() + 1);
      if (places.moved(scout, unit)) last = scout.position();
    }
    if (last != 0) return last;
  }
  return 0;
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
