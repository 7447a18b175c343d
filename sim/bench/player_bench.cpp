// What the budgets speak of, on the bundled scenarios: copying a world, stepping back anywhere, a run that
// never ends.
#include <benchmark/benchmark.h>

#include <sys/resource.h>

#include <algorithm>
#include <ctime>

#include "sim/player/player.h"

namespace kvant {
namespace {

Player load(const std::string& source) {
  scenario::Problem problem;
  const auto scenario = scenario::load_text(source, "bench.py", problem);
  if (!scenario) throw std::runtime_error(problem.to_string());
  return Player(scenario, scenario->header.settings);
}

Player load_bundled(const std::string& id) {
  scenario::Problem problem;
  const auto scenario = scenario::load_bundled(id, problem);
  return Player(scenario, scenario->header.settings);
}

constexpr const char* kFib =
    "def fib(n):\n"
    "    if n < 2:\n"
    "        return n\n"
    "    return fib(n - 1) + fib(n - 2)\n"
    "fib(27)\n";

// fib(27), recorded with checkpoints: reversible. The script beside compares with CPython.
void fib_27_recorded(benchmark::State& state) {
  for (auto _ : state) {
    Player player = load(kFib);
    player.record_all();
    benchmark::DoNotOptimize(player.end());
  }
}
BENCHMARK(fib_27_recorded)->Unit(benchmark::kMillisecond);

// The largest world among the bundled scenarios, at its end.
void copy_world(benchmark::State& state) {
  std::unique_ptr<Player> largest;
  for (const auto& entry : scenario::catalogue()) {
    auto player = std::make_unique<Player>(load_bundled(entry.id));
    player->record_all();
    if (!largest || player->last_world().bytes() > largest->last_world().bytes()) largest = std::move(player);
  }
  for (auto _ : state) {
    World copy = largest->last_world();
    benchmark::DoNotOptimize(copy.position());
  }
  state.counters["bytes"] = static_cast<double>(largest->last_world().bytes());
}
BENCHMARK(copy_world)->Unit(benchmark::kMicrosecond);

// Seeks to 50 places of every bundled scenario, from the end backwards; the slowest counts.
void step_back_anywhere(benchmark::State& state) {
  double worst = 0;
  for (auto _ : state) {
    for (const auto& entry : scenario::catalogue()) {
      state.PauseTiming();
      Player player = load_bundled(entry.id);
      player.record_all();
      player.seek(player.end());
      state.ResumeTiming();
      for (Position i = 50; i-- > 0;) {
        // Time of the processor: others on the machine do not count.
        const std::clock_t start = std::clock();
        player.seek(player.end() * i / 50);
        player.step_back(StepUnit::instruction);
        const double took = 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        if (took > worst) {
          worst = took;
          state.SetLabel(entry.id);
        }
      }
    }
  }
  state.counters["worst_ms"] = worst;
}
BENCHMARK(step_back_anywhere)->Unit(benchmark::kMillisecond)->Iterations(2);

// A bare event loop that spins for ever, 300 million instructions of it: memory stays bounded.
void endless_loop(benchmark::State& state) {
  for (auto _ : state) {
    Player player = load(
        "from collections import deque\nmessages = deque()\nwhile True:\n    if messages:\n        "
        "messages.pop()\n");
    player.record(300'000'000);
    state.counters["checkpoints"] = static_cast<double>(player.checkpoint_count());
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  state.counters["peak_MB"] = static_cast<double>(usage.ru_maxrss) / 1024;
}
BENCHMARK(endless_loop)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
}  // namespace kvant
