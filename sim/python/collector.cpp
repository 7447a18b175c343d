// _gc: the module behind gc.
#include <algorithm>
#include <vector>

#include "sim/python/collector.h"
#include "sim/python/collector_scan.h"
#include "sim/python/natives_containers.h"
#include "sim/python/protocol_plain.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/weak.h"

namespace kvant::python {
namespace {

bool is_shown(const Heap& heap, Offset at) {
  const Layout layout = heap.type_at(heap.at<Object>(at)->type)->layout;
  return layout != Layout::frame && layout != Layout::traceback;
}

// What a full collection costs: CPython takes some 30 ns a container.
void charge_scan(NativeCall& c, const Scan& scan) {
  c.in.charge(static_cast<VirtualTime>(scan.found().size()) * 30);
}

// unreachable(*lists) → the list of the containers nobody can reach. The references of the lists given do not
// count.
Outcome gc_unreachable(NativeCall& c) {
  const Scan scan(c.heap);
  charge_scan(c, scan);
  const std::vector<Offset> dead = scan.unreachable(tuple_items(c.heap, c.args[0]));
  const Owned list(c.heap, new_list(c.heap));
  for (const Offset at : dead) list_append(c.heap, list.get(), Value::object(at));
  return c.done(c.heap.kept(list.get()));
}

// count(list): as CPython 3.11 counts them, where the attributes of an instance are no object of their own.
Outcome gc_count(NativeCall& c) {
  std::int64_t count = 0;
  for (const Value v : list_items(c.heap, c.args[0])) {
    if (is_shown(c.heap, v.offset())) ++count;
    if (c.heap.layout_of(v) == Layout::instance && !c.heap.get<Instance>(v)->dict.is_null()) --count;
  }
  return c.done(Value::small(count));
}

}  // namespace

bool is_finalizable(Heap& heap, Value v) {
  const Type* type = heap.type_at(heap.type_of(v));
  if (type->layout == Layout::generator) {
    const auto* g = heap.get<Generator>(v);
    if (g->frame.is_null() || g->closed != 0 || g->running != 0) return false;
    const FrameState state = heap.get<Frame>(g->frame)->state;
    return state == FrameState::suspended ||
           (state == FrameState::created && heap.is_exact(v, TypeId::coroutine));
  }
  if (type->layout != Layout::instance || (type->special & kHasDel) == 0) return false;
  if (!was_finalized(heap, v)) return true;  // takes the mark away
  mark_finalized(heap, v);
  return false;
}

namespace {

// finalizable(list) → those of them that have something to do before they go: see finalize().
Outcome gc_finalizable(NativeCall& c) {
  const Owned list(c.heap, new_list(c.heap));
  for (const Value v : list_items(c.heap, c.args[0]))
    if (is_finalizable(c.heap, v)) list_append(c.heap, list.get(), v);
  return c.done(c.heap.kept(list.get()));
}

// forget(list): weak references to them are dead, and their callbacks are to run.
Outcome gc_forget(NativeCall& c) {
  for (const Value v : list_items(c.heap, c.args[0]))
    if (const Layout layout = c.heap.layout_of(v); layout == Layout::instance || layout == Layout::generator)
      clear_weakrefs(c.heap, v);
  return c.none();
}

// clear(list): takes from each what it refers to.
Outcome gc_clear(NativeCall& c) {
  Heap& heap = c.heap;
  for (const Value v : list_items(heap, c.args[0])) {
    switch (heap.layout_of(v)) {
      case Layout::instance: {
        auto* o = heap.get<Instance>(v);
        heap.assign(o->dict, Value());
        for (std::uint32_t k = 0; k < heap.type_at(heap.type_of(v))->slot_count; ++k)
          heap.assign(heap.get<Instance>(v)->slots()[k], Value());
        break;
      }
      case Layout::list:
        list_clear(heap, v);
        break;
      case Layout::dict:
        dict_clear(heap, v);
        break;
      case Layout::set:
        set_clear(heap, v);
        break;
      case Layout::native_data:
        if (is_deque(heap, v)) deque_clear(heap, v);
        break;
      case Layout::generator:  // what was left of it has run
        if (auto* g = heap.get<Generator>(v); !g->frame.is_null() && g->running == 0) {
          heap.get<Frame>(g->frame)->generator = Value();
          heap.assign(g->frame, Value());
        }
        break;
      case Layout::cell:
        heap.assign(heap.get<Cell>(v)->value, Value());
        break;
      case Layout::exception: {
        auto* o = heap.get<Exception>(v);
        heap.assign(o->traceback, Value());
        heap.assign(o->context, Value());
        heap.assign(o->cause, Value());
        heap.assign(o->dict, Value());
        for (Value& v : o->extra) heap.assign(v, Value());
        break;
      }
      default:
        break;
    }
  }
  return c.none();
}

Outcome gc_objects(NativeCall& c) {
  const Scan scan(c.heap);
  charge_scan(c, scan);
  const Owned list(c.heap, new_list(c.heap));
  for (const Offset at : scan.found())
    if (is_shown(c.heap, at) && c.heap.type_at(c.heap.at<Object>(at)->type)->layout != Layout::cell)
      list_append(c.heap, list.get(), Value::object(at));
  return c.done(c.heap.kept(list.get()));
}

// referrers(objects, *lists): the containers that refer to one of the objects, without the lists given.
Outcome gc_referrers(NativeCall& c) {
  const Scan scan(c.heap);
  charge_scan(c, scan);
  const Owned list(c.heap, new_list(c.heap));
  const auto wanted = tuple_items(c.heap, c.args[0]);
  for (const Offset at : scan.found()) {
    if (Value::object(at) == c.args[0] || c.heap.at<Object>(at)->type == type_offset(TypeId::frame)) continue;
    bool refers = false;
    visit(c.heap, at,
          [&](Value v) { refers = refers || std::find(wanted.begin(), wanted.end(), v) != wanted.end(); });
    if (refers) list_append(c.heap, list.get(), Value::object(at));
  }
  return c.done(c.heap.kept(list.get()));
}

Outcome gc_referents(NativeCall& c) {
  const Scan scan(c.heap);
  const Owned list(c.heap, new_list(c.heap));
  for (const Value v : tuple_items(c.heap, c.args[0])) {
    // Keys that are all texts are not looked at: they refer to nothing.
    if (v.is_object() && c.heap.layout_of(v) == Layout::dict) {
      bool texts = true;
      Value key, value;
      for (std::uint32_t at = 0; dict_next(c.heap, v, at, key, value);) texts = texts && is_str(c.heap, key);
      if (texts) {
        for (std::uint32_t at = 0; dict_next(c.heap, v, at, key, value);)
          list_append(c.heap, list.get(), value);
        continue;
      }
    }
    if (scan.index_of(v) != kNoObject)
      visit(c.heap, v.offset(), [&](Value child) {
        if (child) list_append(c.heap, list.get(), child);
      });
  }
  // CPython goes through lists and tuples from their ends.
  const auto items = list_items(c.heap, list.get());
  std::reverse(items.begin(), items.end());
  return c.done(c.heap.kept(list.get()));
}

Outcome gc_is_tracked(NativeCall& c) {
  const Value v = c.args[0];
  if (!v.is_object()) return c.done(bool_result(c.heap, false));
  switch (c.heap.layout_of(v)) {
    case Layout::instance:
    case Layout::list:
    case Layout::set:
    case Layout::function:
    case Layout::method:
    case Layout::cell:
    case Layout::exception:
    case Layout::type:
    case Layout::module:
    case Layout::generator:
      return c.done(bool_result(c.heap, true));
    case Layout::tuple:
      return c.done(bool_result(c.heap, c.heap.get<Tuple>(v)->size != 0));
    case Layout::dict: {
      // A dict of plain values is not tracked.
      Value key, value;
      for (std::uint32_t at = 0; dict_next(c.heap, v, at, key, value);) {
        const Layout layout = c.heap.layout_of(value);
        if (value.is_object() && layout != Layout::str && layout != Layout::float_ &&
            layout != Layout::bytes && layout != Layout::big_int && layout != Layout::singleton)
          return c.done(bool_result(c.heap, true));
      }
      return c.done(bool_result(c.heap, false));
    }
    default:
      return c.done(bool_result(c.heap, false));
  }
}

const NativeDef kFunctions[] = {
    {"unreachable", "*lists", gc_unreachable},
    {"finalizable", "objects, /", gc_finalizable},
    {"finalize", "object, /", finalize_object},
    {"count", "objects, /", gc_count},
    {"forget", "objects, /", gc_forget},
    {"clear", "objects, /", gc_clear},
    {"objects", "", gc_objects},
    {"referrers", "*objects", gc_referrers},
    {"referents", "*objects", gc_referents},
    {"is_tracked", "object, /", gc_is_tracked},
};

}  // namespace

const ModuleDef kCollectorModule{"_gc", kFunctions, nullptr};

}  // namespace kvant::python
