// What the operating system has at one moment, for the figure `processes`. Plain data, filled from a world.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/base/ids.h"
#include "sim/trace/lanes.h"

namespace kvant::figures {

struct WorldView {
  struct Value {  // a global variable of the program
    std::string name, value;
    bool changed = false;  // in a child: differs from the parent's
  };
  struct Thread {
    ThreadId id = kNobody;
    std::string name;
    trace::LaneState state = trace::LaneState::ready;
  };
  struct File {
    std::int32_t file = -1;  // the open file; two processes may share one
    std::string name;
    bool shared = false;
  };
  enum class Start : std::uint8_t { first, fork, spawn };  // spawn: fork, and then another program (exec)
  struct Process {
    ProcessId id = kNobody, parent = kNobody;
    std::string name;
    Start start = Start::first;
    bool ended = false, zombie = false;  // zombie: ended, and nobody has waited for it yet
    int status = 0;
    std::int64_t memory = 0;  // bytes; 0: not known
    std::int64_t copied = 0;  // of it, since a fork, because somebody wrote to it
    std::vector<Value> values;
    std::vector<Thread> threads;
    std::vector<File> files;
  };
  std::vector<Process> processes;
};

}  // namespace kvant::figures
