#include "sim/trace/lanes.h"

#include <algorithm>
#include <array>

#include "sim/trace/lane_edit.h"

namespace kvant::trace {

using lane_edit::begin;
using lane_edit::close;
using lane_edit::is_open;
using lane_edit::lane_of;

namespace {

constexpr VirtualTime kDeadlockShare = 16;  // of the run: how long a deadlock is drawn

LaneState state_of(WaitKind wait) {
  switch (wait) {
    case WaitKind::gil:
      return LaneState::wait_gil;
    case WaitKind::io:
    case WaitKind::selector:
      return LaneState::wait_io;
    case WaitKind::sleep:
      return LaneState::sleeping;
    default:
      return LaneState::blocked;
  }
}

Link::Kind link_kind(WaitKind wait) {
  switch (wait) {
    case WaitKind::gil:
    case WaitKind::lock:
    case WaitKind::rlock:
    case WaitKind::semaphore:
      return Link::Kind::hand_over;
    case WaitKind::join:
      return Link::Kind::join;
    default:
      return Link::Kind::wake;
  }
}

}  // namespace

std::string_view name_of(LaneState state) {
  static constexpr std::array<std::string_view, 9> kNames = {
      "absent", "running", "ready", "wait_gil", "blocked", "wait_io", "sleeping", "suspended", "switching"};
  return kNames[static_cast<std::size_t>(state)];
}

std::size_t Lane::at(VirtualTime time) const {
  const auto after = std::upper_bound(intervals.begin(), intervals.end(), time,
                                      [](VirtualTime t, const Interval& i) { return t < i.begin; });
  if (after == intervals.begin()) return intervals.size();
  const auto found = after - 1;
  const bool inside = time < found->end || (time == found->end && found->end_event < 0);
  return inside ? static_cast<std::size_t>(found - intervals.begin()) : intervals.size();
}

Lanes::Lanes(int cores) {
  for (int i = 0; i < cores; ++i) begin(lane_of(cores_, LaneKind::core, i), 0, LaneState::absent, -1);
}

void Lanes::rebuild(const Trace& trace, int cores) {
  *this = Lanes(cores);
  update(trace);
}

void Lanes::update(const Trace& trace) {
  for (; seen_ < trace.events().size(); ++seen_) apply(trace, seen_);
  for (auto* lanes : {&threads_, &cores_, &locks_, &tasks_, &sockets_, &processes_})
    for (Lane& lane : *lanes)
      if (is_open(lane)) lane.intervals.back().end = std::max(end_, lane.intervals.back().begin);
}

void Lanes::apply(const Trace& trace, std::size_t index) {
  const Event& e = trace.events()[index];
  const auto event = static_cast<std::int32_t>(index);
  end_ = std::max(end_, e.time);

  const auto lane_for = [&](ThreadId thread) -> Lane& { return lane_of(threads_, LaneKind::thread, thread); };
  const auto lock_for = [&](std::int64_t lock) -> Lane& { return lane_of(locks_, LaneKind::lock, lock); };
  const auto free_core = [&] {
    if (e.core >= 0) begin(lane_of(cores_, LaneKind::core, e.core), e.time, LaneState::absent, event);
  };
  const auto wait = [&](WaitKind kind, LockId lock, StringId object) {
    Interval& i = begin(lane_for(e.thread), e.time, state_of(kind), event);
    i.wait = kind;
    i.lock = lock;
    i.label = object;
    free_core();
  };
  const auto mark = [&](Mark::Kind kind, ThreadId thread) {
    marks_.push_back({kind, e.time, thread, event});
  };

  switch (e.kind) {
    case EventKind::thread_spawn: {
      Lane& lane = lane_for(static_cast<ThreadId>(e.a));
      lane.process = static_cast<ProcessId>(e.b);
      lane.name = trace.text(e.text);
      lane.first_seen = e.time;
      if (e.thread >= 0)
        add_link({Link::Kind::spawn, e.time, e.time, e.thread, static_cast<ThreadId>(e.a), event});
      break;
    }
    case EventKind::thread_name:
      lane_for(e.thread).name = trace.text(e.text);
      break;
    case EventKind::thread_ready: {
      Lane& lane = lane_for(e.thread);
      if (e.a >= 0) {
        const WaitKind kind = is_open(lane) ? lane.intervals.back().wait : WaitKind::none;
        add_link({link_kind(kind), e.time, e.time, static_cast<ThreadId>(e.a), e.thread, event});
      }
      begin(lane, e.time, LaneState::ready, event);
      break;
    }
    case EventKind::thread_run: {
      thread_info(e.thread).function = e.text;
      begin(lane_for(e.thread), e.time, LaneState::running, event).label = label_for(e.thread, e.text);
      if (e.core >= 0)
        begin(lane_of(cores_, LaneKind::core, e.core), e.time, LaneState::running, event).thread = e.thread;
      break;
    }
    case EventKind::thread_label: {
      thread_info(e.thread).function = e.text;
      const StringId label = label_for(e.thread, e.text);
      Lane& lane = lane_for(e.thread);
      if (is_open(lane) && lane.intervals.back().state == LaneState::running &&
          lane.intervals.back().label != label)
        begin(lane, e.time, LaneState::running, event).label = label;
      break;
    }
    case EventKind::thread_preempt:
      begin(lane_for(e.thread), e.time, LaneState::ready, event);
      free_core();
      break;
    case EventKind::thread_block:
      wait(static_cast<WaitKind>(e.a), static_cast<LockId>(e.b), e.text);
      break;
    case EventKind::thread_sleep:
      wait(WaitKind::sleep, kNobody, 0);
      break;
    case EventKind::thread_exit:
      close(lane_for(e.thread), e.time, event);
      free_core();
      break;
    case EventKind::context_switch:
      if (e.core >= 0) {
        begin(lane_of(cores_, LaneKind::core, e.core), e.time, LaneState::switching, event).thread =
            static_cast<ThreadId>(e.b);
      }
      break;
    case EventKind::lock_create: {
      Lane& lane = lock_for(e.a);
      lane.lock_kind = static_cast<WaitKind>(e.b);
      lane.name = trace.text(e.text);
      lane.first_seen = e.time;
      if (lane.intervals.empty()) begin(lane, e.time, LaneState::absent, event);
      break;
    }
    case EventKind::lock_name:
      lock_for(e.a).name = trace.text(e.text);
      break;
    case EventKind::lock_acquire: {
      if (e.a < 0) break;  // a lock that was never told of
      Lane& lane = lock_for(e.a);
      const bool again = is_open(lane) && lane.intervals.back().state == LaneState::running &&
                         lane.intervals.back().thread == e.thread;
      if (!again) begin(lane, e.time, LaneState::running, event).thread = e.thread;
      break;
    }
    case EventKind::lock_release:
      if (e.a >= 0) begin(lock_for(e.a), e.time, LaneState::absent, event);
      break;
    case EventKind::print:
      mark(Mark::Kind::print, e.thread);
      break;
    case EventKind::gil_request:
      mark(Mark::Kind::gil_request, e.thread);
      break;
    case EventKind::exception:
      mark(Mark::Kind::exception, e.thread);
      break;
    case EventKind::stop:
      if (static_cast<StopReason>(e.a) == StopReason::deadlock) {
        for (const Lane& lane : threads_)
          if (is_open(lane)) mark(Mark::Kind::deadlock, lane.id);
        end_ += std::max<VirtualTime>(1, e.time / kDeadlockShare);
      }
      break;
    case EventKind::process_start: {
      Lane& lane = lane_of(processes_, LaneKind::process, e.a);
      lane.process = static_cast<ProcessId>(e.a);
      lane.name = trace.text(e.text);
      lane.first_seen = e.time;
      break;
    }
    case EventKind::process_exec:
    case EventKind::process_exit:
      if (static_cast<std::size_t>(e.a) < processes_.size())
        close(processes_[static_cast<std::size_t>(e.a)], e.time, event);
      break;
    case EventKind::ref_write:
      mark_race(e, event);
      break;
    case EventKind::ref_read:
      note_read(e);
      break;
    case EventKind::object_freed:
      break;
    case EventKind::task_create:
    case EventKind::task_ready:
    case EventKind::task_step:
    case EventKind::task_suspend:
    case EventKind::task_done:
      apply_task(trace, e, event);
      break;
    case EventKind::phase_begin:
    case EventKind::phase_end:
      apply_phase(trace, e, event);
      break;
    case EventKind::system_call:
    case EventKind::io_begin:
    case EventKind::io_end:
    case EventKind::file_open:
    case EventKind::file_close:
    case EventKind::connect:
    case EventKind::send:
    case EventKind::deliver:
    case EventKind::host_work:
      apply_socket(trace, e, event);
      break;
    case EventKind::thread_timeout:
    case EventKind::signal:
    case EventKind::memory_copied:
    case EventKind::loop_create:
    case EventKind::loop_turn:
    case EventKind::loop_select:
    case EventKind::handle_ready:
    case EventKind::handle_run:
    case EventKind::handle_end:
    case EventKind::timer_set:
    case EventKind::timer_cancel:
    case EventKind::watch:
    case EventKind::unwatch:
    case EventKind::choice:
      break;
  }
  if (e.thread >= 0 && static_cast<std::size_t>(e.thread) < threads_.size())
    follow_process(e.thread, e.time, event);
}

}  // namespace kvant::trace
