// What the runtime knows of its processes and threads beside their heaps. Plain data, copied with the world.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/ids.h"
#include "sim/machine/program.h"
#include "sim/python/code.h"
#include "sim/python/heap.h"
#include "sim/python/refcounts.h"
#include "sim/python/syntax/parser.h"
#include "sim/trace/trace.h"

namespace kvant::python {

// The global interpreter lock of one process (Python/ceval_gil.c): see gil.h for the protocol.
struct Gil {
  std::uint32_t locked = 0;
  ThreadId holder = kNobody;
  ThreadId last_holder = kNobody;
  std::uint32_t switch_number = 0;
  bool drop_request = false;
  ThreadId requested_by = kNobody;
  ThreadId reserved = kNobody;  // an intervention gave the next turn to this thread
  std::uint32_t forced = 0;     // threads that dropped on request and wait until another took it
  std::uint32_t waiting = 0;    // threads that wait for it
  LockId id = kNobody;
  VirtualTime held_since = 0;
};

// Where a thread stands between two bursts: which request it waits for and what comes then.
enum class Stage : std::uint8_t {
  starting,     // has not run yet
  running,      // executes Python; holds the GIL if there is one
  take_gil,     // wants the GIL, will try
  wait_gil,     // a timed wait for it was asked for
  took_gil,     // has it, and tells those that wait for a switch
  dropped_gil,  // gave it up on request and told a waiter
  forced_wait,  // waits until another thread took it
  release_gil,  // gave it up because of a blocking request, told a waiter; asks for `wanted` next
  asked,        // the answer is due, then the GIL again
  asked_held,   // the answer is due, the GIL was kept
  exiting,      // gave the GIL up for good; the end is asked for next
  burning,      // computes without the GIL (C code); `burn` is left
  ended,
};

struct WaitLabel {  // what the library calls the next waits of a thread
  trace::WaitKind kind = trace::WaitKind::none;
  LockId lock = kNobody;
  std::string name;
};

struct TracedFrame {
  Value frame;               // whose; not owned
  Value local;               // f_trace, owned
  std::int32_t before = -1;  // the instruction it ran last
  std::uint8_t told = 0;     // trace_calls.cpp: what was told of the next one
};

struct PyThread {
  ThreadId id = kNobody;
  ProcessId process = kNobody;
  Stage stage = Stage::starting;
  bool is_main = false;
  bool has_gil = false;
  bool quiet_unwind = false;  // the exception is re-raised: the frame that does it adds no traceback entry
  bool exit_process = false;  // `exiting` ends the process
  bool blocked = false;       // its innermost frame is a native's that waits for `answer`
  bool wants_turn = false;    // an intervention: when it comes for the GIL it gets it next
  bool started = false;       // its first frame was made
  bool finalizing = false;    // the main program is over, the shutdown steps run
  std::uint8_t shutdown_step = 0;
  Value frame;              // innermost Frame or NativeFrame; owned
  Value pending;            // the exception being raised
  Value handled;            // the exception being handled by the innermost generator or the thread itself
  Value exit_error;         // the exception that ended the main program
  std::uint32_t depth = 0;  // Python and native frames, for the recursion limit
  std::uint32_t recursion_headroom = 0;
  std::int32_t status = 0;  // of exit_process
  std::uint64_t instructions = 0;
  std::uint64_t user_entries = 0;         // how often a frame of the user's own file became the innermost
  VirtualTime gil_wanted_since = -1;      // when its wait for the GIL began; -1: it does not wait
  std::uint32_t switch_seen = 0;          // Gil::switch_number when its wait or its drop began
  VirtualTime next_label = 0;             // no thread_label event before this time
  std::uint32_t label_code = 0xffffffff;  // code id of the function told last
  machine::Request wanted;                // by `ask`
  machine::Reply answer;
  // Requests that a signal interrupted, to be asked again when the handlers have run: the innermost native's
  // last.
  std::vector<machine::Request> interrupted;
  WaitLabel label;
  std::vector<RefStep> ref_steps;  // changes of counts that are still to be carried out
  VirtualTime burn = 0;
  Value trace_function, profile_function;  // sys.settrace, sys.setprofile; owned
  bool tracing = false;                    // one of them runs
  std::vector<TracedFrame> traced;
  Value async_exception;  // to be raised as soon as it runs Python code; owned
  std::string name;
  Value start_function, start_args, start_kwargs;  // of a thread not started yet; owned
};

// What a process is to run from its next exec on.
struct ExecSpec {
  std::string filename;           // in tracebacks, and __file__
  std::string source;             // of its main module
  std::vector<std::string> argv;  // sys.argv
  std::map<std::string, std::string> environment;
  bool unbuffered = false;  // python -u
};

struct PyProcess {
  ProcessId id = kNobody;
  ProcessId parent = kNobody;
  std::int64_t program = 0;  // index of add_program
  Heap heap;
  Gil gil;
  ThreadId main_thread = kNobody;
  std::uint32_t recursion_limit = 1000;
  VirtualTime switch_interval = 5 * kMillisecond;
  bool memory_exhausted = false;
  bool exiting = false;
  bool traces_threads = false;        // threading.settrace or setprofile was given a function
  std::uint64_t pending_signals = 0;  // bit number - 1: to be handled by the main thread
  std::uint32_t lock_counter = 0;     // for names of locks that have none
  std::uint64_t unique_counter = 0;
  std::uint64_t outside_reads = 0;  // of clocks and of the system's randomness: what no memory shows
  std::map<LockId, Offset> locks;   // of live lock objects that were used
  std::vector<ThreadId> threads;    // alive, in order of creation
  std::string script;
  std::vector<std::string> argv;
  std::shared_ptr<const CodeUnit> main;  // null: its source does not compile, main_error says why
  syntax::SyntaxError main_error;
  std::map<std::string, std::string> environment;  // as the process began with it
  std::optional<ExecSpec> exec;
  unsigned terminals = 7;                      // bit i: descriptor i was the terminal when the program began
  std::map<ThreadId, std::string> next_names;  // by the thread that will create: name of its next child
  std::vector<Value> pending_starts;  // by argument of spawn_thread: tuples (function, args, kwargs, name)
  RefTable refs;
};

}  // namespace kvant::python
