#include "app/session/step_replay.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "sim/python/compile/compiler.h"

namespace kvant::session {

using python::Op;

std::string global_name(const python::CodeUnit& code, std::size_t i, bool& load, bool& store) {
  const python::Instr& instr = code.code[i];
  load = instr.op == Op::LOAD_GLOBAL || instr.op == Op::LOAD_NAME;
  store = instr.op == Op::STORE_GLOBAL || instr.op == Op::STORE_NAME;
  if (!load && !store) return "";
  const auto index = static_cast<std::size_t>(instr.op == Op::LOAD_GLOBAL ? instr.arg >> 1 : instr.arg);
  return index < code.names.size() ? code.names[index] : "";
}

namespace {

constexpr Position kBefore = 60, kAfter = 160;  // of a long run: around a switch
constexpr std::size_t kSwitchesTried = 120;

std::string global_value(const World& world, ThreadId thread, const std::string& name) {
  const ProcessId process = world.machine.threads()[static_cast<std::size_t>(thread)].process;
  for (const python::VariableView& v : world.python.globals(process))
    if (v.name == name) return v.value;
  return "";
}

// A thread that stands between reading a global and storing it.
std::optional<std::string> open_update(const World& world, ThreadId thread) {
  for (const python::FrameView& frame : world.python.frames(thread)) {
    if (frame.is_library) return std::nullopt;
    const auto& code = *frame.code;
    if (frame.instruction >= code.code.size()) return std::nullopt;
    const int line = code.locations[frame.instruction].line;
    bool load = false, store = false;
    for (std::size_t i = frame.instruction; i < code.code.size() && code.locations[i].line == line; ++i) {
      const std::string name = global_name(code, i, load, store);
      if (!store) continue;
      for (std::size_t j = frame.instruction; j-- > 0 && code.locations[j].line == line;)
        if (global_name(code, j, load, store) == name && load) return name;
      return std::nullopt;
    }
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::vector<RawStep> StepReplay::scan(StepWindow window) {
  std::vector<RawStep> out;
  World world = player_.world_at(window.from);
  std::vector<Cached> before;
  const auto look = [&](ThreadId id) {
    const auto at = static_cast<std::size_t>(id);
    if (before.size() <= at) before.resize(at + 1);
    Cached& c = before[at];
    c.known = true;
    c.instructions = world.python.instructions(id);
    c.user = world.python.in_user_code(id);
    if (!c.user) return;
    const auto frames = world.python.frames(id);
    c.user = !frames.empty() && !frames.front().is_library;
    if (c.user) c.frame = frames.front(), c.depth = world.python.place(id).depth;
  };
  for (const machine::Thread& t : world.machine.threads()) look(t.id);
  while (world.position() < window.to) {
    const Position position = world.position();
    stepper_.run_to(world, position + 1);
    if (world.position() == position) break;
    const ThreadId actor = world.machine.last_thread();
    if (actor == kNobody) continue;
    const auto at = static_cast<std::size_t>(actor);
    if (at >= before.size() || !before[at].known) {
      look(actor);
      continue;
    }
    const Cached was = before[at];
    if (world.python.instructions(actor) == was.instructions) {
      if (!was.user) look(actor);
      continue;
    }
    look(actor);
    if (!was.user || was.frame.instruction >= was.frame.code->code.size()) continue;
    RawStep raw;
    raw.thread = actor;
    raw.position = position;
    raw.time = world.machine.now();
    raw.code = was.frame.code;
    raw.instruction = was.frame.instruction;
    raw.depth = was.depth;
    if (raw.instruction < raw.code->locations.size()) raw.line = raw.code->locations[raw.instruction].line;
    raw.name = global_name(*raw.code, raw.instruction, raw.load, raw.store);
    if (!raw.name.empty()) raw.value = global_value(world, actor, raw.name);
    out.push_back(std::move(raw));
  }
  return out;
}

Position StepReplay::position_at(VirtualTime time, Position low, Position high) {
  World world = player_.world_at(low);
  stepper_.run_to_time(world, time, high, nullptr);
  return world.position();
}

SwitchPlace interesting_place(const Player& player, std::string& variable) {
  const auto& events = player.trace().events();
  // Under a GIL losing the core changes nothing for the others: what counts is losing the GIL.
  const auto& locks = player.lanes().locks();
  const bool gil = std::any_of(locks.begin(), locks.end(), [](const trace::Lane& lane) {
    return lane.lock_kind == trace::WaitKind::gil;
  });
  std::size_t tried = 0;
  for (std::size_t i = 0; i < events.size() && tried < kSwitchesTried; ++i) {
    const trace::Event& e = events[i];
    const bool off = e.kind == (gil ? trace::EventKind::lock_release : trace::EventKind::thread_preempt);
    if (!off || e.thread == kNobody) continue;
    ++tried;
    const World world = player.world_at(e.position + 1);
    const auto name = open_update(world, e.thread);
    if (!name || (!variable.empty() && *name != variable)) continue;
    // It goes on when it next runs with the GIL.
    std::size_t k = i + 1;
    bool others = false;
    for (; k < events.size(); ++k) {
      if (events[k].kind != (gil ? trace::EventKind::lock_acquire : trace::EventKind::thread_run)) continue;
      if (events[k].thread != e.thread)
        others = true;
      else if (others)
        break;
    }
    if (!others || k >= events.size()) continue;
    variable = *name;
    const Position p = e.position, q = events[k].position;
    const Position start = p > kBefore ? p - kBefore : 0;
    SwitchPlace place{{}, e.thread, p, q};
    if (q < p + kAfter + kBefore)
      place.windows = {{start, std::min(player.end(), q + kAfter)}};
    else
      place.windows = {{start, p + kAfter},
                       {q > kBefore ? q - kBefore : 0, std::min(player.end(), q + kAfter)}};
    return place;
  }
  // Nothing is lost: from where a second thread begins.
  Position start = 0;
  for (const trace::Event& e : events)
    if (e.kind == trace::EventKind::thread_run && e.thread > 0) {
      start = e.position > kBefore ? e.position - kBefore : 0;
      break;
    }
  return {{{start, std::min(player.end(), start + kScanned)}}};
}

}  // namespace kvant::session
