// The state of an event loop at one moment, gathered from the events before it.
#pragma once
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "app/figures/figure.h"

namespace kvant::figures {

struct LoopMoment {
  enum class Phase : std::uint8_t { none, running, selecting } phase = Phase::none;
  struct Handle {
    std::int64_t handle = -1;
    std::int64_t task = kNobody;
    std::string name;
  };
  struct Task {
    std::int64_t id = 0;
    std::string name, label, waits_for;
    enum class State : std::uint8_t { ready, running, suspended, done } state = State::ready;
    trace::WaitKind wait = trace::WaitKind::none;
    int how = 0;  // done: 0 with a result, 1 an exception, 2 cancelled
  };
  struct Timer {
    Handle handle;
    VirtualTime when = 0;
  };
  struct Watch {
    std::int64_t file = 0;
    std::int64_t events = 0;  // 1 read, 2 write
    std::string name;
    bool ready = false;  // something arrived that was not asked for yet
  };
  VirtualTime time = 0;
  std::size_t event = 0;  // of the trace: the last that has happened
  bool exists = false;
  bool ended = false;         // the thread that ran it has ended
  ThreadId thread = kNobody;  // that runs the loop
  std::string loop;
  std::int64_t turn = 0;
  VirtualTime timeout = 0;  // of the select that is going on
  Handle current;           // handle or task that runs; task kNobody and handle -1: none
  std::deque<Handle> ready;
  std::vector<Timer> timers;  // by time
  std::vector<Watch> watched;
  std::vector<Task> tasks;  // by creation

  const Task* task(std::int64_t id) const {
    const auto index = static_cast<std::size_t>(id);
    if (id >= 0 && index < tasks.size() && tasks[index].id == id) return &tasks[index];
    for (const Task& t : tasks)
      if (t.id == id) return &t;
    return nullptr;
  }
};

// The most there is of anything in a whole run.
struct LoopMost {
  std::size_t tasks = 0, timers = 0, watched = 0;
  std::deque<LoopMoment::Handle> ready;
};

// After the events [0, count). With `most`, the whole trace is looked at.
LoopMoment loop_after(const trace::Trace& trace, std::size_t count, LoopMost* most = nullptr);
// The event counts after which there is something new to see, with times in [from, to].
std::vector<std::size_t> loop_moments(const trace::Trace& trace, VirtualTime from, VirtualTime to);

}  // namespace kvant::figures
