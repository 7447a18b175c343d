// Does a run show what its scenario states ([expect])?
#pragma once
#include <string>
#include <vector>

#include "sim/player/player.h"

namespace kvant {

// What does not hold, one sentence each; empty when all holds. `player` must be complete.
std::vector<std::string> check_statement(const Player& player);

}  // namespace kvant
