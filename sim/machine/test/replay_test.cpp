// A run is a function of program, settings and choices, however it is cut in pieces, copied or replayed.
#include <gtest/gtest.h>

#include "sim/machine/schedule.h"
#include "sim/machine/test/list_program.h"

namespace kvant::machine {
namespace {

using trace::EventKind;
using trace::StopReason;

// Locks, sleeps, time-outs, two processes and three cores with equal and unequal steps.
TestWorld busy_world(bool lockstep, PolicyKind policy, bool costs, int cores = 3) {
  MachineSettings s = costs ? MachineSettings{} : free_of_cost(cores, policy, 40);
  s.cores = cores;
  s.policy = policy;
  s.quantum = costs ? 3000 : 40;
  TestWorld w(
      s, {
             {spawn(1, "a"), spawn(2, "b"), spawn(1, "c"), label("work"), compute(70, 3), lock(1),
              compute(35, 2), unlock(1), join(2), join(3), join(4), print("done\n")},
             {compute(10, 7), lock(1), compute(20, 5), unlock(1), label("again"), compute(33),
              wait(9, 0, 400), compute(20), wake(9)},
             {lock(1), compute(15, 4), unlock(1), sleep_until(300), compute(60, 3), wake(9, 2), print("b\n")},
             {compute(55, 6), ask(RequestKind::fork), label("parent"), compute(44, 3), wait_for_child(),
              print("reaped\n")},
             {label("child"), compute(77, 5), print("child\n"), exit_with(4)},
         });
  w.program.lockstep = lockstep;
  w.program.fork_list = 4;
  w.start("first", 0);
  w.start("second", 3, 100);
  return w;
}

struct WorldKind {
  bool lockstep;
  PolicyKind policy;
  bool costs;
  int cores;
  std::string schedule;
};
class Cuts : public testing::TestWithParam<WorldKind> {};

Schedule schedule_of(const std::string& text) {
  Schedule s;
  Text error;
  EXPECT_TRUE(Schedule::parse(text, s, error)) << error.en;
  return s;
}

TEST_P(Cuts, DoNotShow) {
  const WorldKind& p = GetParam();
  const Schedule schedule = schedule_of(p.schedule);
  TestWorld whole = busy_world(p.lockstep, p.policy, p.costs, p.cores);
  ScheduleChooser chooser(schedule);
  const StopInfo end = whole.run(chooser);
  ASSERT_EQ(end.reason, StopReason::finished) << end.text << chooser.mismatch().en;
  ASSERT_GT(whole.machine.position(), 300U);

  for (Position cut = 0; cut <= whole.machine.position(); ++cut) {
    TestWorld w = busy_world(p.lockstep, p.policy, p.costs, p.cores);
    ScheduleChooser first(schedule), second(schedule);
    ASSERT_EQ(w.run(first, cut).reason, StopReason::paused);
    ASSERT_EQ(w.machine.position(), cut);
    // At 0 stands also what was logged before the first step.
    const std::size_t shown = cut == 0 ? w.trace.events().size() : whole.trace.first_at(cut);
    ASSERT_EQ(w.trace.events().size(), w.machine.events_logged());
    ASSERT_EQ(w.trace.events().size(), shown) << "what a pause shows, cut " << cut;
    TestWorld copy = w;
    ASSERT_EQ(w.run(second).reason, StopReason::finished);
    ASSERT_EQ(w.machine.position(), whole.machine.position());
    ASSERT_EQ(w.trace.hash(), whole.trace.hash()) << "cut at " << cut;
    for (std::size_t i = 0; i < w.trace.events().size(); ++i)
      ASSERT_EQ(w.trace.events()[i].position, whole.trace.events()[i].position)
          << "cut " << cut << " event " << i;
    ASSERT_EQ(w.machine.hash(), whole.machine.hash());
    // A copy goes its own way and was not touched by the original's future.
    ASSERT_EQ(copy.machine.position(), cut);
    trace::NullSink nothing;
    ScheduleChooser third(schedule);
    copy.machine.advance(copy.program, third, nothing, {}, cut + 40);
    ASSERT_EQ(copy.machine.advance(copy.program, third, copy.trace, {}, ~Position{0}).reason,
              StopReason::finished);
    ASSERT_EQ(copy.machine.hash(), whole.machine.hash());
  }

  TestWorld steps = busy_world(p.lockstep, p.policy, p.costs, p.cores);
  ScheduleChooser one(schedule);
  while (steps.run(one, steps.machine.position() + 1).reason == StopReason::paused) {
  }
  EXPECT_EQ(steps.trace.hash(), whole.trace.hash());
}

TEST_P(Cuts, AReplayWithoutALogContinuesItSeamlessly) {
  const WorldKind& p = GetParam();
  const Schedule schedule = schedule_of(p.schedule);
  TestWorld whole = busy_world(p.lockstep, p.policy, p.costs, p.cores);
  ScheduleChooser chooser(schedule);
  whole.run(chooser);
  for (Position cut = 0; cut < whole.machine.position(); cut += 11) {
    TestWorld w = busy_world(p.lockstep, p.policy, p.costs, p.cores);
    ScheduleChooser again(schedule);
    trace::NullSink nothing;
    w.machine.advance(w.program, again, nothing, {}, cut);
    ASSERT_EQ(w.machine.position(), cut);
    trace::Trace trace = whole.trace;
    trace.truncate(w.machine.events_logged());
    w.machine.advance(w.program, again, trace, {}, ~Position{0});
    ASSERT_EQ(trace.hash(), whole.trace.hash()) << "cut at " << cut;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Worlds, Cuts,
    testing::Values(WorldKind{false, PolicyKind::round_robin, false, 3, "kvant1:"},
                    WorldKind{true, PolicyKind::round_robin, false, 3, "kvant1:"},
                    WorldKind{true, PolicyKind::round_robin, true, 2, "kvant1:"},
                    WorldKind{false, PolicyKind::fifo, true, 1, "kvant1:"},
                    WorldKind{false, PolicyKind::sjf, false, 2, "kvant1:"},
                    WorldKind{true, PolicyKind::round_robin, false, 1, "kvant1:;d0=1;d3=1;d6=1"},
                    WorldKind{true, PolicyKind::round_robin, false, 2, "kvant1:;@40=2;@90=1;@91=3"},
                    WorldKind{false, PolicyKind::fifo, false, 1, "kvant1:;@30=1;@120=2"}));

// Random programs of all items, cut at random: what the hand-made worlds above do not think of.
TEST(RandomPrograms, AreTheSameHoweverCut) {
  std::uint64_t state = 1;
  const auto roll = [&state](std::uint64_t below) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (state >> 33) % below;
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<List> lists(5);
    for (List& list : lists) {
      for (std::uint64_t n = 3 + roll(8); n > 0; --n) {
        switch (roll(11)) {
          case 0:
            list.push_back(lock(roll(2)));
            break;
          case 1:
            list.push_back(unlock(roll(2)));
            break;
          case 2:
            list.push_back(wait(5 + roll(2), 0, static_cast<VirtualTime>(roll(500))));
            break;
          case 3:
            list.push_back(wake(5 + roll(2), 1 + static_cast<int>(roll(2))));
            break;
          case 4:
            list.push_back(sleep_until(static_cast<VirtualTime>(roll(8) * 50)));
            break;
          case 5:
            list.push_back(label("f"));
            break;
          case 6:
            list.push_back(ask(RequestKind::yield));
            break;
          case 7:
            list.push_back(set(5 + roll(2), static_cast<std::uint32_t>(roll(2))));
            break;
          case 8:
            list.push_back(print("x"));
            break;
          default:
            list.push_back(compute(1 + roll(60), static_cast<VirtualTime>(roll(5))));
            break;
        }
      }
    }
    if (roll(3) == 0) lists[0].insert(lists[0].begin() + 2, spawn(4, "spawned"));
    if (roll(3) == 0) lists[1].insert(lists[1].begin() + 1, ask(RequestKind::fork));
    if (roll(3) == 0) lists[1].push_back(wait_for_child());
    if (roll(4) == 0) lists[2].push_back(exit_with(1));
    const int cores = 1 + static_cast<int>(roll(4));
    const auto policy = static_cast<PolicyKind>(roll(policy_table().size()));
    MachineSettings settings = free_of_cost(cores, policy, 1 + static_cast<VirtualTime>(roll(60)));
    if (roll(2) == 0) {
      settings.costs.set(Cost::context_switch, 7);
      settings.costs.set(Cost::futex_wake, 3);
    }
    const bool lockstep = roll(2) == 0;
    const std::uint64_t seed = roll(1'000'000);
    const auto make = [&] {
      TestWorld w(settings, lists);
      w.program.fork_list = 4;
      w.program.lockstep = lockstep;
      const ProcessId first = w.start("a", 0);
      w.machine.add_thread(w.program, first, "a2", 0, 3, w.trace);
      w.start("b", 1);
      w.start("c", 2, 60);
      return w;
    };
    // Answers depend on the index only, so that they can be given again.
    struct Random final : Chooser {
      std::uint64_t seed;
      std::size_t choose(ChoiceKind, std::uint64_t index, std::span<const ThreadId> options) override {
        return ScheduleChooser(Schedule{seed, {}, {}}).random(index) % options.size();
      }
      std::uint64_t random(std::uint64_t index) override { return index; }
      Intervention next_intervention(Position from) override {
        const Position at = (from + 48) / 49 * 49;
        if (at > 60) return {};
        return {at, static_cast<ThreadId>(at / 49 % 2)};
      }
    } chooser;
    chooser.seed = seed;
    TestWorld whole = make();
    const StopReason reason = whole.run(chooser).reason;
    for (std::size_t i = 1; i < whole.trace.events().size(); ++i) {
      ASSERT_GE(whole.trace.events()[i].time, whole.trace.events()[i - 1].time) << "round " << round;
      ASSERT_GE(whole.trace.events()[i].position, whole.trace.events()[i - 1].position) << "round " << round;
    }
    for (int pieces = 0; pieces < 6; ++pieces) {
      TestWorld w = make();
      Position to = 0;
      do {
        to += 1 + roll(pieces < 2 ? 2 : 90);
      } while (w.run(chooser, to).reason == StopReason::paused);
      ASSERT_EQ(w.machine.stopped().reason, reason);
      ASSERT_EQ(w.trace.hash(), whole.trace.hash()) << "round " << round;
      ASSERT_EQ(w.machine.hash(), whole.machine.hash()) << "round " << round;
    }
  }
}

TEST(Interventions, TheChosenThreadGoesNextAndTheProgramIsTold) {
  TestWorld w(free_of_cost(1, PolicyKind::fifo), {{compute(100)}, {compute(100)}, {compute(100)}});
  for (int i = 0; i < 3; ++i) w.start("t", i);
  ScheduleChooser chooser(schedule_of("kvant1:;@31=2"));
  EXPECT_EQ(w.run(chooser).reason, StopReason::finished);
  std::vector<std::string> seen = w.said({EventKind::thread_run, EventKind::thread_preempt});
  EXPECT_EQ(seen[1], "30 thread_preempt 0");  // step 0 is the dispatch
  EXPECT_EQ(seen[2], "30 thread_run 2");
  EXPECT_EQ(w.program.wanted, (std::vector<ThreadId>{2}));
  for (const trace::Event& e : w.trace.events()) {
    if (e.kind == EventKind::thread_preempt) {
      EXPECT_EQ(static_cast<trace::PreemptReason>(e.a), trace::PreemptReason::chosen);
      EXPECT_EQ(e.position, 31U);
    }
  }
}

TEST(Interventions, ABlockedThreadGoesFirstWhenItsFutexIsWoken) {
  TestWorld w(free_of_cost(1, PolicyKind::fifo), {{spawn(1, "a"), spawn(1, "b"), sleep_until(10),
                                                   compute(100), wake(7), sleep_until(1000), wake(7)},
                                                  {wait(7, 0)}});
  w.start("main");
  ScheduleChooser chooser(schedule_of("kvant1:;@60=2"));
  w.run(chooser);
  EXPECT_EQ(w.said({EventKind::thread_exit})[0], "110 thread_exit 2");
}

TEST(Interventions, OfAThreadThatIsNotThereAreAMismatch) {
  TestWorld w(free_of_cost(1, PolicyKind::fifo), {{compute(100)}});
  w.start("main");
  ScheduleChooser chooser(schedule_of("kvant1:;@20=5"));
  const StopInfo stop = w.run(chooser);
  EXPECT_EQ(stop.reason, StopReason::schedule_mismatch);
  EXPECT_NE(stop.text.find("thread 5"), std::string::npos);
}

TEST(Picks, ChangeWhoGoesAndAreLogged) {
  TestWorld w(free_of_cost(1, PolicyKind::fifo), {{compute(10)}, {compute(10)}, {compute(10)}});
  for (int i = 0; i < 3; ++i) w.start("t", i);
  ScheduleChooser chooser(schedule_of("kvant1:;d0=2;d1=1"));
  EXPECT_EQ(w.run(chooser).reason, StopReason::finished);
  EXPECT_EQ(w.said({EventKind::thread_run}),
            (std::vector<std::string>{"0 thread_run 2", "10 thread_run 1", "20 thread_run 0"}));
  EXPECT_EQ(w.said({EventKind::choice}).size(), 2U);
  EXPECT_EQ(w.machine.choices_made(), 2U);
  chooser.finish(w.machine.position(), w.machine.choices_made());
  EXPECT_EQ(chooser.mismatch().en, "");
}

TEST(Picks, OfATimerAndOfAWaiter) {
  TestWorld w(
      free_of_cost(1, PolicyKind::fifo),
      {{spawn(1, "a"), spawn(1, "b"), sleep_until(50), wake(7), wake(7)}, {sleep_until(20), wait(7, 0)}});
  w.start("main");
  // The calls are: who goes after main sleeps; whose timer fires first; who of the woken goes; whom to wake.
  ScheduleChooser chooser(schedule_of("kvant1:;t1=1;w3=1"));
  EXPECT_EQ(w.run(chooser).reason, StopReason::finished) << chooser.mismatch().en;
  EXPECT_EQ(w.said({EventKind::thread_exit})[0].substr(0, 2), "50");
  EXPECT_EQ(w.said({EventKind::choice}), (std::vector<std::string>{"20 choice 2", "50 choice 1"}));
}

TEST(Picks, ThatDoNotFitStopTheRun) {
  const auto run = [](const std::string& text) {
    TestWorld w(free_of_cost(1, PolicyKind::fifo), {{compute(10)}});
    for (int i = 0; i < 3; ++i) w.start("t", 0);
    ScheduleChooser chooser(schedule_of(text));
    const StopInfo stop = w.run(chooser);
    chooser.finish(w.machine.position(), w.machine.choices_made());
    return std::pair(stop.reason, chooser.mismatch().en);
  };
  EXPECT_EQ(run("kvant1:;d1=2"),
            (std::pair(StopReason::schedule_mismatch, std::string("d1=2: there are only 2 options"))));
  EXPECT_EQ(run("kvant1:;w0=1"), (std::pair(StopReason::schedule_mismatch,
                                            std::string("w0=1: decision 0 of this run is of kind 'd'"))));
  EXPECT_EQ(run("kvant1:;d77=1"),
            (std::pair(StopReason::finished, std::string("d77=1: the run has only 2 decisions"))));
  EXPECT_NE(run("kvant1:;@99999=1").second.find("@99999=1: the run has only"), std::string::npos);
}

TEST(ScheduleText, RoundTrips) {
  for (const char* text :
       {"kvant1:", "kvant1:42", "kvant1:7;d1=3;w4=1;t9=2;@10452=2;@10453=0", "kvant1:18446744073709551615"}) {
    EXPECT_EQ(schedule_of(text).to_string(), text);
  }
  EXPECT_EQ(schedule_of("kvant1:;@9=1;w4=1;d2=3").to_string(), "kvant1:;d2=3;w4=1;@9=1");
}

TEST(ScheduleText, ErrorsSayWhatAndWhere) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", "schedule, character 1: a schedule begins with 'kvant1:'"},
      {"kvant2:", "schedule, character 1: a schedule begins with 'kvant1:'"},
      {"kvant1:x", "schedule, character 8: expected an entry such as ';@120=1' or ';d3=1'"},
      {"kvant1:18446744073709551616", "schedule, character 8: the seed is too large"},
      {"kvant1:;", "schedule, character 9: expected 'd', 'w', 't' or '@'"},
      {"kvant1:;d=1", "schedule, character 10: expected the number of the decision"},
      {"kvant1:;d1", "schedule, character 11: expected '=' after the number of the decision"},
      {"kvant1:;d1=", "schedule, character 12: expected an option's number"},
      {"kvant1:;d1=1;w1=2", "schedule, character 18: decision 1 occurs twice"},
      {"kvant1:;@5=1;@5=2", "schedule, character 18: position 5 occurs twice"},
      {"kvant1:;@5=99999999999", "schedule, character 12: a thread's number is too large"},
      {"kvant1:;d1=1 ", "schedule, character 13: expected an entry such as ';@120=1' or ';d3=1'"},
  };
  for (const auto& [text, message] : cases) {
    Schedule s = schedule_of("kvant1:3");
    Text error;
    EXPECT_FALSE(Schedule::parse(text, s, error)) << text;
    EXPECT_EQ(error.en, message) << text;
    EXPECT_EQ(error.ru.find("расписание, символ "), 0U) << error.ru;
    EXPECT_EQ(s.seed, 3U) << "unchanged on failure";
  }
}

TEST(ScheduleText, SeedsGiveDifferentNumbers) {
  ScheduleChooser a(schedule_of("kvant1:1")), b(schedule_of("kvant1:2"));
  EXPECT_NE(a.random(0), b.random(0));
  EXPECT_NE(a.random(0), a.random(1));
  EXPECT_EQ(a.random(5), ScheduleChooser(schedule_of("kvant1:1")).random(5));
}

}  // namespace
}  // namespace kvant::machine
