// _gc: finds objects that are kept by each other only, as CPython's collector does (Modules/gcmodule.c): from
// the count of each container the references that come from other containers are taken off; what then has
// none left, and is not reached from one that has, is garbage.
//
// The heap keeps no list of its objects, so that making one costs nothing. They are found by their headers:
// the upper half of the first word is the place of a type. No other word of a block looks like that, short of
// a number that happens to; what is found must also be whole (see Scan::container), and a false find keeps
// things alive, or has exactly as many references as its neighbours give, which a number has not.
#include <algorithm>
#include <vector>

#include "sim/python/collector.h"
#include "sim/python/container_deque.h"
#include "sim/python/container_list.h"
#include "sim/python/container_native.h"
#include "sim/python/container_set.h"
#include "sim/python/core_types.h"
#include "sim/python/frame.h"
#include "sim/python/natives_containers.h"
#include "sim/python/protocol_plain.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/weak.h"

namespace kvant::python {
namespace {

constexpr std::int32_t kNoObject = -1;

// Calls see(value) for what the container owns a reference to. What is left out counts as referred to from
// outside, and lives.
template <class See>
void visit(const Heap& heap, Offset at, See see) {
  Object* object = heap.at<Object>(at);
  switch (heap.type_at(object->type)->layout) {
    case Layout::instance: {
      auto* o = static_cast<Instance*>(object);
      see(o->dict);
      for (std::uint32_t k = 0; k < heap.type_at(object->type)->slot_count; ++k) see(o->slots()[k]);
      break;
    }
    case Layout::list: {
      auto* o = static_cast<List*>(object);
      for (std::uint32_t i = 0; i < o->size; ++i) see(heap.at<Value>(o->items)[i]);
      see(o->attributes);
      break;
    }
    case Layout::tuple: {
      auto* o = static_cast<Tuple*>(object);
      for (std::uint64_t i = 0; i < o->size; ++i) see(o->items()[i]);
      see(o->attributes);
      break;
    }
    case Layout::dict: {
      auto* o = static_cast<Dict*>(object);
      const auto* entries = heap.at<DictEntry>(o->entries);
      for (std::uint32_t i = 0; i < o->filled; ++i) {
        if (entries[i].key.is_null()) continue;
        see(entries[i].key);
        see(entries[i].value);
      }
      see(o->attributes);
      break;
    }
    case Layout::set: {
      auto* o = static_cast<Set*>(object);
      const auto* entries = heap.at<SetEntry>(o->entries);
      for (std::uint32_t i = 0; i < o->filled; ++i) see(entries[i].key);
      see(o->attributes);
      break;
    }
    case Layout::function: {
      auto* o = static_cast<Function*>(object);
      for (const Value v : {o->globals, o->defaults, o->kw_defaults, o->closure, o->annotations, o->dict})
        see(v);
      break;
    }
    case Layout::method: {
      auto* o = static_cast<Method*>(object);
      see(o->function);
      see(o->self);
      break;
    }
    case Layout::cell:
      see(static_cast<Cell*>(object)->value);
      break;
    case Layout::exception: {
      auto* o = static_cast<Exception*>(object);
      for (const Value v : {o->dict, o->args, o->traceback, o->context, o->cause}) see(v);
      break;
    }
    case Layout::traceback: {
      auto* o = static_cast<Traceback*>(object);
      see(o->next);
      see(o->frame);
      break;
    }
    case Layout::generator: {
      auto* o = static_cast<Generator*>(object);
      for (const Value v : {o->frame, o->origin, o->exc_state}) see(v);
      break;
    }
    case Layout::async_gen_op: {
      auto* o = static_cast<AsyncGenOp*>(object);
      see(o->generator);
      see(o->value);
      break;
    }
    case Layout::iterator: {
      auto* o = static_cast<Iterator*>(object);
      see(o->target);
      see(o->extra);
      break;
    }
    case Layout::native_data: {
      auto* o = static_cast<NativeData*>(object);
      for (std::size_t i = 0; i < (o->size - sizeof(NativeData)) / sizeof(Value); ++i) see(o->values()[i]);
      break;
    }
    case Layout::frame: {
      auto* o = static_cast<Frame*>(object);
      if (o->is_native != 0) break;
      see(o->back);
      see(o->locals);
      for (std::uint32_t i = 0; i < o->sp; ++i) see(o->slots()[i]);
      if (!o->function.is_null()) see(o->function);
      break;
    }
    default:
      break;
  }
}

class Scan {
 public:
  explicit Scan(Heap& heap) : heap_(heap), end_(heap.state().top), place_(end_ / 16, kNoObject) {
    std::vector<bool> is_free(end_ / 16, false);
    const auto walk = [&](Offset block) {
      for (; block != 0 && block < end_; block = *heap.at<Offset>(block)) is_free[block / 16] = true;
    };
    for (const Offset first : heap.state().small) walk(first);
    for (const Offset first : heap.state().large) walk(first);
    for (Offset at = Heap::kFirstBlock; at + sizeof(Instance) <= end_; at += 16) {
      if (is_free[at / 16] || !container(at)) continue;
      place_[at / 16] = static_cast<std::int32_t>(found_.size());
      found_.push_back(at);
    }
  }

  const std::vector<Offset>& found() const { return found_; }
  std::int32_t index_of(Value v) const {
    return v.is_object() && v.offset() < end_ && v.offset() % 16 == 0 ? place_[v.offset() / 16] : kNoObject;
  }

  // Indices in found() of what cannot be reached. `apart`: lists whose own references do not count.
  std::vector<Offset> unreachable(std::span<const Value> apart) const {
    std::vector<std::int64_t> outside(found_.size());
    for (std::size_t i = 0; i < found_.size(); ++i) outside[i] = heap_.at<Object>(found_[i])->refs;
    for (const Offset at : found_)
      visit(heap_, at, [&](Value v) {
        if (const std::int32_t i = index_of(v); i != kNoObject) --outside[static_cast<std::size_t>(i)];
      });
    std::vector<bool> is_apart(found_.size(), false);
    for (const Value list : apart)
      if (const std::int32_t i = index_of(list); i != kNoObject) is_apart[static_cast<std::size_t>(i)] = true;
    std::vector<bool> lives(found_.size(), false);
    std::vector<std::size_t> todo;
    const auto reach = [&](std::size_t i) {
      if (lives[i] || is_apart[i]) return;
      lives[i] = true;
      todo.push_back(i);
    };
    for (std::size_t i = 0; i < found_.size(); ++i)
      if (outside[i] != 0) reach(i);
    while (!todo.empty()) {
      const Offset at = found_[todo.back()];
      todo.pop_back();
      visit(heap_, at, [&](Value v) {
        if (const std::int32_t i = index_of(v); i != kNoObject) reach(static_cast<std::size_t>(i));
      });
    }
    std::vector<Offset> dead;
    for (std::size_t i = 0; i < found_.size(); ++i)
      if (!lives[i] && !is_apart[i]) dead.push_back(found_[i]);
    return dead;
  }

 private:
  bool inside(Offset block, std::uint64_t bytes) const {
    return block >= Heap::kFirstBlock && block % 16 == 0 && block + bytes <= end_;
  }
  bool is_type(Offset at) const {
    if (at >= kTypesOffset && at < kTypesOffset + static_cast<Offset>(TypeId::count_) * kTypeStride)
      return (at - kTypesOffset) % kTypeStride == 0;
    if (!inside(at, sizeof(Type))) return false;
    const Type* t = heap_.at<Type>(at);
    return t->refs != 0 && t->is_heap == 1 && t->dict.is_object() && t->dict.offset() < end_ &&
           t->dict.offset() % 16 == 0 &&
           heap_.at<Object>(t->dict.offset())->type == type_offset(TypeId::dict) &&
           t->layout <= Layout::native_data;
  }
  bool value(Value v) const { return !v.is_object() || (v.bits() < end_ && v.offset() % 16 == 0); }

  bool container(Offset at) const {
    const Object* object = heap_.at<Object>(at);
    if (object->refs == 0 || !is_type(object->type)) return false;
    const Type* type = heap_.at<Type>(object->type);
    switch (type->layout) {
      case Layout::instance:
        return type->is_heap != 0 && inside(at, sizeof(Instance) + type->slot_count * sizeof(Value)) &&
               value(heap_.at<Instance>(at)->dict);
      case Layout::list: {
        const auto* o = heap_.at<List>(at);
        return inside(at, sizeof(List)) && o->size <= o->capacity &&
               (o->capacity == 0 || inside(o->items, o->capacity * sizeof(Value))) && value(o->attributes);
      }
      case Layout::dict: {
        const auto* o = heap_.at<Dict>(at);
        return inside(at, sizeof(Dict)) && o->used <= o->filled && o->filled <= o->capacity &&
               (o->capacity == 0 || inside(o->entries, o->capacity * sizeof(DictEntry))) &&
               value(o->attributes);
      }
      case Layout::set: {
        const auto* o = heap_.at<Set>(at);
        return inside(at, sizeof(Set)) && o->used <= o->filled && o->filled <= o->capacity &&
               (o->capacity == 0 || inside(o->entries, o->capacity * sizeof(SetEntry))) &&
               value(o->attributes);
      }
      case Layout::tuple: {
        const auto* o = heap_.at<Tuple>(at);
        if (!inside(at, sizeof(Tuple)) || o->size > end_ / sizeof(Value) ||
            !inside(at, sizeof(Tuple) + o->size * sizeof(Value)))
          return false;
        for (std::uint64_t i = 0; i < o->size; ++i)
          if (!value(heap_.at<Tuple>(at)->items()[i])) return false;
        return value(o->attributes);
      }
      case Layout::frame: {
        const auto* o = heap_.at<Frame>(at);
        return inside(at, sizeof(Frame)) && o->bytes >= sizeof(Frame) && inside(at, o->bytes) &&
               (o->is_native != 0 || sizeof(Frame) + o->sp * sizeof(Value) <= o->bytes);
      }
      case Layout::generator: {
        const auto* o = heap_.at<Generator>(at);
        return inside(at, sizeof(Generator)) && value(o->frame) && value(o->origin) && value(o->exc_state);
      }
      case Layout::async_gen_op: {
        const auto* o = heap_.at<AsyncGenOp>(at);
        return inside(at, sizeof(AsyncGenOp)) && value(o->generator) && value(o->value);
      }
      case Layout::iterator: {
        const auto* o = heap_.at<Iterator>(at);
        return inside(at, sizeof(Iterator)) && value(o->target) && value(o->extra);
      }
      case Layout::native_data: {
        const auto* o = heap_.at<NativeData>(at);
        if (!inside(at, sizeof(NativeData)) || o->size < sizeof(NativeData) || !inside(at, o->size))
          return false;
        for (std::size_t i = 0; i < (o->size - sizeof(NativeData)) / sizeof(Value); ++i)
          if (!value(heap_.at<NativeData>(at)->values()[i])) return false;
        return true;
      }
      case Layout::function:
        return inside(at, sizeof(Function));
      case Layout::method:
        return inside(at, sizeof(Method));
      case Layout::cell:
        return inside(at, sizeof(Cell));
      case Layout::exception:
        return inside(at, sizeof(Exception));
      case Layout::traceback:
        return inside(at, sizeof(Traceback));
      default:
        return false;
    }
  }

  Heap& heap_;
  Offset end_;
  std::vector<std::int32_t> place_;  // by offset / 16
  std::vector<Offset> found_;
};

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

// Its __del__ is still to run, or the rest of a generator, or a coroutine is to be complained about.
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
  for (const Value v : tuple_items(c.heap, c.args[0]))
    if (scan.index_of(v) != kNoObject)
      visit(c.heap, v.offset(), [&](Value child) {
        if (child) list_append(c.heap, list.get(), child);
      });
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

// A class of this heap has a __del__.
bool any_del(Heap& heap) {
  std::vector<Value> todo{Value::object(type_offset(TypeId::object))};
  while (!todo.empty()) {
    const auto* type = heap.get<Type>(todo.back());
    todo.pop_back();
    if ((type->special & kHasDel) != 0) return true;
    if (type->subclasses.is_null()) continue;
    for (const Value sub : list_items(heap, type->subclasses))
      todo.push_back(Value::object(static_cast<Offset>(sub.as_small())));
  }
  return false;
}

// Walks from objects to what they refer to, first things first; each once.
class Walk {
 public:
  explicit Walk(Heap& heap) : heap_(heap), seen_(heap.state().top / 16, false) {}

  template <class Found>
  void from(Value start, Found found) {
    std::vector<Value> todo{start};
    std::vector<Value> children;
    while (!todo.empty()) {
      const Value v = todo.back();
      todo.pop_back();
      if (!v.is_object() || v.offset() / 16 >= seen_.size() || seen_[v.offset() / 16]) continue;
      seen_[v.offset() / 16] = true;
      found(v);
      children.clear();
      const auto see = [&](Value child) { children.push_back(child); };
      switch (heap_.layout_of(v)) {
        case Layout::type:
          if (heap_.get<Type>(v)->is_heap != 0) see(heap_.get<Type>(v)->dict);
          break;
        case Layout::wrapper:
          see(heap_.get<Wrapper>(v)->target);
          see(heap_.get<Wrapper>(v)->extra);
          break;
        case Layout::frame:
          see(heap_.get<Frame>(v)->globals);
          see(heap_.get<Frame>(v)->back);
          visit(heap_, v.offset(), see);
          break;
        default:
          visit(heap_, v.offset(), see);
      }
      todo.insert(todo.end(), children.rbegin(), children.rend());
    }
  }

 private:
  Heap& heap_;
  std::vector<bool> seen_;
};

}  // namespace

void finalize_garbage(Interpreter& in) {
  Heap& heap = in.heap;
  if (!any_del(heap)) return;
  const Scan scan(heap);
  std::vector<Offset> found = scan.unreachable({});
  // A coroutine is older than its task.
  std::stable_partition(found.begin(), found.end(),
                        [&](Offset at) { return heap.layout_of(Value::object(at)) == Layout::generator; });
  for (const Offset at : found)
    if (is_finalizable(heap, Value::object(at))) push_finalizer(heap, Value::object(at));
}

void finalize_program(Interpreter& in) {
  Heap& heap = in.heap;
  // What other threads, daemons, can still reach stays.
  Walk walk(heap);
  for (const ThreadId id : in.process.threads)
    if (id != in.thread.id)
      walk.from(in.runtime.impl().threads[static_cast<std::size_t>(id)].frame, [](Value) {});
  const Value main = dict_get_str(heap, heap.roots().modules, in.interned("__main__"));
  if (main.is_null() || heap.layout_of(main) != Layout::module) return;
  std::vector<Value> found;
  walk.from(heap.get<Module>(main)->dict, [&](Value v) {
    const Layout layout = heap.layout_of(v);
    if ((layout == Layout::instance || layout == Layout::generator) && is_finalizable(heap, v))
      found.push_back(v);
  });
  for (const Value v : found) push_finalizer(heap, v);
}

const ModuleDef kCollectorModule{"_gc", kFunctions, nullptr};

}  // namespace kvant::python
