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
    std::int64_t memory = 0;   // bytes of all it takes, the interpreter's own too; 0: not known
    std::int64_t objects = 0;  // of it, those of its objects
    std::int64_t copied = 0;   // of it, since a fork, because somebody wrote to it
    std::vector<Value> values;
    std::vector<Thread> threads;
    std::vector<File> files;
  };
  std::vector<Process> processes;

  // What a process has at most in the whole of a run. With it a picture keeps places for what is not there
  // yet, and nothing moves from moment to moment.
  struct Room {
    ProcessId id = kNobody, parent = kNobody;
    std::string name = {};
    std::size_t values = 0, files = 0;
    bool pipes = false, copied = false, lived = false;  // lived: seen before its end
    std::vector<ThreadId> threads = {};                 // in order of appearance
  };
  struct Plan {
    std::vector<Room> rooms;                                 // by ProcessId
    bool changed = false, running = false, waiting = false;  // what the legend explains
    void add(const WorldView& moment);
  };
  static bool is_pipe(const File& file) { return file.name.rfind("pipe ", 0) == 0; }
};

}  // namespace kvant::figures
