// Does a run show what its scenario states ([expect])?
#pragma once
#include <vector>

#include "sim/base/messages.h"
#include "sim/player/player.h"

namespace kvant {

// What does not hold, one sentence each; empty when all holds. `player` must be complete.
std::vector<Text> check_statement(const Player& player);

}  // namespace kvant
