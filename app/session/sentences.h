// One sentence an event: the wording behind explain().
#pragma once
#include <string>
#include <vector>

#include "app/lang/lang.h"
#include "app/session/snapshot.h"

namespace kvant::session {

struct Told {
  std::string text;  // "" when the events are of no interest to a reader
  std::string why;
  bool is_switch = false;  // a core or the GIL changed hands, or is about to
};
// The most telling of the events of one step.
Told tell(const Player& player, const Snapshot& snapshot, const std::vector<const trace::Event*>& events,
          lang::Lang lang);

}  // namespace kvant::session
