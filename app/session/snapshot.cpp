#include "app/session/snapshot.h"

#include <algorithm>

#include "sim/python/compile/compiler.h"

namespace kvant::session {

namespace {

using machine::ThreadState;
using trace::WaitKind;

Status status_of(const machine::Thread& thread) {
  switch (thread.state) {
    case ThreadState::ready:
      return Status::ready;
    case ThreadState::running:
      return Status::running;
    case ThreadState::sleeping:
      return Status::sleeping;
    case ThreadState::terminated:
      return Status::ended;
    case ThreadState::blocked:
      break;
  }
  switch (thread.pending.wait) {
    case WaitKind::gil:
      return Status::wait_gil;
    case WaitKind::sleep:
      return Status::sleeping;
    case WaitKind::io:
    case WaitKind::selector:
    case WaitKind::message:
      return Status::wait_io;
    default:
      return Status::blocked;
  }
}

void fill_place(ThreadRow& row, const std::vector<python::FrameView>& frames) {
  for (std::size_t i = 0; i < frames.size(); ++i) {
    const python::FrameView& frame = frames[i];
    if (frame.is_library) continue;
    row.line = frame.line;
    row.function = frame.function;
    row.code = frame.code;
    row.instruction = frame.instruction;
    row.at_instruction = i == 0;
    break;
  }
}

const char* stored_name(const python::CodeUnit& code, std::size_t i) {
  using python::Op;
  const python::Instr& instr = code.code[i];
  if (instr.op != Op::STORE_GLOBAL && instr.op != Op::STORE_NAME) return nullptr;
  const auto index = static_cast<std::size_t>(instr.arg);
  return index < code.names.size() ? code.names[index].c_str() : nullptr;
}

// LOAD_GLOBAL's lowest bit tells of a call, as in CPython 3.11.
bool loads(const python::CodeUnit& code, std::size_t i, const std::string& name) {
  using python::Op;
  const python::Instr& instr = code.code[i];
  if (instr.op != Op::LOAD_GLOBAL && instr.op != Op::LOAD_NAME) return false;
  const auto index = static_cast<std::size_t>(instr.op == Op::LOAD_GLOBAL ? instr.arg >> 1 : instr.arg);
  return index < code.names.size() && code.names[index] == name;
}

// Does `code` on the line of instruction `at` load a global before `at` and store it from `at` on?
bool find_update(const python::CodeUnit& code, std::size_t at, OpenUpdate& out) {
  if (at >= code.code.size() || at >= code.locations.size()) return false;
  const int line = code.locations[at].line;
  for (std::size_t i = at; i < code.code.size() && code.locations[i].line == line; ++i) {
    const char* name = stored_name(code, i);
    if (!name) continue;
    for (std::size_t j = at; j-- > 0 && code.locations[j].line == line;) {
      if (!loads(code, j, name)) continue;
      out.variable = name;
      out.line = line;
      out.load = j;
      out.store = i;
      return true;
    }
    return false;
  }
  return false;
}

std::string value_of(const World& world, ProcessId process, const std::string& name) {
  for (const python::VariableView& v : world.python.globals(process))
    if (v.name == name) return v.value;
  return "";
}

// Where `thread` last stopped running at or before `position`: its last step is not after that.
Position stopped_at(const Player& player, ThreadId thread, Position position) {
  const auto& events = player.trace().events();
  for (std::size_t i = player.trace().first_at(position + 1); i-- > 0;) {
    const trace::Event& event = events[i];
    if (event.thread != thread) continue;
    if (event.kind == trace::EventKind::thread_preempt || event.kind == trace::EventKind::thread_block ||
        event.kind == trace::EventKind::lock_release)
      return event.position;
    if (event.kind == trace::EventKind::thread_run) break;
  }
  return position;
}

void add_updates(const Player& player, Snapshot& s) {
  for (const ThreadRow& row : s.threads) {
    if (!row.code || row.id == s.running) continue;
    if (row.status != Status::wait_gil && row.status != Status::ready) continue;
    // Without a core, but with the GIL: nobody else can write meanwhile.
    const python::GilView gil = player.world().python.gil(row.process);
    if (gil.exists && gil.holder == row.id) continue;
    OpenUpdate update;
    if (!find_update(*row.code, row.instruction, update)) continue;
    update.thread = row.id;
    update.now = value_of(player.world(), row.process, update.variable);
    const Position stopped = stopped_at(player, row.id, s.position);
    if (stopped < s.position)
      update.read = value_of(player.world_at(stopped), row.process, update.variable);
    else
      update.read = update.now;
    s.updates.push_back(update);
  }
}

void add_variables(const World& world, Snapshot& s, const Snapshot* before) {
  const auto add = [&](const python::VariableView& v, bool global) {
    VariableRow row{v.name, v.value, v.type, v.references, global, false};
    if (before) {
      const auto same = std::find_if(
          before->variables.begin(), before->variables.end(),
          [&](const VariableRow& other) { return other.name == v.name && other.global == global; });
      row.changed = same != before->variables.end() ? same->value != v.value : before->shown == s.shown;
    }
    s.variables.push_back(std::move(row));
  };
  if (s.shown == kNobody) return;
  const auto frames = world.python.frames(s.shown);
  for (std::size_t i = 0; i < frames.size(); ++i) {
    if (frames[i].is_library) continue;
    if (frames[i].function != "<module>")
      for (const python::VariableView& v : world.python.locals(s.shown, i)) add(v, false);
    break;
  }
  for (const python::VariableView& v : world.python.globals(s.process)) add(v, true);
}

std::string value_in(const std::vector<python::VariableView>& variables, const std::string& name) {
  for (const python::VariableView& v : variables)
    if (v.name == name) return v.value;
  return "";
}

// What a store is about to store is on the stack: one step on it is in the variable.
void add_next_value(const Player& player, Snapshot& s) {
  using python::Op;
  const ThreadRow* row = s.thread(s.shown);
  if (!row || !row->code || !row->at_instruction || row->instruction >= row->code->code.size()) return;
  const python::CodeUnit& code = *row->code;
  const python::Instr& instr = code.code[row->instruction];
  const auto arg = static_cast<std::size_t>(instr.op == Op::LOAD_GLOBAL ? instr.arg >> 1 : instr.arg);
  const auto name_in = [arg](const std::vector<std::string>& names) {
    return arg < names.size() ? names[arg] : std::string();
  };
  switch (instr.op) {
    case Op::LOAD_GLOBAL:
    case Op::LOAD_NAME:
      s.next_value = value_in(player.world().python.globals(row->process), name_in(code.names));
      break;
    case Op::STORE_GLOBAL:
    case Op::STORE_NAME:
    case Op::STORE_FAST: {
      if (row->status != Status::running || s.position >= player.end()) break;
      const World next = player.world_at(s.position + 1);
      if (next.machine.last_thread() != row->id) break;
      s.next_is_store = true;
      if (instr.op != Op::STORE_FAST)
        s.next_value = value_in(next.python.globals(row->process), name_in(code.names));
      else
        s.next_value = value_in(next.python.locals(row->id, 0), name_in(code.local_names));
      break;
    }
    default:
      break;
  }
}

}  // namespace

std::string short_name(const std::string& thread) {
  const std::size_t space = thread.find(" (");
  return thread.rfind("Thread-", 0) == 0 && space != std::string::npos ? thread.substr(0, space) : thread;
}

Snapshot take_snapshot(const Player& player, ThreadId shown, const Snapshot* before) {
  const World& world = player.world();
  const machine::Machine& machine = world.machine;
  Snapshot s;
  s.position = player.position();
  s.time = player.time();
  for (const machine::Thread& thread : machine.threads()) {
    ThreadRow row;
    row.id = thread.id;
    row.process = thread.process;
    // Before its first step a thread has the program's name only; the timeline knows better.
    const auto& lanes = player.lanes().threads();
    const auto index = static_cast<std::size_t>(std::max(0, thread.id));
    row.name = index < lanes.size() && !lanes[index].name.empty() ? lanes[index].name : thread.name;
    row.status = status_of(thread);
    row.core = thread.core;
    row.since = thread.since;
    if (row.status != Status::running && row.status != Status::ready && row.status != Status::ended) {
      row.wait = thread.pending.wait;
      row.object = thread.pending.text;
      row.until = thread.pending.deadline;
      if (row.wait == WaitKind::gil)
        row.holder = world.python.gil(thread.process).holder;
      else if (thread.pending.lock != kNobody)
        row.holder = machine.owner_of(thread.pending.lock);
    }
    if (row.status != Status::ended) fill_place(row, world.python.frames(thread.id));
    s.threads.push_back(std::move(row));
  }
  s.running = machine.last_thread();
  if (!s.thread(s.running) || s.thread(s.running)->status != Status::running) {
    s.running = kNobody;
    for (CoreId core = 0; core < machine.settings().cores && s.running == kNobody; ++core)
      s.running = machine.running_on(core);
  }
  s.shown = s.thread(shown) ? shown : kNobody;
  if (s.shown != kNobody) s.process = s.thread(s.shown)->process;
  if (!machine.processes().empty()) {
    s.gil = world.python.gil(s.process);
    for (const python::LockView& lock : world.python.locks(s.process))
      s.locks.push_back({lock.id, lock.name, lock.kind, lock.owner, lock.waiters});
    add_variables(world, s, before);
  }
  s.candidates = player.candidates();
  add_updates(player, s);
  add_next_value(player, s);

  const auto& events = player.trace().events();
  const std::size_t known = player.trace().first_at(s.position + 1);
  for (std::size_t i = 0; i < known; ++i)
    if (events[i].kind == trace::EventKind::context_switch && events[i].a != kNobody) ++s.switches;
  s.gil_switches = static_cast<std::int64_t>(s.gil.switches);
  return s;
}

}  // namespace kvant::session
