// The lanes of tasks, sockets and processes, phases as labels, messages as links, and races.
#include <algorithm>

#include "sim/trace/lane_edit.h"
#include "sim/trace/lanes.h"

namespace kvant::trace {

using lane_edit::begin;
using lane_edit::close;
using lane_edit::is_open;
using lane_edit::lane_of;

namespace {

// What a task at an await looks like: a device is waited for visibly, all else is being suspended.
LaneState suspended_for(WaitKind wait) {
  return wait == WaitKind::io || wait == WaitKind::selector ? LaneState::wait_io : LaneState::suspended;
}

// Of a process: the liveliest state of its threads.
LaneState liveliest(const std::vector<std::int32_t>& counts) {
  for (const LaneState s : {LaneState::running, LaneState::ready, LaneState::wait_gil, LaneState::wait_io,
                            LaneState::blocked, LaneState::sleeping, LaneState::suspended})
    if (counts[static_cast<std::size_t>(s)] > 0) return s;
  return LaneState::absent;
}

}  // namespace

Lanes::ThreadInfo& Lanes::thread_info(ThreadId thread) {
  const auto at = static_cast<std::size_t>(thread);
  if (thread_info_.size() <= at) thread_info_.resize(at + 1);
  return thread_info_[at];
}

Lanes::TaskInfo& Lanes::task_info(std::int64_t task) {
  const auto at = static_cast<std::size_t>(task);
  if (task_info_.size() <= at) task_info_.resize(at + 1);
  return task_info_[at];
}

Lanes::FileInfo& Lanes::file_info(std::int64_t file) {
  const auto at = std::lower_bound(files_.begin(), files_.end(), file,
                                   [](const FileInfo& f, std::int64_t id) { return f.file < id; });
  if (at != files_.end() && at->file == file) return *at;
  FileInfo info;
  info.file = file;
  return *files_.insert(at, info);
}

void Lanes::add_link(const Link& link) {
  const auto at = std::upper_bound(links_.begin(), links_.end(), link.from_time,
                                   [](VirtualTime t, const Link& l) { return t < l.from_time; });
  links_.insert(at, link);
}

// A phase that the program named says more than the function it is in.
StringId Lanes::label_for(ThreadId thread, StringId function) const {
  const auto at = static_cast<std::size_t>(thread);
  if (at >= thread_info_.size()) return function;
  const ThreadInfo& info = thread_info_[at];
  if (info.task != kNobody) {
    const auto task = static_cast<std::size_t>(info.task);
    if (task < task_info_.size() && !task_info_[task].phases.empty()) return task_info_[task].phases.back();
  }
  return info.phases.empty() ? function : info.phases.back();
}

void Lanes::apply_task(const Trace& trace, const Event& e, std::int32_t event) {
  if (e.a < 0) return;
  Lane& lane = lane_of(tasks_, LaneKind::task, e.a);
  TaskInfo& info = task_info(e.a);
  switch (e.kind) {
    case EventKind::task_create:
      lane.name = trace.text(e.text);
      lane.first_seen = e.time;
      if (e.thread >= 0 && static_cast<std::size_t>(e.thread) < threads_.size())
        lane.process = threads_[static_cast<std::size_t>(e.thread)].process;
      begin(lane, e.time, LaneState::ready, event);
      break;
    case EventKind::task_ready:
      if (!is_open(lane) || lane.intervals.back().state != LaneState::ready)
        begin(lane, e.time, LaneState::ready, event);
      break;
    case EventKind::task_step: {
      info.coroutine = e.text;
      Interval& i = begin(lane, e.time, LaneState::running, event);
      i.label = info.phases.empty() ? e.text : info.phases.back();
      i.thread = e.thread;
      if (e.thread >= 0) thread_info(e.thread).task = static_cast<std::int32_t>(e.a);
      break;
    }
    case EventKind::task_suspend: {
      const auto wait = static_cast<WaitKind>(e.b);
      Interval& i = begin(lane, e.time, suspended_for(wait), event);
      i.wait = wait;
      i.label = e.text;
      if (e.thread >= 0) thread_info(e.thread).task = kNobody;
      break;
    }
    case EventKind::task_done:
      close(lane, e.time, event);
      if (e.thread >= 0) thread_info(e.thread).task = kNobody;
      break;
    default:
      break;
  }
}

void Lanes::apply_phase(const Trace& trace, const Event& e, std::int32_t event) {
  (void)trace;
  if (e.thread < 0) return;
  ThreadInfo& thread = thread_info(e.thread);
  const std::int32_t task = thread.task;
  std::vector<StringId>& phases = task == kNobody ? thread.phases : task_info(task).phases;
  if (e.kind == EventKind::phase_begin)
    phases.push_back(e.text);
  else if (!phases.empty())
    phases.pop_back();
  const auto relabel = [&](Lane& lane, StringId label) {
    if (is_open(lane) && lane.intervals.back().state == LaneState::running &&
        lane.intervals.back().label != label) {
      const ThreadId runner = lane.intervals.back().thread;
      Interval& i = begin(lane, e.time, LaneState::running, event);
      i.label = label;
      i.thread = runner;
    }
  };
  relabel(lane_of(threads_, LaneKind::thread, e.thread), label_for(e.thread, thread.function));
  if (task != kNobody)
    relabel(lane_of(tasks_, LaneKind::task, task),
            phases.empty() ? task_info(task).coroutine : phases.back());
}

Lane& Lanes::socket_lane(const Trace& trace, std::int64_t file, VirtualTime time, std::int32_t event) {
  FileInfo& info = file_info(file);
  if (info.lane < 0) {
    info.lane = static_cast<std::int32_t>(sockets_.size());
    Lane lane;
    lane.kind = LaneKind::socket;
    lane.id = static_cast<std::int32_t>(file);
    lane.name = trace.text(info.name);
    lane.first_seen = time;
    sockets_.push_back(std::move(lane));
    begin(sockets_.back(), time, LaneState::sleeping, event);
  }
  return sockets_[static_cast<std::size_t>(info.lane)];
}

void Lanes::apply_socket(const Trace& trace, const Event& e, std::int32_t event) {
  FileInfo& info = file_info(e.a);
  switch (e.kind) {
    case EventKind::file_open:
      info = FileInfo{};
      info.file = e.a;
      info.name = e.text;
      break;
    case EventKind::file_close:
      if (info.lane >= 0) close(sockets_[static_cast<std::size_t>(info.lane)], e.time, event);
      break;
    case EventKind::connect:
      if (e.text != 0 && e.b == kNobody) info.name = e.text;
      break;
    case EventKind::send: {
      Lane& lane = socket_lane(trace, e.a, e.time, event);
      // From a host: on its way to this socket. From a thread: the way is the other side's lane.
      Interval& i = begin(lane, e.time, LaneState::wait_io, event);
      i.wait = WaitKind::io;
      i.label = e.text;
      break;
    }
    case EventKind::host_work:
      begin(socket_lane(trace, e.a, e.time, event), e.time, LaneState::running, event).label = e.text;
      break;
    case EventKind::deliver: {
      begin(socket_lane(trace, e.a, e.time, event), e.time, LaneState::ready, event);
      FileInfo& here = file_info(e.a);
      here.arrived = true;
      here.event = event;
      here.sender = kNobody;
      if (e.cause >= 0 && e.cause < event) {
        const Event& sent = trace.events()[static_cast<std::size_t>(e.cause)];
        here.sender = sent.thread;
        here.sent = sent.time;
        // What was on its way from there has arrived.
        FileInfo& there = file_info(sent.a);
        if (there.lane >= 0 && sent.a != e.a)
          begin(sockets_[static_cast<std::size_t>(there.lane)], e.time, LaneState::sleeping, event);
      }
      break;
    }
    case EventKind::system_call:
    case EventKind::io_end:
      if (!info.arrived || e.b < 0) break;
      info.arrived = false;
      if (info.lane >= 0)
        begin(sockets_[static_cast<std::size_t>(info.lane)], e.time, LaneState::sleeping, event);
      if (info.sender != kNobody && e.thread >= 0 && info.sender != e.thread)
        add_link({Link::Kind::message, info.sent, e.time, info.sender, e.thread, info.event});
      break;
    default:
      break;
  }
}

void Lanes::follow_process(ThreadId thread, VirtualTime time, std::int32_t event) {
  const Lane& lane = threads_[static_cast<std::size_t>(thread)];
  if (lane.process == kNobody) return;
  ThreadInfo& info = thread_info(thread);
  const LaneState now = is_open(lane) ? lane.intervals.back().state : LaneState::absent;
  if (now == info.state) return;
  const auto process = static_cast<std::size_t>(lane.process);
  if (process_states_.size() <= process) process_states_.resize(process + 1, std::vector<std::int32_t>(9));
  std::vector<std::int32_t>& counts = process_states_[process];
  if (info.state != LaneState::absent) --counts[static_cast<std::size_t>(info.state)];
  if (now != LaneState::absent) ++counts[static_cast<std::size_t>(now)];
  info.state = now;
  Lane& of_process = lane_of(processes_, LaneKind::process, lane.process);
  of_process.process = lane.process;
  const LaneState all = liveliest(counts);
  if (all == LaneState::absent) {
    close(of_process, time, event);
  } else if (!is_open(of_process) || of_process.intervals.back().state != all) {
    Interval& i = begin(of_process, time, all, event);
    if (is_open(lane)) i.wait = lane.intervals.back().wait;
  }
}

void Lanes::note_read(const Event& e) {
  counts_.try_emplace(e.a, e.b);
  reads_[{e.thread, e.a}] = e.b;
}

// A write over what somebody else wrote since this thread read.
void Lanes::mark_race(const Event& e, std::int32_t event) {
  const auto read = reads_.find({e.thread, e.a});
  const auto now = counts_.find(e.a);
  if (read != reads_.end() && now != counts_.end() && read->second != now->second)
    marks_.push_back({Mark::Kind::race, e.time, e.thread, event});
  if (read != reads_.end()) reads_.erase(read);
  counts_[e.a] = e.b;
}

}  // namespace kvant::trace
