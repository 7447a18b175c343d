// The machine's loop. Each turn does the one thing that is due first in virtual time; at one instant in the
// order of Phase: timers, requests, ends of quanta, dispatches, bursts. So whoever becomes ready at an
// instant is in the queue before a thread preempted at that instant, and all arrivals are known before the
// first dispatch.
#include <fmt/format.h>

#include <algorithm>

#include "sim/machine/machine.h"
#include "sim/machine/policies/policy.h"
#include "sim/machine/system.h"

namespace kvant::machine {

using trace::EventKind;
using trace::StopReason;

namespace {
// A burst is cut at multiples of this many steps, to look at the limits. The cut is not seen from outside.
constexpr Position kCheckSteps = Position{1} << 20;
// An idle core has to be woken before it can run what became ready: some 6 µs with the default costs. Whoever
// woke the thread meanwhile goes on, which is why lines come out in the order in which they were printed.
constexpr VirtualTime kIdleSwitches = 4;
}  // namespace

class Machine::BurstKernel final : public Kernel {
 public:
  BurstKernel(Machine& machine, Run& run, CoreId core, ThreadId thread, std::uint64_t steps)
      : machine_(machine),
        run_(run),
        core_(core),
        thread_(thread),
        start_(machine.cores_[static_cast<std::size_t>(core)].local),
        latest_(start_),
        horizon_(machine.horizon(core)),
        steps_(steps) {}

  VirtualTime now() const override { return start_; }
  CoreId core() const override { return core_; }
  int cores() const override { return machine_.settings_.cores; }
  std::uint64_t random() override { return run_.chooser.random(machine_.randoms_++); }
  trace::Sink& sink() override { return run_.sink; }
  LockId new_lock() override {
    machine_.locks_.emplace_back();
    return static_cast<LockId>(machine_.locks_.size() - 1);
  }
  std::int64_t new_number(Series series) override {
    return machine_.numbers_[static_cast<std::size_t>(series)]++;
  }

  std::shared_ptr<const std::string> file_content(std::string_view path) const override {
    return machine_.file_content(path);
  }

  std::int32_t emit(EventKind kind, VirtualTime used, std::uint64_t steps, std::int64_t a, std::int64_t b,
                    std::string_view text) override {
    trace::Event e = machine_.event(kind, thread_, core_, a, b);
    latest_ = e.time = std::max(latest_, start_ + used);
    // An event made after the last step belongs to it: what a pause at position p leaves out has a position ≥
    // p.
    e.position += std::min(steps, steps_ - 1);
    machine_.note_lock(e, text);
    if (e.time <= horizon_) return machine_.log(run_.sink, e, text);
    machine_.hold(core_, e, text);
    return -1;
  }

 private:
  Machine& machine_;
  Run& run_;
  CoreId core_;
  ThreadId thread_;
  VirtualTime start_, latest_;
  VirtualTime horizon_;  // nothing else in the world can happen before
  std::uint64_t steps_;
};

StopInfo Machine::advance(Program& program, Chooser& chooser, trace::Sink& sink, const Limits& limits,
                          Position until) {
  if (stop_.reason != StopReason::paused) return stop_;
  Run run{program, chooser, sink, limits, until};
  Intervention next = chooser.next_intervention(position_);
  while (position_ < until) {
    if (next.at <= position_) {
      if (!intervene(run, next.thread)) {
        Text told = message(MessageId::mismatch_thread, next.at, next.thread);
        return stop(run, StopReason::schedule_mismatch, told.en, told);
      }
      next = chooser.next_intervention(position_ + 1);
    }
    if (position_ >= limits.max_steps)
      return stop(run, StopReason::instruction_limit, fmt::format("{} steps", limits.max_steps));
    if ((cut_core_ == kNobody || position_ % kCheckSteps == 0) && made_ >= limits.max_events)
      return stop(run, StopReason::trace_limit, fmt::format("{} events", limits.max_events));

    Action action;
    if (cut_core_ == kNobody) {
      action = next_action();
      if (action.phase == Phase::none) {
        const bool all_ended = std::all_of(threads_.begin(), threads_.end(), [](const Thread& t) {
          return t.state == ThreadState::terminated;
        });
        return all_ended ? stop(run, StopReason::finished, "")
                         : stop(run, awaits_clients(program) ? StopReason::idle : StopReason::deadlock,
                                deadlock_text());
      }
      if (action.time > limits.max_time || (action.time == limits.max_time && action.phase == Phase::burst)) {
        now_ = std::max(now_, limits.max_time);
        return stop(run, StopReason::time_limit, fmt::format("{} ns", limits.max_time));
      }
      if (action.phase == Phase::timer && next.at == Intervention{}.at && repeats_itself(program))
        return stop(run, StopReason::idle, deadlock_text());
      perform(run, action);
    }
    const CoreId core = cut_core_ != kNobody           ? cut_core_
                        : action.phase == Phase::burst ? action.core
                                                       : kNobody;
    if (core != kNobody) {
      const Position check = (position_ / kCheckSteps + 1) * kCheckSteps;
      go_on_with_burst(run, core, std::min({until, next.at, limits.max_steps, check}));
    }
    if (bad_choice_) {
      Text told = message(MessageId::mismatch_option, choices_ - 1);
      return stop(run, StopReason::schedule_mismatch, told.en, told);
    }
    if (stop_.reason != StopReason::paused) return stop(run, stop_.reason, std::move(stop_.text));
  }
  return stop_;
}

Machine::Action Machine::next_action() const {
  Action best;
  if (!timers_.empty()) best = {timers_.next(), Phase::timer, kNobody};
  if (system_->next_event() < best.time) best = {system_->next_event(), Phase::system, kNobody};
  bool idle = false;
  for (std::size_t i = 0; i < cores_.size(); ++i) {
    const Core& core = cores_[i];
    if (core.thread == kNobody) {
      idle = true;
      continue;
    }
    if (core.local > best.time) continue;
    const Phase phase = core.request.kind != RequestKind::none            ? Phase::request
                        : core.local >= core.quantum_end || core.make_way ? Phase::quantum
                                                                          : Phase::burst;
    if (core.local < best.time || phase < best.phase) best = {core.local, phase, static_cast<CoreId>(i)};
  }
  if (idle && ready_count() > 0 && (clock_ < best.time || Phase::dispatch < best.phase))
    best = {clock_, Phase::dispatch, kNobody};
  return best;
}

void Machine::perform(Run& run, const Action& action) {
  clock_ = now_ = action.time;
  if (held_ > 0) release_held(run.sink, clock_, position_);
  switch (action.phase) {
    case Phase::timer:
      fire_timer(run);
      break;
    case Phase::system:
      quiet_ = 0;
      system_event(run);
      break;
    case Phase::request:
      carry_out(run, action.core);
      break;
    case Phase::quantum:
      end_of_quantum(run, action.core);
      break;
    case Phase::dispatch:
      dispatch(run);
      break;
    case Phase::burst:
      begin_burst(run, action.core);
      break;
    case Phase::none:
      break;
  }
}

bool Machine::intervene(Run& run, ThreadId thread) {
  if (thread < 0 || static_cast<std::size_t>(thread) >= threads_.size()) return false;
  const Thread& t = threads_[static_cast<std::size_t>(thread)];
  if (t.state == ThreadState::terminated) return false;
  run.program.make_way(thread);
  if (t.state == ThreadState::running) return true;
  favoured_ = thread;
  if (t.state != ThreadState::ready || idle_cores() > 0) return true;
  // The core that took the last step, for that is what a person sees running; else the one that is due first.
  CoreId core = last_core_;
  if (running_on(core) == kNobody) {
    const auto first = std::min_element(cores_.begin(), cores_.end(),
                                        [](const Core& a, const Core& b) { return a.local < b.local; });
    core = static_cast<CoreId>(first - cores_.begin());
  }
  cores_[static_cast<std::size_t>(core)].make_way = true;
  if (cut_core_ == core) cut_core_ = kNobody;
  return true;
}

void Machine::fire_timer(Run& run) {
  timers_.due(scratch_);
  ThreadId id = scratch_.front();
  if (scratch_.size() > 1) id = scratch_[choose(run, ChoiceKind::timer, scratch_)];
  scratch_.clear();
  timers_.cancel(id);
  last_thread_ = kNobody;
  last_core_ = kNobody;

  const auto index = static_cast<std::size_t>(id);
  std::int32_t cause = inner_[index].last_event;
  if (inner_[index].arriving) {
    inner_[index].arriving = false;
    announce(run.sink, id, kNobody, now_);
    cause = inner_[index].last_event;
  } else if (threads_[index].state == ThreadState::sleeping) {
    answer(id, ReplyKind::done);
  } else {
    const Request& pending = threads_[index].pending;
    if (pending.kind == RequestKind::system && now_ < pending.deadline) {  // its own time has come
      retry(run, id, kNobody, -1);
      settle(run);
      ++position_;
      return;
    }
    stop_waiting(id);
    trace::Event e =
        event(EventKind::thread_timeout, id, kNobody, static_cast<std::int64_t>(pending.wait), pending.lock);
    e.cause = cause;
    cause = log(run.sink, e);
    answer(id, ReplyKind::timed_out);
  }
  make_ready(run.sink, id, kNobody, cause, now_);
  settle(run);
  ++position_;
}

void Machine::dispatch(Run& run) {
  std::span<const ThreadId> options(ready_.data() + ready_begin_, ready_count());
  const auto favoured = std::find(options.begin(), options.end(), favoured_);
  std::size_t first = 0;
  if (favoured != options.end()) {
    first = static_cast<std::size_t>(favoured - options.begin());
  } else {
    first = policy_of(settings_.policy).next(options, threads_);
  }
  ThreadId id = options[first];
  if (options.size() > 1) {
    if (first != 0) {
      scratch_.assign(options.begin(), options.end());
      std::rotate(scratch_.begin(), scratch_.begin() + static_cast<std::ptrdiff_t>(first),
                  scratch_.begin() + static_cast<std::ptrdiff_t>(first) + 1);
      options = scratch_;
    }
    id = options[choose(run, ChoiceKind::dispatch, options)];
    scratch_.clear();
  }
  leave_queue(id);
  if (favoured_ == id) favoured_ = kNobody;

  // A free core that ran it last saves a switch; else the lowest free one.
  std::size_t at = cores_.size();
  for (std::size_t i = 0; i < cores_.size(); ++i) {
    if (cores_[i].thread != kNobody) continue;
    if (at == cores_.size()) at = i;
    if (cores_[i].last_thread == id) {
      at = i;
      break;
    }
  }
  Core& core = cores_[at];
  const auto core_id = static_cast<CoreId>(at);
  Thread& t = threads_[static_cast<std::size_t>(id)];
  const bool was_idle = core.local < now_;
  core.local = now_;
  if (was_idle) core.local += kIdleSwitches * settings_.costs[Cost::context_switch];
  if (core.last_thread != kNobody && core.last_thread != id) {
    trace::Event e = event(EventKind::context_switch, id, core_id, core.last_thread, id);
    log(run.sink, e);
    core.local += settings_.costs[Cost::context_switch];
  }
  core.thread = core.last_thread = id;
  core.quantum_end = policy_of(settings_.policy).has_quantum() ? core.local + settings_.quantum : kNever;
  core.make_way = false;
  t.state = ThreadState::running;
  t.core = core_id;
  t.since = core.local;

  trace::Event e = event(EventKind::thread_run, id, core_id, t.process);
  e.time = core.local;
  e.cause = inner_[static_cast<std::size_t>(id)].ready_event;
  const std::string label = run.program.label(id);
  if (e.time == now_) {
    log(run.sink, e, label);
  } else {
    hold(core_id, e, label);
  }
  last_thread_ = kNobody;
  last_core_ = core_id;
  ++position_;
}

// Not a step when nobody else wants the core: the quantum begins anew.
void Machine::end_of_quantum(Run& run, CoreId core) {
  Core& c = cores_[static_cast<std::size_t>(core)];
  trace::PreemptReason why = trace::PreemptReason::quantum;
  if (processes_[static_cast<std::size_t>(threads_[static_cast<std::size_t>(c.thread)].process)].stopped) {
    preempt(run, core, trace::PreemptReason::yielded);  // enqueue() sets it aside
    last_thread_ = kNobody;
    last_core_ = core;
    ++position_;
    return;
  }
  bool leave = ready_count() > idle_cores();
  if (c.make_way) {
    c.make_way = false;
    const bool wanted =
        favoured_ != kNobody && threads_[static_cast<std::size_t>(favoured_)].state == ThreadState::ready;
    if (wanted) {
      why = trace::PreemptReason::chosen;
    } else if (c.local < c.quantum_end) {
      return;
    }
  }
  if (!leave) {
    if (c.local >= c.quantum_end) c.quantum_end = c.local + settings_.quantum;
    return;
  }
  preempt(run, core, why);
  last_thread_ = kNobody;
  last_core_ = core;
  ++position_;
}

void Machine::begin_burst(Run& run, CoreId core) {
  Core& c = cores_[static_cast<std::size_t>(core)];
  c.burst_end = c.ahead_end = burst_end_for(run, core);
  c.going_ahead = false;
  // The bounds that are not another core's.
  if (cores_.size() > 1 && run.program.can_go_ahead())
    c.ahead_end = std::min({c.quantum_end, timers_.next(), run.limits.max_time});
  cut_core_ = core;
}

// What else happens in the world before that time cannot concern this thread: see the notes at each bound.
VirtualTime Machine::burst_end_for(const Run& run, CoreId core) const {
  const Core& c = cores_[static_cast<std::size_t>(core)];
  // A timer may wake a thread that shares memory with this one.
  // So may what arrives from the network, or an alarm.
  VirtualTime end = std::min({c.quantum_end, timers_.next(), system_->next_event(), run.limits.max_time});
  if (cores_.size() == 1) return end;
  const ProcessId process = threads_[static_cast<std::size_t>(c.thread)].process;
  // A signal is seen by a running thread at the end of its burst: soon, where there is a handler.
  if ((system_->processes[static_cast<std::size_t>(process)].signals.handled & ~signal_bit(kSigInt)) != 0)
    end = std::min(end, c.local + 50 * kMicrosecond);
  // A child that ends elsewhere, or a process that writes, may wake a thread of this process at any time.
  const bool outside = process_inner_[static_cast<std::size_t>(process)].outside_waiters > 0;
  int lockstep = -1;  // of this thread, not asked yet
  for (const Core& other : cores_) {
    if (other.thread == kNobody || &other == &c || other.local >= end) continue;
    if (!outside) {
      if (threads_[static_cast<std::size_t>(other.thread)].process != process) continue;
      if (lockstep < 0) lockstep = run.program.needs_lockstep(c.thread);
      // One of them touching shared memory is enough: the other must not have run past that moment.
      if (lockstep == 0 && !run.program.needs_lockstep(other.thread)) continue;
    }
    end = other.local;
  }
  return end;
}

VirtualTime Machine::horizon(CoreId core) const {
  VirtualTime time = std::min(timers_.next(), system_->next_event());
  for (std::size_t i = 0; i < cores_.size(); ++i)
    if (cores_[i].thread != kNobody && static_cast<CoreId>(i) != core) time = std::min(time, cores_[i].local);
  return time;
}

void Machine::go_on_with_burst(Run& run, CoreId core, Position step_limit) {
  Core& c = cores_[static_cast<std::size_t>(core)];
  Thread& t = threads_[static_cast<std::size_t>(c.thread)];
  const Reply reply = std::move(t.reply);
  t.reply = {};
  const Budget budget{c.going_ahead ? -1 : std::max<VirtualTime>(c.burst_end - c.local, 0),
                      step_limit - position_, std::max<VirtualTime>(c.ahead_end - c.local, 0)};
  BurstKernel kernel(*this, run, core, c.thread, budget.steps);
  Burst burst = run.program.run(c.thread, budget, reply, kernel);

  const bool asks = burst.request.kind != RequestKind::none;
  // A program that does nothing at all would stop time; it is made to count.
  if (!asks && burst.steps == 0 && !c.going_ahead) burst.steps = 1;
  c.local += burst.used;
  t.cpu_time += burst.used;
  position_ += burst.steps;
  processes_[static_cast<std::size_t>(t.process)].memory.ran = position_;
  now_ = c.local;
  last_thread_ = c.thread;
  last_core_ = core;
  if (asks) {
    const VirtualTime cost = cost_before(burst.request);
    c.local += cost;
    t.cpu_time += cost;
    c.request = std::move(burst.request);
  }
  const bool goes_on = !asks && !c.going_ahead && c.local < c.burst_end;
  c.going_ahead = !asks && !goes_on && burst.steps == budget.steps && c.local < c.ahead_end;
  cut_core_ = goes_on || c.going_ahead ? core : kNobody;
}

std::size_t Machine::choose(Run& run, ChoiceKind kind, std::span<const ThreadId> options) {
  const std::size_t chosen = run.chooser.choose(kind, choices_++, options);
  if (chosen == 0) return 0;
  if (chosen >= options.size()) {
    bad_choice_ = true;
    return 0;
  }
  log(run.sink, event(EventKind::choice, options[chosen], kNobody, static_cast<std::int64_t>(kind),
                      static_cast<std::int64_t>(chosen)));
  return chosen;
}

StopInfo Machine::stop(Run& run, StopReason reason, std::string text, Text mismatch) {
  release_held(run.sink, kNever, position_);
  cut_core_ = kNobody;
  stop_ = {reason, std::move(text), std::move(mismatch)};
  trace::Event e = event(EventKind::stop, kNobody, kNobody, static_cast<std::int64_t>(reason));
  e.time = now_ = std::max(now_, last_logged_);
  log(run.sink, e, stop_.text);
  return stop_;
}

}  // namespace kvant::machine
