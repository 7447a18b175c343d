// What the profiles differ in when threads meet: lost updates, how long two threads take, and what becomes of
// reference counts that nothing protects.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "sim/python/test/lang_run.h"

namespace kvant::python {
namespace {

LangRun run_with(std::string_view source, const char* version, int cores) {
  PythonSettings settings;
  settings.profile = find_profile(version);
  machine::MachineSettings machine;
  machine.cores = cores;
  return run_program(source, "x.py", settings, machine);
}

constexpr const char* kPlus =
    "import threading\n"
    "counter = 0\n"
    "items = []\n"
    "def work():\n"
    "    global counter\n"
    "    for i in range(20000):\n"
    "        counter += 1\n"
    "        items.append(i)\n"
    "threads = [threading.Thread(target=work) for _ in range(2)]\n"
    "for t in threads: t.start()\n"
    "for t in threads: t.join()\n"
    "print('lost' if counter < 40000 else 'all', len(items))\n";

TEST(CoreProfiles, WithoutAGilUpdatesAreLostButContainersStayWhole) {
  EXPECT_EQ(run_with(kPlus, "3.13", 2).out, "all 40000\n");
  EXPECT_EQ(run_with(kPlus, "3.13t", 2).out, "lost 40000\n");
}

// How long the same work takes in threads, against one after the other.
double ratio(const char* version, std::string_view works) {
  const std::string source = fmt::format(
      "import threading, time\n"
      "def fib(n):\n"
      "    return n if n < 2 else fib(n - 1) + fib(n - 2)\n"
      "def count(n):\n"
      "    while n > 0: n -= 1\n"
      "works = {}\n"
      "start = time.perf_counter()\n"
      "for f, n in works: f(n)\n"
      "series = time.perf_counter() - start\n"
      "threads = [threading.Thread(target=f, args=(n,)) for f, n in works]\n"
      "start = time.perf_counter()\n"
      "for t in threads: t.start()\n"
      "for t in threads: t.join()\n"
      "print((time.perf_counter() - start) / series)\n",
      works);
  return std::stod(run_with(source, version, 2).out);
}

TEST(CoreProfiles, TwoThreadsUnderTheGilTakeAsLongAsOne) {
  for (const char* version : {"3.8", "3.10", "3.11", "3.12", "3.13"}) {
    const double unequal = ratio(version, "[(fib, 20), (fib, 21)]");
    EXPECT_GE(unequal, 1.0) << version;
    EXPECT_LE(unequal, 1.05) << version;
    const double equal = ratio(version, "[(count, 60000), (count, 60000)]");
    EXPECT_GE(equal, 1.0) << version;
    EXPECT_LE(equal, 1.05) << version;
  }
}

TEST(CoreProfiles, WithoutAGilTheLongerOneCounts) {
  // fib(n) and fib(n + 1): the longer is 0.618 of both.
  EXPECT_NEAR(ratio("3.13t", "[(fib, 22), (fib, 23)]"), 0.62, 0.01);
  EXPECT_NEAR(ratio("3.13t", "[(count, 200000), (count, 200000)]"), 0.5, 0.01);
}

TEST(CoreProfiles, AtomicCountsAreRightAndSlower) {
  PythonSettings settings;
  settings.gil = false;
  machine::MachineSettings machine;
  const VirtualTime biased = run_program(kPlus, "x.py", settings, machine).end;
  settings.counts = RefCounts::atomic;
  const VirtualTime atomic = run_program(kPlus, "x.py", settings, machine).end;
  EXPECT_GT(static_cast<double>(atomic), 1.3 * static_cast<double>(biased));
}

constexpr const char* kRace =
    "import kvant, sys\n"
    "from threading import Thread\n"
    "from time import monotonic, sleep\n"
    "class Thing: pass\n"
    "thing = kvant.watch(Thing(), 'thing')\n"
    "noon = monotonic() + 0.001\n"
    "def take(place, wait):\n"
    "    sleep(noon - monotonic())\n"
    "    place.append(thing)\n"
    "    sleep(wait)\n"
    "    place.clear()\n"
    "threads = [Thread(target=take, args=([], i / 1000)) for i in (1, 2)]\n"
    "for t in threads: t.start()\n"
    "for t in threads: t.join()\n"
    "print('still here', thing)\n";

struct Steps {
  std::vector<std::string> told;
  machine::StopInfo stop;
  CrashView crash;
  Position end = 0;
};
Steps steps_of(const char* source, const char* version, Position cut = 0) {
  auto codes = std::make_shared<CodeTable>();
  syntax::SyntaxError error;
  const auto unit = codes->compiled("x.py", source, syntax::Mode::kExec, error);
  PythonSettings settings;
  settings.profile = find_profile(version);
  Runtime runtime(settings, codes);
  trace::Trace trace;
  machine::MachineSettings machine_settings;
  machine_settings.costs.set(machine::Cost::context_switch,
                             0);  // whoever wakes at the same time runs at the same time
  machine::Machine machine(machine_settings);
  machine.start_process(runtime, "x.py", 0, runtime.add_program(unit, "x.py", {}), trace);
  FirstChoice chooser;
  const machine::Limits limits;
  Steps result;
  do {
    const Position until = cut == 0 ? std::numeric_limits<Position>::max() : machine.position() + cut;
    result.stop = machine.advance(runtime, chooser, trace, limits, until);
    Runtime copy = runtime;
    runtime = std::move(copy);
  } while (result.stop.reason == trace::StopReason::paused);
  for (const trace::Event& e : trace.events()) {
    const char* what = e.kind == trace::EventKind::ref_read       ? "read"
                       : e.kind == trace::EventKind::ref_write    ? "write"
                       : e.kind == trace::EventKind::object_freed ? "freed"
                                                                  : nullptr;
    if (what != nullptr) result.told.push_back(fmt::format("{} {} {}", e.thread, what, e.b));
  }
  if (runtime.crash() != nullptr) result.crash = *runtime.crash();
  result.end = machine.position();
  return result;
}

TEST(CoreProfiles, ACountThatTwoThreadsChangeAtOnceGoesWrongAndTheInterpreterCrashes) {
  const Steps steps = steps_of(kRace, "naive");
  EXPECT_EQ(steps.stop.reason, trace::StopReason::segmentation_fault);
  EXPECT_EQ(steps.crash.name, "thing");
  EXPECT_EQ(steps.crash.type, "Thing");
  EXPECT_TRUE(steps.crash.lost);
  EXPECT_EQ(steps.crash.first.line, 9);
  EXPECT_EQ(steps.crash.second.line, 9);
  EXPECT_NE(steps.crash.first.thread, steps.crash.second.thread);
  EXPECT_EQ(steps.crash.freed.line, 11);
  EXPECT_EQ(steps.crash.use.thread, 0);
  EXPECT_EQ(steps.crash.use.line, 15);
  // Both read the same number.
  const std::vector<std::string> wanted{"1 read 1", "2 read 1", "1 write 2", "2 write 2"};
  const auto at = std::search(steps.told.begin(), steps.told.end(), wanted.begin(), wanted.end());
  EXPECT_NE(at, steps.told.end()) << fmt::format("{}", fmt::join(steps.told, ", "));
}

TEST(CoreProfiles, TheSameProgramIsFineWithAnyOtherScheme) {
  for (const char* version : {"3.11", "3.13", "3.13t"}) {
    const Steps steps = steps_of(kRace, version);
    EXPECT_EQ(steps.stop.reason, trace::StopReason::finished) << version;
  }
}

TEST(CoreProfiles, ACrashIsTheSameHoweverTheRunIsCut) {
  const Steps whole = steps_of(kRace, "naive");
  for (const Position cut : {Position{1}, Position{7}, Position{1000}}) {
    const Steps pieces = steps_of(kRace, "naive", cut);
    EXPECT_EQ(pieces.told, whole.told) << cut;
    EXPECT_EQ(pieces.end, whole.end) << cut;
    EXPECT_EQ(pieces.stop.reason, whole.stop.reason) << cut;
  }
}

// Nothing is named to be watched: then it is about what the global variables name, functions included.
TEST(CoreProfiles, WithoutAWatchGlobalsAreAtRisk) {
  const LangRun run = run_with(
      "from threading import Thread\n"
      "def fib(n):\n"
      "    return n if n < 2 else fib(n - 1) + fib(n - 2)\n"
      "threads = [Thread(target=fib, args=(18,)) for _ in range(2)]\n"
      "for t in threads: t.start()\n"
      "for t in threads: t.join()\n",
      "naive", 2);
  EXPECT_EQ(run.stop.reason, trace::StopReason::segmentation_fault);
  EXPECT_NE(run.stop.text.find("fib"), std::string::npos) << run.stop.text;
}

}  // namespace
}  // namespace kvant::python
