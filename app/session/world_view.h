// The processes at the player's cursor, for the figure `processes`.
#pragma once
#include "app/figures/world_view.h"
#include "sim/player/player.h"

namespace kvant::session {

figures::WorldView world_view(const Player& player);

}  // namespace kvant::session
