// A server that looks for clients from time to time: the run ends when that is all that can still happen.
#include <gtest/gtest.h>

#include <string>

#include "sim/python/test/lang_run.h"

namespace kvant::python {
namespace {

machine::StopInfo stop_of(const std::string& rest) {
  PythonSettings settings;
  settings.profile = find_profile("3.11");
  const std::string source =
      "import random, select, socket, socketserver, threading, time\n"
      "s = socket.socket()\n"
      "s.bind(('localhost', 9000))\n"
      "s.listen()\n" +
      rest;
  return run_program(source, "x.py", settings, {}).stop;
}

TEST(Polling, TheRunEndsWhenAServerOnlyLooksAgainAndAgain) {
  for (const char* rest : {"while True:\n  select.select([s], [], [], 0.1)\n",
                           "s.settimeout(1)\nwhile True:\n"
                           "  try: s.accept()\n"
                           "  except TimeoutError: print('nobody yet')\n",
                           "s.close()\n"
                           "server = socketserver.ThreadingTCPServer(('localhost', 9000), None)\n"
                           "threading.Thread(target=server.serve_forever).start()\n"
                           "while True: time.sleep(1)\n"}) {
    EXPECT_EQ(stop_of(rest).reason, trace::StopReason::idle) << rest;
  }
}

// What it waits for is seen in what it remembers, or in a time limit that has not ended yet.
TEST(Polling, AServerThatStopsByItselfIsLeftToDoSo) {
  for (const char* rest :
       {"n = 0\nwhile n < 500:\n  n += not select.select([s], [], [], 0.5)[0]\n",
        "x = []\nwhile len(x) < 500:\n  x += [None] * (not select.select([s], [], [], 0.5)[0])\n",
        "while random.random() < 0.98: select.select([s], [], [], 0.5)\n",
        "end = time.time() + 900\nwhile time.time() < end: select.select([s], [], [], 0.5)\n",
        "s.close()\n"
        "server = socketserver.TCPServer(('localhost', 9000), None)\n"
        "threading.Thread(target=server.serve_forever).start()\n"
        "time.sleep(1800)\n"
        "server.shutdown()\n"})
    EXPECT_EQ(stop_of(rest).reason, trace::StopReason::finished) << rest;
}

// The process of a manager waits for clients; it does not hide that the program can never go on.
TEST(Polling, ADeadlockIsSeenBesideAManager) {
  EXPECT_EQ(stop_of("import multiprocessing\n"
                    "manager = multiprocessing.Manager()\n"
                    "lock = threading.Lock()\n"
                    "lock.acquire()\n"
                    "lock.acquire()\n")
                .reason,
            trace::StopReason::deadlock);
  EXPECT_EQ(stop_of("import multiprocessing\n"
                    "multiprocessing.Manager().Queue().get()\n")
                .reason,
            trace::StopReason::deadlock);
}

}  // namespace
}  // namespace kvant::python
