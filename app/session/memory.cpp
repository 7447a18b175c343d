#include "app/session/memory.h"

#include <algorithm>

#include "sim/python/memory_view.h"

namespace kvant::session {

namespace {

// Measured on Linux, docs/what-is-modelled.md: CPython's own memory in a process that was not forked; what a
// forked one writes to of it; that of a sub-interpreter; the resident part of a waiting thread's stack.
constexpr std::int64_t kMiB = 1024 * 1024;
constexpr std::int64_t kInterpreter = 8 * kMiB, kForked = kMiB, kSubinterpreter = 2 * kMiB,
                       kStack = 15 * 1024;

bool is_interpreter(const Player& player, ProcessId process) {
  const std::vector<trace::Lane>& threads = player.lanes().threads();
  return std::any_of(threads.begin(), threads.end(), [&](const trace::Lane& lane) {
    return lane.process == process && lane.name.starts_with("interpreter ");
  });
}

std::int64_t without_stacks(const Player& player, const World& world, ProcessId process) {
  return static_cast<std::int64_t>(world.python.heap_bytes(process)) +
         (is_interpreter(player, process) ? kSubinterpreter : kInterpreter);
}

}  // namespace

std::int64_t memory_of_process(const Player& player, const World& world, ProcessId process) {
  std::int64_t bytes = without_stacks(player, world, process);
  for (const machine::Thread& t : world.machine.threads())
    if (t.process == process && t.state != machine::ThreadState::terminated) bytes += kStack;
  return bytes;
}

std::int64_t memory_of(const Player& player) {
  constexpr Position kSamples = 12;
  std::int64_t most = 0;
  for (Position k = 1; k < kSamples; ++k) {
    const World world = player.world_at(player.end() / kSamples * k);
    std::int64_t bytes = 0;
    for (const machine::Process& p : world.machine.processes()) {
      if (p.exited) continue;
      const python::MemoryView view = python::memory_of(world.python, p.id);
      bytes += p.parent != kNobody && view.shared_bytes > 0
                   ? kForked + static_cast<std::int64_t>(view.own_bytes)
                   : without_stacks(player, world, p.id);
    }
    for (const machine::Thread& t : world.machine.threads())
      if (t.state != machine::ThreadState::terminated) bytes += kStack;
    most = std::max(most, bytes);
  }
  return most;
}

}  // namespace kvant::session
