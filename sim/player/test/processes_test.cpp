// Programs of many processes: what fork copies, and what becomes of programs that never stop making more.
#include <gtest/gtest.h>

#include "sim/player/player.h"

namespace kvant {
namespace {

Player play(const std::string& source, const machine::Limits& limits = {}) {
  scenario::Problem problem;
  const auto scenario = scenario::load_text(source, "test.py", problem);
  EXPECT_NE(scenario, nullptr) << problem.to_string();
  scenario::Settings settings = scenario->header.settings;
  settings.limits = limits;
  Player player(scenario, settings);
  player.record_all();
  return player;
}

std::string text_of(const Player& player) {
  std::string text;
  for (const auto& piece : player.output()) text += piece.text;
  return text;
}

struct Copied {
  std::int64_t pages = 0;
  int events = 0;
};
// What a process copied of the memory it shared.
Copied copied_by(const Player& player, ProcessId process) {
  Copied copied;
  const World end = player.world_at(player.end());
  for (const trace::Event& e : player.trace().events()) {
    if (e.kind != trace::EventKind::memory_copied) continue;
    if (end.machine.threads()[static_cast<std::size_t>(e.thread)].process != process) continue;
    copied.pages += e.a;
    ++copied.events;
  }
  return copied;
}

// The items of a list of small integers: 8 bytes each, so that 512 make a page.
std::string list_and_child(const std::string& child) {
  return "import os\n"
         "data = list(range(204800))\n"
         "pid = os.fork()\n"
         "if pid == 0:\n" +
         child +
         "    os._exit(0)\n"
         "os.waitpid(pid, 0)\n";
}

TEST(Processes, AShortChildsCopiedPagesAreCounted) {
  const Player player = play(list_and_child("    for i in range(0, len(data), 512): data[i] = -1\n"));
  const Copied copied = copied_by(player, 1);
  EXPECT_GE(copied.pages, 400);
  EXPECT_LT(copied.pages, 500);
}

TEST(Processes, AChildThatReadsCopiesLittle) {
  const Copied copied = copied_by(play(list_and_child("    total = sum(data)\n")), 1);
  EXPECT_GE(copied.pages, 1);
  EXPECT_LT(copied.pages, 100);
}

TEST(Processes, CopiedPagesAreToldWhileAChildRuns) {
  const Player player =
      play(list_and_child("    for i in range(100):\n"
                          "        for k in range(4): data[(i * 4 + k) * 512] = -1\n"
                          "        for k in range(200): pass\n"));
  const Copied copied = copied_by(player, 1);
  EXPECT_GE(copied.pages, 400);
  EXPECT_LT(copied.pages, 500);
  EXPECT_GE(copied.events, 3);
}

TEST(Processes, AChildStillSleepingHasToldWhatItWrote) {
  const Player player =
      play(list_and_child("    data[0] = data[51200] = data[102400] = -1\n"
                          "    import time; time.sleep(5)\n"));
  VirtualTime first = -1;
  for (const trace::Event& e : player.trace().events())
    if (e.kind == trace::EventKind::memory_copied && first < 0) first = e.time;
  EXPECT_GE(first, 0);
  EXPECT_LT(first, kSecond);
}

// The recorded part can be walked through, whatever ended the run.
void expect_usable(Player& player) {
  player.seek(player.end());
  EXPECT_TRUE(player.step_back(StepUnit::event));
  const Position middle = player.end() / 2;
  player.seek(middle);
  EXPECT_EQ(player.position(), middle);
  EXPECT_TRUE(player.step_forward(StepUnit::instruction));
}

TEST(Processes, ForkingForEverMeetsALimit) {
  machine::Limits limits;
  limits.max_forks = 100;
  Player player = play(
      "import os\n"
      "while True:\n"
      "    pid = os.fork()\n"
      "    if pid == 0: os._exit(0)\n"
      "    os.waitpid(pid, 0)\n",
      limits);
  EXPECT_EQ(player.stopped().reason, trace::StopReason::process_limit);
  expect_usable(player);
}

// Some die of it and make room for others, until there were too many in all.
TEST(Processes, AForkBombMeetsALimit) {
  machine::Limits limits;
  limits.max_processes = 20;
  limits.max_forks = 60;
  Player player = play("import os\nwhile True:\n    os.fork()\n", limits);
  EXPECT_EQ(player.stopped().reason, trace::StopReason::process_limit);
  EXPECT_NE(text_of(player).find("BlockingIOError: [Errno 11] Resource temporarily unavailable"),
            std::string::npos);
  expect_usable(player);
}

TEST(Processes, StartingProcessesForEverEndsWithAnError) {
  machine::Limits limits;
  limits.max_processes = 20;
  Player player = play(
      "import multiprocessing, time\n"
      "processes = []\n"
      "while True:\n"
      "    p = multiprocessing.Process(target=time.sleep, args=(1,))\n"
      "    try: p.start()\n"
      "    except OSError as e:\n"
      "        print(len(processes), e)\n"
      "        break\n"
      "    processes.append(p)\n"
      "for p in processes: p.join()\n",
      limits);
  EXPECT_EQ(player.stopped().reason, trace::StopReason::finished);
  EXPECT_EQ(text_of(player), "19 [Errno 11] Resource temporarily unavailable\n");
  expect_usable(player);
}

TEST(Processes, StartingThreadsForEverEndsWithAnError) {
  machine::Limits limits;
  limits.max_threads = 50;
  Player player = play(
      "import threading, time\n"
      "started = 0\n"
      "try:\n"
      "    while True:\n"
      "        threading.Thread(target=time.sleep, args=(1,)).start()\n"
      "        started += 1\n"
      "except RuntimeError as e:\n"
      "    print(started, e)\n",
      limits);
  EXPECT_EQ(player.stopped().reason, trace::StopReason::finished);
  EXPECT_EQ(text_of(player), "49 can't start new thread\n");
  expect_usable(player);
}

TEST(Processes, CopiesOfALargeHeapMeetTheMemoryOfTheMachine) {
  machine::Limits limits;
  limits.max_memory = std::size_t{16} << 20;
  Player player = play(
      "import os, time\n"
      "data = [0] * 1_000_000\n"
      "n = 0\n"
      "try:\n"
      "    while True:\n"
      "        if os.fork() == 0:\n"
      "            time.sleep(1)\n"
      "            os._exit(0)\n"
      "        n += 1\n"
      "except MemoryError as e:\n"
      "    print('memory')\n"
      "except OSError as e:\n"
      "    print(e, 2 <= n <= 10)\n",
      limits);
  EXPECT_EQ(text_of(player), "[Errno 12] Cannot allocate memory True\n");
}

}  // namespace
}  // namespace kvant
