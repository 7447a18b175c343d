#include "sim/player/player.h"

#include <gtest/gtest.h>

namespace kvant {
namespace {

constexpr const char* kTwoSleepers =
    "from threading import Thread\n"
    "from time import sleep\n"
    "counter = 0\n"
    "def increase(by):\n"
    "    global counter\n"
    "    seen = counter\n"
    "    sleep(0.1)\n"
    "    counter = seen + by\n"
    "    print(counter)\n"
    "a = Thread(target=increase, args=(10,))\n"
    "b = Thread(target=increase, args=(20,))\n"
    "a.start(); b.start()\n"
    "a.join(); b.join()\n";

Player play(const std::string& source, const std::string& header = "") {
  scenario::Problem problem;
  const auto scenario = scenario::load_text(header + source, "test.py", problem);
  EXPECT_NE(scenario, nullptr) << problem.to_string();
  return Player(scenario, scenario->header.settings);
}

std::string text_of(const Player& player) {
  std::string text;
  for (const auto& piece : player.output()) text += piece.text;
  return text;
}

TEST(Player, RecordsARunToItsEnd) {
  Player player = play(kTwoSleepers);
  player.record_all();
  EXPECT_EQ(player.stopped().reason, trace::StopReason::finished);
  EXPECT_EQ(text_of(player), "10\n20\n");
  EXPECT_EQ(player.exit_status(), 0);
  EXPECT_GE(player.end_time(), 100 * kMillisecond);
  EXPECT_LT(player.end_time(), 102 * kMillisecond);
}

TEST(Player, EveryStepBackIsTheStateBefore) {
  for (const StepUnit unit :
       {StepUnit::instruction, StepUnit::line, StepUnit::event, StepUnit::context_switch}) {
    Player player = play(kTwoSleepers);
    player.record_all();
    std::vector<std::pair<Position, std::uint64_t>> visited;
    do {
      visited.emplace_back(player.position(), player.world().hash());
    } while (player.step_forward(unit) && visited.size() < 400);
    const std::size_t steps = visited.size() - 1;
    EXPECT_GT(steps, 10U);
    for (std::size_t i = steps; i > 0; --i) {
      ASSERT_TRUE(player.step_back(unit));
      ASSERT_EQ(player.position(), visited[i - 1].first)
          << "unit " << static_cast<int>(unit) << ", step " << i;
      ASSERT_EQ(player.world().hash(), visited[i - 1].second);
    }
    EXPECT_FALSE(player.step_back(unit));
  }
}

TEST(Player, StepsByLineStopOnlyInTheUsersProgram) {
  Player player = play("x = 1\ny = 2\nimport threading\nz = 3\n");
  player.record_all();
  std::vector<int> lines;
  while (player.step_forward(StepUnit::line)) {
    const int line = player.world().python.place(0).line;
    if (line != 0) lines.push_back(line);
  }
  EXPECT_EQ(lines, (std::vector<int>{1, 2, 3, 4}));
}

// The positions at which a search stops, one after the other, and where it ends.
std::vector<Position> stops(Player& player, const Breakpoints& breakpoints, int direction,
                            std::uint64_t steps = 1000) {
  std::vector<Position> found;
  for (;;) {
    player.search(breakpoints, direction);
    Search result = Search::unfinished;
    while (result == Search::unfinished) result = player.search_on(steps);
    if (result == Search::none) return found;
    found.push_back(player.position());
  }
}

TEST(Player, RunsToABreakpointForwardAndBack) {
  Player player = play(
      "total = 0\n"
      "for i in range(3):\n"
      "    total += i\n"
      "print(total)\n");
  player.record_all();
  const Breakpoints in_loop{{"test.py", 3}};
  std::vector<Position> there;
  for (int i = 0; i < 3; ++i) {
    player.search(in_loop, 1);
    while (player.search_on(1000) == Search::unfinished) {
    }
    there.push_back(player.position());
    EXPECT_EQ(player.world().python.place(0).line, 3);
    for (const auto& variable : player.world().python.globals(0))
      if (variable.name == "i") {
        EXPECT_EQ(variable.value, std::to_string(i));
      }
  }
  const Position last = player.position();
  EXPECT_EQ(stops(player, in_loop, 1), std::vector<Position>{});
  EXPECT_EQ(player.position(), last) << "the cursor stays where nothing is found";
  player.seek(player.end());
  const std::vector<Position> back = stops(player, in_loop, -1);
  EXPECT_EQ(std::vector<Position>(back.rbegin(), back.rend()), there);
  EXPECT_EQ(stops(player, {{"other.py", 3}}, 1), std::vector<Position>{});
  player.seek(0);
  EXPECT_EQ(stops(player, {{"test.py", 1}, {"test.py", 4}}, 1).size(), 2U);
}

// CPython's debuggers stop there as often.
TEST(Player, AReturnToALineOrAResumptionInItIsNoNewStop) {
  Player player = play(
      "def double(x):\n"
      "    return 2 * x\n"
      "def numbers():\n"
      "    for i in range(2):\n"
      "        got = yield double(i)\n"
      "        got = 0\n"
      "a = double(1) + double(2)\n"
      "b = list(numbers())\n"
      "try:\n"
      "    double(1) + double(None)\n"
      "except TypeError:\n"
      "    print(a, b)\n");
  player.record_all();
  EXPECT_EQ(text_of(player), "6 [0, 2]\n");
  const std::pair<int, std::size_t> times[] = {{1, 1}, {2, 6}, {3, 1},  {4, 3},  {5, 2}, {6, 2},
                                               {7, 1}, {8, 1}, {10, 1}, {11, 1}, {12, 1}};
  for (const auto& [line, count] : times) {
    player.seek(0);
    EXPECT_EQ(stops(player, {{"test.py", line}}, 1).size(), count) << "line " << line;
    player.seek(player.end());
    EXPECT_EQ(stops(player, {{"test.py", line}}, -1).size(), count) << "line " << line;
  }
}

TEST(Player, EveryThreadStopsAtABreakpointAlsoWhileTheRunIsRecorded) {
  const Breakpoints store{{"test.py", 8}};
  Player player = play(kTwoSleepers);
  player.record_all();
  const std::vector<Position> all = stops(player, store, 1);
  EXPECT_EQ(all.size(), 2U);
  Player growing = play(kTwoSleepers);
  growing.search(store, 1);
  Search result = Search::unfinished;
  while (result == Search::unfinished) {
    growing.record(500);
    result = growing.search_on(100);
  }
  ASSERT_EQ(result, Search::found);
  EXPECT_EQ(growing.position(), all.front());
}

// A long run between breakpoints: far apart, with the library at work in between.
TEST(Player, FindsBreakpointsFarApart) {
  Player player = play(
      "import time\n"
      "def work():\n"
      "    for i in range(60_000):\n"
      "        pass\n"
      "for i in range(3):\n"
      "    mark = i\n"
      "    work()\n"
      "    time.sleep(1)\n");
  player.record_all();
  const Breakpoints mark{{"test.py", 6}};
  const std::vector<Position> there = stops(player, mark, 1);
  EXPECT_EQ(there.size(), 3U);
  player.seek(player.end());
  const std::vector<Position> back = stops(player, mark, -1);
  EXPECT_EQ(std::vector<Position>(back.rbegin(), back.rend()), there);
}

TEST(Player, AFunctionOfOneLineStopsOnceACall) {
  Player player = play("def f(x): return x\nf(1)\nf(2)\n");
  player.record_all();
  EXPECT_EQ(stops(player, {{"test.py", 1}}, 1).size(), 3U);
}

TEST(Player, LinesWithCodeTakeBreakpoints) {
  Player player = play("# a comment\n\ndef f():\n    # another\n    return 1\n\nx = [1,\n     f()]\n");
  EXPECT_EQ(lines_with_code(player.scenario(), "test.py"), (std::set<int>{3, 5, 7, 8}));
}

TEST(Player, SeeksByTime) {
  Player player = play(kTwoSleepers);
  player.record_all();
  player.seek_time(50 * kMillisecond);
  EXPECT_LE(player.time(), 50 * kMillisecond);
  player.step_forward(StepUnit::event);
  EXPECT_GT(player.time(), 99 * kMillisecond);
}

TEST(Player, AChoiceChangesTheFutureAndCanBeUndone) {
  Player player = play(kTwoSleepers, "# /// kvant\n# [machine]\n# cores = 1\n# ///\n");
  player.record_all();
  const std::uint64_t before = player.trace().hash();
  // Find a moment where two threads could go next, and let the other one.
  bool chosen = false;
  player.seek(0);
  while (!chosen && player.step_forward(StepUnit::event)) {
    const ThreadId running = player.world().machine.running_on(0);
    for (const ThreadId candidate : player.candidates()) {
      if (candidate == running) continue;
      player.choose_next(candidate);
      chosen = true;
      break;
    }
  }
  ASSERT_TRUE(chosen);
  player.record_all();
  EXPECT_EQ(player.stopped().reason, trace::StopReason::finished);
  EXPECT_NE(player.trace().hash(), before);
  const std::string schedule = player.settings().schedule.to_string();

  // The schedule alone gives the same run.
  scenario::Settings settings = player.settings();
  settings.schedule = {};
  ASSERT_NE(schedule, settings.schedule.to_string());
  Text error;
  ASSERT_TRUE(machine::Schedule::parse(schedule, settings.schedule, error)) << error.en;
  Player replay(std::make_shared<scenario::Scenario>(player.scenario()), settings);
  replay.record_all();
  EXPECT_EQ(replay.trace().hash(), player.trace().hash());

  player.undo_choice();
  player.record_all();
  EXPECT_EQ(player.trace().hash(), before);
}

TEST(Player, AnEndlessLoopMeetsALimitAndStaysUsable) {
  Player player =
      play("n = 0\nwhile True:\n    n += 1\n", "# /// kvant\n# [limits]\n# steps = 200000\n# ///\n");
  player.record_all();
  EXPECT_EQ(player.stopped().reason, trace::StopReason::instruction_limit);
  player.seek(100'000);
  EXPECT_EQ(player.position(), 100'000U);
  EXPECT_TRUE(player.step_back(StepUnit::line));
}

TEST(Player, EndlessAllocationMeetsALimit) {
  Player player = play("items = []\nwhile True:\n    items.append('x' * 1000)\n",
                       "# /// kvant\n# [limits]\n# memory_mb = 16\n# ///\n");
  player.record_all();
  EXPECT_EQ(player.stopped().reason, trace::StopReason::memory_limit);
  player.seek(player.end());
  EXPECT_TRUE(player.step_back(StepUnit::instruction));
}

TEST(Player, EndlessRecursionIsPythonsRecursionError) {
  Player player =
      play("def f():\n    return f()\ntry:\n    f()\nexcept RecursionError as e:\n    print(e)\n");
  player.record_all();
  EXPECT_EQ(text_of(player), "maximum recursion depth exceeded\n");
}

}  // namespace
}  // namespace kvant
