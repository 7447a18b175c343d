// Every kind of figure: laid out without overlaps, inside its frame, in readable type, in both languages and
// all themes; and what each must show.
#include <gtest/gtest.h>

#include "app/figures/figure.h"
#include "app/figures/loop_moment.h"
#include "app/figures/sequence_steps.h"
#include "app/figures/test/checks.h"
#include "app/figures/test/samples.h"

namespace kvant::figures {
namespace {

using namespace kvant::figures::test;
using What = StepTable::Step::What;

StepTable race() {
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

// All kinds, with what each needs.
struct Sample {
  const char* kind;
  Writer writer;
  std::function<void(FigureInput&)> fill;
};
std::vector<Sample> samples() {
  std::vector<Sample> out;
  out.push_back({"interleaving", two_threads(), [](FigureInput& in) { in.tables = {race()}; }});
  out.push_back({"interleaving", two_threads(), [](FigureInput& in) {
                   in.tables = {race(), race(), race()};
                 }});
  out.push_back({"eventloop", event_loop(), [](FigureInput& in) { in.cursor = 36 * kMillisecond; }});
  out.push_back({"eventloop", event_loop(), [](FigureInput& in) { in.moments = 7; }});
  out.push_back({"gil", two_threads(), [](FigureInput&) {}});
  out.push_back({"gil", two_threads(), [](FigureInput& in) { in.axis = AxisMode::steps; }});
  out.push_back({"sequence", http_client(), [](FigureInput&) {}});
  out.push_back({"processes", two_threads(), [](FigureInput& in) { in.world = family(); }});
  out.push_back({"proctable", two_threads(), [](FigureInput& in) { in.world = family(); }});
  out.push_back({"timeline", event_loop(), [](FigureInput& in) { in.show_processes = true; }});
  out.push_back({"timeline", http_client(), [](FigureInput&) {}});
  out.push_back({"waitfor", deadlock(), [](FigureInput&) {}});
  return out;
}

TEST(Figures, LaidOutWellInEveryLanguageThemeAndWidth) {
  for (const Sample& sample : samples())
    for (const lang::Lang lang : {lang::Lang::en, lang::Lang::ru})
      for (const scene::ThemeKind theme :
           {scene::ThemeKind::screen, scene::ThemeKind::dark, scene::ThemeKind::print})
        for (const double width : {252.0, 468.0, 720.0, 1200.0}) {
          FigureInput in{sample.writer.trace, sample.writer.lanes};
          in.lang = lang, in.theme = theme, in.width = width;
          in.title = "A title that says what is to be seen here";
          sample.fill(in);
          check_layout(
              figure_by_name(sample.kind)->layout(in),
              fmt::format("{} {} {} {}", sample.kind, lang::name_of(lang), scene::name_of(theme), width));
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
