// A sample of every kind of figure, with what each needs: whatever must hold for all is tested on these.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "app/figures/figure.h"
#include "app/figures/test/samples.h"

namespace kvant::figures::test {

inline StepTable race() {
  using What = StepTable::Step::What;
  StepTable t;
  t.variable = "counter";
  t.initial = "0";
  t.columns = {{1, "Thread-1"}, {2, "Thread-2"}};
  t.steps = {{What::read, 1, "READ  counter = 0"},
             {What::suspended, 1},
             {What::read, 2, "READ  counter = 0"},
             {What::plain, 2, "counter + 1"},
             {What::write, 2, "WRITE counter = 1", "1"},
             {What::gap, -1, "", "", false, 21},
             {What::plain, 1, "counter + 1"},
             {What::write, 1, "WRITE counter = 1", "1", true}};
  t.expected = "2";
  t.actual = "1";
  return t;
}

struct Sample {
  const char* kind;
  Writer writer;
  std::function<void(FigureInput&)> fill;
};

inline std::vector<Sample> samples() {
  static const Writer one = cakes(false), two = cakes(true), threads = two_threads();
  std::vector<Sample> out;
  out.push_back({"interleaving", two_threads(), [](FigureInput& in) { in.tables = {race()}; }});
  out.push_back({"interleaving", two_threads(), [](FigureInput& in) {
                   in.tables = {race(), race(), race()};
                 }});
  out.push_back({"eventloop", event_loop(), [](FigureInput& in) { in.cursor = 36 * kMillisecond; }});
  out.push_back(
      {"eventloop", event_loop(), [](FigureInput& in) { in.cursor = 12 * kMillisecond, in.steady = true; }});
  out.push_back({"eventloop", event_loop(), [](FigureInput& in) { in.moments = 7; }});
  out.push_back({"gil", two_threads(), [](FigureInput&) {}});
  out.push_back({"gil", two_threads(), [](FigureInput& in) { in.axis = AxisMode::steps; }});
  out.push_back({"gil", deadlock(), [](FigureInput& in) { in.axis = AxisMode::folded; }});
  out.push_back(
      {"gil", two_threads(), [](FigureInput& in) { in.cursor = 12 * kMillisecond, in.hide_future = true; }});
  out.push_back({"sequence", http_client(), [](FigureInput&) {}});
  out.push_back(
      {"sequence", http_client(), [](FigureInput& in) { in.cursor = 54 * kMillisecond, in.steady = true; }});
  out.push_back({"processes", two_threads(), [](FigureInput& in) { in.world = family(); }});
  out.push_back({"proctable", two_threads(), [](FigureInput& in) { in.world = family(); }});
  out.push_back({"timeline", event_loop(), [](FigureInput& in) { in.show_processes = true; }});
  out.push_back({"timeline", http_client(), [](FigureInput&) {}});
  out.push_back({"timeline", deadlock(), [](FigureInput& in) { in.axis = AxisMode::folded; }});
  out.push_back({"timeline", two_threads(),
                 [](FigureInput& in) { in.cursor = 12 * kMillisecond, in.hide_future = in.steady = true; }});
  out.push_back({"waitfor", deadlock(), [](FigureInput& in) {
                   in.waits = {{1, trace::WaitKind::lock, 2, "b_lock", 2, true},
                               {2, trace::WaitKind::lock, 1, "a_lock", 1, true},
                               {0, trace::WaitKind::join, kNobody, "Thread-1", 1, false}};
                 }});
  out.push_back({"waitfor", deadlock(), [](FigureInput&) {}});
  out.push_back({"concurrency", cakes(false), [](FigureInput& in) {
                   in.runs = {run_of(one, "one baker"), run_of(two, "two bakers")};
                 }});
  for (const bool bars : {false, true})
    out.push_back(
        {"compare", cakes(false), [bars](FigureInput& in) {
           in.runs = {run_of(one, "one baker"), run_of(two, "two bakers"), run_of(threads, "threads")};
           in.bars_only = bars;
         }});
  return out;
}

inline scene::Scene layout_of(const Sample& sample, const std::function<void(FigureInput&)>& more) {
  FigureInput in{sample.writer.trace, sample.writer.lanes};
  in.title = "A title that says what is to be seen here";
  sample.fill(in);
  more(in);
  return figure_by_name(sample.kind)->layout(in);
}

}  // namespace kvant::figures::test
