#include "sim/machine/machine.h"

#include <gtest/gtest.h>

#include "sim/machine/schedule.h"
#include "sim/machine/test/list_program.h"
#include "sim/trace/lanes.h"

namespace kvant::machine {
namespace {

using trace::EventKind;
using trace::StopReason;
using Lines = std::vector<std::string>;

struct MachineTest : testing::Test {
  ScheduleChooser chooser{Schedule{}};
};

using Futex = MachineTest;

TEST_F(Futex, WakesInTheOrderOfArrivalAndAnswersEach) {
  TestWorld w(free_of_cost(1, PolicyKind::fifo),
              {{spawn(1, "a"), spawn(1, "b"), spawn(1, "c"), sleep_until(100), wake(7, 2), sleep_until(200),
                wake(7, 5)},
               {wait(7, 0)}});
  w.start("main");
  EXPECT_EQ(w.run(chooser).reason, StopReason::finished);
  EXPECT_EQ(w.said({EventKind::thread_exit}),
            (Lines{"100 thread_exit 1", "100 thread_exit 2", "200 thread_exit 0", "200 thread_exit 3"}));
  EXPECT_EQ(w.program.replies[1][0].kind, ReplyKind::woken);
  EXPECT_EQ(w.program.replies[0][4].value, 2);  // after three spawns and a sleep
  EXPECT_EQ(w.program.replies[0][6].value, 1);
}

TEST_F(Futex, ATimeOutEndsTheWait) {
  TestWorld w(free_of_cost(1, PolicyKind::fifo), {{wait(7, 0, 50), wake(7)}});
  w.start("main");
  EXPECT_EQ(w.run(chooser).reason, StopReason::finished);
  EXPECT_EQ(w.program.replies[0][0].kind, ReplyKind::timed_out);
  EXPECT_EQ(w.program.replies[0][1].value, 0) << "it no longer stands in the queue";
  EXPECT_EQ(w.said({EventKind::thread_block, EventKind::thread_timeout}),
            (Lines{"0 thread_block 0", "50 thread_timeout 0"}));
}

TEST_F(Futex, WakingInTimeCancelsTheTimeOut) {
  TestWorld w(free_of_cost(1, PolicyKind::fifo),
              {{spawn(1, "w"), sleep_until(10), wake(7), sleep_until(500)}, {wait(7, 0, 100), compute(300)}});
  w.start("main");
  EXPECT_EQ(w.run(chooser).reason, StopReason::finished);
  EXPECT_TRUE(w.said({EventKind::thread_timeout}).empty());
}

TEST_F(Futex, AChangedWordIsAMismatch) {
  TestWorld w(free_of_cost(1, PolicyKind::fifo), {{set(7, 1), wait(7, 0)}});
  w.start("main");
  EXPECT_EQ(w.run(chooser).reason, StopReason::finished);
  EXPECT_EQ(w.program.replies[0][0].kind, ReplyKind::mismatch);
  EXPECT_TRUE(w.said({EventKind::thread_block}).empty());
}

TEST_F(Futex, KeysOfDifferentProcessesAreDifferent) {
  TestWorld w(free_of_cost(1, PolicyKind::fifo), {{wait(7, 0, 100)}, {wake(7)}});
  w.start("a", 0);
  w.start("b", 1);
  w.run(chooser);
  EXPECT_EQ(w.program.replies[1][0].value, 0);
  EXPECT_EQ(w.program.replies[0][0].kind, ReplyKind::timed_out);
}

TEST_F(Futex, ReleasingDoesNotHandOver) {
  // The thread that releases takes the lock again before the one it woke has run: barging.
  TestWorld w(free_of_cost(1, PolicyKind::fifo),
              {{spawn(1, "w"), lock(1), ask(RequestKind::yield), unlock(1), lock(1), compute(50), unlock(1)},
               {lock(1), unlock(1)}});
  w.start("main");
  EXPECT_EQ(w.run(chooser).reason, StopReason::finished);
  Lines acquired;
  for (const std::string& line : w.said({EventKind::lock_acquire}))
    acquired.push_back(line.substr(line.size() - 1));
  EXPECT_EQ(acquired, (Lines{"0", "0", "1"}));
}

TEST_F(MachineTest, SleepersWakeInTheOrderOfTime) {
  TestWorld w(free_of_cost(2, PolicyKind::round_robin),
              {{spawn(1, "late"), spawn(2, "early"), spawn(3, "past")},
               {sleep_until(300)},
               {sleep_until(100)},
               {sleep_until(-5)}});
  w.start("main");
  w.run(chooser);
  EXPECT_EQ(w.said({EventKind::thread_exit}),
            (Lines{"0 thread_exit 0", "0 thread_exit 3", "100 thread_exit 2", "300 thread_exit 1"}));
}

TEST_F(MachineTest, TwoCoresHalveTheTimeAndAWakingThreadTakesAnIdleCore) {
  TestWorld w(free_of_cost(2, PolicyKind::round_robin, 10),
              {{compute(100)}, {compute(100)}, {sleep_until(40), compute(10)}});
  w.start("a", 0);
  w.start("b", 1);
  EXPECT_EQ(w.run(chooser).reason, StopReason::finished);
  EXPECT_EQ(w.trace.end_time(), 100);
  EXPECT_TRUE(w.said({EventKind::thread_preempt}).empty());

  TestWorld idle(free_of_cost(2, PolicyKind::round_robin, 1000),
                 {{compute(100)}, {sleep_until(40), compute(10)}});
  idle.start("a", 0);
  idle.start("b", 1);
  idle.run(chooser);
  EXPECT_EQ(idle.said({EventKind::thread_run}),
            (Lines{"0 thread_run 0", "0 thread_run 1", "40 thread_run 1"}));
}

TEST_F(MachineTest, TheLogIsInTheOrderOfTimeThoughCoresRunAhead) {
  List noisy;
  for (int i = 0; i < 20; ++i) {
    noisy.push_back(compute(97));
    noisy.push_back(label(std::to_string(i)));
  }
  TestWorld w(free_of_cost(3, PolicyKind::round_robin, 5000), {noisy, noisy, noisy});
  for (int i = 0; i < 3; ++i) w.start(std::to_string(i), i, i * 13);
  w.run(chooser);
  int labels = 0;
  for (std::size_t i = 0; i < w.trace.events().size(); ++i) {
    const trace::Event& e = w.trace.events()[i];
    labels += e.kind == EventKind::thread_label;
    if (i == 0) continue;
    EXPECT_GE(e.time, w.trace.events()[i - 1].time);
    EXPECT_GE(e.position, w.trace.events()[i - 1].position);
  }
  EXPECT_EQ(labels, 60);
}

TEST_F(MachineTest, CostsAreTaken) {
  MachineSettings s = free_of_cost(1, PolicyKind::round_robin, 100);
  s.costs.set(Cost::context_switch, 10);
  s.costs.set(Cost::write, 5);
  TestWorld w(s, {{compute(150), print("x")}, {compute(50)}});
  w.start("a", 0);
  w.start("b", 1);
  w.run(chooser);
  // a 0-100, switch, b 110-160, switch, a 170-220, write until 225
  EXPECT_EQ(w.said({EventKind::context_switch, EventKind::thread_run, EventKind::print}),
            (Lines{"0 thread_run 0", "100 context_switch 1", "110 thread_run 1", "160 context_switch 0",
                   "170 thread_run 0", "225 print 0"}));
  trace::Lanes lanes;
  lanes.update(w.trace);
  EXPECT_EQ(lanes.cores()[0].intervals[lanes.cores()[0].at(105)].state, trace::LaneState::switching);
  EXPECT_EQ(lanes.threads()[1].intervals[lanes.threads()[1].at(105)].state, trace::LaneState::ready);
}

TEST_F(MachineTest, ADeadlockIsNamedWithItsCycle) {
  TestWorld w(free_of_cost(2, PolicyKind::round_robin),
              {{spawn(1, "left"), spawn(2, "right"), join(1), join(2)},
               {lock(1), sleep_until(50), lock(2)},
               {lock(2), sleep_until(50), lock(1)}});
  w.start("main");
  const StopInfo stop = w.run(chooser);
  EXPECT_EQ(stop.reason, StopReason::deadlock);
  EXPECT_EQ(
      stop.text,
      "main waits for left to end; left waits for lock 'L2' held by right; right waits for lock 'L1' held by "
      "left");
  const auto edges = w.machine.wait_edges();
  ASSERT_EQ(edges.size(), 3U);
  EXPECT_FALSE(edges[0].in_cycle);
  EXPECT_EQ(edges[0].holder, 1);
  EXPECT_TRUE(edges[1].in_cycle);
  EXPECT_TRUE(edges[2].in_cycle);
  EXPECT_EQ(edges[1].object, "L2");
  EXPECT_EQ(w.run(chooser).reason, StopReason::deadlock) << "an ended run stays ended";
  trace::Lanes lanes;
  lanes.update(w.trace);
  EXPECT_EQ(lanes.marks().size(), 3U);
}

TEST_F(MachineTest, AThreadThatWaitsForItselfIsACycle) {
  TestWorld w(free_of_cost(1, PolicyKind::fifo), {{lock(1), lock(1)}});
  w.start("main");
  EXPECT_EQ(w.run(chooser).text, "main waits for lock 'L1' held by main");
  EXPECT_TRUE(w.machine.wait_edges()[0].in_cycle);
}

TEST_F(MachineTest, ForkAndWaitForTheChild) {
  TestWorld w(free_of_cost(2, PolicyKind::round_robin),
              {{set(5, 42), ask(RequestKind::fork), wait_for_child(), wait_for_child()},
               {compute(30), set(5, 1), exit_with(3)}});
  w.program.fork_list = 1;
  w.start("main");
  EXPECT_EQ(w.run(chooser).reason, StopReason::finished);
  EXPECT_EQ(w.program.replies[0][0].value, 1);
  EXPECT_EQ(w.program.replies[1][0].value, kNobody);
  EXPECT_EQ(w.program.replies[0][1].value, 1);
  EXPECT_EQ(w.program.replies[0][1].extra, 3);
  EXPECT_EQ(w.program.replies[0][2].kind, ReplyKind::mismatch) << "there is no other child";
  EXPECT_EQ(w.program.word(0, 5), 42U) << "the child wrote in its own memory";
  EXPECT_EQ(w.said({EventKind::process_exit}), (Lines{"32 process_exit 1", "32 process_exit 0"}));
  EXPECT_TRUE(w.machine.processes()[1].reaped);
  EXPECT_EQ(w.machine.processes()[1].status, 3);
}

TEST_F(MachineTest, AChildThatEndedBeforeItIsWaitedForStaysUntilThen) {
  TestWorld w(free_of_cost(2, PolicyKind::round_robin),
              {{ask(RequestKind::fork), sleep_until(100), wait_for_child(1)}, {exit_with(9)}});
  w.program.fork_list = 1;
  w.start("main");
  w.run(chooser, 8);
  w.run(chooser);
  EXPECT_EQ(w.program.replies[0][2].extra, 9);
}

TEST_F(MachineTest, ExitOfAProcessEndsItsThreadsEvenThoseThatRanAhead) {
  TestWorld w(free_of_cost(2, PolicyKind::round_robin),
              {{spawn(1, "endless"), spawn(2, "blocked"), compute(100), exit_with(1)},
               {compute(10'000), label("late"), compute(1'000'000)},
               {wait(7, 0)}});
  w.start("main");
  EXPECT_EQ(w.run(chooser).reason, StopReason::finished);
  EXPECT_EQ(w.trace.end_time(), 100);
  EXPECT_EQ(w.machine.threads()[1].cpu_time, 100);
  EXPECT_TRUE(w.said({EventKind::thread_label}).empty()) << "what it did after the end never was";
  EXPECT_EQ(w.machine.processes()[0].status, 1);
}

TEST_F(MachineTest, LimitsStopWithTheirReason) {
  const auto run = [&](Limits limits) {
    TestWorld w(free_of_cost(1, PolicyKind::round_robin, 100), {{compute(1'000'000)}, {compute(1'000'000)}});
    w.start("a", 0);
    w.start("b", 1);
    const StopInfo stop = w.run(chooser, ~Position{0}, limits);
    EXPECT_EQ(w.trace.events().back().kind, EventKind::stop);
    EXPECT_EQ(static_cast<StopReason>(w.trace.events().back().a), stop.reason);
    return std::pair(stop.reason, w.machine.position());
  };
  Limits steps, events, time;
  steps.max_steps = 777;
  events.max_events = 50;
  time.max_time = 1234;
  EXPECT_EQ(run(steps), (std::pair<StopReason, Position>(StopReason::instruction_limit, 777)));
  EXPECT_EQ(run(events).first, StopReason::trace_limit);
  EXPECT_EQ(run(time).first, StopReason::time_limit);
}

TEST_F(MachineTest, AProgramMayStopTheRun) {
  Request r;
  r.kind = RequestKind::stop_run;
  r.argument = static_cast<std::int64_t>(StopReason::memory_limit);
  r.text = "1 GiB";
  TestWorld w(free_of_cost(1, PolicyKind::fifo), {{compute(10), ask(r), compute(10)}});
  w.start("main");
  const StopInfo stop = w.run(chooser);
  EXPECT_EQ(stop.reason, StopReason::memory_limit);
  EXPECT_EQ(stop.text, "1 GiB");
  EXPECT_EQ(w.trace.end_time(), 10);
}

TEST_F(MachineTest, LockstepThreadsAlternateStepByStep) {
  TestWorld w(free_of_cost(2, PolicyKind::round_robin),
              {{spawn(1, "t"), label("a"), label("b"), label("c")}, {label("x"), label("y"), label("z")}});
  w.program.lockstep = true;
  w.start("main");
  w.run(chooser);
  EXPECT_EQ(w.said({EventKind::thread_label}),
            (Lines{"0 thread_label 0", "0 thread_label 1", "1 thread_label 0", "1 thread_label 1",
                   "2 thread_label 0", "2 thread_label 1"}));
}

TEST_F(MachineTest, CandidatesAreTheReadyAndThoseWhoWantTheGil) {
  Item gil = wait(7, 0);
  gil.request.wait = trace::WaitKind::gil;
  TestWorld w(free_of_cost(1, PolicyKind::fifo),
              {{spawn(1, "g"), spawn(2, "r"), ask(RequestKind::yield), compute(100)}, {gil}, {compute(100)}});
  w.start("main");
  while (w.machine.threads().size() < 3 || w.machine.running_on(0) != 2) {
    ASSERT_LT(w.machine.position(), 50U);
    w.run(chooser, w.machine.position() + 1);
  }
  EXPECT_EQ(w.machine.candidates(), (std::vector<ThreadId>{0, 1}));
}

}  // namespace
}  // namespace kvant::machine
