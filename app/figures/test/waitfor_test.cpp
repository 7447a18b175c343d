#include <gtest/gtest.h>

#include "app/figures/figure.h"
#include "app/figures/test/checks.h"
#include "app/figures/test/samples.h"

namespace kvant::figures {
namespace {

using namespace kvant::figures::test;
using trace::WaitKind;

Writer philosophers(int n) {
  Writer w;
  w.process(0, 0, "philosophers.py");
  for (ThreadId t = 0; t <= n; ++t)
    w.spawn(0, kNobody, t, 0, t ? ("Philosopher-" + std::to_string(t)).c_str() : "MainThread");
  w.run(0, 0, "<module>");
  w.done();
  return w;
}

FigureInput circle(const Writer& w, int n) {
  FigureInput in{.trace = w.trace, .lanes = w.lanes};
  in.waits.push_back({0, WaitKind::join, kNobody, "Philosopher-1", 1, false});
  for (int i = 1; i <= n; ++i)
    in.waits.push_back({i, WaitKind::lock, i, "fork_" + std::to_string(i), i % n + 1, true});
  return in;
}

TEST(WaitFor, CirclesOfAnySizeAreLaidOutWell) {
  for (int n : {2, 3, 4, 5, 6, 9, 14})
    for (double width : {420.0, 720.0})
      for (lang::Lang lang : {lang::Lang::en, lang::Lang::ru}) {
        const Writer w = philosophers(n);
        FigureInput in = circle(w, n);
        in.width = width;
        in.lang = lang;
        const scene::Scene s = layout_waitfor(in);
        const std::string what = std::to_string(n) + " in " + std::to_string(width);
        check_layout(s, what);
        std::vector<scene::Rect> boxes;
        for (const scene::Primitive& p : s.primitives)
          if (p.hit.kind == scene::Hit::Kind::lane) boxes.push_back(p.box);
        EXPECT_EQ(boxes.size(), static_cast<std::size_t>(n) + 1);
        for (std::size_t i = 0; i < boxes.size(); ++i)
          for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(overlap(boxes[i], boxes[j])) << what;
      }
}

TEST(WaitFor, ACircleIsBoldAndSaidInWords) {
  const Writer w = philosophers(3);
  const scene::Scene s = layout_waitfor(circle(w, 3));
  ASSERT_NE(find(s, "wait-1"), nullptr);
  EXPECT_GT(find(s, "wait-1")->stroke_width, find(s, "wait-0")->stroke_width);
  EXPECT_NE(find(s, "verdict-0"), nullptr);
  EXPECT_NE(s.description.find("Philosopher-3 waits for fork_3, held by Philosopher-1."), std::string::npos)
      << s.description;
}

TEST(WaitFor, AChainIsNoDeadlock) {
  const Writer w = philosophers(5);
  FigureInput in{.trace = w.trace, .lanes = w.lanes};
  in.waits = {{1, WaitKind::lock, 1, "m", 2, false},
              {3, WaitKind::lock, 1, "m", 2, false},
              {4, WaitKind::lock, 2, "n", 3, false},
              {5, WaitKind::condition, 3, "not_empty", kNobody, false}};
  const scene::Scene s = layout_waitfor(in);
  check_layout(s, "chain");
  EXPECT_EQ(find(s, "verdict-0"), nullptr);
  EXPECT_LT(find(s, "thread-4")->box.x, find(s, "thread-3")->box.x);
  EXPECT_LT(find(s, "thread-3")->box.x, find(s, "thread-2")->box.x);
  EXPECT_NE(s.description.find("Philosopher-5 waits for not_empty, which nobody holds."), std::string::npos);
}

TEST(WaitFor, NobodyAndOddWaits) {
  const Writer w = philosophers(2);
  FigureInput in{.trace = w.trace, .lanes = w.lanes};
  EXPECT_NE(find(layout_waitfor(in), "nobody"), nullptr);
  in.waits = {{1, WaitKind::lock, 1, "m", 1, true}, {7, WaitKind::lock, 1, "", 99, false}};
  check_layout(layout_waitfor(in), "odd");
}

TEST(FigureTable, EveryKindIsFoundByNameAndDrawsSomething) {
  const Writer w = two_threads();
  for (const FigureInfo& info : figure_table()) {
    EXPECT_EQ(figure_by_name(info.name), &info);
    EXPECT_FALSE(info.doc.empty());
    EXPECT_FALSE(info.layout({.trace = w.trace, .lanes = w.lanes}).primitives.empty());
  }
  EXPECT_EQ(figure_by_name("no such figure"), nullptr);
}

}  // namespace
}  // namespace kvant::figures
