// The format: docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU ("Trace Event Format").
#include "sim/trace/chrome_json.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace kvant::trace {
namespace {

// Tracks of cores and locks are shown as processes of their own, above all real ones.
constexpr int kCoresPid = 1;
constexpr int kLocksPid = 2;

// Quoted and escaped; what is not UTF-8 becomes the replacement character.
std::string json_string(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// Virtual nanoseconds as microseconds, exactly: doubles would round after three months.
std::string microseconds(VirtualTime ns) {
  const bool negative = ns < 0;
  const std::uint64_t size = negative ? 0 - static_cast<std::uint64_t>(ns) : static_cast<std::uint64_t>(ns);
  return fmt::format("{}{}.{:03}", negative ? "-" : "", size / 1000, size % 1000);
}

class Writer {
 public:
  Writer(const Trace& trace, const Lanes& lanes) : trace_(trace), lanes_(lanes) {}

  std::string write() {
    out_ = "{\"displayTimeUnit\":\"ns\",\"traceEvents\":[";
    name_tracks();
    for (const Lane& lane : lanes_.cores()) intervals(lane, kCoresPid);
    for (const Lane& lane : lanes_.locks()) intervals(lane, kLocksPid);
    for (const Lane& lane : lanes_.threads()) intervals(lane, pid(lane.id));
    int number = 0;
    for (const Link& link : lanes_.links()) arrow(link, number++);
    for (const Mark& mark : lanes_.marks()) instant(mark);
    out_ += "\n]}\n";
    return std::move(out_);
  }

 private:
  template <typename... Args>
  void row(fmt::format_string<Args...> format, Args&&... args) {
    out_ += first_ ? "\n{" : ",\n{";
    first_ = false;
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
    out_ += '}';
  }

  int pid(ThreadId thread) const {
    return pid_of(lanes_.threads()[static_cast<std::size_t>(thread)].process);
  }
  std::string thread_name(ThreadId thread) const {
    if (thread < 0 || static_cast<std::size_t>(thread) >= lanes_.threads().size()) return {};
    const std::string& name = lanes_.threads()[static_cast<std::size_t>(thread)].name;
    return name.empty() ? fmt::format("thread {}", thread) : name;
  }

  void name_process(int pid, std::string_view name) {
    row(R"("ph":"M","pid":{},"name":"process_name","args":{{"name":{}}})", pid, json_string(name));
  }
  void name_track(int pid, int tid, std::string_view name) {
    row(R"("ph":"M","pid":{},"tid":{},"name":"thread_name","args":{{"name":{}}})", pid, tid,
        json_string(name));
  }
  void name_tracks() {
    name_process(kCoresPid, "cores");
    for (const Lane& lane : lanes_.cores()) name_track(kCoresPid, lane.id, fmt::format("core {}", lane.id));
    if (!lanes_.locks().empty()) name_process(kLocksPid, "locks");
    for (const Lane& lane : lanes_.locks())
      name_track(kLocksPid, lane.id, lane.name.empty() ? fmt::format("lock {}", lane.id) : lane.name);
    for (const Event& e : trace_.events())
      if (e.kind == EventKind::process_start || e.kind == EventKind::process_exec)
        name_process(pid_of(static_cast<ProcessId>(e.a)), trace_.text(e.text));
    for (const Lane& lane : lanes_.threads()) name_track(pid(lane.id), lane.id, thread_name(lane.id));
  }

  std::string title(const Lane& lane, const Interval& i) const {
    if (i.state == LaneState::switching) return "context switch";
    if (lane.kind != LaneKind::thread) return thread_name(i.thread);
    if (i.state == LaneState::running && i.label != 0) return trace_.text(i.label);
    if (i.state == LaneState::blocked || i.state == LaneState::wait_io) {
      std::string text = fmt::format("waits for {}", name_of(i.wait));
      return i.label == 0 ? text : fmt::format("{} {}", text, trace_.text(i.label));
    }
    if (i.state == LaneState::wait_gil) return "waits for GIL";
    return std::string(name_of(i.state));
  }

  void intervals(const Lane& lane, int pid) {
    for (const Interval& i : lane.intervals) {
      if (i.state == LaneState::absent) continue;
      row(R"("ph":"X","pid":{},"tid":{},"ts":{},"dur":{},"cat":"{}","name":{})", pid, lane.id,
          microseconds(i.begin), microseconds(i.end - i.begin), name_of(i.state),
          json_string(title(lane, i)));
    }
  }

  void arrow(const Link& link, int number) {
    static constexpr std::string_view kNames[] = {"spawn", "wake", "hand over", "join", "message"};
    const std::string_view name = kNames[static_cast<std::size_t>(link.kind)];
    row(R"("ph":"s","id":{},"pid":{},"tid":{},"ts":{},"cat":"flow","name":"{}")", number, pid(link.from),
        link.from, microseconds(link.from_time), name);
    row(R"("ph":"f","bp":"e","id":{},"pid":{},"tid":{},"ts":{},"cat":"flow","name":"{}")", number,
        pid(link.to), link.to, microseconds(link.to_time), name);
  }

  void instant(const Mark& mark) {
    static constexpr std::string_view kNames[] = {"print", "GIL request", "exception", "deadlock", "race"};
    const Event& e = trace_.events()[static_cast<std::size_t>(mark.event)];
    row(R"("ph":"i","s":"t","pid":{},"tid":{},"ts":{},"cat":"mark","name":"{}","args":{{"text":{}}})",
        pid(mark.thread), mark.thread, microseconds(mark.time), kNames[static_cast<std::size_t>(mark.kind)],
        json_string(trace_.text(e.text)));
  }

  const Trace& trace_;
  const Lanes& lanes_;
  std::string out_;
  bool first_ = true;
};

}  // namespace

std::string chrome_json(const Trace& trace, const Lanes& lanes) {
  return Writer(trace, lanes).write();
}

}  // namespace kvant::trace
