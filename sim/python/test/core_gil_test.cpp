// The global interpreter lock as a program sees it, and the world as a value.
#include <gtest/gtest.h>

#include "sim/python/test/lang_run.h"

namespace kvant::python {
namespace {

constexpr const char* kPlus =
    "import threading\n"
    "counter = 0\n"
    "def work():\n"
    "    global counter\n"
    "    for _ in range(1000000): counter += 1\n"
    "threads = [threading.Thread(target=work) for _ in range(2)]\n"
    "for t in threads: t.start()\n"
    "for t in threads: t.join()\n"
    "print('lost' if counter < 2000000 else 'all')\n";
constexpr const char* kCall =
    "import threading\n"
    "counter = 0\n"
    "def f(x): return x + 1\n"
    "def work():\n"
    "    global counter\n"
    "    for _ in range(1000000): counter = f(counter)\n"
    "threads = [threading.Thread(target=work) for _ in range(2)]\n"
    "for t in threads: t.start()\n"
    "for t in threads: t.join()\n"
    "print('lost' if counter < 2000000 else 'all')\n";

std::string output(const char* source, const char* version, int cores) {
  PythonSettings settings;
  settings.profile = find_profile(version);
  machine::MachineSettings machine;
  machine.cores = cores;
  return run_program(source, "x.py", settings, machine).out;
}

// The table of measurements on CPython 3.6 … 3.13: `counter += 1` is safe since 3.10, a call in between
// never.
TEST(CoreGil, LostUpdatesByVersion) {
  for (const int cores : {1, 2}) {
    EXPECT_EQ(output(kPlus, "3.8", cores), "lost\n");
    EXPECT_EQ(output(kPlus, "3.9", cores), "lost\n");
    EXPECT_EQ(output(kPlus, "3.10", cores), "all\n");
    EXPECT_EQ(output(kPlus, "3.11", cores), "all\n");
    EXPECT_EQ(output(kPlus, "3.12", cores), "all\n");
    EXPECT_EQ(output(kCall, "3.10", cores), "lost\n");
    EXPECT_EQ(output(kCall, "3.11", cores), "lost\n");
    EXPECT_EQ(output(kCall, "3.12", cores), "lost\n");
  }
}

struct Traced {
  std::uint64_t hash;
  VirtualTime end;
  std::vector<trace::Event> events;
};

// Runs in pieces of `step` positions; at each cut the world goes on as a copy of itself.
Traced traced(const char* source, Position step, bool gil = true) {
  auto codes = std::make_shared<CodeTable>();
  syntax::SyntaxError error;
  const auto unit = codes->compiled("x.py", source, syntax::Mode::kExec, error);
  PythonSettings settings;
  settings.gil = gil;
  Runtime runtime(settings, codes);
  trace::Trace trace;
  machine::Machine machine;
  machine.start_process(runtime, "x.py", 0, runtime.add_program(unit, "x.py", {}), trace);
  FirstChoice chooser;
  const machine::Limits limits;
  for (Position until = step;; until += step) {
    const machine::StopInfo stop = machine.advance(runtime, chooser, trace, limits, until);
    if (stop.reason != trace::StopReason::paused) break;
    Runtime copy = runtime;
    machine::Machine machine_copy = machine;
    runtime = std::move(copy);
    machine = std::move(machine_copy);
  }
  return {trace.hash(), machine.now(), trace.events()};
}

constexpr const char* kBusy =
    "import threading, time\n"
    "lock = threading.Lock()\n"
    "total = 0\n"
    "def work(n):\n"
    "    global total\n"
    "    for i in range(600):\n"
    "        with lock:\n"
    "            total += sum(range(n))\n"
    "    time.sleep(0.01)\n"
    "    print('end', n)\n"
    "threads = [threading.Thread(target=work, args=(10 + i,)) for i in range(3)]\n"
    "for t in threads: t.start()\n"
    "for t in threads: t.join()\n"
    "print(total)\n";

TEST(CoreWorld, CutAndCopiedItIsTheSameRun) {
  const Traced whole = traced(kBusy, std::numeric_limits<Position>::max() / 2);
  for (const Position step : {Position{1009}, Position{25013}}) {
    const Traced pieces = traced(kBusy, step);
    EXPECT_EQ(pieces.hash, whole.hash) << step;
    EXPECT_EQ(pieces.end, whole.end);
  }
}

TEST(CoreWorld, SoItIsWithoutAGil) {
  const Traced whole = traced(kBusy, std::numeric_limits<Position>::max() / 2, false);
  EXPECT_EQ(traced(kBusy, 5003, false).hash, whole.hash);
}

// An intervention: at its position another thread is given the turn.
class Intervening final : public machine::Chooser {
 public:
  explicit Intervening(machine::Intervention wanted) : wanted_(wanted) {}
  std::size_t choose(machine::ChoiceKind, std::uint64_t, std::span<const ThreadId>) override { return 0; }
  std::uint64_t random(std::uint64_t) override { return 0; }
  machine::Intervention next_intervention(Position from) override {
    return wanted_.at >= from ? wanted_ : machine::Intervention{};
  }

 private:
  machine::Intervention wanted_;
};

TEST(CoreGil, AnInterventionGivesItToTheThreadNamed) {
  for (const int cores : {1, 2, 4}) {
    auto codes = std::make_shared<CodeTable>();
    syntax::SyntaxError error;
    const auto unit = codes->compiled("x.py",
                                      "import threading\n"
                                      "def work():\n"
                                      "    for i in range(4000000): pass\n"
                                      "threads = [threading.Thread(target=work) for _ in range(2)]\n"
                                      "for t in threads: t.start()\n"
                                      "for t in threads: t.join()\n",
                                      syntax::Mode::kExec, error);
    Runtime runtime({}, codes);
    trace::Trace trace;
    machine::MachineSettings settings;
    settings.cores = cores;
    machine::Machine machine(settings);
    machine.start_process(runtime, "x.py", 0, runtime.add_program(unit, "x.py", {}), trace);
    const machine::Limits limits;
    FirstChoice first;
    constexpr Position kAt = 7000000;
    machine.advance(runtime, first, trace, limits, kAt);
    const ThreadId holder = runtime.gil(0).holder;
    const ThreadId wanted = holder == 2 ? 1 : 2;
    Intervening chooser({kAt, wanted});
    machine.advance(runtime, chooser, trace, limits, kAt + 60);
    EXPECT_EQ(runtime.gil(0).holder, wanted) << cores << " cores, had been " << holder;
    const machine::StopInfo stop =
        machine.advance(runtime, first, trace, limits, std::numeric_limits<Position>::max());
    EXPECT_EQ(stop.reason, trace::StopReason::finished);
  }
}

// A thread that only computes is asked for the GIL one switch interval after another began to wait.
TEST(CoreGil, AWaiterAsksAfterTheSwitchInterval) {
  const Traced run = traced(
      "import threading\n"
      "def work():\n"
      "    for i in range(2000000): pass\n"
      "threads = [threading.Thread(target=work) for _ in range(2)]\n"
      "for t in threads: t.start()\n"
      "for t in threads: t.join()\n",
      std::numeric_limits<Position>::max() / 2);
  std::vector<VirtualTime> waits;
  std::map<ThreadId, VirtualTime> since;
  for (const trace::Event& e : run.events) {
    if (e.kind == trace::EventKind::thread_block && e.a == static_cast<int>(trace::WaitKind::gil))
      since[e.thread] = e.time;
    if (e.kind == trace::EventKind::gil_request) waits.push_back(e.time - since[e.thread]);
  }
  ASSERT_GT(waits.size(), 3u);
  for (const VirtualTime w : waits) EXPECT_NEAR(static_cast<double>(w), 5e6, 1e4);
}

}  // namespace
}  // namespace kvant::python
