// The cost of laying out one frame of the timeline, by the number of intervals in a lane.
#include <benchmark/benchmark.h>

#include <memory>

#include "app/figures/timeline.h"

namespace {

using namespace kvant;

// Threads that take turns on one core, so that each has about n intervals.
struct Run {
  trace::Trace trace;
  trace::Lanes lanes{1};
};
const Run& run_of(std::int64_t intervals, int threads) {
  static std::map<std::pair<std::int64_t, int>, std::unique_ptr<Run>> runs;
  auto& run = runs[{intervals, threads}];
  if (run) return *run;
  run = std::make_unique<Run>();
  const StringId label = run->trace.intern("work");
  const auto add = [&](VirtualTime time, trace::EventKind kind, ThreadId thread, std::int64_t a,
                       StringId text) {
    trace::Event e;
    e.time = time;
    e.kind = kind;
    e.thread = thread;
    e.core = 0;
    e.a = a;
    e.text = text;
    run->trace.add(e);
  };
  for (int t = 0; t < threads; ++t)
    add(0, trace::EventKind::thread_spawn, kNobody, t, run->trace.intern("worker"));
  VirtualTime now = 0;
  for (std::int64_t i = 0; i < intervals / 2; ++i)
    for (int t = 0; t < threads; ++t) {
      add(now, trace::EventKind::thread_run, t, 0, label);
      now += 700 + (i * 7919 + t * 104729) % 900;
      add(now, trace::EventKind::thread_preempt, t, 0, 0);
      now += 50;
    }
  run->lanes.update(run->trace);
  return *run;
}

// Arguments: intervals in a lane, lanes, share of the run that is seen in 1/1000.
void layout_frame(benchmark::State& state) {
  const Run& run = run_of(state.range(0), static_cast<int>(state.range(1)));
  figures::FigureInput input{.trace = run.trace, .lanes = run.lanes};
  input.show_locks = true;
  figures::Viewport view;
  view.width = 2000;
  view.height = 1200;
  view.from = run.lanes.end_time() / 3;
  view.to = view.from + run.lanes.end_time() * state.range(2) / 1000;
  view.axis = std::make_shared<figures::TimeAxis>();
  std::size_t primitives = 0;
  for (auto _ : state) {
    const scene::Scene scene = figures::layout_timeline(input, view);
    primitives = scene.primitives.size();
    benchmark::DoNotOptimize(scene.primitives.data());
  }
  state.counters["primitives"] = static_cast<double>(primitives);
}
BENCHMARK(layout_frame)
    ->ArgNames({"intervals", "lanes", "permille"})
    ->Args({1'000, 1, 600})
    ->Args({1'000'000, 1, 600})
    ->Args({10'000'000, 1, 600})
    ->Args({1'000'000, 1, 1})
    ->Args({100'000, 8, 600})
    ->Args({100'000, 8, 3})
    ->Unit(benchmark::kMicrosecond);

}  // namespace
