#include <algorithm>

#include "sim/trace/lanes.h"

namespace kvant::trace {
namespace {

VirtualTime* share_of(ThreadMetrics& m, LaneState state) {
  switch (state) {
    case LaneState::running:
      return &m.cpu;
    case LaneState::ready:
      return &m.ready;
    case LaneState::wait_gil:
      return &m.gil;
    case LaneState::blocked:
      return &m.blocked;
    case LaneState::wait_io:
      return &m.io;
    case LaneState::sleeping:
      return &m.sleeping;
    case LaneState::absent:
    case LaneState::suspended:
    case LaneState::switching:
      return nullptr;
  }
  return nullptr;
}

// Lanes draw the waits of a deadlock beyond the run's end: that part is no time.
ThreadMetrics metrics_of_lane(const Lane& lane, VirtualTime end) {
  ThreadMetrics m;
  m.arrival = lane.intervals.empty() ? lane.first_seen : lane.intervals.front().begin;
  for (const Interval& i : lane.intervals) {
    if (VirtualTime* share = share_of(m, i.state))
      *share += std::max(i.begin, std::min(i.end, end)) - i.begin;
    if (i.state == LaneState::running) m.first_run = std::min(m.first_run, i.begin);
  }
  return m;
}

}  // namespace

Metrics metrics_of(const Trace& trace, const Lanes& lanes) {
  Metrics result;
  result.makespan = trace.end_time();
  for (const Lane& lane : lanes.threads()) result.threads.push_back(metrics_of_lane(lane, result.makespan));

  // A thread that ran for no time at all has no interval to tell of it, its events do.
  std::vector<ThreadId> last_owner(lanes.locks().size(), kNobody);
  for (const Event& e : trace.events()) {
    switch (e.kind) {
      case EventKind::thread_run: {
        ThreadMetrics& m = result.threads[static_cast<std::size_t>(e.thread)];
        m.first_run = std::min(m.first_run, e.time);
        break;
      }
      case EventKind::thread_exit:
        result.threads[static_cast<std::size_t>(e.thread)].completion = e.time;
        break;
      case EventKind::context_switch:
        ++result.context_switches;
        break;
      case EventKind::lock_acquire: {
        const auto lock = static_cast<std::size_t>(e.a);
        if (lanes.locks()[lock].lock_kind != WaitKind::gil) break;
        if (last_owner[lock] != kNobody && last_owner[lock] != e.thread) ++result.gil_switches;
        last_owner[lock] = e.thread;
        break;
      }
      default:
        break;
    }
  }

  VirtualTime busy = 0;
  for (const Lane& lane : lanes.cores())
    for (const Interval& i : lane.intervals)
      if (i.state == LaneState::running) busy += i.end - i.begin;
  if (result.makespan > 0 && !lanes.cores().empty())
    result.utilisation = static_cast<double>(busy) / static_cast<double>(result.makespan) /
                         static_cast<double>(lanes.cores().size());

  double sum = 0, squares = 0;
  for (const ThreadMetrics& m : result.threads) {
    const auto cpu = static_cast<double>(m.cpu);
    sum += cpu;
    squares += cpu * cpu;
  }
  if (squares > 0) result.fairness = sum * sum / (static_cast<double>(result.threads.size()) * squares);
  return result;
}

}  // namespace kvant::trace
