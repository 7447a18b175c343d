// The log of a run: an append-only list of scheduling-level events. Instruction-level detail is not stored;
// it is recomputed by replay.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sim/base/hash.h"
#include "sim/base/ids.h"
#include "sim/base/time.h"

namespace kvant::trace {

enum class EventKind : std::uint8_t {
#define EVENT(kind, a, b, text, doc) kind,
#include "sim/trace/events.def"
#undef EVENT
};

enum class WaitKind : std::uint8_t {
#define WAIT(kind, doc) kind,
#include "sim/trace/waits.def"
#undef WAIT
};

struct TextHash {  // looks a text up without making a string of it
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

enum class PreemptReason : std::uint8_t { quantum, priority, chosen, yielded };

// How a run ended. `finished`: every program exited. `paused` is not an end: the caller's limit of steps was
// reached.
enum class StopReason : std::uint8_t {
  paused,
  finished,
  deadlock,            // no thread can ever run again
  time_limit,          // Limits::max_time
  instruction_limit,   // Limits::max_steps
  memory_limit,        // Limits::max_memory
  trace_limit,         // Limits::max_events
  interrupted,         // by the user
  schedule_mismatch,   // the schedule does not fit the program
  process_limit,       // Limits::max_forks
  idle,                // as deadlock, but a server waits for clients: nobody is left who could come
  segmentation_fault,  // the simulated interpreter touched an object that was freed: see Runtime::crash
};

std::string_view name_of(EventKind kind);
std::string_view name_of(WaitKind kind);
std::string_view name_of(StopReason reason);

struct Event {
  VirtualTime time = 0;
  Position position = 0;
  std::int64_t a = 0;
  std::int64_t b = 0;
  StringId text = 0;
  ThreadId thread = kNobody;
  CoreId core = kNobody;
  std::int32_t cause = -1;  // index of an earlier event
  EventKind kind = EventKind::stop;
  bool operator==(const Event&) const = default;
};

// Where the machine and the programs report to. Two implementations: Trace, which keeps, and NullSink, for
// replay.
class Sink {
 public:
  virtual ~Sink() = default;
  // Returns the event's index, or -1 when it is not kept.
  virtual std::int32_t add(const Event& event) = 0;
  virtual StringId intern(std::string_view text) = 0;
};

class NullSink final : public Sink {
 public:
  std::int32_t add(const Event&) override { return -1; }
  StringId intern(std::string_view) override { return 0; }
};

class Trace final : public Sink {
 public:
  Trace();
  std::int32_t add(const Event& event) override;
  StringId intern(std::string_view text) override;

  const std::vector<Event>& events() const { return events_; }
  const std::string& text(StringId id) const { return strings_[id]; }
  VirtualTime end_time() const { return events_.empty() ? 0 : events_.back().time; }
  // Index of the first event at or after a position / a time. A machine adds events in the order of both, so
  // that truncate(first_at(p)) leaves what was known when the machine stood at position p. Except at p = 0:
  // the events of the start have that position as well, keep those that were there before the first step.
  std::size_t first_at(Position position) const;
  std::size_t first_at_time(VirtualTime time) const;
  // Forgets all events from `count` on (strings stay): a choice made by hand starts a new future there.
  void truncate(std::size_t count);
  // Equal runs have equal hashes, on every platform. Covers events and their texts, not StringIds or
  // positions.
  std::uint64_t hash() const;

 private:
  std::vector<Event> events_;
  std::vector<std::string> strings_;
  std::unordered_map<std::string, StringId, TextHash, std::equal_to<>> ids_;
  StringId last_id_ = 0;  // the same label often comes several times in a row
};

}  // namespace kvant::trace
