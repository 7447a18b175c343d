#include "sim/player/stepper.h"

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

bool Stepper::step(World& world, StepUnit unit) {
  using Place = python::Runtime::Place;
  std::vector<std::pair<Place, std::uint64_t>> before;
  for (const machine::Thread& thread : world.machine.threads())
    before.emplace_back(world.python.place(thread.id), world.python.instructions(thread.id));
  run_to(world, world.position() + 1);
  const ThreadId actor = world.machine.last_thread();
  if (actor == kNobody || static_cast<std::size_t>(actor) >= before.size()) return false;
  const auto& [place, instructions] = before[static_cast<std::size_t>(actor)];
  const Place now = world.python.place(actor);
  if (unit == StepUnit::line) return now.line != 0 && now != place;
  return world.python.instructions(actor) != instructions &&
         (world.python.in_user_code(actor) || now != place);
}

void Stepper::forward(World& world, StepUnit unit, Position end) {
  while (world.position() < end)
    if (step(world, unit)) return;
}

Position Stepper::last_boundary(World& world, StepUnit unit, Position end) {
  Position last = 0;
  while (world.position() + 1 < end)
    if (step(world, unit)) last = world.position();
  return last;
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
