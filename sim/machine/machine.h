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
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/ids.h"
#include "sim/base/time.h"
#include "sim/machine/choice.h"
#include "sim/machine/program.h"
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
  bool operator==(const MachineSettings&) const;
};

// Named limits of a run; hitting one stops it with a StopReason and leaves what was recorded usable.
struct Limits {
  VirtualTime max_time = 24 * 3600 * kSecond;
  std::uint64_t max_steps = 50'000'000'000;
  std::size_t max_memory = std::size_t{1} << 30;  // bytes of one process's heap; enforced by the program
  std::size_t max_events = 4'000'000;
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

struct Process {
  ProcessId id = kNobody;
  ProcessId parent = kNobody;
  std::string name;
  bool exited = false;
  bool reaped = false;
  int status = 0;
};

struct StopInfo {
  trace::StopReason reason = trace::StopReason::paused;
  std::string text;  // for a person, in English; the app words the known reasons itself
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
                          trace::Sink& sink);
  // Adds a thread to a process; used by start_process, spawn_thread and tests (expected_length is for sjf and
  // srtf).
  ThreadId add_thread(Program& program, ProcessId process, std::string name, VirtualTime arrival,
                      std::int64_t argument, trace::Sink& sink, VirtualTime expected_length = kNever);

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
  ThreadId last_thread() const { return last_thread_; }  // who took the step just taken; kNobody: the machine
  ThreadId running_on(CoreId core) const;
  // Who could go next if a person chose: ready threads and threads waiting for a GIL.
  std::vector<ThreadId> candidates() const;
  // Owners are reported by the program through lock_acquire/lock_release events; the machine keeps the table.
  ThreadId owner_of(LockId lock) const;
  std::vector<WaitEdge> wait_edges() const;

 private:
  // (the owner of this file designs the rest; it must be copyable and hold no pointers to the outside)
  MachineSettings settings_;
  Position position_ = 0;
  VirtualTime now_ = 0;
  ThreadId last_thread_ = kNobody;
  StopInfo stop_;
  std::vector<Thread> threads_;
  std::vector<Process> processes_;
};

}  // namespace kvant::machine
