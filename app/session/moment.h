// Moments of a run by what happens: figures that are cut by events stay right when a cost changes.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sim/player/player.h"

namespace kvant::session {

// "setup": where something of that name begins first: a step that the program names, a function on a
// timeline, a thread, a task, a line it prints. "setup#2": the second. "end:setup": where it ends. Then a
// duration may follow: "setup+2ms", "end:setup-1us". False when there is no such thing.
bool moment_of(const Player& player, std::string_view text, VirtualTime& out);

// What can be named, without repetition, in the order of its first appearance.
std::vector<std::string> moment_names(const Player& player);

}  // namespace kvant::session
