// match statements.
#include <fmt/format.h>

#include "sim/python/attribute.h"
#include "sim/python/container.h"
#include "sim/python/container_deque.h"
#include "sim/python/core_types.h"
#include "sim/python/eval.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/text.h"

namespace kvant::python {

namespace {

// The abstract class `name` of collections.abc, if it has been imported; else null.
Value abstract_class(Interpreter& in, std::string_view class_name) {
  const Heap& heap = in.heap;
  const Value module = dict_get_str(heap, heap.roots().modules, in.interned("_collections_abc"));
  if (module.is_null() || heap.layout_of(module) != Layout::module) return {};
  return dict_get_str(heap, heap.get<Module>(module)->dict, in.interned(class_name));
}

bool is_registered(Interpreter& in, Value abstract, Value type) {
  const Heap& heap = in.heap;
  if (abstract.is_null()) return false;
  const Value registry = dict_get_str(heap, heap.get<Type>(abstract)->dict, in.interned("_abc_registry"));
  if (registry.is_null() || heap.layout_of(registry) != Layout::list) return false;
  for (const Value known : list_items(heap, registry))
    if (is_type(heap, known) && is_subtype(heap, type.offset(), known.offset())) return true;
  return false;
}

// As CPython's flags of types: what derives from the abstract class, or was registered with it or its mutable
// kind.
bool counts_as(Interpreter& in, Value v, std::string_view class_name, std::string_view mutable_name) {
  const Heap& heap = in.heap;
  if (!v.is_object() || heap.type_at(heap.type_of(v))->is_heap == 0) return false;
  if (class_name == "Sequence")  // these two are written in Python here
    if (const std::string own = full_type_name(heap, heap.type_of(v));
        own == "array.array" || own == "memoryview")
      return true;
  const Value type = Value::object(heap.type_of(v));
  const Value abstract = abstract_class(in, class_name);
  if (abstract.is_null()) return false;
  return is_subtype(heap, type.offset(), abstract.offset()) || is_registered(in, abstract, type) ||
         is_registered(in, abstract_class(in, mutable_name), type);
}

}  // namespace

Status op_MATCH_MAPPING(Interpreter& in, Frame* f, Instr) {
  const Value v = peek(f, 0);
  push(f, in.heap.kept(bool_value(in.heap.layout_of(v) == Layout::dict ||
                                  in.heap.is_exact(v, TypeId::mappingproxy) ||
                                  counts_as(in, v, "Mapping", "MutableMapping"))));
  return Status::next;
}

Status op_MATCH_SEQUENCE(Interpreter& in, Frame* f, Instr) {
  const Value v = peek(f, 0);
  const Layout layout = in.heap.layout_of(v);
  const bool built_in = layout == Layout::list || layout == Layout::tuple || layout == Layout::range ||
                        (layout == Layout::native_data && is_deque(in.heap, v));
  push(f, in.heap.kept(bool_value(built_in || counts_as(in, v, "Sequence", "MutableSequence"))));
  return Status::next;
}

// Stack: subject, keys → subject, keys, tuple of values or None.
Status op_MATCH_KEYS(Interpreter& in, Frame* f, Instr) {
  Heap& heap = in.heap;
  if (heap.layout_of(peek(f, 1)) != Layout::dict)
    return call(in, in.prelude("_match_keys"), {peek(f, 1), peek(f, 0)}, ReturnMode::push);
  const std::span<Value> keys = tuple_items(heap, peek(f, 0));
  std::vector<Value> values;
  for (const Value key : keys) {
    Value found;
    const Fast fast = dict_get(in, peek(f, 1), key, found);
    if (fast == Fast::error) return Status::error;
    if (fast == Fast::needs_python)
      return call(in, in.prelude("_match_keys"), {peek(f, 1), peek(f, 0)}, ReturnMode::push);
    if (found.is_null()) {
      push(f, heap.kept(kNone));
      return Status::next;
    }
    values.push_back(found);
  }
  push(f, new_tuple(heap, values));
  return Status::next;
}

// Stack: subject, class, names of keyword patterns → tuple of attributes or None.
Status op_MATCH_CLASS(Interpreter& in, Frame* f, Instr i) {
  const Owned names(in.heap, pop(f));
  const Owned type(in.heap, pop(f));
  const Owned subject(in.heap, pop(f));
  return call(in, in.prelude("_match_class"), {subject.get(), type.get(), Value::small(i.arg), names.get()},
              ReturnMode::push);
}

}  // namespace kvant::python
