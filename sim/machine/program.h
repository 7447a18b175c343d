// The contract between the machine and what runs on it. The machine knows only this: run this thread until it
// needs the operating system or its budget ends; tell me the virtual time it used and what it asks for.
#pragma once
#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>

#include "sim/base/ids.h"
#include "sim/base/time.h"
#include "sim/trace/trace.h"

namespace kvant::machine {

// Names a futex: a word of one process. The machine keeps only the queues of waiters, the words are the
// program's.
using FutexKey = std::uint64_t;

// A call of the operating system's files, network and signals: a row of syscalls.def (syscalls.h).
enum class SystemCall : std::uint8_t;

enum class RequestKind : std::uint8_t {
  none,          // the budget ended; the thread goes on when it has a core again
  yield,         // give up the core, stay ready (sched_yield)
  futex_wait,    // block on `key` while its word equals `value`; until `deadline`. Reply: woken, timed_out or
                 // mismatch
  futex_wake,    // wake up to `count` waiters of `key`, first come first served. Reply.value: how many. Does
                 // not block
  sleep,         // block until `deadline`
  spawn_thread,  // a new thread of this process; `argument` is handed to it by Program::start. Reply.value:
                 // ThreadId
  exit_thread,   // this thread ends
  exit_process,  // all threads of this process end, with status `argument`
  fork,  // a new process with a copy of this one's memory and this thread. Reply.value: child's ProcessId,
         // and kNobody in the child
  exec,  // the process runs another program from now on: its other threads end, Program::exec begins anew.
         // `text` names the program; value 1: it is a
         // Python interpreter, which costs more. No reply
  wait_child,  // block until child `argument` (kNobody: any) has ended. Reply.value: its ProcessId, status in
               // .extra. numbers[0]: waitpid's options; a child that was stopped or goes on: .data "news",
               // the signal in .extra
  write,       // `text` to descriptor `argument`, all of it. Blocks only when that is not the terminal
  system,  // `call` with `numbers`, `data` and `more`; may block, until `deadline`. Reply: value, error, data
  stop_run,  // the whole run stops: `argument` is the StopReason (a limit the program enforces), `text` why
};

// What a thread asks for. Plain data.
struct Request {
  RequestKind kind = RequestKind::none;
  trace::WaitKind wait = trace::WaitKind::none;  // how a reader should call the wait
  FutexKey key = 0;
  std::uint32_t value = 0;
  std::int32_t count = 1;
  VirtualTime deadline = kNever;
  std::int64_t argument = 0;
  LockId lock = kNobody;  // the lock waited for, for the trace and for deadlock reports
  std::string text;  // write: the bytes; futex_wait: the name of the object; spawn_thread: the thread's name
  SystemCall call{};
  std::array<std::int64_t, 5> numbers{};  // arguments of a system call, as its row in syscalls.def says
  std::string data, more;
};

// `interrupted`: a signal came that the program handles; the call had no effect, and asked again it goes on.
enum class ReplyKind : std::uint8_t { none, done, woken, timed_out, mismatch, interrupted };
struct Reply {
  ReplyKind kind = ReplyKind::none;  // `none`: nothing was asked, the thread was merely off the core
  std::int64_t value = 0;
  std::int64_t extra = 0;
  int error = 0;     // errno of a call that failed (also of fork and spawn_thread: EAGAIN at a limit)
  std::string data;  // what was read
};

// How far a thread may run in one burst. At least one step is always taken; a burst ends at the first step
// that reaches `time` or `steps`, so it may overrun `time` by less than one step.
struct Budget {
  VirtualTime time = 0;                                             // ns
  std::uint64_t steps = std::numeric_limits<std::uint64_t>::max();  // instructions
  // Beyond `time`, up to this: steps that no other thread can notice and that notice no other thread (they
  // touch neither shared memory nor the kernel). Only for programs that can tell (Program::can_go_ahead).
  // `time` < 0: only such steps, perhaps none.
  VirtualTime ahead = 0;
};

struct Burst {
  VirtualTime used = 0;     // ns
  std::uint64_t steps = 0;  // instructions executed; may be 0 only together with a request
  Request request;
};

// Things that programs make and the trace numbers.
enum class Series : std::uint8_t { task, loop, handle, object, count_ };

// What a program may ask and tell during a burst. Implemented by the machine; valid only during the call.
class Kernel {
 public:
  virtual ~Kernel() = default;
  virtual VirtualTime now() const = 0;  // when the burst began; add what the burst has used since
  virtual CoreId core() const = 0;
  virtual int cores() const { return 1; }  // how many the machine has
  virtual std::uint64_t random() = 0;      // through Chooser
  virtual trace::Sink& sink() = 0;
  // Adds an event of the calling thread, at now() + used. Fills time, position, thread and core. `steps`:
  // instructions of this burst completed before the one that makes the event. Returns its index, or -1: not
  // kept, or not yet (other cores are behind; it enters the log when they have caught up).
  virtual std::int32_t emit(trace::EventKind kind, VirtualTime used, std::uint64_t steps, std::int64_t a,
                            std::int64_t b, std::string_view text) = 0;
  virtual LockId new_lock() = 0;  // a fresh LockId of this run
  // A fresh number of a series, 0, 1, …, unique over the run: what the events of tasks and event loops call
  // them.
  virtual std::int64_t new_number(Series series) = 0;
  // The content of a regular file of the calling process's file system; null: there is none. For imports: no
  // system call, no time.
  virtual std::shared_ptr<const std::string> file_content(std::string_view path) const {
    (void)path;
    return nullptr;
  }
};

class Program {
 public:
  virtual ~Program() = default;
  // The machine created `thread` in `process` (a first thread, or by spawn_thread with that argument).
  virtual void start(ProcessId process, ThreadId thread, std::int64_t argument) = 0;
  // Runs `thread`. `reply` answers its last request.
  virtual Burst run(ThreadId thread, Budget budget, const Reply& reply, Kernel& kernel) = 0;
  // The value of a futex's word, compared when a futex_wait is carried out.
  virtual std::uint32_t futex_word(ProcessId process, FutexKey key) const = 0;
  // True when `thread` now executes steps that read or write memory shared with the other running threads of
  // its process, so that the machine must interleave them step by step (no GIL). Threads that hold a GIL
  // answer false.
  virtual bool needs_lockstep(ThreadId thread) const = 0;
  // Whether run() looks at Budget::ahead.
  virtual bool can_go_ahead() const { return false; }
  // What the thread runs, for the timeline: a function's name.
  virtual std::string label(ThreadId thread) const = 0;
  // An intervention wants `thread` next: see Intervention. Programs without a lock of their own ignore it.
  virtual void make_way(ThreadId thread) { (void)thread; }
  // A signal that the process said it handles itself was sent to it.
  virtual void signal(ProcessId process, int number) { (void)process, (void)number; }
  // `child` becomes a copy of `parent`, with one thread, a copy of `thread`.
  virtual void fork(ProcessId parent, ProcessId child, ThreadId thread, ThreadId child_thread) = 0;
  // `process` begins anew with the program that it named before it asked for exec; `thread` is its only one.
  // `terminals`: bit i says that its descriptor i is the terminal.
  virtual void exec(ProcessId process, ThreadId thread, unsigned terminals) {
    (void)process, (void)thread, (void)terminals;
  }
  // The process or thread is gone: free what it held.
  virtual void thread_exited(ThreadId thread) { (void)thread; }
  virtual void process_exited(ProcessId process) { (void)process; }
  // Of everything that decides what it does next, but for the replies and the time; 0: it cannot tell.
  virtual std::uint64_t state_hash() const { return 0; }
  // Whether the program alone knows this path of a Unix socket, so that no client comes from outside.
  virtual bool is_private_path(std::string_view path) const {
    (void)path;
    return false;
  }
};

}  // namespace kvant::machine
