// Creation of processes and threads, the ready queue, and what the machine shows of itself.
#include <algorithm>

#include "sim/machine/machine.h"
#include "sim/machine/system.h"

namespace kvant::machine {

using trace::EventKind;

Machine::Machine(const MachineSettings& settings) : settings_(settings) {
  settings_.cores = std::clamp(settings_.cores, 1, 64);
  settings_.quantum = std::max<VirtualTime>(settings_.quantum, 1);
  cores_.resize(static_cast<std::size_t>(settings_.cores));
  std::vector<Host> hosts = settings_.hosts;
  hosts.insert(hosts.end(), built_in_hosts().begin(), built_in_hosts().end());
  system_->network.hosts = std::make_shared<const std::vector<Host>>(std::move(hosts));
}

ThreadId Machine::new_thread(ProcessId process, std::string name) {
  Thread thread;
  thread.id = static_cast<ThreadId>(threads_.size());
  thread.process = process;
  thread.name = std::move(name);
  threads_.push_back(std::move(thread));
  inner_.emplace_back();
  ++process_inner_[static_cast<std::size_t>(process)].alive;
  return threads_.back().id;
}

ProcessId Machine::new_process(ProcessId parent, std::string name) {
  Process process;
  process.id = static_cast<ProcessId>(processes_.size());
  process.parent = parent;
  process.name = std::move(name);
  processes_.push_back(std::move(process));
  process_inner_.emplace_back();
  return processes_.back().id;
}

ProcessId Machine::start_process(Program& program, std::string name, VirtualTime arrival,
                                 std::int64_t argument, trace::Sink& sink, VirtualTime expected_length) {
  const ProcessId process = new_process(kNobody, name);
  system_->start(process);
  add_thread(program, process, std::move(name), arrival, argument, sink, expected_length);
  return process;
}

ThreadId Machine::add_thread(Program& program, ProcessId process, std::string name, VirtualTime arrival,
                             std::int64_t argument, trace::Sink& sink, VirtualTime expected_length) {
  const bool first = process_inner_[static_cast<std::size_t>(process)].alive == 0;
  const ThreadId id = new_thread(process, std::move(name));
  const auto index = static_cast<std::size_t>(id);
  // The log may have run ahead of the clock while a burst is cut: a newcomer must not arrive before its end.
  const VirtualTime time = std::max(clock_, last_logged_);
  threads_[index].arrival = std::max(arrival, time);
  threads_[index].expected_length = expected_length;
  inner_[index].first = first;
  program.start(process, id, argument);
  ++processes_[static_cast<std::size_t>(process)].memory.changes;
  if (arrival <= time && time == clock_) {
    announce(sink, id, kNobody, time);
    make_ready(sink, id, kNobody, -1, time);
  } else {
    threads_[index].state = ThreadState::sleeping;
    threads_[index].since = time;
    inner_[index].arriving = true;
    timers_.set(id, threads_[index].arrival);
  }
  return id;
}

void Machine::announce(trace::Sink& sink, ThreadId thread, ThreadId by, VirtualTime time) {
  const auto index = static_cast<std::size_t>(thread);
  const ProcessId process = threads_[index].process;
  if (inner_[index].first) {
    const Process& p = processes_[static_cast<std::size_t>(process)];
    trace::Event e = event(EventKind::process_start, by, kNobody, process, p.parent);
    e.time = time;
    log(sink, e, p.name);
  }
  trace::Event e = event(EventKind::thread_spawn, by, kNobody, thread, process);
  e.time = time;
  inner_[index].last_event = log(sink, e, threads_[index].name);
}

void Machine::make_ready(trace::Sink& sink, ThreadId thread, ThreadId by, std::int32_t cause,
                         VirtualTime time) {
  trace::Event e = event(EventKind::thread_ready, thread, kNobody, by);
  e.time = time;
  e.cause = cause;
  inner_[static_cast<std::size_t>(thread)].ready_event = log(sink, e);
  enqueue(thread, time);
}

void Machine::enqueue(ThreadId thread, VirtualTime time) {
  Thread& t = threads_[static_cast<std::size_t>(thread)];
  if (processes_[static_cast<std::size_t>(t.process)].stopped) {  // until SIGCONT
    t.state = ThreadState::blocked;
    t.since = time;
    t.core = kNobody;
    t.pending = {};
    t.pending.wait = trace::WaitKind::stopped;
    return;
  }
  t.state = ThreadState::ready;
  t.since = time;
  t.core = kNobody;
  t.queue_stamp = stamps_++;
  t.pending.kind = RequestKind::none;
  t.pending.text.clear();
  t.pending.data.clear();
  ready_.push_back(thread);
}

void Machine::leave_queue(ThreadId thread) {
  const auto begin = ready_.begin() + static_cast<std::ptrdiff_t>(ready_begin_);
  const auto found = std::find(begin, ready_.end(), thread);
  if (found == ready_.end()) return;
  if (found == begin) {
    ++ready_begin_;
  } else {
    ready_.erase(found);
  }
  // Amortised: the taken part is thrown away when it is at least as large as the rest.
  if (ready_begin_ * 2 >= ready_.size()) {
    ready_.erase(ready_.begin(), ready_.begin() + static_cast<std::ptrdiff_t>(ready_begin_));
    ready_begin_ = 0;
  }
}

void Machine::leave_core(CoreId core) {
  Core& c = cores_[static_cast<std::size_t>(core)];
  if (c.thread != kNobody) threads_[static_cast<std::size_t>(c.thread)].core = kNobody;
  c.thread = kNobody;
  c.make_way = false;
  c.request.kind = RequestKind::none;
}

void Machine::preempt(Run& run, CoreId core, trace::PreemptReason why) {
  const ThreadId thread = cores_[static_cast<std::size_t>(core)].thread;
  const auto index = static_cast<std::size_t>(thread);
  inner_[index].ready_event =
      log(run.sink, event(EventKind::thread_preempt, thread, core, static_cast<std::int64_t>(why)));
  leave_core(core);
  enqueue(thread, now_);
}

std::size_t Machine::idle_cores() const {
  std::size_t count = 0;
  for (const Core& core : cores_) count += core.thread == kNobody;
  return count;
}

ThreadId Machine::running_on(CoreId core) const {
  if (core < 0 || static_cast<std::size_t>(core) >= cores_.size()) return kNobody;
  return cores_[static_cast<std::size_t>(core)].thread;
}

std::vector<ThreadId> Machine::candidates() const {
  std::vector<ThreadId> result;
  for (const Thread& t : threads_) {
    const bool wants_gil = t.state == ThreadState::blocked && t.pending.wait == trace::WaitKind::gil;
    if (t.state == ThreadState::ready || wants_gil) result.push_back(t.id);
  }
  return result;
}

ThreadId Machine::owner_of(LockId lock) const {
  if (lock < 0 || static_cast<std::size_t>(lock) >= locks_.size()) return kNobody;
  return locks_[static_cast<std::size_t>(lock)].owner;
}

// Position and counters are left out: worlds that differ only in how they came to be are equal.
std::uint64_t Machine::hash() const {
  Hasher h;
  const auto put = [&h](auto value) { h.number(static_cast<std::uint64_t>(value)); };
  put(clock_);
  put(cut_core_);
  put(favoured_);
  for (const Thread& t : threads_) {
    put(t.state);
    put(t.process);
    put(t.core);
    put(t.pending.kind);
    if (t.pending.kind != RequestKind::none) {
      put(t.pending.key);
      put(t.pending.argument);
    }
    put(timers_.time_of(t.id));
    put(t.reply.kind);
    put(t.reply.value);
    put(t.reply.extra);
    put(t.reply.error);
    h.text(t.reply.data);
  }
  for (const Process& p : processes_)
    put(p.exited ? 1 + 2 * p.reaped + 4LL * p.status : 2LL * p.stopped + 4LL * p.news);
  for (const Core& c : cores_) {
    put(c.thread);
    put(c.last_thread);
    if (c.thread == kNobody) continue;
    put(c.local);
    put(c.quantum_end);
    put(c.make_way);
    put(c.request.kind);
  }
  for (std::size_t i = ready_begin_; i < ready_.size(); ++i) put(ready_[i]);
  // Of the blocked, the order of waiting at a futex shows in the order of blocking.
  std::vector<ThreadId> waiters;
  for (const Thread& t : threads_) {
    if (t.state != ThreadState::blocked || t.pending.kind != RequestKind::futex_wait) continue;
    futexes_.waiters(t.process, t.pending.key, waiters);
    if (waiters.front() != t.id) continue;
    for (const ThreadId w : waiters) put(w);
  }
  for (const LockInfo& lock : locks_) put(lock.owner);
  system_->hash(h);
  return h.value();
}

std::size_t Machine::bytes() const {
  std::size_t total = sizeof(*this) + threads_.size() * (sizeof(Thread) + sizeof(Inner)) +
                      processes_.size() * (sizeof(Process) + sizeof(ProcessInner)) +
                      cores_.size() * sizeof(Core) + held_ * sizeof(HeldEvent) +
                      locks_.size() * sizeof(LockInfo) + ready_.size() * sizeof(ThreadId) + futexes_.bytes() +
                      timers_.size() * 32 + system_->bytes();
  for (const Thread& t : threads_) total += t.pending.text.size();
  return total;
}

}  // namespace kvant::machine
