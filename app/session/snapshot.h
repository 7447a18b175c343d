// What the world looks like at the cursor, gathered once a step for panels, explanations and tests. Plain
// data.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sim/player/player.h"

namespace kvant::session {

enum class Status : std::uint8_t { running, ready, wait_gil, blocked, wait_io, sleeping, ended };

struct ThreadRow {
  ThreadId id = kNobody;
  ProcessId process = kNobody;
  std::string name;
  Status status = Status::ready;
  trace::WaitKind wait = trace::WaitKind::none;
  std::string object;         // what it waits for, by the program's name
  ThreadId holder = kNobody;  // who holds that
  CoreId core = kNobody;
  VirtualTime since = 0;       // in this state
  VirtualTime until = kNever;  // sleeping: its end
  int line = 0;                // in the user's own file; 0: none
  std::string function;
  // The innermost frame of the user's own file; null code: none.
  std::shared_ptr<const python::CodeUnit> code;
  std::size_t instruction = 0;  // index of the next one
  bool at_instruction =
      false;  // the innermost frame of all: the instruction is what comes next, no call is open
};

struct VariableRow {
  std::string name, value, type;
  std::uint32_t references = 0;
  bool global = true;
  bool changed = false;  // since the snapshot before
};

struct LockRow {
  LockId id = kNobody;
  std::string name;
  trace::WaitKind kind = trace::WaitKind::lock;
  ThreadId owner = kNobody;
  std::vector<ThreadId> waiters;
};

// A thread that has read a variable and was switched out before it stored it again.
struct OpenUpdate {
  ThreadId thread = kNobody;
  std::string variable;
  int line = 0;
  std::size_t load = 0, store = 0;  // instructions
  std::string read;                 // the value it read; "" when not known
  std::string now;                  // the value now
  bool stale() const { return !read.empty() && !now.empty() && read != now; }
};

// "Thread-1 (increase)", as CPython 3.10 and later name a thread, without the function: for sentences and
// chips.
std::string short_name(const std::string& thread);

struct Snapshot {
  Position position = 0;
  VirtualTime time = 0;
  std::vector<ThreadRow> threads;  // by ThreadId
  ThreadId running = kNobody;      // who took the last step, or is on a core
  ThreadId shown = kNobody;        // whose code and variables these are
  ProcessId process = 0;           // its process
  python::GilView gil;
  std::vector<LockRow> locks;
  std::vector<VariableRow> variables;  // of `shown`: locals of its function, then globals
  std::vector<OpenUpdate> updates;
  // What the shown thread's next instruction will read or store, when it is a plain variable's; "" otherwise.
  std::string next_value;
  bool next_is_store = false;
  std::vector<ThreadId> candidates;
  std::int64_t switches = 0;  // of cores, so far
  std::int64_t gil_switches = 0;

  const ThreadRow* thread(ThreadId id) const {
    return id >= 0 && static_cast<std::size_t>(id) < threads.size() ? &threads[static_cast<std::size_t>(id)]
                                                                    : nullptr;
  }
  std::string name_of(ThreadId id) const {  // short
    const ThreadRow* row = thread(id);
    return row ? short_name(row->name) : "";
  }
};

// `before`: the snapshot shown until now, against which changed variables are told; may be null.
Snapshot take_snapshot(const Player& player, ThreadId shown, const Snapshot* before);

}  // namespace kvant::session
