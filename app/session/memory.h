// How much memory a program takes: its objects, which the simulation knows, and CPython's own, which was
// measured.
#pragma once
#include <cstdint>

#include "sim/player/player.h"

namespace kvant::session {

// As the operating system tells it of a process: CPython, objects and stacks, shared pages included.
std::int64_t memory_of_process(const Player& player, const World& world, ProcessId process);
// The most memory of all processes together, looked at along the run; pages that a child still shares with
// its parent count once.
std::int64_t memory_of(const Player& player);

}  // namespace kvant::session
