// What the end of a program finds to do: cycles with finalizers, and what the main module still holds.
#include <algorithm>
#include <bitset>
#include <vector>

#include "sim/python/collector.h"
#include "sim/python/collector_scan.h"
#include "sim/python/natives_containers.h"
#include "sim/python/protocol_plain.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/weak.h"

namespace kvant::python {
namespace {

// The classes of this heap that have a __del__, and those of generators: sorted.
std::vector<Offset> types_to_finalize(const Heap& heap) {
  std::vector<Offset> types;
  std::vector<Value> todo{Value::object(type_offset(TypeId::object))};
  while (!todo.empty()) {
    const auto* type = heap.get<Type>(todo.back());
    if ((type->special & kHasDel) != 0 || type->layout == Layout::generator)
      types.push_back(todo.back().offset());
    todo.pop_back();
    if (type->subclasses.is_null()) continue;
    for (const Value sub : list_items(heap, type->subclasses))
      todo.push_back(Value::object(static_cast<Offset>(sub.as_small())));
  }
  std::sort(types.begin(), types.end());
  return types;
}

// The standard streams, which have a __del__ as all files have, and what they are made of.
std::vector<Offset> standard_streams(Interpreter& in) {
  std::vector<Offset> found;
  std::vector<Value> todo;
  const auto see = [&](Value v) {
    if (v.is_object() && in.heap.layout_of(v) == Layout::instance &&
        std::find(found.begin(), found.end(), v.offset()) == found.end()) {
      found.push_back(v.offset());
      todo.push_back(v);
    }
  };
  for (const char* name : {"__stdin__", "__stdout__", "__stderr__"}) see(module_attribute(in, "sys", name));
  while (!todo.empty()) {
    const Value v = todo.back();
    todo.pop_back();
    visit(in.heap, v.offset(), [&](Value child) {
      if (child.is_object() && in.heap.layout_of(child) == Layout::dict)
        visit(in.heap, child.offset(), see);
      else
        see(child);
    });
  }
  return found;
}

// Whether any object but those has something to do before it goes: most programs end without.
bool any_to_finalize(Interpreter& in) {
  Heap& heap = in.heap;
  const std::vector<Offset> types = types_to_finalize(heap);
  if (types.empty()) return false;
  std::bitset<4096> sieve;
  for (const Offset type : types) sieve.set(type / 16 % sieve.size());
  const std::vector<Offset> streams = standard_streams(in);
  const Offset end = heap.state().top;
  for (Offset at = Heap::kFirstBlock; at + sizeof(Instance) <= end; at += 16) {
    const Object* object = heap.at<Object>(at);
    if (!sieve[object->type / 16 % sieve.size()] || object->refs == 0) continue;
    if (std::binary_search(types.begin(), types.end(), object->type) &&
        std::find(streams.begin(), streams.end(), at) == streams.end())
      return true;
  }
  return false;
}

// Walks from objects to what they refer to, first things first; each once.
class Walk {
 public:
  explicit Walk(Heap& heap) : heap_(heap), seen_(heap.state().top / 16, false) {}

  void past(Value v) {
    if (v.is_object()) seen_[v.offset() / 16] = true;
  }

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

Value module_attribute(Interpreter& in, std::string_view module, std::string_view attribute) {
  const Value m = dict_get_str(in.heap, in.heap.roots().modules, in.interned(module));
  if (m.is_null() || in.heap.layout_of(m) != Layout::module) return Value();
  return dict_get_str(in.heap, in.heap.get<Module>(m)->dict, in.interned(attribute));
}

namespace {

// What lives on when the main module goes, because in CPython the interpreter or a library in C keeps it:
// what these reach ends so late there that nothing is told of it, and one function of the main module keeps
// all of the module.
constexpr std::string_view kLastingModules[] = {"sys", "threading", "logging"};
struct Lasting {
  std::string_view module, attribute;
};
constexpr Lasting kLasting[] = {{"asyncio.events", "_policy"}, {"_contextvars", "_current"},
                                {"gc", "callbacks"},           {"os", "_before_fork"},
                                {"os", "_in_parent"},          {"os", "_in_child"}};

void pass_what_lasts(Interpreter& in, Walk& walk) {
  const HeapRoots& roots = in.heap.roots();
  walk.past(roots.modules);
  walk.past(roots.builtins);
  const auto nothing = [](Value) {};
  for (const std::string_view name : kLastingModules) {
    const Value module = dict_get_str(in.heap, roots.modules, in.interned(name));
    if (!module.is_null() && in.heap.layout_of(module) == Layout::module)
      walk.from(in.heap.get<Module>(module)->dict, nothing);
  }
  for (const Lasting& lasting : kLasting)
    walk.from(module_attribute(in, lasting.module, lasting.attribute), nothing);
  walk.from(in.thread.trace_function, nothing);
  walk.from(in.thread.profile_function, nothing);
}

}  // namespace

void finalize_garbage(Interpreter& in) {
  Heap& heap = in.heap;
  if (!any_to_finalize(in)) return;
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
  pass_what_lasts(in, walk);
  std::vector<Value> found;
  walk.from(heap.get<Module>(main)->dict, [&](Value v) {
    const Layout layout = heap.layout_of(v);
    if ((layout == Layout::instance || layout == Layout::generator) && is_finalizable(heap, v))
      found.push_back(v);
  });
  for (const Value v : found) push_finalizer(heap, v);
}

}  // namespace kvant::python
