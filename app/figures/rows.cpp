#include "app/figures/rows.h"

#include <algorithm>

#include "app/figures/lane_painter.h"

namespace kvant::figures {

using trace::Lane;
using trace::LaneState;
using trace::WaitKind;

namespace {

constexpr double kLaneGap = 12, kSlimGap = 9, kHeaderHeight = 22, kHeaderGap = 8, kGroupGap = 8;
constexpr std::size_t kManyThreads = 24, kVeryManyThreads = 80;               // lanes get lower from there on
constexpr std::size_t kMostThreads = 60, kMostTasks = 30, kMostSockets = 20;  // on a page
constexpr std::size_t kFewCores = 8;  // of more, only those that worked are shown

template <typename T>
bool contains(const std::vector<T>& list, T value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool ever_runs(const Lane& lane) {
  return std::any_of(lane.intervals.begin(), lane.intervals.end(),
                     [](const trace::Interval& i) { return i.state == LaneState::running; });
}

// Locks belong to the process of the first thread that held them.
ProcessId process_of_lock(const trace::Lanes& lanes, const Lane& lock) {
  if (lock.process != kNobody) return lock.process;
  for (const trace::Interval& i : lock.intervals)
    if (i.state == LaneState::running && i.thread >= 0 &&
        static_cast<std::size_t>(i.thread) < lanes.threads().size())
      return lanes.threads()[static_cast<std::size_t>(i.thread)].process;
  return kNobody;
}

class Rows {
 public:
  Rows(const FigureInput& input, double factor, std::size_t threads) : input_(input) {
    const double shrink = threads > kVeryManyThreads ? 0.36 : threads > kManyThreads ? 0.6 : 1;
    lane_height_ = std::max(8.0, kLaneHeight * factor * shrink);
    lane_gap_ = std::max(3.0, kLaneGap * std::min(factor, 1.3) * (shrink < 1 ? 0.5 : 1));
    slim_height_ = std::max(8.0, kSlimHeight * std::min(factor, 1.25));
    slim_gap_ = std::max(4.0, kSlimGap * std::min(factor, 1.3));
  }

  void header(ProcessId process) {
    if (!rows_.empty()) y_ += kGroupGap;
    add(TimelineRow::Kind::process, process, kHeaderHeight, kHeaderGap);
    rows_.back().collapsed = contains(input_.collapsed, process);
  }
  void thread(ThreadId id) { add(TimelineRow::Kind::thread, id, lane_height_, lane_gap_); }
  void task(std::int32_t id) { add(TimelineRow::Kind::task, id, lane_height_, lane_gap_); }
  void process_lane(ProcessId id) { add(TimelineRow::Kind::process_lane, id, lane_height_, lane_gap_); }
  void socket(std::int32_t index) {
    if (!rows_.empty() && rows_.back().kind != TimelineRow::Kind::socket) y_ += kGroupGap / 2;
    add(TimelineRow::Kind::socket, index, std::max(slim_height_, lane_height_ * 0.7), lane_gap_);
  }
  void more(std::size_t count) {
    if (count > 0) add(TimelineRow::Kind::more, static_cast<std::int32_t>(count), slim_height_, lane_gap_);
  }
  void slim(TimelineRow::Kind kind, std::int32_t id) {
    using Kind = TimelineRow::Kind;
    const Kind before = rows_.empty() ? Kind::process : rows_.back().kind;
    if (before != Kind::process && before != Kind::core && before != Kind::lock) y_ += kGroupGap / 2;
    add(kind, id, slim_height_, slim_gap_);
  }
  bool empty() const { return rows_.empty(); }
  void gap() { y_ += kGroupGap; }
  std::vector<TimelineRow> take(double& content) {
    content = rows_.empty() ? 0 : rows_.back().y + rows_.back().height + last_gap_ / 2;
    return std::move(rows_);
  }

 private:
  void add(TimelineRow::Kind kind, std::int32_t id, double height, double gap) {
    rows_.push_back({.kind = kind, .id = id, .y = y_, .height = height});
    y_ += height + gap;
    last_gap_ = gap;
  }
  const FigureInput& input_;
  std::vector<TimelineRow> rows_;
  double y_ = 0, last_gap_ = 0;
  double lane_height_, lane_gap_, slim_height_, slim_gap_;
};

}  // namespace

bool worth_a_row(const trace::Lanes& lanes, const Lane& task) {
  constexpr VirtualTime kShare = 400;
  return lanes.tasks().size() < 3 ||
         (task.intervals.back().end - task.intervals.front().begin) * kShare >= lanes.end_time();
}

std::vector<TimelineRow> rows_of(const FigureInput& input, bool headers, double factor, double& content,
                                 const RowSpan* span) {
  const trace::Lanes& lanes = input.lanes;
  std::vector<ThreadId> threads = input.threads;
  if (threads.empty())
    for (const Lane& lane : lanes.threads()) threads.push_back(lane.id);
  std::erase_if(
      threads, [&](ThreadId id) { return id < 0 || static_cast<std::size_t>(id) >= lanes.threads().size(); });
  if (!input.show_threads) threads.clear();
  const auto is_seen = [span](const Lane& lane) {
    return !span ||
           std::any_of(lane.intervals.begin(), lane.intervals.end(), [span](const trace::Interval& i) {
             return i.begin < span->to && i.end > span->from && i.state != LaneState::absent;
           });
  };
  // Those that are asked for have their rows; so has the first, which the others belong to.
  if (input.threads.empty())
    std::erase_if(threads, [&](ThreadId id) {
      return id != 0 && !is_seen(lanes.threads()[static_cast<std::size_t>(id)]);
    });
  // Of many lanes of a kind the first, and how many more there are.
  const auto each = [&](const auto& ids, std::size_t most, auto add) {
    const std::size_t shown = span && ids.size() > most + 1 ? most : ids.size();
    for (std::size_t i = 0; i < shown; ++i) add(ids[i]);
    return ids.size() - shown;
  };

  std::vector<ProcessId> processes;  // in order of the first lane
  for (const Lane& lane : lanes.threads())
    if (lane.process != kNobody && !contains(processes, lane.process) &&
        (input.threads.empty() || contains(threads, lane.id)))
      processes.push_back(lane.process);
  if (processes.empty()) processes.push_back(kNobody);
  headers = (headers || processes.size() > 1) && processes.front() != kNobody && input.show_threads;

  Rows rows(input, factor, span ? std::min(threads.size(), kMostThreads) : threads.size());
  const auto cores = [&] {
    if (!input.show_cores) return;
    for (const Lane& lane : lanes.cores())
      if (lanes.cores().size() <= kFewCores || ever_runs(lane)) rows.slim(TimelineRow::Kind::core, lane.id);
  };
  const auto tasks = [&](ProcessId process, bool all) {
    if (!input.show_tasks) return;
    std::vector<std::int32_t> ids;
    for (const Lane& lane : lanes.tasks())
      if (!lane.intervals.empty() && (all || lane.process == process) && worth_a_row(lanes, lane) &&
          is_seen(lane))
        ids.push_back(lane.id);
    rows.more(each(ids, kMostTasks, [&](std::int32_t id) { rows.task(id); }));
  };
  const auto sockets = [&] {
    if (!input.show_sockets) return;
    std::vector<std::int32_t> ids;
    for (std::size_t i = 0; i < lanes.sockets().size(); ++i)
      if (is_seen(lanes.sockets()[i])) ids.push_back(static_cast<std::int32_t>(i));
    rows.more(each(ids, kMostSockets, [&](std::int32_t id) { rows.socket(id); }));
  };
  if (input.show_processes)
    for (const Lane& lane : lanes.processes())
      if (!lane.intervals.empty()) rows.process_lane(lane.id);
  const auto locks = [&](ProcessId process, bool all) {
    for (const bool gil : {true, false})
      for (const Lane& lane : lanes.locks())
        if ((lane.lock_kind == WaitKind::gil) == gil && (gil ? input.show_gil : input.show_locks) &&
            ever_runs(lane) && (all || process_of_lock(lanes, lane) == process))
          rows.slim(TimelineRow::Kind::lock, lane.id);
  };
  if (processes.size() == 1) {
    if (headers) rows.header(processes.front());
    if (headers && contains(input.collapsed, processes.front())) return rows.take(content);
    rows.more(each(threads, kMostThreads, [&](ThreadId id) { rows.thread(id); }));
    tasks(kNobody, true);
    sockets();
    cores();
    locks(kNobody, true);
    return rows.take(content);
  }
  for (ProcessId process : processes) {
    rows.header(process);
    if (contains(input.collapsed, process)) continue;
    std::vector<ThreadId> own;
    for (ThreadId id : threads)
      if (lanes.threads()[static_cast<std::size_t>(id)].process == process) own.push_back(id);
    rows.more(each(own, kMostThreads, [&](ThreadId id) { rows.thread(id); }));
    tasks(process, false);
    locks(process, false);
  }
  rows.gap();
  sockets();
  cores();
  return rows.take(content);
}

const Lane* lane_of(const trace::Lanes& lanes, const TimelineRow& row) {
  const std::vector<Lane>* list = nullptr;
  switch (row.kind) {
    case TimelineRow::Kind::process:
    case TimelineRow::Kind::more:
      return nullptr;
    case TimelineRow::Kind::thread:
      list = &lanes.threads();
      break;
    case TimelineRow::Kind::core:
      list = &lanes.cores();
      break;
    case TimelineRow::Kind::lock:
      list = &lanes.locks();
      break;
    case TimelineRow::Kind::task:
      list = &lanes.tasks();
      break;
    case TimelineRow::Kind::socket:
      list = &lanes.sockets();
      break;
    case TimelineRow::Kind::process_lane:
      list = &lanes.processes();
      break;
  }
  return row.id >= 0 && static_cast<std::size_t>(row.id) < list->size()
             ? &(*list)[static_cast<std::size_t>(row.id)]
             : nullptr;
}

const Lane* lane_of(const FigureInput& input, const TimelineRow& row) {
  return lane_of(input.lanes, row);
}

std::string process_title(const FigureInput& input, ProcessId process) {
  std::string title = lang::format(input.lang, lang::TextId::fig_process, pid_of(process));
  const auto at = static_cast<std::size_t>(process);
  if (at < input.process_names.size() && !input.process_names[at].empty())
    title += " · " + input.process_names[at];
  return title;
}

}  // namespace kvant::figures
