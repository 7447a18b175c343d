// The log's order: cores are simulated in turn and may run ahead of each other, but events enter the sink in
// the order of time. An event made ahead of the global time is held with its core until no earlier one can
// come. The resulting order is that of a stable sort by time, so it does not depend on when held events are
// released.
#include <algorithm>

#include "sim/machine/machine.h"

namespace kvant::machine {

trace::Event Machine::event(trace::EventKind kind, ThreadId thread, CoreId core, std::int64_t a,
                            std::int64_t b) const {
  trace::Event e;
  e.time = now_;
  e.position = position_;
  e.kind = kind;
  e.thread = thread;
  e.core = core;
  e.a = a;
  e.b = b;
  return e;
}

std::int32_t Machine::log(trace::Sink& sink, const trace::Event& event, std::string_view text) {
  if (held_ > 0) release_held(sink, event.time, event.position);
  ++made_;
  return deliver(sink, event, text);
}

// Indices are counted here and not taken from the sink, so that a replay without a log hands out the same
// causes.
std::int32_t Machine::deliver(trace::Sink& sink, trace::Event event, std::string_view text) {
  if (!text.empty()) event.text = sink.intern(text);
  const std::int32_t given = sink.add(event);
  const std::int32_t index = given >= 0 ? given : static_cast<std::int32_t>(logged_);
  logged_ = index + 1;
  last_logged_ = std::max(last_logged_, event.time);
  if (event.thread >= 0) inner_[static_cast<std::size_t>(event.thread)].last_event = index;
  return given >= 0 ? given : index;
}

void Machine::hold(CoreId core, const trace::Event& event, std::string_view text) {
  cores_[static_cast<std::size_t>(core)].held.push_back({event, made_++, std::string(text)});
  ++held_;
}

void Machine::release_held(trace::Sink& sink, VirtualTime until, Position position) {
  while (held_ > 0) {
    Core* first = nullptr;
    for (Core& core : cores_) {
      if (core.held_begin == core.held.size()) continue;
      const HeldEvent& head = core.held[core.held_begin];
      if (head.event.time > until) continue;
      if (first) {
        const HeldEvent& best = first->held[first->held_begin];
        if (std::pair(best.event.time, best.order) < std::pair(head.event.time, head.order)) continue;
      }
      first = &core;
    }
    if (!first) return;
    HeldEvent& head = first->held[first->held_begin++];
    head.event.position = position;
    deliver(sink, head.event, head.text);
    --held_;
    if (first->held_begin == first->held.size()) {
      first->held.clear();
      first->held_begin = 0;
    }
  }
}

void Machine::drop_held(CoreId core) {
  Core& c = cores_[static_cast<std::size_t>(core)];
  held_ -= c.held.size() - c.held_begin;
  c.held.clear();
  c.held_begin = 0;
}

void Machine::note_lock(const trace::Event& event, std::string_view text) {
  using trace::EventKind;
  if (event.kind == EventKind::thread_name) {
    threads_[static_cast<std::size_t>(event.thread)].name = text;
    return;
  }
  if (event.kind != EventKind::lock_create && event.kind != EventKind::lock_name &&
      event.kind != EventKind::lock_acquire && event.kind != EventKind::lock_release)
    return;
  if (event.a < 0 || static_cast<std::size_t>(event.a) >= locks_.size()) return;  // not from new_lock()
  LockInfo& lock = locks_[static_cast<std::size_t>(event.a)];
  switch (event.kind) {
    case EventKind::lock_create:
      lock.kind = static_cast<trace::WaitKind>(event.b);
      lock.name = text;
      break;
    case EventKind::lock_name:
      lock.name = text;
      break;
    case EventKind::lock_acquire:
      lock.owner = event.thread;
      break;
    default:
      lock.owner = kNobody;
      break;
  }
}

}  // namespace kvant::machine
