#include "sim/python/lock_names.h"

#include <fmt/format.h>

#include "sim/python/attribute.h"
#include "sim/python/call.h"
#include "sim/python/container.h"
#include "sim/python/eval.h"
#include "sim/python/exceptions.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace {

bool is_users_class(const Heap& heap, Value v) {
  const Type* type = heap.type_at(heap.type_of(v));
  return type->is_heap != 0 && !type->module.is_null() && is_str(heap, type->module) &&
         text_of(heap, type->module) == "__main__";
}

// The attribute of `owner` that is `wanted`; "" if none.
std::string attribute_holding(const Heap& heap, Value owner, Value wanted) {
  if (!owner.is_object() || heap.layout_of(owner) != Layout::instance) return "";
  const Value dict = heap.get<Instance>(owner)->dict;
  if (dict.is_null()) return "";
  Value key, value;
  for (std::uint32_t at = 0; dict_next(heap, dict, at, key, value);)
    if (value == wanted && is_str(heap, key)) return std::string(text_of(heap, key));
  return "";
}

// How a variable `name` with value `v` leads to the wanted object; "" if it does not.
std::string through(const Heap& heap, std::string_view variable, Value v, Value wanted) {
  if (v == wanted) return std::string(variable);
  const std::string attribute = attribute_holding(heap, v, wanted);
  if (attribute.empty()) return "";
  if (!is_users_class(heap, v)) return variable == "self" ? "" : std::string(variable);  // a Queue's own lock
  const std::string type(text_of(heap, heap.type_at(heap.type_of(v))->name));
  return type + "." + attribute;
}

std::string in_frame(Interpreter& in, Frame* f, Value wanted) {
  Heap& heap = in.heap;
  const CodeUnit& unit = unit_of(in, f);
  for (std::size_t i = 0; i < unit.local_names.size() && i < f->sp; ++i) {
    Value v = f->slots()[i];
    if (v.is_object() && heap.layout_of(v) == Layout::cell) v = heap.get<Cell>(v)->value;
    if (!v.is_object()) continue;
    if (std::string found = through(heap, unit.local_names[i], v, wanted); !found.empty()) return found;
  }
  Value key, value;
  for (std::uint32_t at = 0; dict_next(heap, f->globals, at, key, value);) {
    if (!is_str(heap, key) || !value.is_object()) continue;
    if (std::string found = through(heap, text_of(heap, key), value, wanted); !found.empty()) return found;
  }
  // One of a list of locks: forks[2].
  for (std::uint32_t at = 0; dict_next(heap, f->globals, at, key, value);) {
    if (!value.is_object() || heap.layout_of(value) != Layout::list) continue;
    const std::span<Value> items = list_items(heap, value);
    for (std::size_t i = 0; i < items.size() && i < 1000; ++i)
      if (items[i] == wanted) return fmt::format("{}[{}]", text_of(heap, key), i);
  }
  return "";
}

}  // namespace

std::string name_of_object(Interpreter& in, Value object) {
  for (Frame* f = top_frame(in); f != nullptr;
       f = f->back.is_null() ? nullptr : in.heap.get<Frame>(f->back)) {
    if (f->is_native != 0 || (f->flags & kFrameUser) == 0) continue;
    if (std::string found = in_frame(in, f, object); !found.empty()) return found;
  }
  return "";
}

void find_lock_name(Interpreter& in, Value lock_value) {
  Heap& heap = in.heap;
  auto* lock = heap.get<Lock>(lock_value);
  if (lock->named != 0 && (lock->id != kNobody || lock->named == 2)) return;
  std::string found =
      lock->name.is_null() ? name_of_object(in, lock_value) : std::string(text_of(heap, lock->name));
  if (found.empty()) {
    const Frame* caller = python_frame(in);
    if (caller == nullptr || (caller->flags & kFrameUser) == 0) {
      lock->named = 2;
      return;
    }
    found = fmt::format("Lock-{}", ++in.process.lock_counter);
  }
  lock->named = 1;
  if (lock->name.is_null()) lock->name = new_str(heap, found);
  lock->id = in.kernel.new_lock();
  in.process.locks[lock->id] = heap.offset_of(lock);
  in.emit(trace::EventKind::lock_create, lock->id, lock->wait_kind, found);
}

Value new_system_exit(Interpreter& in) {
  return new_exception_args(in.heap, type_offset(TypeId::SystemExit), in.heap.roots().empty_tuple);
}

}  // namespace kvant::python
