// The processes at the player's cursor, for the figures `processes` and `proctable`.
#pragma once
#include "app/figures/world_view.h"
#include "sim/player/player.h"

namespace kvant::session {

figures::WorldView world_view(const Player& player);
// At another position, of which this is the world.
figures::WorldView world_view(const Player& player, const World& world, Position position);
// What processes have at most along a recorded run: looked at here and there, which takes a while.
figures::WorldView::Plan world_plan(const Player& player);

}  // namespace kvant::session
