// Breakpoints: lines of the program at which a search along the run stops.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sim/player/world.h"

namespace kvant {

struct Breakpoint {
  std::string file;  // as CodeUnit::filename names it
  int line = 0;
  auto operator<=>(const Breakpoint&) const = default;
};
using Breakpoints = std::set<Breakpoint>;

// The lines of `file` to which some instruction belongs, of the programs and of what they imported so far.
std::set<int> lines_with_code(const scenario::Scenario& scenario, const std::string& file);

// Tells at which steps a thread comes to a breakpoint. As for CPython's debuggers, a function comes to a line
// when it was on another one before: not when a call in the line returns, and not when a generator or
// coroutine suspended in it goes on.
class BreakpointWatch {
 public:
  explicit BreakpointWatch(Breakpoints wanted) : wanted_(std::move(wanted)) {}
  // The world was moved without asking moved(), or is another one.
  void refresh(const World& world);
  // After one step: whether it led some thread to a breakpoint.
  bool moved(const World& world);

 private:
  using Place = python::Runtime::Place;
  struct Seen {
    std::vector<Place> frames;  // the user's own, outermost first
    std::uint64_t instructions = 0;
  };
  static Seen look(const World& world, ThreadId thread);
  bool is_wanted(const World& world, const Place& place) const;

  Breakpoints wanted_;
  std::vector<Seen> threads_;
};

}  // namespace kvant
