// Signals: sent, ignored, handed to the program, or doing what they do by default.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/machine/call.h"

namespace kvant::machine {

using trace::EventKind;

namespace {

// What a signal does that nobody handles: signal(7).
enum class Default : std::uint8_t { end, ignore, stop, go_on };
Default default_of(int number) {
  switch (number) {
    case kSigChild:
    case 23:  // SIGURG
    case 28:  // SIGWINCH
      return Default::ignore;
    case kSigContinue:
      return Default::go_on;
    case kSigStop:
    case 20:  // SIGTSTP, SIGTTIN, SIGTTOU
    case 21:
    case 22:
      return Default::stop;
    default:
      return Default::end;
  }
}

constexpr std::string_view kNames[] = {
    "",          "SIGHUP",  "SIGINT",    "SIGQUIT", "SIGILL",   "SIGTRAP", "SIGABRT", "SIGBUS",
    "SIGFPE",    "SIGKILL", "SIGUSR1",   "SIGSEGV", "SIGUSR2",  "SIGPIPE", "SIGALRM", "SIGTERM",
    "SIGSTKFLT", "SIGCHLD", "SIGCONT",   "SIGSTOP", "SIGTSTP",  "SIGTTIN", "SIGTTOU", "SIGURG",
    "SIGXCPU",   "SIGXFSZ", "SIGVTALRM", "SIGPROF", "SIGWINCH", "SIGIO",   "SIGPWR",  "SIGSYS"};

// Data of the event that hands a signal over once its process stands still.
void hand_over_later(SystemContext& context, SystemEvent& event) {
  context.deliver(static_cast<ProcessId>(event.file), static_cast<int>(event.a), event.cause);
}

}  // namespace

std::string signal_name(int number) {
  if (number > 0 && static_cast<std::size_t>(number) < std::size(kNames))
    return std::string(kNames[static_cast<std::size_t>(number)]);
  return fmt::format("signal {}", number);
}

void SystemContext::deliver(ProcessId process, int number, std::int32_t cause) {
  if (machine_.processes_[static_cast<std::size_t>(process)].exited) return;
  machine_.deliver_signal(run_, process, number, actor_, cause);
}

int Machine::send_signal(Run& run, ProcessId id, int number, ThreadId by) {
  if (number < 0 || number > kMaxSignal) return kEINVAL;
  if (id < 0 || static_cast<std::size_t>(id) >= processes_.size()) return kESRCH;
  const Process& process = processes_[static_cast<std::size_t>(id)];
  if (process.reaped) return kESRCH;
  if (number == 0 || process.exited) return 0;
  ProcessSignals& signals = system_->processes[static_cast<std::size_t>(id)].signals;
  const std::uint64_t bit = signal_bit(number);
  const bool handled = (signals.handled & bit) != 0;
  // Every child that ends sends one: not worth a word where nobody listens.
  if (number == kSigChild && !handled && (signals.blocked & bit) == 0) return 0;
  trace::Event e = event(EventKind::signal, by,
                         by == kNobody ? kNobody : threads_[static_cast<std::size_t>(by)].core, number, id);
  if (by != kNobody) e.cause = inner_[static_cast<std::size_t>(by)].last_event;
  const std::int32_t cause = log(run.sink, e, signal_name(number));
  if (number == kSigContinue) continue_process(run, id, by);
  if (number == kSigKill) {
    end_by_signal(run, id, number, by);
    return 0;
  }
  if (number == kSigStop) {
    stop_process(run, id, number, by);
    return 0;
  }
  if ((signals.blocked & bit) != 0) {
    signals.pending |= bit;
    signals.senders[number] = by == kNobody ? kNobody : threads_[static_cast<std::size_t>(by)].process;
    SystemContext(*this, run, by, kNobody).changed(Channel{Channel::Kind::signal, id}, cause);
    return 0;
  }
  if (handled) {
    // A thread of it may have been simulated beyond this moment: then it sees the signal there.
    // One that it sends itself comes at once.
    VirtualTime seen = now_;
    const bool own = by != kNobody && threads_[static_cast<std::size_t>(by)].process == id;
    for (const Core& core : cores_)
      if (!own && core.thread != kNobody && threads_[static_cast<std::size_t>(core.thread)].process == id)
        seen = std::max(seen, core.local);
    if (seen == now_) {
      deliver_signal(run, id, number, by, cause);
      return 0;
    }
    SystemEvent later;
    later.happen = hand_over_later;
    later.time = seen;
    later.file = id;
    later.a = number;
    later.cause = cause;
    system_->push_event(std::move(later));
    return 0;
  }
  if ((signals.ignored & bit) != 0) return 0;
  switch (default_of(number)) {
    case Default::end:
      end_by_signal(run, id, number, by);
      break;
    case Default::stop:
      stop_process(run, id, number, by);
      break;
    default:
      break;
  }
  return 0;
}

void Machine::deliver_signal(Run& run, ProcessId process, int number, ThreadId by, std::int32_t cause) {
  run.program.signal(process, number);
  // The main thread runs the handlers. What it is blocked in, it begins again after them (PEP 475).
  for (const Thread& t : threads_) {
    if (t.process != process || t.state == ThreadState::terminated) continue;
    interrupt(run, t.id, by, cause);
    break;
  }
}

void Machine::interrupt(Run& run, ThreadId thread, ThreadId by, std::int32_t cause) {
  Thread& t = threads_[static_cast<std::size_t>(thread)];
  const bool waits =
      (t.state == ThreadState::sleeping && !inner_[static_cast<std::size_t>(thread)].arriving) ||
      (t.state == ThreadState::blocked && t.pending.kind != RequestKind::none &&
       t.pending.wait != trace::WaitKind::gil);
  if (!waits) return;
  Reply reply;
  reply.kind = ReplyKind::interrupted;
  if (const auto waiting = system_->waiting.find(thread);
      waiting != system_->waiting.end() && waiting->second.progress > 0) {
    reply.kind = ReplyKind::done;  // part of it was written
    reply.value = static_cast<std::int64_t>(waiting->second.progress);
  }
  if (t.pending.kind == RequestKind::system && t.pending.call == SystemCall::pause)
    reply.kind = ReplyKind::done;
  stop_waiting(thread);
  t.reply = std::move(reply);
  make_ready(run.sink, thread, by, cause, now_);
}

void Machine::end_by_signal(Run& run, ProcessId process, int number, ThreadId by) {
  end_process(run, process, by, kNobody, -number);
}

void Machine::stop_process(Run& run, ProcessId id, int number, ThreadId by) {
  Process& process = processes_[static_cast<std::size_t>(id)];
  if (process.stopped) return;
  process.stopped = true;
  for (std::size_t i = 0; i < threads_.size(); ++i) {
    Thread& t = threads_[i];
    if (t.process != id) continue;
    if (t.state == ThreadState::running) cores_[static_cast<std::size_t>(t.core)].make_way = true;
    if (t.state != ThreadState::ready) continue;
    leave_queue(t.id);
    log(run.sink, event(EventKind::thread_block, t.id, kNobody,
                        static_cast<std::int64_t>(trace::WaitKind::stopped), kNobody));
    enqueue(t.id, now_);
  }
  tell_news(run, id, number, by);
}

void Machine::continue_process(Run& run, ProcessId id, ThreadId by) {
  Process& process = processes_[static_cast<std::size_t>(id)];
  if (!process.stopped) return;
  process.stopped = false;
  for (std::size_t i = 0; i < threads_.size(); ++i) {
    Thread& t = threads_[i];
    if (t.process != id || t.state != ThreadState::blocked || t.pending.kind != RequestKind::none) continue;
    make_ready(run.sink, t.id, kNobody, static_cast<std::int32_t>(logged_) - 1, now_);
  }
  tell_news(run, id, kSigContinue, by);
}

// The child was stopped by that signal, or goes on: a parent that asked for such news is told.
void Machine::tell_news(Run& run, ProcessId child, int news, ThreadId by) {
  Process& p = processes_[static_cast<std::size_t>(child)];
  p.news = news;
  if (p.parent == kNobody) return;
  for (Thread& t : threads_) {
    if (t.process != p.parent || t.state != ThreadState::blocked) continue;
    if (t.pending.kind != RequestKind::wait_child || !p.has_news(t.pending.numbers[0])) continue;
    if (!system_->waits_for(t.pending, child)) continue;
    stop_waiting(t.id);
    answer(t.id, ReplyKind::done, child, std::exchange(p.news, 0));
    t.reply.data = "news";
    make_ready(run.sink, t.id, by, by == kNobody ? -1 : inner_[static_cast<std::size_t>(by)].last_event,
               now_);
    break;
  }
  tell_parent(run, child, by);
}

void Machine::tell_parent(Run& run, ProcessId child, ThreadId by) {
  const ProcessId parent = processes_[static_cast<std::size_t>(child)].parent;
  if (parent != kNobody) send_signal(run, parent, kSigChild, by);
}

}  // namespace kvant::machine
