// The world: the whole state of a simulation, a value. Copy it and you have an independent one.
#pragma once
#include "sim/machine/machine.h"
#include "sim/python/runtime.h"
#include "sim/scenario/scenario.h"

namespace kvant {

struct World {
  machine::Machine machine;
  python::Runtime python;

  // The state of `scenario` before its first step. Events of the start (process_start, thread_spawn) go to
  // `sink`.
  World(const scenario::Scenario& scenario, const scenario::Settings& settings, trace::Sink& sink);

  machine::StopInfo advance(machine::Chooser& chooser, trace::Sink& sink, const machine::Limits& limits,
                            Position until) {
    return machine.advance(python, chooser, sink, limits, until);
  }
  Position position() const { return machine.position(); }
  std::uint64_t hash() const;  // equal worlds have equal hashes
  std::size_t bytes() const;   // memory a copy takes, about
};

}  // namespace kvant
