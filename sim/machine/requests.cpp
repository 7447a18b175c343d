// What threads ask for, carried out at its time. A call takes its cost first and then has its effect; waking
// others costs afterwards, by their number.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/machine/call.h"

namespace kvant::machine {

using trace::EventKind;

VirtualTime Machine::cost_before(const Request& request) const {
  const Costs& costs = settings_.costs;
  switch (request.kind) {
    case RequestKind::none:
    case RequestKind::stop_run:
    case RequestKind::futex_wake:
      return 0;  // with nobody to wake a real program makes no call
    case RequestKind::yield:
    case RequestKind::futex_wait:
    case RequestKind::sleep:
    case RequestKind::wait_child:
      return costs[Cost::system_call];
    case RequestKind::spawn_thread:
      return costs[Cost::thread_start];
    case RequestKind::exit_thread:
      return costs[Cost::thread_exit];
    case RequestKind::exit_process:
      return costs[Cost::process_exit];
    case RequestKind::fork:
      return costs[Cost::process_start];
    case RequestKind::exec:
      return costs[Cost::process_exec] + (request.value != 0 ? costs[Cost::python_start] : 0);
    case RequestKind::write:
      return costs[Cost::write];
    case RequestKind::system:
      return costs[system_call_info(request.call).cost];
  }
  return 0;
}

void Machine::carry_out(Run& run, CoreId core) {
  Core& c = cores_[static_cast<std::size_t>(core)];
  const ThreadId thread = c.thread;
  Request request = std::move(c.request);
  c.request.kind = RequestKind::none;
  last_thread_ = thread;
  last_core_ = core;
  switch (request.kind) {
    case RequestKind::none:
      break;
    case RequestKind::yield:
      answer(thread, ReplyKind::done);
      if (ready_count() > idle_cores()) preempt(run, core, trace::PreemptReason::yielded);
      break;
    case RequestKind::futex_wait:
      futex_wait(run, core, std::move(request));
      break;
    case RequestKind::futex_wake:
      futex_wake(run, core, request);
      break;
    case RequestKind::sleep:
      if (request.deadline <= now_) {
        answer(thread, ReplyKind::done);
      } else {
        block(run, core, std::move(request), ThreadState::sleeping);
      }
      break;
    case RequestKind::spawn_thread:
      if (alive_threads() >= run.limits.max_threads) {
        answer(thread, ReplyKind::done, kNobody);
        threads_[static_cast<std::size_t>(thread)].reply.error = kEAGAIN;
        break;
      }
      spawn(run, core, request);
      break;
    case RequestKind::exit_thread:
      exit_thread(run, core);
      break;
    case RequestKind::exit_process:
      exit_process(run, thread, core, static_cast<int>(request.argument));
      break;
    case RequestKind::fork:
      if (const int error = may_fork(run); error != 0) {
        answer(thread, ReplyKind::done, kNobody);
        threads_[static_cast<std::size_t>(thread)].reply.error = error;
        break;
      }
      fork(run, core);
      break;
    case RequestKind::exec:
      exec(run, core, std::move(request));
      break;
    case RequestKind::wait_child:
      wait_child(run, core, std::move(request));
      break;
    case RequestKind::system:
      system_call(run, core, std::move(request));
      break;
    case RequestKind::write: {
      const ProcessId process = threads_[static_cast<std::size_t>(thread)].process;
      const FileId file = system_->file_of(process, request.argument);
      if (file == kNobody || system_->file(file).kind != FileKind::terminal) {
        request.kind = RequestKind::system;  // redirected by dup2 or closed
        request.call = SystemCall::write;
        request.numbers[0] = request.argument;
        request.data = std::move(request.text);
        request.text.clear();
        system_call(run, core, std::move(request));
        break;
      }
      request.argument = system_->file(file).object;
      log(run.sink,
          event(EventKind::print, thread, core, request.argument,
                threads_[static_cast<std::size_t>(thread)].process),
          request.text);
      answer(thread, ReplyKind::done, static_cast<std::int64_t>(request.text.size()));
      break;
    }
    case RequestKind::stop_run:
      stop_ = {static_cast<trace::StopReason>(request.argument), std::move(request.text), {}};
      break;
  }
  ++position_;
}

void Machine::answer(ThreadId thread, ReplyKind kind, std::int64_t value, std::int64_t extra) {
  Reply& reply = threads_[static_cast<std::size_t>(thread)].reply;
  reply = {};
  reply.kind = kind;
  reply.value = value;
  reply.extra = extra;
}

void Machine::block(Run& run, CoreId core, Request request, ThreadState state) {
  const ThreadId thread = cores_[static_cast<std::size_t>(core)].thread;
  Thread& t = threads_[static_cast<std::size_t>(thread)];
  t.state = state;
  t.since = now_;
  timers_.set(thread, request.deadline);
  t.pending = std::move(request);
  if (state == ThreadState::sleeping) {
    t.pending.wait = trace::WaitKind::sleep;
    log(run.sink, event(EventKind::thread_sleep, thread, core, t.pending.deadline));
  } else {
    std::string_view object = t.pending.text;
    const LockId lock = t.pending.lock;
    if (object.empty() && lock >= 0 && static_cast<std::size_t>(lock) < locks_.size())
      object = locks_[static_cast<std::size_t>(lock)].name;
    log(run.sink,
        event(EventKind::thread_block, thread, core, static_cast<std::int64_t>(t.pending.wait), lock),
        object);
  }
  leave_core(core);
}

void Machine::futex_wait(Run& run, CoreId core, Request request) {
  const ThreadId thread = cores_[static_cast<std::size_t>(core)].thread;
  const ProcessId process = threads_[static_cast<std::size_t>(thread)].process;
  if (run.program.futex_word(process, request.key) != request.value)
    return answer(thread, ReplyKind::mismatch);
  if (request.deadline <= now_) return answer(thread, ReplyKind::timed_out);
  futexes_.add(thread, process, request.key);
  block(run, core, std::move(request), ThreadState::blocked);
}

void Machine::futex_wake(Run& run, CoreId core, const Request& request) {
  Core& c = cores_[static_cast<std::size_t>(core)];
  const ThreadId thread = c.thread;
  Thread& waker = threads_[static_cast<std::size_t>(thread)];
  futexes_.waiters(waker.process, request.key, scratch_);
  std::int64_t woken = 0;
  while (woken < request.count && !scratch_.empty()) {
    const auto favoured = std::find(scratch_.begin(), scratch_.end(), favoured_);
    if (favoured != scratch_.end()) std::rotate(scratch_.begin(), favoured, favoured + 1);
    std::size_t pick = 0;
    // When all are woken anyway, the order is that of the queue.
    if (static_cast<std::int64_t>(scratch_.size()) > request.count - woken)
      pick = choose(run, ChoiceKind::wake, scratch_);
    const ThreadId waiter = scratch_[pick];
    scratch_.erase(scratch_.begin() + static_cast<std::ptrdiff_t>(pick));
    futexes_.remove(waiter);
    timers_.cancel(waiter);
    answer(waiter, ReplyKind::woken);
    make_ready(run.sink, waiter, thread, inner_[static_cast<std::size_t>(thread)].last_event, now_);
    ++woken;
  }
  scratch_.clear();
  answer(thread, ReplyKind::done, woken);
  if (woken > 0) {
    const VirtualTime cost = settings_.costs[Cost::system_call] + woken * settings_.costs[Cost::futex_wake];
    c.local += cost;
    waker.cpu_time += cost;
  }
}

std::size_t Machine::alive_threads() const {
  std::size_t count = 0;
  for (const ProcessInner& p : process_inner_) count += static_cast<std::size_t>(p.alive);
  return count;
}

// An errno; or the run stops.
int Machine::may_fork(Run& run) {
  std::size_t unreaped = 0;
  for (const Process& p : processes_) unreaped += !p.reaped;
  const bool full = unreaped >= run.limits.max_processes;
  // Whoever has made several times as many as the system holds, and has it full, forks for ever: no need to
  // see more.
  constexpr std::size_t kTimes = 6;
  if (processes_.size() >= run.limits.max_forks ||
      (full && processes_.size() >= kTimes * run.limits.max_processes)) {
    stop_ = {trace::StopReason::process_limit, fmt::format("{} processes", processes_.size()), {}};
    return 0;
  }
  return full || alive_threads() >= run.limits.max_threads ? kEAGAIN : 0;
}

void Machine::spawn(Run& run, CoreId core, const Request& request) {
  const ThreadId thread = cores_[static_cast<std::size_t>(core)].thread;
  const ProcessId process = threads_[static_cast<std::size_t>(thread)].process;
  const ThreadId child = new_thread(process, request.text);
  threads_[static_cast<std::size_t>(child)].arrival = now_;
  run.program.start(process, child, request.argument);
  ++processes_[static_cast<std::size_t>(process)].memory.changes;
  announce(run.sink, child, thread, now_);
  make_ready(run.sink, child, kNobody, inner_[static_cast<std::size_t>(child)].last_event, now_);
  answer(thread, ReplyKind::done, child);
}

void Machine::fork(Run& run, CoreId core) {
  const ThreadId thread = cores_[static_cast<std::size_t>(core)].thread;
  const ProcessId parent = threads_[static_cast<std::size_t>(thread)].process;
  const ProcessId process = new_process(parent, processes_[static_cast<std::size_t>(parent)].name);
  const ThreadId child = new_thread(process, threads_[static_cast<std::size_t>(thread)].name);
  threads_[static_cast<std::size_t>(child)].arrival = now_;
  inner_[static_cast<std::size_t>(child)].first = true;
  system_->fork(parent, process);
  run.program.fork(parent, process, thread, child);
  ++processes_[static_cast<std::size_t>(process)].memory.changes;
  announce(run.sink, child, thread, now_);
  answer(child, ReplyKind::done, kNobody);
  make_ready(run.sink, child, kNobody, inner_[static_cast<std::size_t>(child)].last_event, now_);
  answer(thread, ReplyKind::done, process);
}

void Machine::exec(Run& run, CoreId core, Request request) {
  const ThreadId thread = cores_[static_cast<std::size_t>(core)].thread;
  const ProcessId process = threads_[static_cast<std::size_t>(thread)].process;
  for (std::size_t i = 0; i < threads_.size(); ++i)
    if (threads_[i].process == process && threads_[i].id != thread) terminate(run, threads_[i].id);
  ProcessFiles& files = system_->processes[static_cast<std::size_t>(process)];
  // Of those that the old program handled none is left; what it ignored is still ignored. A Python
  // interpreter handles SIGINT and ignores SIGPIPE from the start.
  files.signals.handled = request.value == 1 ? signal_bit(kSigInt) : 0;
  if (request.value == 1) files.signals.ignored |= signal_bit(kSigPipe) | signal_bit(25);
  SystemContext context(*this, run, thread, core);
  for (Descriptor& d : files.descriptors) {
    if (d.file == kNobody || !d.close_on_exec) continue;
    const FileId id = d.file;
    d = {};
    context.release(id);
  }
  log(run.sink, event(EventKind::process_exec, thread, core, process), request.text);
  processes_[static_cast<std::size_t>(process)].name = request.text;
  threads_[static_cast<std::size_t>(thread)].name = std::move(request.text);
  unsigned terminals = 0;
  for (int i = 0; i < 3; ++i)
    if (const FileId id = system_->file_of(process, i);
        id != kNobody && system_->file(id).kind == FileKind::terminal)
      terminals |= 1U << i;
  run.program.exec(process, thread, terminals);
  ++processes_[static_cast<std::size_t>(process)].memory.changes;
  threads_[static_cast<std::size_t>(thread)].reply = {};
  settle(run);
}

namespace {

// The child's time on the cores is its parent's from now on (getrusage, RUSAGE_CHILDREN).
void take_time(System& os, const std::vector<Thread>& threads, const Process& child) {
  VirtualTime time = os.processes[static_cast<std::size_t>(child.id)].children_time;
  for (const Thread& t : threads)
    if (t.process == child.id) time += t.cpu_time;
  os.processes[static_cast<std::size_t>(child.parent)].children_time += time;
}

}  // namespace

void Machine::wait_child(Run& run, CoreId core, Request request) {
  const ThreadId thread = cores_[static_cast<std::size_t>(core)].thread;
  const ProcessId process = threads_[static_cast<std::size_t>(thread)].process;
  bool any = false;
  for (Process& p : processes_) {
    if (p.parent != process || p.reaped || !system_->waits_for(request, p.id)) continue;
    any = true;
    if (!p.exited && p.has_news(request.numbers[0])) {
      answer(thread, ReplyKind::done, p.id, std::exchange(p.news, 0));
      threads_[static_cast<std::size_t>(thread)].reply.data = "news";
      return;
    }
    if (!p.exited) continue;
    if ((request.numbers[0] & kWaitNoWait) == 0) {
      p.reaped = true;
      take_time(*system_, threads_, p);
    }
    return answer(thread, ReplyKind::done, p.id, p.status);
  }
  if (!any) return answer(thread, ReplyKind::mismatch, kNobody);  // ECHILD
  if (request.deadline <= now_) return answer(thread, ReplyKind::timed_out, kNobody);
  ++process_inner_[static_cast<std::size_t>(process)].outside_waiters;
  if (request.wait == trace::WaitKind::none) request.wait = trace::WaitKind::child;
  block(run, core, std::move(request), ThreadState::blocked);
}

void Machine::exit_thread(Run& run, CoreId core) {
  const ThreadId thread = cores_[static_cast<std::size_t>(core)].thread;
  const ProcessId process = threads_[static_cast<std::size_t>(thread)].process;
  if (process_inner_[static_cast<std::size_t>(process)].alive == 1) return exit_process(run, thread, core, 0);
  terminate(run, thread);
}

void Machine::exit_process(Run& run, ThreadId actor, CoreId core, int status) {
  // The parent sees eight bits of it. Below zero: as if a signal had ended it.
  end_process(run, threads_[static_cast<std::size_t>(actor)].process, actor, core,
              status < 0 ? status : status & 0xff);
}

// `actor`: the thread that exits, or another process's that sent the signal; kNobody: a timer.
void Machine::end_process(Run& run, ProcessId process, ThreadId actor, CoreId core, int status) {
  for (std::size_t i = 0; i < threads_.size(); ++i)
    if (threads_[i].process == process && threads_[i].id != actor) terminate(run, threads_[i].id);
  if (actor != kNobody && threads_[static_cast<std::size_t>(actor)].process == process) terminate(run, actor);
  Process& p = processes_[static_cast<std::size_t>(process)];
  p.exited = true;
  p.status = status;
  log(run.sink, event(EventKind::process_exit, actor, core, process, status));
  run.program.process_exited(process);
  for (Process& child : processes_) {
    if (child.parent != process) continue;
    child.reaped = child.reaped || child.exited;  // init takes the orphans
    child.parent = kNobody;
  }
  SystemContext context(*this, run, actor, core);
  ProcessFiles own = std::move(system_->processes[static_cast<std::size_t>(process)]);
  ProcessFiles& left = system_->processes[static_cast<std::size_t>(process)];
  left = {};
  left.group = own.group;  // of a zombie too
  left.session = own.session;
  left.children_time = own.children_time;
  std::vector<FileLockKey> locked;
  for (const auto& [key, lock] : system_->ipc.file_locks)
    if (key.posix) locked.push_back(key);
  for (const FileLockKey& key : locked) unlock_file(context, key, process);
  --system_->tree.at(own.cwd).opened;
  system_->tree.drop(own.cwd);
  for (const Descriptor& d : own.descriptors)
    if (d.file != kNobody) context.release(d.file);
  reap_for_waiter(run, process, actor);
  tell_parent(run, process, actor);
  settle(run);
}

void Machine::reap_for_waiter(Run& run, ProcessId child, ThreadId by) {
  Process& p = processes_[static_cast<std::size_t>(child)];
  if (p.parent == kNobody || processes_[static_cast<std::size_t>(p.parent)].exited) {
    p.reaped = true;
    return;
  }
  const bool unwanted =
      (system_->processes[static_cast<std::size_t>(p.parent)].signals.ignored & signal_bit(kSigChild)) != 0;
  const ProcessInner& parent = process_inner_[static_cast<std::size_t>(p.parent)];
  if (unwanted) p.reaped = true;  // no zombies for a parent that ignores SIGCHLD: wait(2)
  if (parent.outside_waiters == 0) return;
  bool gone = unwanted;
  for (std::size_t i = 0; i < threads_.size(); ++i) {
    Thread& t = threads_[i];
    if (t.process != p.parent || t.state != ThreadState::blocked) continue;
    if (t.pending.kind != RequestKind::wait_child || !system_->waits_for(t.pending, child)) continue;
    if (gone) {  // it waits for the others; ECHILD when there are none
      const bool others = std::any_of(processes_.begin(), processes_.end(), [&](const Process& other) {
        return other.parent == p.parent && !other.reaped && system_->waits_for(t.pending, other.id);
      });
      if (others) continue;
    }
    const bool keep = (t.pending.numbers[0] & kWaitNoWait) != 0;
    stop_waiting(t.id);
    if (gone) {
      answer(t.id, ReplyKind::mismatch, kNobody);
    } else {
      if (!keep) {
        p.reaped = true;
        take_time(*system_, threads_, p);
        gone = true;
      }
      answer(t.id, ReplyKind::done, child, p.status);
    }
    make_ready(run.sink, t.id, by, by == kNobody ? -1 : inner_[static_cast<std::size_t>(by)].last_event,
               now_);
  }
}

void Machine::terminate(Run& run, ThreadId thread) {
  const auto index = static_cast<std::size_t>(thread);
  Thread& t = threads_[index];
  if (t.state == ThreadState::terminated) return;
  const CoreId core = t.core;
  if (t.state == ThreadState::running) {
    Core& c = cores_[static_cast<std::size_t>(core)];
    // It may have run ahead: what it did after now never was.
    t.cpu_time -= std::max<VirtualTime>(c.local - std::max(now_, t.since), 0);
    drop_held(core);
    leave_core(core);
  } else if (t.state == ThreadState::ready) {
    leave_queue(thread);
  } else {
    stop_waiting(thread);
  }
  t.state = ThreadState::terminated;
  t.since = now_;
  t.pending = {};
  if (favoured_ == thread) favoured_ = kNobody;
  --process_inner_[static_cast<std::size_t>(t.process)].alive;
  log(run.sink, event(EventKind::thread_exit, thread, core));
  run.program.thread_exited(thread);
}

}  // namespace kvant::machine
