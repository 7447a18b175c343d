// Every kind of figure: laid out without overlaps, inside its frame, in readable type, in both languages and
// all themes; and what each must show.
#include <gtest/gtest.h>

#include <map>

#include "app/figures/figure.h"
#include "app/figures/loop_moment.h"
#include "app/figures/sequence_steps.h"
#include "app/figures/test/all_kinds.h"
#include "app/figures/test/checks.h"

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
    if (std::string_view(sample.kind) == "processes" || std::string_view(sample.kind) == "waitfor") continue;
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

TEST(Sequence, FollowsALongRunWithItsLastSteps) {
  Writer w;
  w.process(0, 0, "client.py");
  w.spawn(0, kNobody, 0, 0, "MainThread");
  w.run(0, 0, "<module>");
  for (int i = 1; i <= 100; ++i)
    w.add(i, trace::EventKind::system_call, 0, 0, 3, 1, fmt::format("call {}", i).c_str());
  w.exit(101, 0);
  w.done();
  FigureInput in{w.trace, w.lanes};
  in.cursor = 80 * kMillisecond;
  const scene::Scene s = figure_by_name("sequence")->layout(in);
  EXPECT_NE(s.description.find("call 80"), std::string::npos);
  EXPECT_EQ(s.description.find("call 81"), std::string::npos);
  EXPECT_EQ(s.description.find("call 40."), std::string::npos);
  ASSERT_NE(find(s, "left-out-before"), nullptr);
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
}

}  // namespace
}  // namespace kvant::figures
