// Calls about signals: sending them, saying what becomes of them, waiting for them, alarms.
#include <algorithm>

#include "sim/machine/call.h"

namespace kvant::machine {

namespace {

ProcessSignals& signals_of(SystemContext& c, ProcessId process) {
  return c.os.processes[static_cast<std::size_t>(process)].signals;
}

// A signal that was kept while it was blocked goes its way.
void send_pending(Call& c) {
  for (;;) {
    ProcessSignals& s = signals_of(c, c.process);
    const std::uint64_t free = s.pending & ~s.blocked;
    if (free == 0) return;
    int number = 1;
    while ((free & signal_bit(number)) == 0) ++number;
    s.pending &= ~signal_bit(number);
    c.signal(c.process, number);
    if (c.processes()[static_cast<std::size_t>(c.process)].exited) return;
  }
}

void alarm_rings(SystemContext& c, SystemEvent& event) {
  const auto process = static_cast<ProcessId>(event.file);
  if (c.processes()[static_cast<std::size_t>(process)].exited) return;
  ProcessSignals& s = signals_of(c, process);
  const auto which = static_cast<std::size_t>(event.a);
  if (s.timer[which] != event.time) return;  // set anew since
  s.timer[which] = kNever;
  if (s.interval[which] > 0) {
    s.timer[which] = event.time + s.interval[which];
    SystemEvent next;
    next.happen = alarm_rings;
    next.file = event.file;
    next.a = event.a;
    c.later(s.timer[which], std::move(next));
  }
  c.signal(process, which == 0 ? kSigAlarm : which == 1 ? 26 : 27);
}

}  // namespace

void call_kill(Call& c) {
  const std::int64_t pid = c.number(0), number = c.number(1);
  if (number < 0 || number > kMaxSignal) return c.fail(kEINVAL);
  std::vector<ProcessId> targets;
  if (pid > 0) {
    targets = {static_cast<ProcessId>(std::clamp<std::int64_t>(pid - pid_of(0), -1, 1 << 30))};
  } else {  // 0: its own group; -1: all others; -group
    const std::int64_t group = pid == 0 ? c.own().group : -pid - pid_of(0);
    for (const Process& p : c.processes())
      if (!p.exited &&
          (pid == -1 ? p.id != c.process : c.os.processes[static_cast<std::size_t>(p.id)].group == group))
        targets.push_back(p.id);
  }
  // The caller last: it may be the signal's end.
  std::stable_partition(targets.begin(), targets.end(), [&](ProcessId p) { return p != c.process; });
  int error = targets.empty() ? kESRCH : 0;
  c.done();
  for (const ProcessId target : targets) error = c.signal(target, static_cast<int>(number));
  if (error != 0) c.fail(error);
}

void call_sigaction(Call& c) {
  const auto number = static_cast<int>(c.number(0));
  if (number < 1 || number > kMaxSignal || number == kSigKill || number == kSigStop) return c.fail(kEINVAL);
  ProcessSignals& s = signals_of(c, c.process);
  const std::uint64_t bit = signal_bit(number);
  s.handled &= ~bit;
  s.ignored &= ~bit;
  if (c.number(1) == 1) s.ignored |= bit;
  if (c.number(1) == 2) s.handled |= bit;
  c.done();
}

void call_sigmask(Call& c) {
  ProcessSignals& s = signals_of(c, c.process);
  const std::uint64_t old = s.blocked;
  const auto bits = static_cast<std::uint64_t>(c.number(1));
  if (c.number(0) == 0) {
    s.blocked |= bits;
  } else if (c.number(0) == 1) {
    s.blocked &= ~bits;
  } else {
    s.blocked = bits;
  }
  s.blocked &= ~(signal_bit(kSigKill) | signal_bit(kSigStop));
  c.done(static_cast<std::int64_t>(old));
  send_pending(c);
}

void call_sigpending(Call& c) {
  c.done(static_cast<std::int64_t>(signals_of(c, c.process).pending));
}

void call_sigwait(Call& c) {
  ProcessSignals& s = signals_of(c, c.process);
  const std::uint64_t came = s.pending & static_cast<std::uint64_t>(c.number(0));
  if (came == 0) return c.block(Channel{Channel::Kind::signal, c.process});
  int number = 1;
  while ((came & signal_bit(number)) == 0) ++number;
  s.pending &= ~signal_bit(number);
  const ProcessId sender = s.senders[number];
  s.senders.erase(number);
  c.done(number);
  c.reply.extra = sender == kNobody ? 0 : pid_of(sender);
}

void call_pause(Call& c) {
  c.pause(kNever);
}

void call_setitimer(Call& c) {
  const std::int64_t which = c.number(0);
  if (which < 0 || which > 2 || c.number(1) < 0 || c.number(2) < 0) return c.fail(kEINVAL);
  ProcessSignals& s = signals_of(c, c.process);
  const auto at = static_cast<std::size_t>(which);
  const VirtualTime left = s.timer[at] == kNever ? 0 : s.timer[at] - c.now();
  const VirtualTime interval = s.interval[at];
  s.interval[at] = c.number(2);
  s.timer[at] = c.number(1) == 0 ? kNever : c.now() + c.number(1);
  if (s.timer[at] != kNever) {
    SystemEvent e;
    e.happen = alarm_rings;
    e.file = c.process;
    e.a = which;
    c.later(s.timer[at], std::move(e));
  }
  c.done(left);
  c.reply.extra = interval;
}

void call_getitimer(Call& c) {
  const std::int64_t which = c.number(0);
  if (which < 0 || which > 2) return c.fail(kEINVAL);
  const ProcessSignals& s = signals_of(c, c.process);
  const auto at = static_cast<std::size_t>(which);
  c.done(s.timer[at] == kNever ? 0 : s.timer[at] - c.now());
  c.reply.extra = s.interval[at];
}

}  // namespace kvant::machine
