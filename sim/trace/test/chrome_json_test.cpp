#include "sim/trace/chrome_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace kvant::trace {
namespace {

TEST(ChromeJson, AnotherReaderFindsTracksSlicesArrowsAndOutput) {
  Trace trace;
  const auto say = [&](VirtualTime time, EventKind kind, ThreadId thread, CoreId core, std::int64_t a,
                       std::int64_t b, std::string_view text) {
    Event e;
    e.time = time;
    e.kind = kind;
    e.thread = thread;
    e.core = core;
    e.a = a;
    e.b = b;
    e.text = trace.intern(text);
    trace.add(e);
  };
  say(0, EventKind::process_start, kNobody, kNobody, 0, kNobody, "app.py");
  say(0, EventKind::thread_spawn, kNobody, kNobody, 0, 0, "MainThread");
  say(0, EventKind::thread_ready, 0, kNobody, kNobody, 0, "");
  say(0, EventKind::thread_run, 0, 0, 0, 0, "main");
  say(1, EventKind::lock_create, 0, 0, 0, static_cast<int>(WaitKind::gil), "GIL");
  say(1, EventKind::lock_acquire, 0, 0, 0, 0, "");
  say(500, EventKind::thread_spawn, 0, kNobody, 1, 0, "Поток \"1\"\n");
  say(500, EventKind::thread_ready, 1, kNobody, kNobody, 0, "");
  say(900, EventKind::print, 0, 0, 1, 0, "bad \xff byte\n");
  say(1234, EventKind::thread_block, 0, 0, static_cast<int>(WaitKind::lock), kNobody, "door");
  say(9'007'199'254'740'993, EventKind::stop, kNobody, kNobody, 0, 0, "");
  Lanes lanes;
  lanes.update(trace);
  const std::string text = chrome_json(trace, lanes);
  const auto json = nlohmann::json::parse(text);

  bool main_runs = false, child_named = false, arrow = false, print = false, held = false;
  for (const auto& e : json["traceEvents"]) {
    const std::string ph = e["ph"];
    const std::string name = e["name"];
    main_runs |= ph == "X" && e["pid"] == 4711 && e["tid"] == 0 && name == "main" && e["ts"] == 0.0 &&
                 e["dur"] == 1.234;
    held |= ph == "X" && e["pid"] == 2 && name == "MainThread";
    child_named |=
        ph == "M" && name == "thread_name" && e["tid"] == 1 && e["args"]["name"] == "Поток \"1\"\n";
    arrow |= ph == "f" && name == "spawn" && e["tid"] == 1;
    print |= ph == "i" && name == "print" && e["args"]["text"] == "bad \xef\xbf\xbd byte\n";
  }
  EXPECT_TRUE(main_runs);
  EXPECT_TRUE(held);
  EXPECT_TRUE(child_named);
  EXPECT_TRUE(arrow);
  EXPECT_TRUE(print);
  EXPECT_NE(text.find("\"name\":\"waits for lock door\""), std::string::npos);
  EXPECT_NE(text.find("9007199254739.759"), std::string::npos)
      << "to the nanosecond, beyond what a double holds";
}

}  // namespace
}  // namespace kvant::trace
