// What happened at the cursor, in one or two plain sentences, and why. Built from the trace, the lanes and
// the world; nothing in it is specific to a scenario.
#pragma once
#include <string>
#include <vector>

#include "app/lang/lang.h"
#include "app/session/snapshot.h"

namespace kvant::session {

struct Explanation {
  std::string what;
  std::string why;          // "" when there is nothing to add
  std::string try_version;  // a version worth trying here, or ""
};
Explanation explain(const Player& player, const Snapshot& snapshot, lang::Lang lang);

// How the run ended: a sentence, then who waits for whom if it is a deadlock. Empty while it is recorded.
std::vector<std::string> explain_stop(const Player& player, lang::Lang lang);

// The simulated interpreter crashed: which object, which steps on its count collided.
std::vector<std::string> explain_crash(const Player& player, const python::CrashView& crash, lang::Lang lang);

// What the pointer is over: a thread at a time, in words. The second line says who is in the way; may be "".
struct HoverText {
  std::string first, second;
};
HoverText explain_interval(const Player& player, const trace::Lane& lane, std::size_t interval,
                           VirtualTime at, lang::Lang lang);

// "LOAD_GLOBAL counter": an instruction as a learner reads it.
std::string instruction_text(const python::CodeUnit& code, std::size_t instruction);
// "a lock": what is waited for, when the program gives it no name.
std::string object_text(trace::WaitKind wait, const std::string& name, lang::Lang lang);
// Whose beginning Thread.start() waits for; "" when the wait is another.
std::string started_thread(trace::WaitKind wait, const std::string& object);

}  // namespace kvant::session
