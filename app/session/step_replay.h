// The instructions of the user's program in a part of a run, replayed: what step_table makes its rows of.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sim/player/player.h"
#include "sim/player/stepper.h"
#include "sim/player/world.h"

namespace kvant::session {

inline constexpr Position kScanned = 40'000;  // positions replayed at most

// One instruction of the user's program.
struct RawStep {
  ThreadId thread = kNobody;
  Position position = 0;
  VirtualTime time = 0;
  std::shared_ptr<const python::CodeUnit> code;
  std::size_t instruction = 0;
  int line = 0;
  std::uint32_t depth = 0;
  std::string name;  // of the global it loads or stores; "" otherwise
  bool load = false, store = false;
  std::string value;  // of that global afterwards
};

struct StepWindow {
  Position from = 0, to = 0;
};

// The global that instruction `i` loads or stores; empty when it does neither.
std::string global_name(const python::CodeUnit& code, std::size_t i, bool& load, bool& store);

class StepReplay {
 public:
  explicit StepReplay(const Player& player)
      : player_(player), stepper_(player.settings().limits, player.settings().schedule) {}

  // The instructions carried out in the window, in order.
  std::vector<RawStep> scan(StepWindow window);
  // The last position at or before `time` (ns), looked for between two positions.
  Position position_at(VirtualTime time, Position low, Position high);

 private:
  struct Cached {
    bool known = false, user = false;
    std::uint64_t instructions = 0;
    python::FrameView frame;
    std::uint32_t depth = 0;
  };
  const Player& player_;
  Stepper stepper_;
};

// Of a long run: around the first switch in the middle of an update, and around the end of that update.
struct SwitchPlace {
  std::vector<StepWindow> windows;
  ThreadId thread = kNobody;  // that was switched off in the middle of an update
  Position off = 0, on = 0;
};
// `variable`: the one whose update is looked for; when empty, it is filled with that of the first found.
SwitchPlace interesting_place(const Player& player, std::string& variable);

}  // namespace kvant::session
