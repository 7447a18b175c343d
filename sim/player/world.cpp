#include "sim/player/world.h"

#include "sim/base/hash.h"

namespace kvant {
namespace {

python::PythonSettings python_settings(const scenario::Settings& settings) {
  python::PythonSettings python = settings.python;
  python.max_memory = settings.limits.max_memory;
  python.instruction = settings.machine.costs[machine::Cost::instruction];
  python.atomic_count = settings.machine.costs[machine::Cost::atomic_count];
  return python;
}

}  // namespace

World::World(const scenario::Scenario& scenario, const scenario::Settings& settings, trace::Sink& sink)
    : machine(settings.machine), python(python_settings(settings), scenario.codes) {
  for (const auto& [name, bytes] : scenario.files) machine.add_file(name, bytes);
  if (scenario.header.input) machine.set_input(*scenario.header.input);
  for (const scenario::Program& program : scenario.programs) {
    const std::int64_t argument = python.add_program(program.main, program.main->filename, program.args);
    machine.start_process(python, program.name, program.start, argument, sink);
  }
}

std::uint64_t World::hash() const {
  Hasher hasher;
  hasher.number(machine.position());
  hasher.number(static_cast<std::uint64_t>(machine.now()));
  for (const machine::Thread& thread : machine.threads()) {
    hasher.number(static_cast<std::uint64_t>(thread.state));
    hasher.number(static_cast<std::uint64_t>(thread.core));
    hasher.number(static_cast<std::uint64_t>(thread.cpu_time));
    hasher.number(static_cast<std::uint64_t>(thread.pending.kind));
  }
  hasher.number(python.hash());
  return hasher.value();
}

std::size_t World::bytes() const {
  std::size_t total = sizeof(World) + machine.threads().size() * sizeof(machine::Thread);
  for (const machine::Process& process : machine.processes()) total += python.heap_bytes(process.id);
  return total;
}

}  // namespace kvant
