// From events to lanes: for each thread, core, lock, task, socket and process a list of intervals without
// gaps or overlaps, sorted by time. What a figure and the window draw.
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "sim/trace/trace.h"

namespace kvant::trace {

enum class LaneKind : std::uint8_t { thread, core, lock, task, socket, process };
// Lanes of cores and locks show who has them, all others the states they are in.
constexpr bool shows_states(LaneKind kind) {
  return kind != LaneKind::core && kind != LaneKind::lock;
}

// How an interval is drawn (docs: visual language).
enum class LaneState : std::uint8_t {
  absent,   // not started, or ended; an idle core; a lock nobody holds
  running,  // on a core (thread lane); busy (core lane); held (lock lane); stepped by its loop (task lane); a
            // host works on the request (socket lane); any of its threads runs (process lane)
  ready,    // could run, waits for a core; a task: for its chance; a socket: holds bytes nobody has read yet
  wait_gil,   // waits for the GIL
  blocked,    // waits for a lock, semaphore, condition, event, barrier, queue, join, child
  wait_io,    // waits for a device, pipe, socket or selector
  sleeping,   // waits for a time
  suspended,  // stands at await or yield
  switching,  // a context switch (core lane)
};
std::string_view name_of(LaneState state);

struct Interval {
  VirtualTime begin = 0;
  VirtualTime end = 0;  // grows while the run is recorded; kNever is never used
  LaneState state = LaneState::absent;
  WaitKind wait = WaitKind::none;  // for blocked, wait_io, sleeping
  ThreadId thread = kNobody;       // core and lock lanes: who runs there, who holds it
  LockId lock = kNobody;           // what a blocked thread waits for
  StringId label = 0;              // running: the function; blocked: the object's name
  std::int32_t begin_event = -1;   // the event that began it
  std::int32_t end_event = -1;     // the event that ended it, -1 while open
};

struct Lane {
  LaneKind kind = LaneKind::thread;
  std::int32_t id = 0;  // ThreadId, CoreId, LockId, task, file or ProcessId by kind
  ProcessId process = kNobody;
  std::string name;                     // thread: its name; lock: its name; core: "" (the reader words it)
  WaitKind lock_kind = WaitKind::none;  // for locks: gil, lock, rlock, …
  VirtualTime first_seen = 0;
  std::vector<Interval> intervals;
  // Index of the interval that holds `time`, or intervals.size() when before the first or after the last.
  // O(log n).
  std::size_t at(VirtualTime time) const;
};

// A moment worth a mark or an arrow on the timeline.
struct Link {  // arrow from one thread lane to another
  enum class Kind : std::uint8_t { spawn, wake, hand_over, join, message } kind;
  VirtualTime from_time, to_time;
  ThreadId from, to;
  std::int32_t event;
};
struct Mark {  // a point on a thread lane
  enum class Kind : std::uint8_t { print, gil_request, exception, deadlock, race } kind;
  VirtualTime time;
  ThreadId thread;
  std::int32_t event;
};

// Kept up to date incrementally: call update() after the trace has grown; after Trace::truncate() call
// rebuild().
class Lanes {
 public:
  explicit Lanes(int cores = 1);
  void update(const Trace& trace);
  void rebuild(const Trace& trace, int cores);

  const std::vector<Lane>& threads() const { return threads_; }  // by ThreadId
  const std::vector<Lane>& cores() const { return cores_; }      // by CoreId
  const std::vector<Lane>& locks() const { return locks_; }      // by LockId; the GIL is one of them
  const std::vector<Lane>& tasks() const { return tasks_; }      // by task
  // Files that bytes were sent through, by their first appearance; Lane::id is the file.
  const std::vector<Lane>& sockets() const { return sockets_; }
  const std::vector<Lane>& processes() const { return processes_; }  // by ProcessId
  const std::vector<Link>& links() const { return links_; }          // by from_time
  const std::vector<Mark>& marks() const { return marks_; }          // by time
  // Of the last event; a deadlock lasts a little longer, so that the waits that never end have a width.
  VirtualTime end_time() const { return end_; }

 private:
  // What a lane needs to know beyond its intervals, to go on where update() stopped.
  struct ThreadInfo {
    LaneState state = LaneState::absent;
    StringId function = 0;
    std::int32_t task = kNobody;   // that it steps
    std::vector<StringId> phases;  // open ones, outside of tasks
  };
  struct TaskInfo {
    StringId coroutine = 0;
    std::vector<StringId> phases;
  };
  struct FileInfo {
    std::int64_t file = -1;
    StringId name = 0;
    std::int32_t lane = -1;     // in sockets_
    ThreadId sender = kNobody;  // of what arrived last and was not read
    VirtualTime sent = 0;
    std::int32_t event = -1;
    bool arrived = false;
  };
  void apply(const Trace& trace, std::size_t index);
  void apply_task(const Trace& trace, const Event& e, std::int32_t event);
  void apply_socket(const Trace& trace, const Event& e, std::int32_t event);
  void apply_phase(const Trace& trace, const Event& e, std::int32_t event);
  void follow_process(ThreadId thread, VirtualTime time, std::int32_t event);
  StringId label_for(ThreadId thread, StringId function) const;
  Lane& socket_lane(const Trace& trace, std::int64_t file, VirtualTime time, std::int32_t event);
  void note_read(const Event& e);
  void mark_race(const Event& e, std::int32_t event);
  void add_link(const Link& link);
  ThreadInfo& thread_info(ThreadId thread);
  TaskInfo& task_info(std::int64_t task);

  FileInfo& file_info(std::int64_t file);
  std::vector<ThreadInfo> thread_info_;
  std::vector<TaskInfo> task_info_;
  std::vector<FileInfo> files_;  // sorted by file
  // Reference counts without protection: what each is now, and what each thread last read.
  std::map<std::int64_t, std::int64_t> counts_;
  std::map<std::pair<ThreadId, std::int64_t>, std::int64_t> reads_;
  std::vector<std::vector<std::int32_t>> process_states_;  // by process: threads in each state
  std::vector<Lane> threads_, cores_, locks_, tasks_, sockets_, processes_;
  std::vector<Link> links_;
  std::vector<Mark> marks_;
  std::size_t seen_ = 0;
  VirtualTime end_ = 0;
};

// The measures students are taught (OSTEP ch. 7), from one finished trace.
struct ThreadMetrics {
  VirtualTime arrival = 0, first_run = kNever, completion = kNever;
  VirtualTime cpu = 0, ready = 0, gil = 0, blocked = 0, io = 0, sleeping = 0;
  VirtualTime response() const { return first_run - arrival; }
  VirtualTime turnaround() const { return completion - arrival; }
  VirtualTime waiting() const { return ready; }
};
struct Metrics {
  std::vector<ThreadMetrics> threads;  // by ThreadId
  VirtualTime makespan = 0;
  std::int64_t context_switches = 0;
  std::int64_t gil_switches = 0;  // the GIL passed from one thread to another
  double utilisation = 0;         // busy share of all cores
  double fairness = 1;            // Jain's index over the threads' CPU time
};
Metrics metrics_of(const Trace& trace, const Lanes& lanes);

}  // namespace kvant::trace
