// The simulated computer and its operating system: cores, processes, threads, a scheduler, futexes and
// timers. A value: copying a Machine (with its Program) gives an independent world. It knows programs only
// through program.h.
//
// Simulation is by discrete events, in the order of virtual time: the core with the smallest local time goes
// next (ties: the lower core). A burst may run ahead of other cores, because what it computes is private;
// what it *asks for* is carried out only when its time has come.
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/ids.h"
#include "sim/base/messages.h"
#include "sim/base/time.h"
#include "sim/machine/choice.h"
#include "sim/machine/futex_table.h"
#include "sim/machine/hosts.h"
#include "sim/machine/program.h"
#include "sim/machine/timer_heap.h"
#include "sim/trace/trace.h"

namespace kvant::machine {

enum class Cost : std::uint8_t {
#define COST(name, ns, doc) name,
#include "sim/machine/costs.def"
#undef COST
};
struct CostInfo {
  std::string_view name;
  VirtualTime default_ns;
  std::string_view doc;
};
std::span<const CostInfo> cost_table();

class Costs {
 public:
  Costs();  // the defaults
  VirtualTime operator[](Cost cost) const { return ns_[static_cast<std::size_t>(cost)]; }
  void set(Cost cost, VirtualTime ns) { ns_[static_cast<std::size_t>(cost)] = ns; }
  bool operator==(const Costs&) const = default;

 private:
  std::array<VirtualTime, 64> ns_{};
};

// One row a policy in policies/policies.def; each has its file in policies/.
enum class PolicyKind : std::uint8_t {
#define POLICY(id, name, doc) id,
#include "sim/machine/policies/policies.def"
#undef POLICY
};
struct PolicyInfo {
  PolicyKind kind;
  std::string_view name;  // as in a scenario: "round-robin"
  std::string_view doc;
};
std::span<const PolicyInfo> policy_table();

struct MachineSettings {
  int cores = 2;  // 1…64
  PolicyKind policy = PolicyKind::round_robin;
  VirtualTime quantum = 10 * kMillisecond;  // for policies that have one
  Costs costs;
  std::vector<Host> hosts;  // beside the built-in ones, or in place of one of the same name
  bool operator==(const MachineSettings&) const = default;
};

// Named limits of a run; hitting one stops it with a StopReason and leaves what was recorded usable.
struct Limits {
  VirtualTime max_time = 24 * 3600 * kSecond;
  std::uint64_t max_steps = 50'000'000'000;
  std::size_t max_memory = std::size_t{512} << 20;  // bytes of one process's heap; enforced by the program
  std::size_t max_events = 4'000'000;
  std::size_t max_processes = 400;   // at one time, zombies included: then fork fails with EAGAIN
  std::size_t max_threads = 30'000;  // at one time, in all processes: then a thread cannot be started
  std::size_t max_forks = 10'000;    // processes in all: ends a program that forks for ever
};

enum class ThreadState : std::uint8_t { ready, running, blocked, sleeping, terminated };

struct Thread {
  ThreadId id = kNobody;
  ProcessId process = kNobody;
  ThreadState state = ThreadState::ready;
  std::string name;
  CoreId core = kNobody;
  VirtualTime since = 0;     // when it got into this state
  VirtualTime cpu_time = 0;  // ns on a core so far
  VirtualTime arrival = 0;
  VirtualTime expected_length = kNever;  // for sjf and srtf: stated by the program list of a test or scenario
  int priority = 0;
  Request pending;                // what it asked for and is blocked on; kind none otherwise
  Reply reply;                    // to be handed over at its next burst
  std::uint64_t queue_stamp = 0;  // order of becoming ready
};

// Says which state a process's memory is in: where it is the same in two worlds of one run, so is the memory.
struct MemoryStamp {
  Position ran = 0;           // the end of the last burst of one of its threads
  std::uint32_t changes = 0;  // by the system: a start, fork, exec
  bool operator==(const MemoryStamp&) const = default;
};

struct Process {
  ProcessId id = kNobody;
  ProcessId parent = kNobody;  // kNobody also of an orphan
  std::string name;
  bool exited = false;
  bool reaped = false;
  bool stopped = false;  // by SIGSTOP, until SIGCONT
  int news = 0;          // what waitpid has not told yet: the signal that stopped it, SIGCONT, or 0
  int status = 0;        // its exit status; a number below zero: ended by that signal
  MemoryStamp memory;
  // Whether waitpid with these options (WUNTRACED 2, WCONTINUED 8) tells the news.
  bool has_news(std::int64_t options) const {
    return news != 0 && (options & (news == 18 ? 8 : 2)) != 0;  // SIGCONT
  }
};

struct System;
// Holds the operating system's files and network (system.h) by value: copying copies them.
class SystemBox {
 public:
  SystemBox();
  SystemBox(const SystemBox& other);
  SystemBox(SystemBox&&) noexcept;
  SystemBox& operator=(const SystemBox& other);
  SystemBox& operator=(SystemBox&&) noexcept;
  ~SystemBox();
  System* operator->() { return system_.get(); }
  const System* operator->() const { return system_.get(); }
  System& operator*() { return *system_; }
  const System& operator*() const { return *system_; }

 private:
  std::unique_ptr<System> system_;
};
class Call;
class SystemContext;

struct StopInfo {
  trace::StopReason reason = trace::StopReason::paused;
  std::string text;  // for a person, in English; the app words the known reasons itself
  Text mismatch;     // of schedule_mismatch: what does not fit
};

// Who waits for whom, for deadlock reports and the wait-for graph.
struct WaitEdge {
  ThreadId waiter;
  trace::WaitKind wait;
  LockId lock;         // kNobody for joins
  std::string object;  // the program's name of it
  ThreadId holder;     // kNobody when nobody holds it
  bool in_cycle;
};

class Machine {
 public:
  explicit Machine(const MachineSettings& settings = {});

  // Creates a process with one thread, ready at `arrival`. Program::start is called when it is created.
  ProcessId start_process(Program& program, std::string name, VirtualTime arrival, std::int64_t argument,
                          trace::Sink& sink, VirtualTime expected_length = kNever);
  // Adds a thread to a process; used by start_process, spawn_thread and tests (expected_length is for sjf and
  // srtf).
  ThreadId add_thread(Program& program, ProcessId process, std::string name, VirtualTime arrival,
                      std::int64_t argument, trace::Sink& sink, VirtualTime expected_length = kNever);

  // Puts a regular file into the simulated file system, before the run or during it. A path that is not
  // absolute is one in /home/user, where programs start; folders are made.
  void add_file(std::string_view path, std::string bytes);
  // What a read of the terminal finds, a line at a time; then it is at its end.
  void set_input(std::string text);
  // The content of a regular file; null: there is none.
  std::shared_ptr<const std::string> file_content(std::string_view path) const;

  // Runs until position `until` is reached exactly (reason `paused`), or the run ends. Never passes `until`.
  // Deterministic: the same state, program and chooser answers give the same result however the run is cut in
  // pieces.
  StopInfo advance(Program& program, Chooser& chooser, trace::Sink& sink, const Limits& limits,
                   Position until);

  Position position() const { return position_; }
  VirtualTime now() const { return now_; }  // of the step just taken
  const std::vector<Thread>& threads() const { return threads_; }
  const std::vector<Process>& processes() const { return processes_; }
  const MachineSettings& settings() const { return settings_; }
  const StopInfo& stopped() const { return stop_; }
  const System& system() const { return *system_; }
  ThreadId last_thread() const { return last_thread_; }  // who took the step just taken; kNobody: the machine
  ThreadId running_on(CoreId core) const;
  // Who could go next if a person chose: ready threads and threads waiting for a GIL.
  std::vector<ThreadId> candidates() const;
  // Owners are reported by the program through lock_acquire/lock_release events; the machine keeps the table.
  ThreadId owner_of(LockId lock) const;
  std::vector<WaitEdge> wait_edges() const;

  // Calls to Chooser::choose so far; the next one gets this index.
  std::uint64_t choices_made() const { return choices_; }
  // How many events the log holds when the machine stands here: what a log must be truncated to, to go on
  // from here.
  std::size_t events_logged() const { return static_cast<std::size_t>(logged_); }
  // Equal machines have equal hashes, on every platform: for a search over states.
  std::uint64_t hash() const;
  // Memory of a copy, about.
  std::size_t bytes() const;

 private:
  // What one call of advance() works with; never kept.
  struct Run {
    Program& program;
    Chooser& chooser;
    trace::Sink& sink;
    const Limits& limits;
    Position until;
  };
  class BurstKernel;
  friend class SystemContext;
  friend class Call;

  // An event that a core has made ahead of the global time: it may not enter the log yet.
  struct HeldEvent {
    trace::Event event;
    std::uint64_t order = 0;  // of making
    std::string text;         // not interned yet: a replay's sink keeps no strings
  };
  struct Core {
    ThreadId thread = kNobody;
    ThreadId last_thread = kNobody;
    VirtualTime local = 0;  // how far this core has been simulated; meaningless while it is idle
    VirtualTime quantum_end = kNever;
    VirtualTime burst_end = 0;    // of a burst that was cut
    VirtualTime ahead_end = 0;    // how far it may go on with steps that nobody notices
    bool going_ahead = false;     // it was cut there
    bool make_way = false;        // an intervention wants this core
    Request request;              // asked for by the burst, to be carried out at `local`
    std::vector<HeldEvent> held;  // by time; those before `held_begin` are out
    std::size_t held_begin = 0;
  };
  // Of a thread, beside what Thread shows.
  struct Inner {
    std::int32_t last_event = -1;   // in the trace, of this actor
    std::int32_t ready_event = -1;  // what made it ready
    bool arriving = false;          // created, but its arrival is still to come
    bool first = false;             // of its process: its arrival is the process's
  };
  struct ProcessInner {
    std::int32_t alive = 0;  // threads
    // Threads that another process may wake: blocked in wait_child or a system call.
    std::int32_t outside_waiters = 0;
  };
  struct LockInfo {
    ThreadId owner = kNobody;
    trace::WaitKind kind = trace::WaitKind::none;
    std::string name;
  };
  enum class Phase : std::uint8_t { timer, system, request, quantum, dispatch, burst, none };
  // What happens next: the least by (time, phase, core).
  struct Action {
    VirtualTime time = kNever;
    Phase phase = Phase::none;
    CoreId core = kNobody;
  };

  // run.cpp: the loop and its steps
  Action next_action() const;
  void perform(Run& run, const Action& action);
  bool intervene(Run& run, ThreadId thread);
  void fire_timer(Run& run);
  void dispatch(Run& run);
  void end_of_quantum(Run& run, CoreId core);
  void begin_burst(Run& run, CoreId core);
  void go_on_with_burst(Run& run, CoreId core, Position step_limit);
  VirtualTime burst_end_for(const Run& run, CoreId core) const;
  VirtualTime horizon(CoreId core) const;
  VirtualTime cost_before(const Request& request) const;
  std::size_t choose(Run& run, ChoiceKind kind, std::span<const ThreadId> options);
  StopInfo stop(Run& run, trace::StopReason reason, std::string text, Text mismatch = {});

  // requests.cpp: what threads ask for
  void carry_out(Run& run, CoreId core);
  void futex_wait(Run& run, CoreId core, Request request);
  void futex_wake(Run& run, CoreId core, const Request& request);
  void spawn(Run& run, CoreId core, const Request& request);
  std::size_t alive_threads() const;
  int may_fork(Run& run);
  void exec(Run& run, CoreId core, Request request);
  void fork(Run& run, CoreId core);
  void wait_child(Run& run, CoreId core, Request request);
  void exit_thread(Run& run, CoreId core);
  void exit_process(Run& run, ThreadId actor, CoreId core, int status);
  void terminate(Run& run, ThreadId thread);
  void reap_for_waiter(Run& run, ProcessId child, ThreadId by);
  void block(Run& run, CoreId core, Request request, ThreadState state);
  void stop_waiting(ThreadId thread);
  void answer(ThreadId thread, ReplyKind kind, std::int64_t value = 0, std::int64_t extra = 0);

  // system_calls.cpp: system calls, what they wake, and what happens by itself (deliveries, alarms)
  void system_call(Run& run, CoreId core, Request request);
  void settle(Run& run);
  bool retry(Run& run, ThreadId thread, ThreadId by, std::int32_t cause);
  void system_event(Run& run);

  // signals.cpp
  int send_signal(Run& run, ProcessId process, int number, ThreadId by);
  void interrupt(Run& run, ThreadId thread, ThreadId by, std::int32_t cause);
  void end_by_signal(Run& run, ProcessId process, int number, ThreadId by);
  void stop_process(Run& run, ProcessId process, int number, ThreadId by);
  void continue_process(Run& run, ProcessId process, ThreadId by);
  void tell_news(Run& run, ProcessId child, int news, ThreadId by);
  void end_process(Run& run, ProcessId process, ThreadId actor, CoreId core, int status);
  void tell_parent(Run& run, ProcessId child, ThreadId by);
  void deliver_signal(Run& run, ProcessId process, int number, ThreadId by, std::int32_t cause);

  // threads.cpp: creation and the ready queue
  ThreadId new_thread(ProcessId process, std::string name);
  ProcessId new_process(ProcessId parent, std::string name);
  void announce(trace::Sink& sink, ThreadId thread, ThreadId by, VirtualTime time);
  void make_ready(trace::Sink& sink, ThreadId thread, ThreadId by, std::int32_t cause, VirtualTime time);
  void enqueue(ThreadId thread, VirtualTime time);
  void leave_queue(ThreadId thread);
  void leave_core(CoreId core);
  void preempt(Run& run, CoreId core, trace::PreemptReason why);
  std::size_t idle_cores() const;
  std::size_t ready_count() const { return ready_.size() - ready_begin_; }

  // log.cpp: events in the order of time, whatever core ran ahead
  std::int32_t log(trace::Sink& sink, const trace::Event& event, std::string_view text = {});
  void hold(CoreId core, const trace::Event& event, std::string_view text);
  void release_held(trace::Sink& sink, VirtualTime until, Position position);
  void drop_held(CoreId core);
  std::int32_t deliver(trace::Sink& sink, trace::Event event, std::string_view text);
  trace::Event event(trace::EventKind kind, ThreadId thread, CoreId core, std::int64_t a = 0,
                     std::int64_t b = 0) const;
  void note_lock(const trace::Event& event, std::string_view text);

  // report.cpp
  std::string deadlock_text() const;
  bool awaits_clients(const Program& program) const;
  bool repeats_itself(const Program& program);
  std::string object_name(const Thread& thread) const;
  ThreadId holder_for(const Thread& waiter) const;

  MachineSettings settings_;
  Position position_ = 0;
  VirtualTime now_ = 0;
  VirtualTime clock_ = 0;  // global: nothing can happen before it any more
  ThreadId last_thread_ = kNobody;
  CoreId last_core_ = kNobody;
  CoreId cut_core_ = kNobody;    // whose burst has not reached its end
  ThreadId favoured_ = kNobody;  // the next to be woken or dispatched, by an intervention
  bool bad_choice_ = false;
  StopInfo stop_;
  std::vector<Thread> threads_;
  std::vector<Inner> inner_;
  std::vector<Process> processes_;
  std::vector<ProcessInner> process_inner_;
  std::vector<Core> cores_;
  std::vector<LockInfo> locks_;
  std::vector<ThreadId> ready_;  // from ready_begin_ on, in the order of becoming ready
  std::size_t ready_begin_ = 0;
  FutexTable futexes_;
  TimerHeap timers_;
  SystemBox system_;
  std::uint64_t stamps_ = 0;
  std::uint64_t choices_ = 0;
  std::uint64_t randoms_ = 0;
  std::array<std::int64_t, static_cast<std::size_t>(Series::count_)> numbers_{};  // next of each series
  std::uint64_t made_ = 0;       // events, held ones included
  std::int64_t logged_ = 0;      // index the next event of the log will have
  VirtualTime last_logged_ = 0;  // its latest time
  std::size_t held_ = 0;         // events in all cores' `held`
  std::uint64_t quiet_ = 0;      // time limits that ended one after the other while all threads waited
  int quiet_looks_ = 0;
  VirtualTime quiet_until_ = 0;
  std::uint64_t quiet_hash_ = 0;   // of the world at one of them
  std::vector<ThreadId> scratch_;  // empty between steps; spares an allocation a step
};

}  // namespace kvant::machine
