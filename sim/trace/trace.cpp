#include "sim/trace/trace.h"

#include <algorithm>
#include <array>

namespace kvant::trace {

std::string_view name_of(EventKind kind) {
  static constexpr std::array kNames = {
#define EVENT(kind, a, b, text, doc) std::string_view(#kind),
#include "sim/trace/events.def"
#undef EVENT
  };
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view name_of(WaitKind kind) {
  static constexpr std::array kNames = {
#define WAIT(kind, doc) std::string_view(#kind),
#include "sim/trace/waits.def"
#undef WAIT
  };
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view name_of(StopReason reason) {
  switch (reason) {
    case StopReason::paused:
      return "paused";
    case StopReason::finished:
      return "finished";
    case StopReason::deadlock:
      return "deadlock";
    case StopReason::time_limit:
      return "time_limit";
    case StopReason::instruction_limit:
      return "instruction_limit";
    case StopReason::memory_limit:
      return "memory_limit";
    case StopReason::trace_limit:
      return "trace_limit";
    case StopReason::interrupted:
      return "interrupted";
    case StopReason::schedule_mismatch:
      return "schedule_mismatch";
    case StopReason::idle:
      return "idle";
    case StopReason::process_limit:
      return "process_limit";
    case StopReason::segmentation_fault:
      return "segmentation_fault";
  }
  return "";
}

Trace::Trace() {
  strings_.emplace_back();
  ids_.emplace(std::string(), 0);
}

std::int32_t Trace::add(const Event& event) {
  events_.push_back(event);
  return static_cast<std::int32_t>(events_.size() - 1);
}

StringId Trace::intern(std::string_view text) {
  if (text.empty()) return 0;
  if (text == strings_[last_id_]) return last_id_;
  auto found = ids_.find(text);
  if (found == ids_.end()) {
    found = ids_.emplace(std::string(text), static_cast<StringId>(strings_.size())).first;
    strings_.emplace_back(text);
  }
  return last_id_ = found->second;
}

std::size_t Trace::first_at(Position position) const {
  const auto found = std::lower_bound(events_.begin(), events_.end(), position,
                                      [](const Event& e, Position p) { return e.position < p; });
  return static_cast<std::size_t>(found - events_.begin());
}

std::size_t Trace::first_at_time(VirtualTime time) const {
  const auto found = std::lower_bound(events_.begin(), events_.end(), time,
                                      [](const Event& e, VirtualTime t) { return e.time < t; });
  return static_cast<std::size_t>(found - events_.begin());
}

void Trace::truncate(std::size_t count) {
  if (count < events_.size()) events_.resize(count);
}

std::uint64_t Trace::hash() const {
  Hasher hasher;
  for (const Event& e : events_) {
    hasher.number(static_cast<std::uint64_t>(e.time));
    hasher.number(static_cast<std::uint64_t>(e.a));
    hasher.number(static_cast<std::uint64_t>(e.b));
    const auto word = [](auto high, auto low) {
      return std::uint64_t{static_cast<std::uint32_t>(high)} << 32 | static_cast<std::uint32_t>(low);
    };
    hasher.number(word(e.thread, e.core));
    hasher.number(word(e.cause, e.kind));
    hasher.text(strings_[e.text]);
  }
  return hasher.value();
}

}  // namespace kvant::trace
