#include "sim/python/refcounts.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/python/attribute.h"
#include "sim/python/call.h"
#include "sim/python/container.h"
#include "sim/python/eval.h"
#include "sim/python/names.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace {

// A program that changes counts all day long would fill the trace with objects nobody asked for.
constexpr std::uint32_t kMostUnwatchedEvents = 100'000;

bool is_naive(const Interpreter& in) {
  return in.runtime.settings().ref_counts() == RefCounts::naive;
}

TrackedRef* find(RefTable& table, Offset object) {
  for (TrackedRef& item : table.items)
    if (item.object.offset() == object) return &item;
  return nullptr;
}

// The line of the program that the thread executes: of the innermost frame of the user's own.
std::int32_t line_of(const Interpreter& in) {
  Frame* f = top_frame(in);
  while (f != nullptr && (f->is_native != 0 || (f->flags & kFrameUser) == 0))
    f = f->back.is_null() ? nullptr : in.heap.get<Frame>(f->back);
  if (f == nullptr) return 0;
  const CodeUnit& unit = unit_of(in, f);
  const std::size_t at = f->ip == 0 ? 0 : std::min<std::size_t>(f->ip - 1, unit.locations.size() - 1);
  return unit.locations[at].line;
}

Value main_globals(const Heap& heap) {
  const Value main = dict_get_str(heap, heap.roots().modules, name(heap, NameId::dunder_main));
  return main.is_null() || heap.layout_of(main) != Layout::module ? Value() : heap.get<Module>(main)->dict;
}

// Things a global variable can name that no two threads fight over: immortal ones and what is no object here.
bool is_tracked_kind(const Heap& heap, Value v) {
  if (!v.is_object() || v.offset() < Heap::kFirstBlock) return false;
  switch (heap.layout_of(v)) {
    case Layout::singleton:
    case Layout::native_function:
    case Layout::module:
      return false;
    default:
      return true;
  }
}

bool is_deferred(const Heap& heap, Value v) {
  const Layout layout = heap.layout_of(v);
  return layout == Layout::function || layout == Layout::type || layout == Layout::module ||
         layout == Layout::code;
}

// Tells the table when the object dies, without keeping it alive.
Value weak_of(Heap& heap, Value object) {
  auto* ref = heap.create<Weakref>(type_offset(TypeId::weakref));
  ref->target = object;
  ref->callback = Value();
  ref->hash = -1;
  ref->next = heap.roots().weakrefs;
  heap.roots().weakrefs = Value::object(heap.offset_of(ref));
  heap.type_at(heap.type_of(object))->flags |= kTypeWeakly;
  return heap.roots().weakrefs;
}

TrackedRef& track(Interpreter& in, Value object, std::string name, bool watched) {
  Heap& heap = in.heap;
  RefTable& table = in.process.refs;
  if (TrackedRef* known = find(table, object.offset())) {
    known->watched = known->watched || watched;
    if (watched) known->name = std::move(name);
    return *known;
  }
  TrackedRef item;
  item.object = object;
  item.watched = watched;
  item.name = std::move(name);
  item.number = in.kernel.new_number(machine::Series::object);
  item.deferred = is_deferred(heap, object);
  item.owner = in.thread.id;
  item.count = item.local = heap.get<Object>(object)->refs;
  item.keeps = is_naive(in);
  if (!item.keeps && watched) {
    if (heap.layout_of(object) == Layout::instance)
      item.weak = weak_of(heap, object);
    else
      item.keeps = true;
  }
  if (item.keeps) heap.keep(object);
  item.seen = heap.get<Object>(object)->refs;
  table.items.push_back(std::move(item));
  return table.items.back();
}

void forget(Heap& heap, RefTable& table, std::size_t index) {
  const TrackedRef item = std::move(table.items[index]);
  table.items.erase(table.items.begin() + static_cast<std::ptrdiff_t>(index));
  heap.drop(item.weak);
  if (item.keeps) heap.drop(item.object);  // last: it may run finalizers
}

// The values of the global variables, once a name is new or names something else.
void follow_globals(Interpreter& in) {
  RefTable& table = in.process.refs;
  if (table.only_watched) return;
  const Heap& heap = in.heap;
  const Value globals = main_globals(heap);
  if (globals.is_null()) return;
  // Assignments to names that are there do not change the version. Naive, they are steps that matter.
  const std::uint32_t version = heap.get<Dict>(globals)->version;
  if (!is_naive(in) && version == table.globals_version) return;
  table.globals_version = version;
  Value key, value;
  for (std::uint32_t at = 0; dict_next(heap, globals, at, key, value);) {
    if (!is_tracked_kind(heap, value) || !is_str(heap, key)) continue;
    const std::string_view text = text_of(heap, key);
    if (text.substr(0, 2) == "__" || find(table, value.offset()) != nullptr) continue;
    if (heap.layout_of(value) == Layout::function || heap.layout_of(value) == Layout::type) {
      // Not what it imported.
      const Value module = heap.layout_of(value) == Layout::type ? heap.get<Type>(value)->module
                                                                 : heap.get<Function>(value)->module;
      if (module.is_null() || !is_str(heap, module) || text_of(heap, module) != "__main__") continue;
    }
    track(in, value, std::string(text), false).entry = at - 1;
  }
}

// Not naive, and not kept alive: is the object still what the variable names?
bool still_named(const Heap& heap, const TrackedRef& item, Value globals) {
  if (item.weak) return !heap.get<Weakref>(item.weak)->target.is_null();
  if (item.keeps || globals.is_null()) return true;
  const auto* dict = heap.get<Dict>(globals);
  return item.entry < dict->filled && heap.at<DictEntry>(dict->entries)[item.entry].value == item.object;
}

bool others_have_steps(const Interpreter& in, Offset object) {
  for (const ThreadId id : in.process.threads) {
    const PyThread& t = in.runtime.impl().threads[static_cast<std::size_t>(id)];
    if (id == in.thread.id) continue;
    for (const RefStep& step : t.ref_steps)
      if (step.object == object) return true;
  }
  return false;
}

bool is_told(RefTable& table, const TrackedRef& item) {
  return item.watched || ++table.told < kMostUnwatchedEvents;
}

void tell(Interpreter& in, trace::EventKind kind, const TrackedRef& item, std::int64_t value) {
  if (is_told(in.process.refs, item)) in.emit(kind, item.number, value, item.name);
}

ReferenceStep step_of(const RefMark& mark) {
  return {mark.thread, mark.line, mark.value};
}

void crash(Interpreter& in, const TrackedRef& item, const RefStep& step) {
  CrashView view;
  view.process = in.process.id;
  view.name = item.name;
  view.type = type_name(in.heap, item.object);
  view.lost = item.lost.thread != kNobody;
  view.first = step_of(item.lost);
  view.second = step_of(item.over);
  view.second_read = item.over_read;
  view.freed = step_of(item.freed_by);
  view.use = {in.thread.id, step.line, item.count};
  in.runtime.impl().crash = std::move(view);
}

// The count became 0 or less by this thread's WRITE.
void count_is_zero(Interpreter& in, TrackedRef& item) {
  const bool in_use =
      in.heap.get<Object>(item.object)->refs > 1 || others_have_steps(in, item.object.offset());
  tell(in, trace::EventKind::object_freed, item, 0);
  if (in_use) {
    item.freed = true;
    item.freed_by = item.last_write;
    return;
  }
  for (std::size_t i = 0; i < in.process.refs.items.size(); ++i)
    if (&in.process.refs.items[i] == &item) return forget(in.heap, in.process.refs, i);
}

// From the next instruction on, counts are looked at after each.
void begin_looking(Interpreter& in) {
  in.process.refs.active = true;
  std::int64_t& left = in.attention ? in.left_saved : in.left;
  in.chunk -= left;
  left = 0;
}

}  // namespace

bool PythonSettings::has_gil() const {
  return gil && (profile == nullptr || profile->has_gil);
}

RefCounts PythonSettings::ref_counts() const {
  if (has_gil()) return RefCounts::gil;
  RefCounts wanted = counts.value_or(profile == nullptr ? RefCounts::gil : profile->counts);
  if (wanted != RefCounts::gil) return wanted;
  // A CPython that has a GIL, run without it: right counts, unless plain ones were asked for.
  return counts ? RefCounts::naive : RefCounts::biased;
}

void ref_watch(Interpreter& in, Value object, std::string name) {
  if (!object.is_object() || object.offset() < Heap::kFirstBlock) return;
  RefTable& table = in.process.refs;
  ref_look(in);
  begin_looking(in);
  table.only_watched = true;
  track(in, object, std::move(name), true);
  for (std::size_t i = table.items.size(); i-- > 0;)
    if (!table.items[i].watched) forget(in.heap, table, i);
}

void ref_activate(Interpreter& in) {
  if (in.runtime.settings().has_gil()) return;
  begin_looking(in);
}

void ref_look(Interpreter& in) {
  RefTable& table = in.process.refs;
  if (!table.active) return;
  Heap& heap = in.heap;
  const bool naive = is_naive(in);
  follow_globals(in);
  const Value globals = naive || table.only_watched ? Value() : main_globals(heap);
  std::int32_t line = -1;
  for (std::size_t i = 0; i < table.items.size();) {
    TrackedRef& item = table.items[i];
    if (!naive && !still_named(heap, item, globals)) {
      if (item.watched) tell(in, trace::EventKind::object_freed, item, 0);
      forget(heap, table, i);
      table.globals_version = 0xffffffff;
      continue;
    }
    const std::uint32_t now = heap.get<Object>(item.object)->refs;
    if (now != item.seen) {
      const auto change = static_cast<std::int32_t>(now - item.seen);
      item.seen = now;
      if (naive) {
        if (line < 0) line = line_of(in);
        in.thread.ref_steps.push_back({item.object.offset(), change, line, 0, 0, 0});
      } else {
        (item.owner == in.thread.id ? item.local : item.shared) += change;
        if (item.keeps && now == 1) {  // nobody else has it
          if (item.watched) tell(in, trace::EventKind::object_freed, item, 0);
          forget(heap, table, i);
          continue;
        }
      }
    }
    ++i;
  }
}

bool ref_step(Interpreter& in) {
  RefStep& step = in.thread.ref_steps.front();
  RefTable& table = in.process.refs;
  TrackedRef* item = find(table, step.object);
  const auto finish = [&] { in.thread.ref_steps.erase(in.thread.ref_steps.begin()); };
  if (item == nullptr) {  // no longer watched
    finish();
    return true;
  }
  if (item->freed) {
    crash(in, *item, step);
    return false;
  }
  switch (step.phase++) {
    case 0:
      step.value = item->count;
      step.writes = item->writes;
      tell(in, trace::EventKind::ref_read, *item, item->count);
      return true;
    case 1:
      step.value += step.change;
      return true;
    default:
      break;
  }
  const RefMark mark{in.thread.id, step.line, step.value};
  if (item->writes != step.writes) {
    item->lost = item->last_write;
    item->over = mark;
    item->over_read = step.value - step.change;
  }
  item->count = step.value;
  item->last_write = mark;
  ++item->writes;
  tell(in, trace::EventKind::ref_write, *item, item->count);
  finish();
  if (item->count <= 0) count_is_zero(in, *item);
  return true;
}

void ref_finish(Interpreter& in) {
  ref_look(in);
  while (!in.thread.ref_steps.empty())
    if (!ref_step(in)) in.thread.ref_steps.clear();
}

std::int64_t ref_count_of(const Interpreter& in, Value object) {
  if (!object.is_object()) return -1;
  for (const TrackedRef& item : in.process.refs.items) {
    if (!(item.object == object)) continue;
    if (is_naive(in)) return item.count;
    return item.keeps ? static_cast<std::int64_t>(in.heap.get<Object>(object)->refs) - 1 : -1;
  }
  return -1;
}

std::vector<ReferenceView> Runtime::references(ProcessId process) const {
  std::vector<ReferenceView> views;
  const auto index = static_cast<std::size_t>(process);
  if (process < 0 || index >= impl_->processes.size() || !impl_->processes[index]) return views;
  const PyProcess& p = *impl_->processes[index];
  for (const TrackedRef& item : p.refs.items) {
    if (item.weak && p.heap.get<Weakref>(item.weak)->target.is_null()) continue;
    ReferenceView view;
    view.name = item.name;
    view.type = type_name(p.heap, item.object);
    view.identity = item.object.offset();
    view.counts = impl_->settings.ref_counts();
    view.count =
        view.counts == RefCounts::naive
            ? item.count
            : static_cast<std::int64_t>(p.heap.get<Object>(item.object)->refs) - (item.keeps ? 1 : 0);
    view.owner = item.owner;
    view.local = item.local;
    view.shared = item.shared;
    view.deferred = item.deferred;
    view.watched = item.watched;
    view.freed = item.freed;
    views.push_back(std::move(view));
  }
  return views;
}

const CrashView* Runtime::crash() const {
  return impl_->crash ? &*impl_->crash : nullptr;
}

}  // namespace kvant::python
