#include "app/figures/timeline.h"

#include <gtest/gtest.h>

#include "app/figures/test/checks.h"
#include "app/figures/test/samples.h"

namespace kvant::figures {
namespace {

using namespace kvant::figures::test;
using lang::Lang;
using scene::ThemeKind;

FigureInput input_of(const Writer& w) {
  return {.trace = w.trace, .lanes = w.lanes};
}

TEST(Timeline, LaidOutWellInEveryLanguageThemeAxisAndWidth) {
  const std::pair<const char*, Writer> samples[] = {
      {"two", two_threads()}, {"tasks", three_tasks()}, {"dead", deadlock()}, {"processes", two_processes()}};
  for (const auto& [name, w] : samples)
    for (Lang lang : {Lang::en, Lang::ru})
      for (ThemeKind theme : {ThemeKind::screen, ThemeKind::dark, ThemeKind::print})
        for (AxisMode axis : {AxisMode::linear, AxisMode::steps, AxisMode::folded})
          for (double width : {320.0, 720.0, 1400.0}) {
            FigureInput in = input_of(w);
            in.title = "A title that says what is to be seen in this figure, at length";
            in.lang = lang;
            in.theme = theme;
            in.axis = axis;
            in.width = width;
            in.show_locks = in.show_hand_over = true;
            in.process_names = process_names_of(w.trace);
            if (width == 720) in.cursor = w.lanes.end_time() / 2;
            check_layout(layout_timeline(in), std::string(name) + " " + std::string(lang::name_of(lang)) +
                                                  " " + std::string(name_of(theme)) + " " +
                                                  std::string(name_of(axis)) + " " + std::to_string(width));
          }
}

TEST(Timeline, LegendExplainsExactlyWhatOccurs) {
  const Writer tasks = three_tasks();
  FigureInput in = input_of(tasks);
  in.threads = {1, 2, 3};
  EXPECT_EQ(ids_with(layout_timeline(in), "legend-"),
            (std::set<std::string>{"running", "ready", "wait-io", "finished"}));
  in.to = 10 * kMillisecond;  // nobody waits for a device yet
  EXPECT_EQ(ids_with(layout_timeline(in), "legend-"), (std::set<std::string>{"running", "ready"}));

  const Writer two = two_threads();
  EXPECT_EQ(ids_with(layout_timeline(input_of(two)), "legend-"),
            (std::set<std::string>{"running", "ready", "wait-gil", "blocked", "wait-io", "switching",
                                   "finished", "print", "gil-request", "spawn", "join"}));
  const Writer dead = deadlock();
  FigureInput folded = input_of(dead);
  folded.axis = AxisMode::folded;
  EXPECT_EQ(ids_with(layout_timeline(folded), "legend-"),
            (std::set<std::string>{"running", "ready", "blocked", "sleeping", "fold", "print", "deadlock",
                                   "spawn"}));
}

TEST(Timeline, StatesDifferInShapeNotOnlyInColour) {
  const Writer w = two_threads();
  for (ThemeKind theme : {ThemeKind::screen, ThemeKind::print}) {
    FigureInput in = input_of(w);
    in.theme = theme;
    const scene::Scene s = layout_timeline(in);
    bool hatch = false, cross = false, dashed = false, dotted = false;
    for (const scene::Primitive& p : s.primitives) {
      hatch |= p.pattern == scene::Pattern::hatch;
      cross |= p.pattern == scene::Pattern::cross;
      dashed |= p.shape == scene::Shape::rect && p.dash_on > 0 && p.stroke.visible();
      dotted |= p.shape == scene::Shape::line && p.dash_on == 2;
    }
    EXPECT_TRUE(hatch && cross && dashed && dotted) << name_of(theme);
  }
}

TEST(Timeline, AnActorHasOneColourInAllLanes) {
  const Writer w = two_threads();
  const scene::Scene s = layout_timeline(input_of(w));
  const scene::Theme& theme = scene::Theme::of(ThemeKind::screen);
  int checked = 0;
  for (const scene::Primitive& p : s.primitives) {
    if (p.hit.kind != scene::Hit::Kind::interval) continue;
    const auto kind = static_cast<trace::LaneKind>(p.hit.lane_kind);
    const auto& lanes = kind == trace::LaneKind::thread ? w.lanes.threads()
                        : kind == trace::LaneKind::core ? w.lanes.cores()
                                                        : w.lanes.locks();
    const trace::Interval& i =
        lanes[static_cast<std::size_t>(p.hit.lane)].intervals[static_cast<std::size_t>(p.hit.interval)];
    if (i.state != trace::LaneState::running) continue;
    EXPECT_EQ(p.fill, theme.actor(kind == trace::LaneKind::thread ? p.hit.lane : i.thread).solid);
    ++checked;
  }
  EXPECT_GT(checked, 25);
}

TEST(Timeline, LabelsNameFunctionsAndObjectsInBothLanguages) {
  const auto texts = [](const scene::Scene& s) {
    std::set<std::string> out;
    for (const scene::Primitive& p : s.primitives) out.insert(p.text);
    return out;
  };
  const Writer w = two_threads();
  FigureInput in = input_of(w);
  auto en = texts(layout_timeline(in));
  for (const char* text : {"join Thread-1", "GIL", "increase", "print", "core 0", "0\u00A0ms", "time"}) {
    EXPECT_EQ(en.count(text), 1u) << text;
  }
  in.lang = Lang::ru;
  auto ru = texts(layout_timeline(in));
  for (const char* text : {"join Thread-1", "GIL", "increase", "print", "ядро 0", "0\u00A0мс", "время"}) {
    EXPECT_EQ(ru.count(text), 1u) << text;
  }
}

TEST(Timeline, LongNamesAreShortenedInTheMiddleAndToldInFull) {
  const Writer w = deadlock();
  const scene::Scene s = layout_timeline(input_of(w));
  const scene::Primitive* name = find(s, "thread-2-name");
  ASSERT_NE(name, nullptr);
  EXPECT_NE(name->text.find("…"), std::string::npos);
  EXPECT_EQ(name->text.substr(0, 5), "a-thr");
  EXPECT_EQ(name->text.back(), '2');
  EXPECT_EQ(name->tooltip, "a-thread-with-a-very-long-name-indeed-2");
}

TEST(Timeline, TheFutureStaysHidden) {
  const Writer w = two_threads();
  FigureInput in = input_of(w);
  in.cursor = 15 * kMillisecond;
  in.hide_future = true;
  const scene::Scene s = layout_timeline(in);
  const scene::Primitive* cursor = find(s, "cursor");
  ASSERT_NE(cursor, nullptr);
  ASSERT_NE(find(s, "hidden"), nullptr);
  for (const scene::Primitive& p : s.primitives)
    if (p.hit.kind == scene::Hit::Kind::interval || p.hit.kind == scene::Hit::Kind::mark) {
      const double right = p.shape == scene::Shape::line ? p.to.x : p.box.right();
      EXPECT_LE(right, cursor->from.x + 1) << p.id.text();
    }
  EXPECT_EQ(s.description.find("39.46"), std::string::npos) << s.description;
  EXPECT_EQ(ids_with(s, "legend-").count("wait-io"), 0u);
  for (const scene::Primitive& p : s.primitives) EXPECT_EQ(p.tooltip.find("increase, 28"), std::string::npos);
}

TEST(Timeline, ProcessesAreGroupedAndCollapse) {
  const Writer w = two_processes();
  FigureInput in = input_of(w);
  in.process_names = process_names_of(w.trace);
  scene::Scene s = layout_timeline(in);
  ASSERT_NE(find(s, "process-0"), nullptr);
  EXPECT_EQ(find(s, "process-0")->text, "Process 4711 · server.py");
  EXPECT_EQ(find(s, "process-1")->text, "Process 4712 · client.py");
  EXPECT_LT(find(s, "thread-2-name")->from.y, find(s, "process-1")->from.y)
      << "a process's threads stand together";
  EXPECT_GT(find(s, "thread-1-name")->from.y, find(s, "process-1")->from.y);
  in.collapsed = {0};
  s = layout_timeline(in);
  EXPECT_NE(find(s, "process-0"), nullptr);
  EXPECT_EQ(find(s, "thread-0-name"), nullptr);
  EXPECT_NE(find(s, "thread-1-name"), nullptr);
}

TEST(Timeline, AskedHeightIsKept) {
  const Writer w = two_threads();
  FigureInput in = input_of(w);
  const double natural = layout_timeline(in).height;
  in.height = natural + 90;
  const scene::Scene taller = layout_timeline(in);
  EXPECT_NEAR(taller.height, in.height, 30);
  EXPECT_GE(taller.height, in.height);
  check_layout(taller, "taller");
  in.height = natural - 60;
  const scene::Scene lower = layout_timeline(in);
  EXPECT_LT(lower.height, natural - 20);
  check_layout(lower, "lower");
}

TEST(Timeline, EmptyAndOddInputsGiveAFigure) {
  const Writer nothing;
  check_layout(layout_timeline(input_of(nothing)), "nothing");
  const Writer w = two_threads();
  for (double width : {0.0, 40.0, 5000.0})
    for (VirtualTime from : {VirtualTime{-5}, VirtualTime{0}, 39 * kMillisecond, 500 * kSecond})
      for (VirtualTime to : {VirtualTime{0}, 10 * kMillisecond, kNever})
        for (AxisMode axis : {AxisMode::linear, AxisMode::steps, AxisMode::folded}) {
          FigureInput in = input_of(w);
          in.width = width;
          in.from = from;
          in.to = to;
          in.axis = axis;
          const scene::Scene s = layout_timeline(in);
          EXPECT_LT(s.primitives.size(), kMaxPrimitives);
          for (const scene::Primitive& p : s.primitives)
            EXPECT_TRUE(std::isfinite(p.box.x) && std::isfinite(p.box.width) && std::isfinite(p.from.x) &&
                        std::isfinite(p.to.x));
        }
}

TEST(Timeline, EqualInputsGiveEqualScenes) {
  const Writer a = two_threads(), b = two_threads();
  const scene::Scene x = layout_timeline(input_of(a)), y = layout_timeline(input_of(b));
  ASSERT_EQ(x.primitives.size(), y.primitives.size());
  for (std::size_t i = 0; i < x.primitives.size(); ++i) {
    EXPECT_EQ(x.primitives[i].box, y.primitives[i].box);
    EXPECT_EQ(x.primitives[i].text, y.primitives[i].text);
  }
}

TEST(Timeline, DescriptionTellsTheFigureInWords) {
  const Writer w = three_tasks();
  FigureInput in = input_of(w);
  in.threads = {2};
  EXPECT_EQ(layout_timeline(in).description,
            "Timeline from 0\u00A0ms to 72\u00A0ms. Task 2: running 23\u00A0ms, waits for a core 16\u00A0ms, "
            "waits for "
            "I/O 21\u00A0ms.");
}

TEST(TimelineInWindow, OnlySeenRowsAreLaidOut) {
  Writer w;
  for (ThreadId t = 0; t < 5000; ++t) {
    w.spawn(0, kNobody, t, 0, "worker");
    w.run(t, t, "work");
    w.exit(t + 1, t);
  }
  w.done();
  const FigureInput in = input_of(w);
  Viewport v;
  v.height = 400;
  v.scroll = 3000;
  TimelineFrame frame;
  const scene::Scene s = layout_timeline(in, v, &frame);
  EXPECT_LT(s.primitives.size(), 400u);
  EXPECT_GT(frame.content_height, 50'000);
  EXPECT_GT(ids_with(s, "thread-").size(), 10u);
}

TEST(TimelineInWindow, PointerFindsTheInterval) {
  const Writer w = two_threads();
  const FigureInput in = input_of(w);
  TimelineFrame frame;
  const scene::Scene s = layout_timeline(in, {.width = 900, .height = 300}, &frame);
  const double x = frame.x_of(10 * kMillisecond);
  EXPECT_NEAR(static_cast<double>(frame.time_at(x)), 10e6, 50);
  for (const TimelineRow& row : frame.rows) {
    if (row.kind != TimelineRow::Kind::thread) continue;
    const scene::Primitive* p = s.hit({x, row.y + row.height / 2});
    ASSERT_NE(p, nullptr);
    EXPECT_EQ(p->hit.lane, row.id);
    const auto& lane = w.lanes.threads()[static_cast<std::size_t>(row.id)];
    EXPECT_EQ(static_cast<std::size_t>(p->hit.interval), lane.at(10 * kMillisecond));
  }
}

TEST(TimelineInWindow, ProcessNamesStayReadableUnderCursorAndCover) {
  const Writer w = two_threads();
  FigureInput in = input_of(w);
  in.process_names = {"a_program_with_a_name_wider_than_the_gutter.py"};
  in.cursor = 0;
  in.hide_future = true;
  const scene::Scene s = layout_timeline(in, {.width = 900, .height = 300});
  const scene::Primitive* name = find(s, "process-0");
  ASSERT_NE(name, nullptr);
  const scene::Rect box = box_of_text(*name);
  int pieces = 0, covers = 0;
  for (const scene::Primitive& p : s.primitives) {
    if (p.shape == scene::Shape::line && p.hit.kind == scene::Hit::Kind::cursor) {
      ++pieces;
      EXPECT_TRUE(p.from.x < box.x || p.from.x > box.right() || p.to.y <= box.y || p.from.y >= box.bottom());
    }
    if (p.shape == scene::Shape::rect && p.fill == scene::Theme::of(in.theme).surface) {
      ++covers;
      EXPECT_FALSE(overlap(p.box, box));
    }
  }
  EXPECT_GE(pieces, 2);
  EXPECT_GE(covers, 2);
}

TEST(TimelineInWindow, ZoomKeepsTheTimeUnderThePointer) {
  const Writer w = two_threads();
  const FigureInput in = input_of(w);
  const VirtualTime last = w.lanes.end_time();
  for (AxisMode mode : {AxisMode::linear, AxisMode::folded}) {
    Viewport v{.width = 900, .height = 300};
    v.axis = std::make_shared<TimeAxis>(TimeAxis::make(mode, w.lanes));
    TimelineFrame frame;
    layout_timeline(in, v, &frame);
    const double x = frame.plot.x + 0.37 * frame.plot.width;
    const VirtualTime under = frame.time_at(x);
    frame.zoomed(x, 4, last, v.from, v.to);
    EXPECT_LT(v.to - v.from, last / 3);
    layout_timeline(in, v, &frame);
    EXPECT_NEAR(static_cast<double>(frame.time_at(x)), static_cast<double>(under), 10);
    frame.zoomed(x, 1e-9, last, v.from, v.to);
    EXPECT_EQ(v.from, 0);
    EXPECT_EQ(v.to, last);
  }
}

TEST(TimelineInWindow, PanStopsAtTheEnds) {
  const Writer w = two_threads();
  const VirtualTime last = w.lanes.end_time();
  Viewport v{.width = 900, .height = 300, .from = 10 * kMillisecond, .to = 20 * kMillisecond};
  TimelineFrame frame;
  layout_timeline(input_of(w), v, &frame);
  VirtualTime from = 0, to = 0;
  frame.panned(1e6, last, from, to);
  EXPECT_EQ(from, 0);
  EXPECT_EQ(to, 10 * kMillisecond);
  frame.panned(-1e6, last, from, to);
  EXPECT_EQ(to, last);
  frame.panned(-frame.plot.width, last, from, to);
  EXPECT_EQ(from, 20 * kMillisecond);
}

}  // namespace
}  // namespace kvant::figures
