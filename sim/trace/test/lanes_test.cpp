#include "sim/trace/lanes.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

namespace kvant::trace {
namespace {

struct LanesTest : testing::Test {
  Trace trace;
  Lanes lanes{1};

  std::int32_t say(VirtualTime time, EventKind kind, ThreadId thread, CoreId core = kNobody,
                   std::int64_t a = 0, std::int64_t b = 0, std::string_view text = "") {
    Event e;
    e.time = time;
    e.position = trace.events().size();
    e.kind = kind;
    e.thread = thread;
    e.core = core;
    e.a = a;
    e.b = b;
    e.text = trace.intern(text);
    return trace.add(e);
  }
  void spawn(VirtualTime time, ThreadId thread, std::string_view name, ThreadId by = kNobody) {
    say(time, EventKind::thread_spawn, by, kNobody, thread, 0, name);
    say(time, EventKind::thread_ready, thread, kNobody, kNobody);
  }
  void block(VirtualTime time, ThreadId thread, CoreId core, WaitKind wait, LockId lock = kNobody) {
    say(time, EventKind::thread_block, thread, core, static_cast<std::int64_t>(wait), lock, "thing");
  }
  static std::string text(const Lane& lane) {
    std::string out;
    for (const Interval& i : lane.intervals)
      out += fmt::format("{}{}-{} {}", out.empty() ? "" : ", ", i.begin, i.end, name_of(i.state));
    return out;
  }
};

TEST_F(LanesTest, AThreadsLifeIsIntervalsWithoutGaps) {
  spawn(0, 0, "main");
  say(0, EventKind::thread_run, 0, 0, 0, 0, "work");
  block(100, 0, 0, WaitKind::gil);
  say(150, EventKind::thread_ready, 0);
  say(160, EventKind::thread_run, 0, 0, 0, 0, "work");
  say(200, EventKind::thread_sleep, 0, 0, 300);
  say(300, EventKind::thread_ready, 0, kNobody, kNobody);
  say(300, EventKind::thread_run, 0, 0, 0, 0, "work");
  block(310, 0, 0, WaitKind::selector);
  say(320, EventKind::thread_ready, 0, kNobody, kNobody);
  say(330, EventKind::thread_run, 0, 0);
  block(340, 0, 0, WaitKind::queue);
  say(350, EventKind::thread_ready, 0, kNobody, kNobody);
  say(350, EventKind::thread_run, 0, 0);
  say(360, EventKind::thread_preempt, 0, 0);
  say(365, EventKind::thread_run, 0, 0);
  say(370, EventKind::thread_exit, 0, 0);
  say(400, EventKind::stop, kNobody, kNobody, static_cast<std::int64_t>(StopReason::finished));
  lanes.update(trace);
  EXPECT_EQ(
      text(lanes.threads()[0]),
      "0-100 running, 100-150 wait_gil, 150-160 ready, 160-200 running, 200-300 sleeping, 300-310 running, "
      "310-320 wait_io, 320-330 ready, 330-340 running, 340-350 blocked, 350-360 running, 360-365 ready, "
      "365-370 running");
  EXPECT_EQ(
      text(lanes.cores()[0]),
      "0-100 running, 100-160 absent, 160-200 running, 200-300 absent, 300-310 running, 310-330 absent, "
      "330-340 running, 340-350 absent, 350-360 running, 360-365 absent, 365-370 running, 370-400 absent");
  EXPECT_EQ(trace.text(lanes.threads()[0].intervals[0].label), "work");
  EXPECT_EQ(trace.text(lanes.threads()[0].intervals[9].label), "thing");
  EXPECT_EQ(lanes.end_time(), 400);
}

TEST_F(LanesTest, UpdatingPieceByPieceIsTheSameAsRebuilding) {
  spawn(0, 0, "a");
  say(10, EventKind::thread_run, 0, 0, 0, 0, "f");
  lanes.update(trace);
  EXPECT_EQ(text(lanes.threads()[0]), "0-10 ready, 10-10 running");
  say(30, EventKind::thread_label, 0, 0, 0, 0, "g");
  lanes.update(trace);
  say(50, EventKind::print, 0, 0, 1, 0, "x");
  lanes.update(trace);
  EXPECT_EQ(text(lanes.threads()[0]), "0-10 ready, 10-30 running, 30-50 running");
  EXPECT_EQ(text(lanes.cores()[0]), "0-10 absent, 10-50 running");
  EXPECT_EQ(lanes.marks().size(), 1U);

  trace.truncate(3);
  lanes.rebuild(trace, 2);
  EXPECT_EQ(text(lanes.threads()[0]), "0-10 ready, 10-10 running");
  EXPECT_EQ(lanes.cores().size(), 2U);
  EXPECT_TRUE(lanes.marks().empty());
}

TEST_F(LanesTest, AtFindsTheIntervalOfATime) {
  spawn(100, 0, "a");
  say(150, EventKind::thread_run, 0, 0);
  say(200, EventKind::thread_exit, 0, 0);
  lanes.update(trace);
  const Lane& lane = lanes.threads()[0];
  EXPECT_EQ(lane.at(99), lane.intervals.size());
  EXPECT_EQ(lane.at(100), 0U);
  EXPECT_EQ(lane.at(149), 0U);
  EXPECT_EQ(lane.at(150), 1U);
  EXPECT_EQ(lane.at(200), lane.intervals.size()) << "it has ended";
  EXPECT_EQ(lanes.cores()[0].at(200), 2U) << "the core is still there, idle";
}

TEST_F(LanesTest, LocksShowWhoHoldsThem) {
  spawn(0, 0, "a");
  spawn(0, 1, "b");
  say(5, EventKind::lock_create, 0, 0, 0, static_cast<std::int64_t>(WaitKind::gil), "GIL");
  say(10, EventKind::lock_acquire, 0, 0, 0);
  say(20, EventKind::lock_acquire, 0, 0, 0);  // an RLock, again
  say(30, EventKind::lock_release, 0, 0, 0);
  say(40, EventKind::lock_acquire, 1, 0, 0);
  lanes.update(trace);
  const Lane& lock = lanes.locks()[0];
  EXPECT_EQ(text(lock), "5-10 absent, 10-30 running, 30-40 absent, 40-40 running");
  EXPECT_EQ(lock.intervals[3].thread, 1);
  EXPECT_EQ(lock.lock_kind, WaitKind::gil);
  EXPECT_EQ(lock.name, "GIL");
  EXPECT_EQ(metrics_of(trace, lanes).gil_switches, 1);
}

TEST_F(LanesTest, ArrowsTellWhoWokeWhom) {
  spawn(0, 0, "main");
  spawn(1, 1, "child", 0);
  block(5, 1, 0, WaitKind::lock, 3);
  say(9, EventKind::thread_ready, 1, kNobody, 0);
  block(12, 0, 0, WaitKind::join);
  say(20, EventKind::thread_ready, 0, kNobody, 1);
  block(22, 0, 0, WaitKind::event);
  say(25, EventKind::thread_ready, 0, kNobody, 1);
  block(30, 0, 0, WaitKind::io);
  say(35, EventKind::thread_ready, 0, kNobody, kNobody);
  lanes.update(trace);
  std::string seen;
  for (const Link& l : lanes.links())
    seen += fmt::format("{} {}>{} @{}; ", static_cast<int>(l.kind), l.from, l.to, l.from_time);
  EXPECT_EQ(seen, "0 0>1 @1; 2 0>1 @9; 3 1>0 @20; 1 1>0 @25; ");
}

TEST_F(LanesTest, ADeadlockMarksAllWhoAreStuck) {
  spawn(0, 0, "a");
  spawn(0, 1, "b");
  spawn(0, 2, "ended");
  say(1, EventKind::thread_exit, 2);
  block(5, 0, 0, WaitKind::lock);
  block(6, 1, 0, WaitKind::lock);
  say(7, EventKind::exception, 0);
  say(8, EventKind::gil_request, 1, kNobody, 0, 0);
  say(10, EventKind::stop, kNobody, kNobody, static_cast<std::int64_t>(StopReason::deadlock));
  lanes.update(trace);
  ASSERT_EQ(lanes.marks().size(), 4U);
  EXPECT_EQ(lanes.marks()[0].kind, Mark::Kind::exception);
  EXPECT_EQ(lanes.marks()[1].kind, Mark::Kind::gil_request);
  EXPECT_EQ(lanes.marks()[2].kind, Mark::Kind::deadlock);
  EXPECT_EQ(lanes.marks()[3].thread, 1);
}

TEST_F(LanesTest, MeasuresAreThoseOfTheIntervals) {
  lanes = Lanes(2);
  spawn(0, 0, "a");
  spawn(0, 1, "b");
  say(0, EventKind::thread_run, 0, 0);
  say(10, EventKind::thread_run, 1, 1);
  say(40, EventKind::thread_exit, 1, 1);
  block(60, 0, 0, WaitKind::io);
  say(80, EventKind::thread_ready, 0, kNobody, kNobody);
  say(80, EventKind::context_switch, 0, 0, 1, 0);
  say(90, EventKind::thread_run, 0, 0);
  say(100, EventKind::thread_exit, 0, 0);
  lanes.update(trace);
  const Metrics m = metrics_of(trace, lanes);
  EXPECT_EQ(m.makespan, 100);
  EXPECT_EQ(m.context_switches, 1);
  EXPECT_EQ(m.threads[0].cpu, 70);
  EXPECT_EQ(m.threads[0].io, 20);
  EXPECT_EQ(m.threads[0].waiting(), 10);
  EXPECT_EQ(m.threads[1].response(), 10);
  EXPECT_EQ(m.threads[1].turnaround(), 40);
  EXPECT_DOUBLE_EQ(m.utilisation, 0.5);
  EXPECT_DOUBLE_EQ(m.fairness, 100.0 * 100 / (2 * (70.0 * 70 + 30.0 * 30)));
}

}  // namespace
}  // namespace kvant::trace
