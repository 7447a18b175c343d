// Scheduling as textbooks compute it: OSTEP ch. 7 style job lists, all arriving at 0, on one core, switching
// for free.
#include <gtest/gtest.h>

#include "sim/machine/schedule.h"
#include "sim/machine/test/list_program.h"
#include "sim/trace/lanes.h"

namespace kvant::machine {
namespace {

struct Case {
  std::string name;
  PolicyKind policy;
  std::vector<int> lengths;
  std::vector<std::array<int, 3>> expected;  // response, turnaround, waiting, in seconds
};

class Textbook : public testing::TestWithParam<Case> {};

TEST_P(Textbook, ResponseTurnaroundAndWaitingAreTheBooks) {
  const Case& c = GetParam();
  TestWorld w(free_of_cost(1, c.policy, 2 * kSecond), {});
  for (const int length : c.lengths) {
    w.program.lists.push_back({compute(static_cast<std::uint64_t>(length) * 1000, kMillisecond)});
    w.machine.start_process(w.program, "job", kSecond, static_cast<std::int64_t>(w.program.lists.size() - 1),
                            w.trace, length * kSecond);
  }
  ScheduleChooser chooser{Schedule{}};
  ASSERT_EQ(w.run(chooser).reason, trace::StopReason::finished);
  trace::Lanes lanes;
  lanes.update(w.trace);
  const trace::Metrics m = metrics_of(w.trace, lanes);
  ASSERT_EQ(m.threads.size(), c.expected.size());
  for (std::size_t i = 0; i < c.expected.size(); ++i) {
    EXPECT_EQ(m.threads[i].response(), c.expected[i][0] * kSecond) << "job " << i;
    EXPECT_EQ(m.threads[i].turnaround(), c.expected[i][1] * kSecond) << "job " << i;
    EXPECT_EQ(m.threads[i].waiting(), c.expected[i][2] * kSecond) << "job " << i;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Tables, Textbook,
    testing::Values(
        Case{"fifo3", PolicyKind::fifo, {5, 2, 8}, {{0, 5, 0}, {5, 7, 5}, {7, 15, 7}}},
        Case{
            "fifo4", PolicyKind::fifo, {10, 1, 4, 3}, {{0, 10, 0}, {10, 11, 10}, {11, 15, 11}, {15, 18, 15}}},
        Case{"sjf3", PolicyKind::sjf, {5, 2, 8}, {{2, 7, 2}, {0, 2, 0}, {7, 15, 7}}},
        Case{"sjf4", PolicyKind::sjf, {10, 1, 4, 3}, {{8, 18, 8}, {0, 1, 0}, {4, 8, 4}, {1, 4, 1}}},
        Case{"rr3", PolicyKind::round_robin, {5, 2, 8}, {{0, 11, 6}, {2, 4, 2}, {4, 15, 7}}},
        Case{"rr4", PolicyKind::round_robin, {10, 1, 4, 3}, {{0, 18, 8}, {2, 3, 2}, {3, 11, 7}, {5, 12, 9}}}),
    [](const auto& info) { return info.param.name; });

TEST(Policies, EachHasItsNameAndPromise) {
  ASSERT_GE(policy_table().size(), 4U);
  for (const PolicyInfo& p : policy_table()) {
    EXPECT_FALSE(p.name.empty());
    EXPECT_FALSE(p.doc.empty());
  }
  EXPECT_EQ(policy_table()[static_cast<std::size_t>(PolicyKind::round_robin)].name, "round-robin");
}

TEST(Policies, ACooperativeThreadThatNeverYieldsHangsTheOthers) {
  TestWorld w(free_of_cost(1, PolicyKind::cooperative), {{compute(1'000'000'000'000)}, {print("alive\n")}});
  w.start("hog", 0);
  w.start("other", 1);
  ScheduleChooser chooser{Schedule{}};
  Limits limits;
  limits.max_time = kSecond;
  EXPECT_EQ(w.run(chooser, ~Position{0}, limits).reason, trace::StopReason::time_limit);
  EXPECT_EQ(w.machine.threads()[0].cpu_time, kSecond);
  EXPECT_EQ(w.machine.threads()[1].cpu_time, 0);
  EXPECT_TRUE(w.said({trace::EventKind::print}).empty());
  EXPECT_EQ(w.trace.end_time(), kSecond);
}

TEST(Policies, ACooperativeThreadThatYieldsLetsTheOthersGo) {
  TestWorld w(free_of_cost(1, PolicyKind::cooperative),
              {{compute(5), ask(RequestKind::yield), compute(5)}, {compute(3), print("alive\n")}});
  w.start("kind", 0);
  w.start("other", 1);
  ScheduleChooser chooser{Schedule{}};
  EXPECT_EQ(w.run(chooser).reason, trace::StopReason::finished);
  EXPECT_EQ(w.said({trace::EventKind::print, trace::EventKind::thread_preempt}),
            (std::vector<std::string>{"5 thread_preempt 0", "8 print 1"}));
}

TEST(Policies, ALoneThreadIsNotPreemptedAtItsQuantum) {
  TestWorld w(free_of_cost(1, PolicyKind::round_robin, 10), {{compute(1000)}});
  w.start("alone");
  ScheduleChooser chooser{Schedule{}};
  w.run(chooser);
  EXPECT_TRUE(w.said({trace::EventKind::thread_preempt}).empty());
}

}  // namespace
}  // namespace kvant::machine
