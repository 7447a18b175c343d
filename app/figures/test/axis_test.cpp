#include <gtest/gtest.h>

#include "app/figures/lane_walk.h"
#include "app/figures/ruler.h"
#include "app/figures/test/samples.h"
#include "app/figures/time_axis.h"

namespace kvant::figures {
namespace {

using namespace kvant::figures::test;

TEST(Axis, GrowsWithTimeAndInverts) {
  const Writer w = deadlock();
  for (AxisMode mode : {AxisMode::linear, AxisMode::steps, AxisMode::folded}) {
    const TimeAxis axis = TimeAxis::make(mode, w.lanes);
    double before = -1e18;
    for (VirtualTime t = 0; t <= w.lanes.end_time(); t += 97'000) {
      const double at = axis.at(t);
      EXPECT_GT(at, before) << name_of(mode) << t;
      before = at;
      EXPECT_NEAR(static_cast<double>(axis.time_at(at)), static_cast<double>(t), 2) << name_of(mode);
    }
  }
}

TEST(Axis, FoldsOnlyTheLongWait) {
  const Writer w = deadlock();
  const TimeAxis axis = TimeAxis::make(AxisMode::folded, w.lanes);
  ASSERT_EQ(axis.folds().size(), 2u);  // and what follows the deadlock
  EXPECT_EQ(axis.folds()[0].begin, 2'100'000);
  EXPECT_EQ(axis.folds()[0].end, 101'400'000);
  const double whole = axis.at(w.lanes.end_time()) - axis.at(0);
  const double fold = axis.at(axis.folds()[0].end) - axis.at(axis.folds()[0].begin);
  EXPECT_LT(fold / whole, 0.1);
  EXPECT_GT(fold / whole, 0.02);
  EXPECT_TRUE(TimeAxis::make(AxisMode::folded, two_threads().lanes).folds().empty());
}

TEST(Axis, StepsAreEquallyWide) {
  const Writer w = three_tasks();
  const TimeAxis axis = TimeAxis::make(AxisMode::steps, w.lanes);
  const auto& knots = axis.knots();
  ASSERT_GT(knots.size(), 5u);
  for (std::size_t i = 1; i < knots.size(); ++i)
    EXPECT_DOUBLE_EQ(axis.at(knots[i]) - axis.at(knots[i - 1]), 1);
}

TEST(Ruler, TicksAreRoundAndDoNotTouch) {
  const auto& measure = scene::text_measure();
  for (VirtualTime length : {VirtualTime{300}, 45 * kMicrosecond, 72 * kMillisecond, 65 * kSecond,
                             1'500 * kSecond, 20'000 * kSecond})
    for (VirtualTime from : {VirtualTime{0}, length / 3, 7 * length})
      for (double width : {150.0, 600.0, 1900.0}) {
        TimelineFrame frame;
        frame.axis = std::make_shared<TimeAxis>();
        frame.from = from;
        frame.to = from + length;
        frame.plot = {100, 0, width, 100};
        const auto ticks = ticks_of(frame, lang::Lang::en, measure, ruler_font());
        double right = -1e9;
        int labels = 0;
        VirtualTime last = -1;
        for (const Tick& t : ticks) {
          EXPECT_GE(t.x, 99.9);
          EXPECT_LE(t.x, 100.1 + width);
          if (t.label.empty()) continue;
          const double half = measure.width(t.label, ruler_font()) / 2;
          EXPECT_GT(t.x - half, right + 4) << t.label;
          right = t.x + half;
          if (last >= 0) {
            VirtualTime step = t.time - last;
            // Of a clock: whole parts of an hour, or hours that divide a day.
            const VirtualTime hour = 3600 * kSecond;
            const bool clock = hour % step == 0 || (step % hour == 0 && 24 * hour % step == 0);
            while (step >= 10 && step % 10 == 0) step /= 10;
            EXPECT_TRUE(step == 1 || step == 2 || step == 5 || (length > 600 * kSecond && clock)) << t.label;
          }
          last = t.time;
          ++labels;
        }
        EXPECT_GE(labels, width > 500 ? 3 : 1) << length << " from " << from << " in " << width;
        EXPECT_LT(ticks.size(), 600u);
      }
}

trace::Lane random_lane(std::size_t n) {
  trace::Lane lane;
  VirtualTime t = 0;
  std::uint64_t seed = 42;
  for (std::size_t k = 0; k < n; ++k) {
    seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
    trace::Interval i;
    i.begin = t;
    t += 1 + static_cast<VirtualTime>((seed >> 40) % (seed >> 63 ? 50'000 : 90));
    i.end = t;
    i.state = (seed >> 35) & 1 ? trace::LaneState::running : trace::LaneState::ready;
    i.label = static_cast<StringId>(k);
    lane.intervals.push_back(i);
  }
  return lane;
}

TEST(Walk, EveryIntervalInTheWindowIsShownOnceInOrder) {
  const trace::Lane lane = random_lane(20'000);
  const VirtualTime all = lane.intervals.back().end;
  for (VirtualTime from : {VirtualTime{0}, all / 5, all / 2})
    for (VirtualTime length : {all, all / 10, all / 1000, VirtualTime{100}})
      for (double min_width : {2.0, 6.0}) {
        WalkLimits limits{.left = 50,
                          .right = 1050,
                          .from = from,
                          .to = from + length,
                          .min_width = min_width,
                          .fold_width = 2 * min_width};
        const double scale = 1000 / static_cast<double>(length);
        std::size_t next = 0, pieces = 0;
        bool first = true;
        double x = 0;
        const auto take = [&](std::size_t a, std::size_t b, double x0, double x1) {
          if (!first) {
            EXPECT_EQ(a, next);
          }
          if (first && a > 0) {
            EXPECT_LE(lane.intervals[a - 1].end, from);
          }
          first = false;
          next = b;
          EXPECT_LE(x0, x1);
          EXPECT_GE(x0, x - 1e-6);
          x = x1;
          ++pieces;
        };
        walk_lane(
            lane, limits, [&](VirtualTime t) { return 50 + static_cast<double>(t - from) * scale; },
            [&](double at) { return from + static_cast<VirtualTime>((at - 50) / scale); },
            [&](std::size_t a, std::size_t b, double x0, double x1) { take(a, b, x0, x1); },
            [&](const Folded& f) { take(f.first, f.last, f.x0, f.x1); });
        EXPECT_TRUE(next == lane.intervals.size() || lane.intervals[next].begin >= from + length);
        EXPECT_LE(static_cast<double>(pieces), 2.2 * 1000 / min_width + 4);
      }
}

TEST(Walk, FoldedSharesTellHowMuchRan) {
  trace::Lane lane;
  for (VirtualTime t = 0; t < 4000; t += 4) {  // three quarters of the time running
    lane.intervals.push_back({.begin = t, .end = t + 3, .state = trace::LaneState::running});
    lane.intervals.push_back({.begin = t + 3, .end = t + 4, .state = trace::LaneState::ready});
  }
  WalkLimits limits{.left = 0, .right = 10, .from = 0, .to = 4000};
  int folded = 0;
  walk_lane(
      lane, limits, [](VirtualTime t) { return static_cast<double>(t) / 400; },
      [](double x) { return static_cast<VirtualTime>(x * 400); },
      [](std::size_t, std::size_t, double, double) { FAIL() << "too narrow to be drawn"; },
      [&](const Folded& f) {
        ++folded;
        EXPECT_EQ(f.shares[0].what, static_cast<int>(trace::LaneState::running));
        EXPECT_EQ(f.shares[0].quarters, 3);
      });
  EXPECT_EQ(folded, 1) << "blocks that look alike are one";
}

TEST(Walk, FramesStayBelowTheLimitOfPrimitives) {
  Writer w;
  for (ThreadId t = 0; t < 12; ++t) w.spawn(0, kNobody, t, 0, "worker");
  w.lock(0, 0, trace::WaitKind::gil, "");
  double now = 0;
  std::uint64_t seed = 7;
  for (int i = 0; i < 30'000; ++i) {
    seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
    const auto t = static_cast<ThreadId>((seed >> 33) % 12);
    w.run(now, t, seed >> 63 ? "f" : "g");
    w.acquire(now, t, 0);
    now += 0.001 * static_cast<double>(1 + (seed >> 50) % 400);
    w.add(now, trace::EventKind::print, t);
    w.release(now, t, 0);
    if ((seed >> 20) & 1)
      w.preempt(now, t);
    else
      w.block(now, t, (seed >> 21) & 1 ? trace::WaitKind::gil : trace::WaitKind::lock, "a_lock");
    w.change(now, t, kNobody);
    now += 0.001;
  }
  w.done();
  const FigureInput in{.trace = w.trace, .lanes = w.lanes};
  for (VirtualTime length :
       {w.lanes.end_time(), w.lanes.end_time() / 7, w.lanes.end_time() / 60, w.lanes.end_time() / 900})
    for (double width : {900.0, 2500.0}) {
      Viewport v{.width = width, .height = 1200, .from = w.lanes.end_time() / 9};
      v.to = v.from + length;
      EXPECT_LT(layout_timeline(in, v).primitives.size(), kMaxPrimitives + 200) << length << " " << width;
    }
}

}  // namespace
}  // namespace kvant::figures
