#include "sim/trace/trace.h"

#include <gtest/gtest.h>

namespace kvant::trace {
namespace {

Event at(VirtualTime time, Position position, EventKind kind = EventKind::thread_ready, ThreadId thread = 0) {
  Event e;
  e.time = time;
  e.position = position;
  e.kind = kind;
  e.thread = thread;
  return e;
}

TEST(Trace, EqualTextsHaveOneNameAndTheEmptyTextIsZero) {
  Trace t;
  EXPECT_EQ(t.intern(""), 0U);
  const StringId a = t.intern("a");
  const StringId b = t.intern("b");
  EXPECT_NE(a, b);
  EXPECT_EQ(t.intern("a"), a);
  EXPECT_EQ(t.intern("b"), b);
  EXPECT_EQ(t.text(b), "b");
  EXPECT_EQ(t.text(0), "");
}

TEST(Trace, FindsEventsByPositionAndTime) {
  Trace t;
  EXPECT_EQ(t.first_at(5), 0U);
  for (int i = 0; i < 10; ++i) EXPECT_EQ(t.add(at(i / 2 * 100, static_cast<Position>(i * 10))), i);
  EXPECT_EQ(t.first_at(0), 0U);
  EXPECT_EQ(t.first_at(31), 4U);
  EXPECT_EQ(t.first_at(40), 4U);
  EXPECT_EQ(t.first_at(91), 10U);
  EXPECT_EQ(t.first_at_time(100), 2U);
  EXPECT_EQ(t.first_at_time(101), 4U);
  t.truncate(4);
  EXPECT_EQ(t.events().size(), 4U);
  EXPECT_EQ(t.end_time(), 100);
}

TEST(Trace, HashCoversWhatHappenedButNotHowItIsStored) {
  Trace a, b;
  a.intern("unused");  // shifts the StringIds
  Event ea = at(1, 1, EventKind::print), eb = at(1, 99, EventKind::print);
  ea.text = a.intern("hello");
  eb.text = b.intern("hello");
  a.add(ea);
  b.add(eb);
  EXPECT_EQ(a.hash(), b.hash());
  eb.text = b.intern("hullo");
  Trace c = b;
  c.truncate(0);
  c.add(eb);
  EXPECT_NE(c.hash(), b.hash());
}

// The value is part of the format: it must be this one on every platform and at every optimisation level.
TEST(Trace, HashIsTheSameEverywhere) {
  Trace t;
  Event e = at(-5, 1, EventKind::thread_block, 3);
  e.core = 1;
  e.cause = -1;
  e.a = 1'000'000'007;
  e.b = -1;
  e.text = t.intern("очередь");
  t.add(e);
  EXPECT_EQ(t.hash(), 14152779044992129492ULL);
}

TEST(Trace, NamesAreThoseOfTheLists) {
  EXPECT_EQ(name_of(EventKind::process_start), "process_start");
  EXPECT_EQ(name_of(EventKind::stop), "stop");
  EXPECT_EQ(name_of(WaitKind::gil), "gil");
  EXPECT_EQ(name_of(WaitKind::message), "message");
  EXPECT_EQ(name_of(StopReason::deadlock), "deadlock");
}

}  // namespace
}  // namespace kvant::trace
