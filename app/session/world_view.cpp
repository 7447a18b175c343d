#include "app/session/world_view.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/session/memory.h"
#include "app/session/snapshot.h"

namespace kvant::session {

using figures::WorldView;
using trace::EventKind;
using trace::LaneState;
using trace::WaitKind;

namespace {

LaneState state_of(const machine::Thread& thread) {
  switch (thread.state) {
    case machine::ThreadState::running:
      return LaneState::running;
    case machine::ThreadState::ready:
      return LaneState::ready;
    case machine::ThreadState::sleeping:
      return LaneState::sleeping;
    case machine::ThreadState::terminated:
      return LaneState::absent;
    case machine::ThreadState::blocked:
      break;
  }
  switch (thread.pending.wait) {
    case WaitKind::gil:
      return LaneState::wait_gil;
    case WaitKind::sleep:
      return LaneState::sleeping;
    case WaitKind::io:
    case WaitKind::selector:
      return LaneState::wait_io;
    default:
      return LaneState::blocked;
  }
}

// Which open files each process has, and what was copied for it, as the events up to the cursor tell.
struct Gathered {
  std::map<ProcessId, std::vector<WorldView::File>> files;
  std::map<ProcessId, std::int64_t> copied;
  std::map<ProcessId, ProcessId> maker;  // what its parent was at first
  std::set<ProcessId> fresh;             // gave up the copy for a program of their own
};

Gathered gather(const Player& player, Position position) {
  Gathered out;
  const auto& events = player.trace().events();
  const std::size_t known = position == 0 ? 0 : player.trace().first_at(position);
  const auto& threads = player.lanes().threads();
  const auto process_of = [&](ThreadId thread) {
    return thread >= 0 && static_cast<std::size_t>(thread) < threads.size()
               ? threads[static_cast<std::size_t>(thread)].process
               : kNobody;
  };
  for (std::size_t i = 0; i < known; ++i) {
    const trace::Event& e = events[i];
    const auto file = static_cast<std::int32_t>(e.a);
    switch (e.kind) {
      case EventKind::process_start:
        out.maker[static_cast<ProcessId>(e.a)] = static_cast<ProcessId>(e.b);
        if (e.b != kNobody) out.files[static_cast<ProcessId>(e.a)] = out.files[static_cast<ProcessId>(e.b)];
        break;
      case EventKind::process_exec:
        out.fresh.insert(static_cast<ProcessId>(e.a));
        out.copied.erase(static_cast<ProcessId>(e.a));
        break;
      case EventKind::process_exit:
        out.files.erase(static_cast<ProcessId>(e.a));
        break;
      case EventKind::file_open:
        if (process_of(e.thread) != kNobody)
          out.files[process_of(e.thread)].push_back({file, player.trace().text(e.text), false});
        break;
      case EventKind::file_close:
        for (auto& [process, files] : out.files)
          std::erase_if(files, [&](const WorldView::File& f) { return f.file == file; });
        break;
      case EventKind::memory_copied:
        out.copied[process_of(e.thread)] += e.b;
        break;
      default:
        break;
    }
  }
  for (auto& [process, files] : out.files)
    for (WorldView::File& f : files)
      for (const auto& [other, theirs] : out.files)
        if (other != process &&
            std::any_of(theirs.begin(), theirs.end(), [&](const auto& o) { return o.file == f.file; }))
          f.shared = true;
  return out;
}

// As the timeline has it: before its first step a thread has the program's name only.
const std::string& name_of(const Player& player, const machine::Thread& thread) {
  const auto& lanes = player.lanes().threads();
  const auto index = static_cast<std::size_t>(thread.id);
  return thread.id >= 0 && index < lanes.size() && !lanes[index].name.empty() ? lanes[index].name
                                                                              : thread.name;
}

}  // namespace

WorldView world_view(const Player& player) {
  return world_view(player, player.world(), player.position());
}

WorldView world_view(const Player& player, const World& world, Position position) {
  Gathered gathered = gather(player, position);
  WorldView view;
  for (const machine::Process& process : world.machine.processes()) {
    WorldView::Process p;
    p.id = process.id;
    const auto maker = gathered.maker.find(process.id);
    const ProcessId made_by = maker != gathered.maker.end() ? maker->second : process.parent;
    // An orphan is adopted, but one that has ended has nobody to be told of.
    p.parent = process.exited ? made_by : process.parent;
    p.name = process.name;
    p.ended = process.exited;
    p.status = process.status;
    p.zombie = process.exited && !process.reaped;
    p.start = made_by == kNobody                      ? WorldView::Start::first
              : gathered.fresh.count(process.id) != 0 ? WorldView::Start::spawn
                                                      : WorldView::Start::fork;
    p.copied = gathered.copied[process.id];
    p.files = gathered.files[process.id];
    if (!process.exited) {
      p.memory = memory_of_process(player, world, process.id);
      p.objects = static_cast<std::int64_t>(world.python.heap_bytes(process.id));
      // What has no value that can be read (a Thread, a Lock) only when there is nothing else.
      const std::vector<python::VariableView> globals = world.python.globals(process.id);
      const bool readable = std::any_of(globals.begin(), globals.end(),
                                        [](const auto& v) { return v.value.rfind('<', 0) != 0; });
      for (const python::VariableView& v : globals)
        if (v.name.rfind('_', 0) != 0 && (!readable || v.value.rfind('<', 0) != 0))
          p.values.push_back({v.name, v.value, false});
      for (const machine::Thread& thread : world.machine.threads())
        if (thread.process == process.id && thread.state != machine::ThreadState::terminated)
          p.threads.push_back({thread.id, short_name(name_of(player, thread)), state_of(thread)});
    }
    view.processes.push_back(std::move(p));
  }
  for (WorldView::Process& p : view.processes) {
    const auto parent = std::find_if(view.processes.begin(), view.processes.end(),
                                     [&](const auto& o) { return o.id == p.parent; });
    if (parent == view.processes.end() || parent->ended) continue;
    for (WorldView::Value& v : p.values) {
      const auto same = std::find_if(parent->values.begin(), parent->values.end(),
                                     [&](const WorldView::Value& o) { return o.name == v.name; });
      v.changed = same == parent->values.end() || same->value != v.value;
    }
  }
  return view;
}

WorldView::Plan world_plan(const Player& player) {
  constexpr Position kSamples = 16;
  constexpr std::size_t kMostEnds = 32;
  std::set<Position> positions;
  for (Position k = 0; k <= kSamples; ++k) positions.insert(player.end() / kSamples * k);
  // A process has most shortly before it ends.
  std::size_t ends = 0;
  for (const trace::Event& e : player.trace().events())
    if (e.kind == EventKind::process_exit && e.position > 0 && ends++ < kMostEnds)
      positions.insert(e.position - 1);
  WorldView::Plan plan;
  for (const Position position : positions) plan.add(world_view(player, player.world_at(position), position));
  return plan;
}

}  // namespace kvant::session
