// Steps of a recorded run as the figure `interleaving` shows them, got by replay.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "app/figures/step_table.h"
#include "sim/player/player.h"

namespace kvant::session {

struct StepTableOptions {
  figures::StepLevel level = figures::StepLevel::refcount;
  VirtualTime from = 0, to = kNever;  // kNever: all; of a long run, the place where an update is lost
  std::string variable;               // the shared global; "": found
  std::size_t most = 36;              // rows
  bool latest = false;                // of too many the last before `to`, not the first
};

figures::StepTable step_table(const Player& player, const StepTableOptions& options);

// The variable that a table of the whole run is about: the same at every place of the cursor. "": there is
// none, or the table is about a reference count.
std::string shared_variable(const Player& player, figures::StepLevel level);

// Every step of the program itself, and whose it is. Of a small run: else empty.
std::vector<std::pair<Position, ThreadId>> step_places(const Player& player);

}  // namespace kvant::session
