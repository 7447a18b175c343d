// Figures of several runs on one axis: compare, concurrency and parallelism.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "app/figures/figure.h"
#include "app/figures/test/all_kinds.h"
#include "app/figures/test/checks.h"

namespace kvant::figures {
namespace {

using namespace kvant::figures::test;

TEST(Concurrency, OfAProgramThatMostlyWaitsTheThreadsAreTheRows) {
  Writer w(2);
  w.process(0, 0, "waits.py");
  w.spawn(0, kNobody, 0, 0, "MainThread");
  w.run(0, 0, "<module>");
  for (ThreadId t = 1; t <= 12; ++t) w.spawn(0.1, 0, t, 0, ("guest " + std::to_string(t)).c_str());
  w.block(1, 0, trace::WaitKind::join, "guest 1");
  for (ThreadId t = 1; t <= 12; ++t) {
    w.run(t, t, "visit");
    w.sleep(t + 0.5, t);
  }
  for (ThreadId t = 1; t <= 12; ++t) {
    w.run(100 + t, t, "visit");
    w.exit(100.5 + t, t);
  }
  w.run(113, 0, "<module>");
  w.exit(114, 0);
  w.done();
  FigureInput in{w.trace, w.lanes};
  in.runs = {run_of(w, "threads")};
  const scene::Scene s = figure_by_name("concurrency")->layout(in);
  check_layout(s, "concurrency");
  check_legend(s, "concurrency");
  std::set<std::string> texts;
  for (const scene::Primitive& p : s.primitives)
    if (p.shape == scene::Shape::text) texts.insert(p.text);
  EXPECT_EQ(texts.count("guest 1"), 1u);
  EXPECT_EQ(texts.count("guest 8"), 1u);
  EXPECT_EQ(texts.count("MainThread"), 0u) << "it only waits for the others";
  EXPECT_EQ(texts.count("and 4 more"), 1u);
  EXPECT_TRUE(s.shows("idles"));
}

// Threads that did little beside the first are jobs all the same, and all of the run is on the axis.
TEST(Concurrency, ThreadsWithLittleWorkAreShown) {
  Writer w;
  w.process(0, 0, "greet.py");
  w.spawn(0, kNobody, 0, 0, "MainThread");
  w.run(0, 0, "<module>");
  w.spawn(50, 0, 1, 0, "greeter");
  w.spawn(50, 0, 2, 0, "other");
  w.preempt(50, 0);
  w.run(50, 1, "greet");
  w.exit(52, 1);
  w.run(52, 2, "greet");
  w.exit(54, 2);
  w.run(54, 0, "<module>");
  w.exit(200, 0);
  w.done();
  FigureInput in{w.trace, w.lanes};
  in.runs = {run_of(w, "one core")};
  const scene::Scene s = figure_by_name("concurrency")->layout(in);
  std::set<std::string> texts;
  for (const scene::Primitive& p : s.primitives)
    if (p.shape == scene::Shape::text) texts.insert(p.text);
  for (const char* name : {"MainThread", "greeter", "other"}) EXPECT_EQ(texts.count(name) > 0, true) << name;
  EXPECT_NE(s.description.find("200"), std::string::npos) << s.description;
}

TEST(Compare, ARunThatDidNotEndSaysSo) {
  const Writer one = cakes(false), two = deadlock();
  FigureInput in{one.trace, one.lanes};
  in.runs = {run_of(one, "one"), run_of(two, "two")};
  in.runs[1].stopped = "deadlock";
  const scene::Scene s = figure_by_name("compare")->layout(in);
  ASSERT_NE(find(s, "run-1-title"), nullptr);
  EXPECT_EQ(find(s, "run-0-title")->text, "one");
  EXPECT_EQ(find(s, "run-1-title")->text, "two · deadlock");
}

TEST(Compare, StepsThatAllRunsNameAreTheBars) {
  const Writer one = cakes(false), threads = two_threads();
  FigureInput in{one.trace, one.lanes};
  in.bars_only = true;
  in.runs = {run_of(one, "one"), run_of(threads, "threads")};
  const scene::Scene mixed = figure_by_name("compare")->layout(in);
  ASSERT_NE(find(mixed, "metric-0"), nullptr);
  EXPECT_EQ(find(mixed, "metric-0")->text, lang::tr(lang::TextId::fig_compare_time, lang::Lang::en));
  EXPECT_EQ(find(mixed, "run-0-title"), nullptr);
  check_layout(mixed, "bars");
}

TEST(Compare, OneNameHasOneColour) {
  Writer threads, loop;
  for (Writer* w : {&threads, &loop}) {
    w->process(0, 0, "waits.py");
    w->spawn(0, kNobody, 0, 0, "MainThread");
    w->run(0, 0, "<module>");
  }
  threads.spawn(1, 0, 1, 0, "first");
  threads.block(1, 0, trace::WaitKind::join, "first");
  threads.run(1, 1, "work");
  threads.exit(40, 1);
  threads.exit(41, 0);
  using trace::EventKind;
  loop.add(1, EventKind::task_create, 0, 0, 0, kNobody, "main");
  loop.add(1, EventKind::task_step, 0, 0, 0, 0, "main");
  loop.add(2, EventKind::task_create, 0, 0, 1, 0, "second");
  loop.add(2, EventKind::task_create, 0, 0, 2, 0, "first");
  loop.add(3, EventKind::task_suspend, 0, 0, 0, 0, "");
  loop.add(3, EventKind::task_step, 0, 0, 1, 0, "second");
  loop.add(20, EventKind::task_done, 0, 0, 1, 0);
  loop.add(20, EventKind::task_step, 0, 0, 2, 0, "first");
  loop.add(40, EventKind::task_done, 0, 0, 2, 0);
  loop.exit(41, 0);
  threads.done(), loop.done();
  FigureInput in{threads.trace, threads.lanes};
  in.runs = {run_of(threads, "threads"), run_of(loop, "loop")};
  const scene::Scene s = figure_by_name("compare")->layout(in);
  std::map<std::string, std::vector<scene::Color>> colours;
  for (const scene::Primitive& name : s.primitives)
    if (name.shape == scene::Shape::text && (name.text == "first" || name.text == "second"))
      for (const scene::Primitive& p : s.primitives)
        if (p.sign == std::string_view("running") && p.box.y < name.from.y && p.box.bottom() > name.from.y)
          colours[name.text].push_back(p.fill);
  ASSERT_GE(colours["first"].size(), 2u);
  ASSERT_GE(colours["second"].size(), 1u);
  for (const scene::Color& colour : colours["first"]) EXPECT_EQ(colour, colours["first"].front());
  EXPECT_NE(colours["first"].front(), colours["second"].front());
}

}  // namespace
}  // namespace kvant::figures
