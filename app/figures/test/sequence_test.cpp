// The figure of calls between a program, the operating system and others.
#include <gtest/gtest.h>

#include <set>

#include "app/figures/figure.h"
#include "app/figures/sequence_steps.h"
#include "app/figures/test/all_kinds.h"
#include "app/figures/test/checks.h"

namespace kvant::figures {
namespace {

using namespace kvant::figures::test;

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

TEST(Sequence, EqualCallsInARowAreOneStep) {
  Writer w;
  w.process(0, 0, "server.py");
  w.spawn(0, kNobody, 0, 0, "MainThread");
  w.run(0, 0, "<module>");
  for (int i = 1; i <= 3; ++i) w.add(i, trace::EventKind::system_call, 0, 0, 3, 1, "socket");
  for (int i = 4; i <= 8; ++i) w.add(i, trace::EventKind::system_call, 0, 0, 3, 1, "close");
  w.exit(9, 0);
  w.done();
  FigureInput in{w.trace, w.lanes};
  std::set<std::string> texts;
  for (const scene::Primitive& p : figure_by_name("sequence")->layout(in).primitives)
    if (p.shape == scene::Shape::text) texts.insert(p.text);
  EXPECT_EQ(texts.count("socket\u00a0×\u00a03"), 1u);
  EXPECT_EQ(texts.count("close\u00a0×\u00a05"), 1u);
}

TEST(Sequence, WhoWaitsForClientsAccepts) {
  Writer w;
  w.process(0, 0, "server.py");
  w.spawn(0, kNobody, 0, 0, "MainThread");
  w.run(0, 0, "<module>");
  const char* const server = "socket 3 (server 127.0.0.1:9000)";
  w.add(1, trace::EventKind::io_begin, 0, 0, 3, 0, server);
  w.block(1, 0, trace::WaitKind::io, server);
  w.ready(5, 0);
  w.run(5, 0, "<module>");
  w.add(5, trace::EventKind::io_end, 0, 0, 3, 5, server);
  w.exit(6, 0);
  w.done();
  FigureInput in{w.trace, w.lanes};
  std::set<std::string> texts;
  for (const scene::Primitive& p : figure_by_name("sequence")->layout(in).primitives)
    if (p.shape == scene::Shape::text) texts.insert(p.text);
  EXPECT_EQ(texts.count("accept"), 1u);
  EXPECT_EQ(texts.count("5\u00a0B"), 0u) << "the number is that of the new file";
}

TEST(Sequence, APollThatWaitedIsAnsweredAndAnErrorHasItsName) {
  Writer w;
  w.process(0, 0, "loop.py");
  w.spawn(0, kNobody, 0, 0, "MainThread");
  w.run(0, 0, "<module>");
  w.add(1, trace::EventKind::system_call, 0, 0, 3, -2, "open");
  w.add(2, trace::EventKind::system_call, 0, 0, 4, -11, "recv");
  w.add(3, trace::EventKind::io_begin, 0, 0, 3, 0, "epoll 3");
  w.block(3, 0, trace::WaitKind::selector, "epoll 3");
  w.ready(13, 0);
  w.run(13, 0, "<module>");
  w.add(13, trace::EventKind::system_call, 0, 0, 3, 0, "epoll_wait");
  w.exit(14, 0);
  w.done();
  FigureInput in{w.trace, w.lanes};
  std::multiset<std::string> texts;
  for (const scene::Primitive& p : figure_by_name("sequence")->layout(in).primitives)
    if (p.shape == scene::Shape::text) texts.insert(p.text);
  EXPECT_EQ(texts.count("open: ENOENT"), 1u);
  EXPECT_EQ(texts.count("recv: not ready"), 1u);
  EXPECT_EQ(texts.count("what is ready? (select)"), 1u);
  EXPECT_EQ(texts.count("time is up"), 1u);
}

// A page has room for so many lanes; a window scrolls.

}  // namespace
}  // namespace kvant::figures
