// Looking into a world without changing it: for the player, the panels and explanations.
#include <fmt/format.h>

#include "sim/base/hash.h"
#include "sim/python/attribute.h"
#include "sim/python/container.h"
#include "sim/python/frame.h"
#include "sim/python/interpreter.h"
#include "sim/python/natives.h"
#include "sim/python/number.h"
#include "sim/python/runtime.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/show.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace {

constexpr std::uint32_t kNothingShown = 0xffffffff;

const PyThread* thread_of(const Runtime::Impl& impl, ThreadId thread) {
  const auto index = static_cast<std::size_t>(thread);
  return thread >= 0 && index < impl.threads.size() ? &impl.threads[index] : nullptr;
}
const PyProcess* process_of(const Runtime::Impl& impl, ProcessId process) {
  const auto index = static_cast<std::size_t>(process);
  return process >= 0 && index < impl.processes.size() && impl.processes[index] ? &*impl.processes[index]
                                                                                : nullptr;
}

// Frames of Python code, innermost first; hidden ones left out.
template <class Use>
void each_frame(const Runtime::Impl& impl, ThreadId thread, Use&& use) {
  const PyThread* t = thread_of(impl, thread);
  if (t == nullptr) return;
  const PyProcess* p = process_of(impl, t->process);
  if (p == nullptr) return;
  for (Value v = t->frame; !v.is_null();) {
    const Frame* f = p->heap.get<Frame>(v);
    if (f->is_native == 0 && (f->flags & kFrameHidden) == 0 && !use(p->heap, f)) return;
    v = f->back;
  }
}

std::size_t instruction_of(const PyThread& t, const Heap& heap, const Frame* f) {
  // A caller stands behind the instruction that made the call.
  const bool innermost = heap.get<Frame>(t.frame) == f;
  return innermost || f->ip == 0 ? f->ip : f->ip - 1;
}

VariableView view_of(const Heap& heap, std::string name, Value v) {
  VariableView view;
  view.name = std::move(name);
  view.value = show(heap, v);
  view.type = type_name(heap, v);
  if (v.is_object()) {
    view.references = heap.get<Object>(v)->refs;
    view.identity = v.offset();
  }
  return view;
}

}  // namespace

std::string Runtime::label(ThreadId thread) const {
  std::string text;
  each_frame(*impl_, thread, [&](const Heap& heap, const Frame* f) {
    if ((f->flags & kFrameUser) == 0) return true;
    text = codes().at(heap.get<Code>(f->code)->id).name;
    return false;
  });
  const PyThread* t = thread_of(*impl_, thread);
  if (!text.empty() || t == nullptr || t->start_args.is_null()) return text;  // begun
  const Heap& heap = impl_->processes[static_cast<std::size_t>(t->process)]->heap;
  Value f = t->start_function;
  if (heap.is_exact(f, TypeId::method)) f = heap.get<Method>(f)->function;
  if (heap.is_exact(f, TypeId::function)) text = text_of(heap, heap.get<Function>(f)->name);
  return text == "_bootstrap" ? "" : text;
}

std::vector<FrameView> Runtime::frames(ThreadId thread) const {
  std::vector<FrameView> views;
  each_frame(*impl_, thread, [&](const Heap& heap, const Frame* f) {
    const std::uint32_t id = heap.get<Code>(f->code)->id;
    const CodeUnit& unit = codes().at(id);
    FrameView view;
    view.function = unit.name;
    view.filename = unit.filename;
    view.instruction = std::min(instruction_of(*thread_of(*impl_, thread), heap, f), unit.code.size() - 1);
    view.line = unit.locations[view.instruction].line;
    view.code = codes().shared(id);
    view.is_library = (f->flags & kFrameUser) == 0;
    views.push_back(std::move(view));
    return true;
  });
  return views;
}

std::vector<VariableView> Runtime::locals(ThreadId thread, std::size_t frame) const {
  std::vector<VariableView> views;
  std::size_t number = 0;
  each_frame(*impl_, thread, [&](const Heap& heap, const Frame* f) {
    if (number++ != frame) return true;
    const CodeUnit& unit = codes().at(heap.get<Code>(f->code)->id);
    for (std::size_t i = 0; i < unit.local_names.size() && i < f->sp; ++i) {
      Value v = f->slots()[i];
      if (v.is_object() && unit.local_kinds[i] != LocalKind::local && heap.layout_of(v) == Layout::cell)
        v = heap.get<Cell>(v)->value;
      if (!v.is_null()) views.push_back(view_of(heap, unit.local_names[i], v));
    }
    return false;
  });
  return views;
}

std::vector<VariableView> Runtime::globals(ProcessId process) const {
  std::vector<VariableView> views;
  const PyProcess* p = process_of(*impl_, process);
  if (p == nullptr) return views;
  Value key, value;
  for (std::uint32_t at = 0; dict_next(p->heap, p->heap.roots().modules, at, key, value);) {
    if (text_of(p->heap, key) != "__main__" || p->heap.layout_of(value) != Layout::module) continue;
    const Value dict = p->heap.get<Module>(value)->dict;
    Value name, v;
    for (std::uint32_t i = 0; dict_next(p->heap, dict, i, name, v);) {
      const std::string_view text = text_of(p->heap, name);
      if (text.substr(0, 2) == "__") continue;
      const Layout layout = p->heap.layout_of(v);
      if (layout == Layout::module || layout == Layout::function || layout == Layout::type ||
          layout == Layout::native_function)
        continue;
      views.push_back(view_of(p->heap, std::string(text), v));
    }
    break;
  }
  return views;
}

std::vector<LockView> Runtime::locks(ProcessId process) const {
  std::vector<LockView> views;
  const PyProcess* p = process_of(*impl_, process);
  if (p == nullptr) return views;
  for (const auto& [id, offset] : p->locks) {
    const auto* lock = p->heap.at<Lock>(offset);
    const bool alive =
        (lock->type == type_offset(TypeId::lock) || lock->type == type_offset(TypeId::rlock)) &&
        lock->id == id;
    if (!alive) continue;
    LockView view;
    view.id = id;
    if (!lock->name.is_null()) view.name = text_of(p->heap, lock->name);
    view.kind = static_cast<trace::WaitKind>(lock->wait_kind);
    view.owner = lock->word != 0 ? lock->owner : kNobody;
    for (const PyThread& t : impl_->threads)
      if (t.process == process && (t.stage == Stage::asked || t.stage == Stage::asked_held) &&
          t.wanted.lock == id)
        view.waiters.push_back(t.id);
    views.push_back(std::move(view));
  }
  return views;
}

GilView Runtime::gil(ProcessId process) const {
  GilView view;
  view.exists = impl_->settings.has_gil();
  const PyProcess* p = process_of(*impl_, process);
  if (p == nullptr) return view;
  view.holder = p->gil.locked != 0 ? p->gil.holder : kNobody;
  view.held_since = p->gil.held_since;
  view.drop_requested = p->gil.drop_request;
  view.requested_by = p->gil.requested_by;
  view.switches = p->gil.switch_number;
  return view;
}

std::uint64_t Runtime::instructions(ThreadId thread) const {
  const PyThread* t = thread_of(*impl_, thread);
  return t == nullptr ? 0 : t->instructions;
}

std::uint64_t Runtime::user_activity() const {
  // A thread comes into user code by a call, a return or a generator, and moves in it by instructions.
  std::uint64_t all = 0;
  const auto mix = [&all](std::uint64_t number) {
    all = (all ^ number) * 0x9E3779B97F4A7C15ULL;
    all ^= all >> 29;
  };
  for (const PyThread& t : impl_->threads) {
    mix(t.user_entries);
    mix(in_user_code(t.id) ? t.instructions : 0);
  }
  return all;
}

Runtime::Place Runtime::place(ThreadId thread) const {
  Place place;
  bool found = false;
  each_frame(*impl_, thread, [&](const Heap& heap, const Frame* f) {
    if (found) {
      ++place.depth;
      return true;
    }
    if ((f->flags & kFrameUser) == 0) return true;
    found = true;
    place.code_id = heap.get<Code>(f->code)->id;
    const CodeUnit& unit = codes().at(place.code_id);
    const std::size_t at =
        std::min(instruction_of(*thread_of(*impl_, thread), heap, f), unit.code.size() - 1);
    place.line = unit.locations[at].line;
    return true;
  });
  return place;
}

bool Runtime::in_user_code(ThreadId thread) const {
  const PyThread* t = thread_of(*impl_, thread);
  if (t == nullptr) return false;
  const PyProcess* p = process_of(*impl_, t->process);
  if (p == nullptr || t->frame.is_null()) return false;
  const Frame* f = p->heap.get<Frame>(t->frame);
  return f->is_native == 0 && (f->flags & kFrameUser) != 0;
}

std::size_t Runtime::heap_bytes(ProcessId process) const {
  const PyProcess* p = process_of(*impl_, process);
  return p == nullptr ? 0 : p->heap.used();
}

std::uint64_t Runtime::hash() const {
  Hasher h;
  for (const auto& p : impl_->processes) {
    if (!p) {
      h.number(kNothingShown);
      continue;
    }
    h.bytes(p->heap.base(), p->heap.extent());
    h.number(p->gil.locked);
    h.number(static_cast<std::uint64_t>(p->gil.holder));
    h.number(static_cast<std::uint64_t>(p->gil.last_holder));
    h.number(p->gil.drop_request ? 1 : 0);
  }
  for (const PyThread& t : impl_->threads) {
    h.number(static_cast<std::uint64_t>(t.stage));
    h.number(t.frame.bits());
    h.number(t.pending.bits());
    h.number(t.handled.bits());
    h.number(t.blocked ? 1 : 0);
  }
  return h.value();
}

std::map<ProcessId, const Heap*> Runtime::heaps() const {
  std::map<ProcessId, const Heap*> all;
  for (const auto& process : impl_->processes)
    if (process) all.emplace(process->id, &process->heap);
  return all;
}

std::map<ProcessId, Heap> Runtime::take_heaps() {
  std::map<ProcessId, Heap> taken;
  for (auto& process : impl_->processes)
    if (process) taken.emplace(process->id, std::move(process->heap));
  return taken;
}

void Runtime::give_heaps(std::map<ProcessId, Heap> heaps) {
  for (auto& process : impl_->processes)
    if (process) process->heap = std::move(heaps.at(process->id));
}

}  // namespace kvant::python
