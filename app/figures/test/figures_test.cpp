// Every kind of figure: laid out without overlaps, inside its frame, in readable type, in both languages and
// all themes; and what each must show.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "app/figures/figure.h"
#include "app/figures/loop_moment.h"
#include "app/figures/page.h"
#include "app/figures/test/all_kinds.h"
#include "app/figures/test/checks.h"
#include "app/figures/timeline.h"

namespace kvant::figures {
namespace {

using namespace kvant::figures::test;
TEST(Figures, LaidOutWellInEveryLanguageThemeAndWidth) {
  for (const Sample& sample : samples())
    for (const lang::Lang lang : {lang::Lang::en, lang::Lang::ru})
      for (const scene::ThemeKind theme :
           {scene::ThemeKind::screen, scene::ThemeKind::dark, scene::ThemeKind::print})
        for (const double width : {252.0, 468.0, 720.0, 1200.0}) {
          const scene::Scene s =
              layout_of(sample, [&](FigureInput& in) { in.lang = lang, in.theme = theme, in.width = width; });
          const std::string what =
              fmt::format("{} {} {} {}", sample.kind, lang::name_of(lang), scene::name_of(theme), width);
          check_layout(s, what);
          check_legend(s, what);
        }
}

// The colour of a rect with this id, or of the first one whose id begins so and that is a sign of `sign`.
scene::Color fill_of(const scene::Scene& s, const std::string& prefix, std::string_view sign = "") {
  for (const scene::Primitive& p : s.primitives)
    if (p.id.text().rfind(prefix, 0) == 0 && (sign.empty() || sign == p.sign)) return p.fill;
  ADD_FAILURE() << "there is no " << prefix << " " << sign;
  return {};
}

TEST(Figures, AnActorHasOneColourInAllOfThem) {
  for (const scene::ThemeKind kind :
       {scene::ThemeKind::screen, scene::ThemeKind::dark, scene::ThemeKind::print}) {
    const scene::Theme& theme = scene::Theme::of(kind);
    const auto layout = [&](const char* figure, const Writer& w,
                            const std::function<void(FigureInput&)>& fill) {
      FigureInput in{w.trace, w.lanes};
      in.theme = kind;
      fill(in);
      return figure_by_name(figure)->layout(in);
    };
    const auto plain = [](FigureInput&) {};
    const Writer threads = two_threads(), loop = event_loop(), locks = deadlock(), http = http_client();
    const scene::Color first = theme.actor(1).solid;
    EXPECT_EQ(fill_of(layout("timeline", threads, plain), "thread-1-span-", "running"), first);
    EXPECT_EQ(fill_of(layout("gil", threads, plain), "thread-1-span-", "running"), first);
    EXPECT_EQ(fill_of(layout("interleaving", threads, [](FigureInput& in) { in.tables = {race()}; }),
                      "run-0-thread-1"),
              first);
    EXPECT_EQ(fill_of(layout("timeline", locks, plain), "thread-1-span-", "running"), first);
    EXPECT_EQ(fill_of(layout("concurrency", threads, plain), "panel-0-block-"), theme.actor(0).solid);
    EXPECT_EQ(fill_of(layout("sequence", http, plain), "line-0"), theme.actor(0).solid);
    EXPECT_EQ(fill_of(layout("timeline", http, plain), "thread-0-span-", "running"), theme.actor(0).solid);
    // A task: on the timeline, at a moment of the loop, and in the strip.
    const scene::Color task = fill_of(layout("timeline", loop, plain), "task-1-span-", "running");
    EXPECT_EQ(
        fill_of(layout("eventloop", loop, [](FigureInput& in) { in.cursor = 5 * kMillisecond; }), "running"),
        task);
    EXPECT_NE(task, theme.actor(0).solid);
  }
}

// What a figure shows at one step stands at the same place at the next.
TEST(Figures, NothingMovesFromStepToStep) {
  for (const Sample& sample : samples()) {
    if (std::string_view(sample.kind) == "processes" || std::string_view(sample.kind) == "waitfor")
      continue;  // of the moment; for processes see below
    std::map<std::string, scene::Point> places;
    for (const VirtualTime time : {3, 8, 13, 20, 27, 36, 60}) {
      const scene::Scene s = layout_of(sample, [&](FigureInput& in) {
        in.steady = in.hide_future = true;
        in.cursor = std::min(time * kMillisecond, sample.writer.lanes.end_time());
        in.to = sample.writer.lanes.end_time();
        in.moments = 1;
      });
      for (const char* prefix :
           {"legend-", "tick-", "station-", "line-", "thread-1-name", "system", "sockets-title"})
        for (const scene::Primitive& p : s.primitives) {
          if (p.id.text().rfind(prefix, 0) != 0) continue;
          const scene::Point at = p.shape == scene::Shape::rect ? scene::Point{p.box.x, p.box.y} : p.from;
          const auto [known, fresh] = places.try_emplace(p.id.text(), at);
          // A sequence grows downwards, and its legend with it.
          const bool grows =
              std::string_view(sample.kind) == "sequence" && std::string_view(prefix) == "legend-";
          if (!fresh && !grows) {
            EXPECT_NEAR(known->second.x, at.x, 0.01) << sample.kind << " " << p.id.text() << " at " << time;
            EXPECT_NEAR(known->second.y, at.y, 0.01) << sample.kind << " " << p.id.text() << " at " << time;
          }
        }
    }
  }
}

// Processes come and go, get threads, values, files: with the plan of the run all keep their places.
TEST(Figures, ProcessesKeepTheirPlaces) {
  const Writer w = two_threads();
  WorldView whole = family();
  WorldView start = whole;  // the parent alone, with one thread and nothing else yet
  start.processes.resize(1);
  start.processes[0].threads.resize(1);
  start.processes[0].values.clear();
  start.processes[0].files.clear();
  WorldView end = whole;  // all have ended, the children are orphans
  for (WorldView::Process& q : end.processes)
    q.ended = true, q.parent = kNobody, q.threads.clear(), q.values.clear(), q.files.clear();
  WorldView::Plan plan;
  for (const WorldView* moment : {&start, &whole, &end}) plan.add(*moment);
  for (const char* kind : {"processes", "proctable"})
    for (const double width : {252.0, 720.0}) {
      std::map<std::string, scene::Point> places;
      for (const WorldView* moment : {&start, &whole, &end}) {
        FigureInput in{w.trace, w.lanes};
        in.width = width;
        in.world = *moment;
        in.world_plan = std::make_shared<const WorldView::Plan>(plan);
        const scene::Scene s = figure_by_name(kind)->layout(in);
        check_layout(s, kind);
        for (const scene::Primitive& p : s.primitives) {
          const std::string id = p.id.text();
          const bool box = p.shape == scene::Shape::rect;
          const bool line_of_text = p.shape == scene::Shape::text && p.anchor == scene::Anchor::middle;
          if (id.empty() || (!box && !line_of_text && id.rfind("column-", 0) != 0)) continue;
          if (id.find("-ended") != std::string::npos) continue;
          const scene::Point at = box ? scene::Point{p.box.x, p.box.y} : p.from;
          const auto [known, fresh] = places.try_emplace(id, at);
          EXPECT_NEAR(known->second.x, at.x, 0.01) << kind << " " << id;
          EXPECT_NEAR(known->second.y, at.y, 0.01) << kind << " " << id;
        }
      }
    }
}

// What stays in sight when a figure is scrolled are its headings, all of them and nothing else.
TEST(Figures, HeadingsAreKnown) {
  for (const Sample& sample : samples()) {
    const std::string_view kind = sample.kind;
    const scene::Scene s = layout_of(sample, [](FigureInput&) {});
    const bool has = kind == "sequence" || kind == "interleaving" || kind == "proctable";
    EXPECT_EQ(s.head.height > 0, has) << kind;
    for (const scene::Primitive& p : s.primitives) {
      const std::string id = p.id.text();
      const bool heading =
          id.rfind("line-", 0) == 0 || id.rfind("run-0-thread-", 0) == 0 || id.rfind("column-", 0) == 0;
      if (!has || !heading) continue;
      const double y = p.shape == scene::Shape::rect ? p.box.y + p.box.height / 2 : p.from.y;
      EXPECT_TRUE(y > s.head.y && y < s.head.bottom()) << kind << " " << id;
    }
  }
}

// An event loop lets the GIL go at every select: the words must not heap up.
TEST(Gil, TakingAndLettingGoThatAreCloseTogetherAreOne) {
  Writer w;
  w.process(0, 0, "loop.py");
  w.spawn(0, kNobody, 0, 0, "MainThread");
  w.lock(0, 0, trace::WaitKind::gil, "");
  w.run(0, 0, "<module>");
  w.acquire(0, 0, 0);
  for (int i = 0; i < 30; ++i) {  // each a hundredth of the plot apart, far less than a word is wide
    w.release(10 + i * 0.2, 0, 0);
    w.acquire(10.01 + i * 0.2, 0, 0);
  }
  w.release(90, 0, 0);
  w.exit(100, 0);
  w.done();
  FigureInput in{w.trace, w.lanes};
  in.to = w.lanes.end_time();
  const scene::Scene s = figure_by_name("gil")->layout(in);
  check_layout(s, "gil");
  check_legend(s, "gil");
  std::size_t words = 0;
  for (const scene::Primitive& p : s.primitives)
    words += p.shape == scene::Shape::text && p.id.text().find("-word") != std::string::npos;
  EXPECT_GE(words, 2u);
  EXPECT_LE(words, 4u);
}

TEST(Timeline, OfVeryManyTasksTheFirstAreShownAndTheRestCounted) {
  Writer w;
  w.process(0, 0, "tasks.py");
  w.spawn(0, kNobody, 0, 0, "MainThread");
  w.run(0, 0, "<module>");
  for (int t = 0; t < 200; ++t)
    w.add(1, trace::EventKind::task_create, 0, 0, t, kNobody, ("task " + std::to_string(t)).c_str());
  for (int t = 0; t < 200; ++t) {
    w.add(2 + t, trace::EventKind::task_step, 0, 0, t, 0, "work");
    w.add(2.5 + t, trace::EventKind::task_done, 0, 0, t, 0);
  }
  w.exit(300, 0);
  w.done();
  FigureInput in{w.trace, w.lanes};
  const scene::Scene page = figure_by_name("timeline")->layout(in);
  check_layout(page, "page");
  EXPECT_LT(page.height, 2000);
  EXPECT_NE(find(page, "task-5-name"), nullptr);
  EXPECT_EQ(find(page, "task-199-name"), nullptr);
  std::set<std::string> texts;
  for (const scene::Primitive& p : page.primitives)
    if (p.shape == scene::Shape::text) texts.insert(p.text);
  EXPECT_EQ(texts.count("and 170 more"), 1u);
  // What has ended before the part that is shown has no lane there.
  in.from = 150 * kMillisecond;
  const scene::Scene part = figure_by_name("timeline")->layout(in);
  EXPECT_EQ(find(part, "task-5-name"), nullptr);
  EXPECT_NE(find(part, "task-160-name"), nullptr);
  Viewport window;
  TimelineFrame frame;
  layout_timeline(in, window, &frame);
  EXPECT_GT(frame.rows.size(), 200u);
}

// Children stand below their own parents: arrows of two parents never meet.
TEST(Processes, ChildrenStandInTheOrderOfTheirParents) {
  const Writer w = two_threads();
  WorldView v;
  for (ProcessId id = 0; id < 7; ++id) {
    WorldView::Process q;
    q.id = id, q.name = "tree.py";
    q.parent = id == 0 ? kNobody : id <= 2 ? 0 : id % 2 == 1 ? 1 : 2;
    q.start = id == 0 ? WorldView::Start::first : WorldView::Start::fork;
    v.processes.push_back(q);
  }
  FigureInput in{w.trace, w.lanes};
  in.world = v;
  const scene::Scene s = figure_by_name("processes")->layout(in);
  check_layout(s, "processes");
  const auto x = [&](const char* id) { return find(s, id)->box.x; };
  EXPECT_LT(x("process-3"), x("process-5"));
  EXPECT_LT(x("process-5"), x("process-4"));
  EXPECT_LT(x("process-4"), x("process-6"));
}

TEST(EventLoop, CallbacksWithoutNamesAreCounted) {
  Writer w;
  w.process(0, 0, "loop.py");
  w.spawn(0, kNobody, 0, 0, "MainThread");
  w.run(0, 0, "<module>");
  w.add(0.5, trace::EventKind::loop_create, 0, 0, 0, 0, "asyncio.run");
  for (int h = 0; h < 16; ++h) w.add(1, trace::EventKind::handle_ready, 0, 0, h, kNobody, "_wake");
  w.exit(5, 0);
  w.done();
  for (const int moments : {1, 4}) {
    FigureInput in{w.trace, w.lanes};
    in.cursor = 2 * kMillisecond;
    in.moments = moments;
    std::set<std::string> texts;
    for (const scene::Primitive& p : figure_by_name("eventloop")->layout(in).primitives)
      if (p.shape == scene::Shape::text) texts.insert(p.text);
    EXPECT_EQ(texts.count("callback\u00a0×\u00a016"),
              moments == 1 ? 1u : texts.count("callback\u00a0×\u00a016"));
    EXPECT_EQ(texts.count("callback"), 0u);
  }
}

TEST(Figures, ComparisonsAreLaidOutWell) {
  const Writer one = cakes(false), two = cakes(true), threads = two_threads();
  for (const char* kind : {"concurrency", "compare"})
    for (const lang::Lang lang : {lang::Lang::en, lang::Lang::ru})
      for (const double width : {360.0, 720.0}) {
        FigureInput in{one.trace, one.lanes};
        in.lang = lang, in.width = width;
        in.title = "Two ways";
        in.runs = {run_of(one, "one baker"), run_of(two, "two bakers"), run_of(threads, "threads")};
        if (std::string_view(kind) == "concurrency") in.runs.pop_back();
        check_layout(figure_by_name(kind)->layout(in),
                     fmt::format("{} {} {}", kind, lang::name_of(lang), width));
      }
}

// Where height is scarce, as on a screen or a slide, a wide figure is lower.
TEST(Figures, WideOnesMakeDoWithLessHeight) {
  const Writer one = cakes(false), two = cakes(true), threads = two_threads();
  for (const char* kind : {"concurrency", "compare", "processes"})
    for (const lang::Lang lang : {lang::Lang::en, lang::Lang::ru}) {
      FigureInput in{one.trace, one.lanes};
      in.lang = lang, in.width = 1200;
      in.runs = {run_of(one, "one baker"), run_of(two, "two bakers"), run_of(threads, "threads")};
      in.world = family();
      const scene::Scene free = figure_by_name(kind)->layout(in);
      in.height = free.height - 40;
      const scene::Scene low = figure_by_name(kind)->layout(in);
      EXPECT_LE(low.height, in.height) << kind;
      check_layout(low, kind);
      check_legend(low, kind);
    }
}

TEST(Interleaving, AsManyThreadsAsThereAreColumnsFitEveryWidth) {
  const Writer w = two_threads();
  StepTable t = race();
  for (ThreadId extra : {3, 4}) {
    t.columns.push_back({extra, "Thread-" + std::to_string(extra)});
    t.steps.push_back({StepTable::Step::What::write, extra, "WRITE counter = 12345", "12345"});
    for (const double width : {252.0, 468.0, 720.0}) {
      FigureInput in{w.trace, w.lanes};
      in.tables = {t};
      in.width = width;
      check_layout(figure_by_name("interleaving")->layout(in), fmt::format("{} columns", t.columns.size()));
    }
  }
}

// No last word stands alone on its line.
TEST(Figures, LinesOfAParagraphAreEquallyLong) {
  const std::string text =
      "Thread-1 read counter before the other thread wrote it, and writes over it: an update is lost.";
  for (double width = 180; width < 470; width += 10) {
    const std::vector<std::string> lines = lines_of(text, text_font(), width);
    if (lines.size() < 2) continue;
    EXPECT_NE(lines.back().find(' '), std::string::npos) << width << ": " << lines.back();
    std::string whole;
    for (const std::string& line : lines) whole += (whole.empty() ? "" : " ") + line;
    EXPECT_EQ(whole, text);
  }
}

// Cores that stand empty tell nothing: a program that waits is shown by what waits.
TEST(Timeline, WaitsForThreadsAreNamedAfterThem) {
  Writer w;
  w.process(0, 0, "walk.py");
  w.spawn(0, kNobody, 0, 0, "MainThread");
  w.run(0, 0, "<module>");
  w.spawn(5, 0, 1, 0, "Thread-1 (walk)");
  w.block(5, 0, trace::WaitKind::event, "start Thread-1 (walk)");
  w.run(40, 1, "walk");
  w.ready(41, 0, 1);
  w.run(42, 0, "<module>", 0);
  w.block(43, 0, trace::WaitKind::join, "Thread-1 (walk)");
  w.run(43, 1, "walk");
  w.exit(80, 1);
  w.run(81, 0, "<module>");
  w.exit(82, 0);
  w.done();
  for (const double width : {720.0, 260.0}) {
    FigureInput in{w.trace, w.lanes};
    in.width = width;
    in.show_spawn = in.show_join = in.show_wake = false;
    std::set<std::string> texts;
    for (const scene::Primitive& p : figure_by_name("timeline")->layout(in).primitives)
      if (p.shape == scene::Shape::text) texts.insert(p.text);
    const bool wide = width > 500;
    EXPECT_EQ(texts.count(wide ? "start Thread-1" : "start"), 1u) << width;
    EXPECT_EQ(texts.count(wide ? "join Thread-1" : "join"), 1u) << width;
  }
}

// A thread in one run and a task in another: one name, one colour.
TEST(Figures, EveryKindSaysSomethingToThoseWhoCannotSee) {
  for (const Sample& sample : samples()) {
    FigureInput in{sample.writer.trace, sample.writer.lanes};
    sample.fill(in);
    const scene::Scene s = figure_by_name(sample.kind)->layout(in);
    EXPECT_FALSE(s.description.empty()) << sample.kind;
  }
}

TEST(Figures, NothingToShowIsSaid) {
  const Writer empty;
  for (const FigureInfo& info : figure_table()) {
    FigureInput in{empty.trace, empty.lanes};
    const scene::Scene s = info.layout(in);
    EXPECT_GT(s.height, 0) << info.name;
    check_layout(s, std::string(info.name));
  }
}

TEST(Interleaving, ShowsTheLossAndTheNumbers) {
  const Writer w = two_threads();
  FigureInput in{w.trace, w.lanes};
  in.tables = {race()};
  const scene::Scene s = figure_by_name("interleaving")->layout(in);
  ASSERT_NE(find(s, "verdict"), nullptr);
  EXPECT_NE(s.description.find("Expected 2, got 1."), std::string::npos) << s.description;
  EXPECT_NE(s.description.find("an update is lost"), std::string::npos) << s.description;
  EXPECT_NE(find(s, "run-0-switch-1"), nullptr);
  in.lang = lang::Lang::ru;
  EXPECT_NE(figure_by_name("interleaving")->layout(in).description.find("Ожидалось 2, получилось 1."),
            std::string::npos);
}

TEST(EventLoop, GathersTheMoment) {
  const Writer w = event_loop();
  const LoopMoment m = loop_after(w.trace, w.trace.first_at_time(12 * kMillisecond));
  EXPECT_EQ(m.current.task, 2);
  ASSERT_EQ(m.ready.size(), 1u);
  EXPECT_EQ(m.ready[0].task, 3);
  ASSERT_EQ(m.watched.size(), 1u);
  EXPECT_EQ(m.task(1)->waits_for, "web request");
  const LoopMoment later = loop_after(w.trace, w.trace.first_at_time(33 * kMillisecond));
  EXPECT_EQ(later.phase, LoopMoment::Phase::selecting);
  ASSERT_EQ(later.timers.size(), 1u);
  EXPECT_EQ(later.timers[0].when, 61 * kMillisecond);
}

TEST(Lanes, TasksSocketsAndMessages) {
  const Writer w = event_loop();
  ASSERT_EQ(w.lanes.tasks().size(), 4u);
  using trace::LaneState;
  std::vector<LaneState> states;
  for (const trace::Interval& i : w.lanes.tasks()[2].intervals) states.push_back(i.state);
  EXPECT_EQ(states,
            (std::vector{LaneState::ready, LaneState::running, LaneState::wait_io, LaneState::running}));
  EXPECT_EQ(w.lanes.tasks()[3].intervals[2].state, LaneState::suspended);
  const Writer http = http_client();
  ASSERT_EQ(http.lanes.sockets().size(), 1u);
  EXPECT_EQ(http.lanes.sockets()[0].name, "www.example.com");
}

TEST(Lanes, ADeadlockHasWidth) {
  const Writer w = deadlock();
  for (const trace::Lane& lane : w.lanes.threads()) {
    const trace::Interval& last = lane.intervals.back();
    EXPECT_GT((last.end - last.begin) * 20, w.trace.end_time()) << lane.name;
  }
  // It is no time that passed.
  for (const trace::ThreadMetrics& m : trace::metrics_of(w.trace, w.lanes).threads)
    EXPECT_LE(m.blocked + m.cpu + m.sleeping, w.trace.end_time());
}

}  // namespace
}  // namespace kvant::figures
