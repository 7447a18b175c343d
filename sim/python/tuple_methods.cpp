// tuple: its methods.
#include "sim/python/container_list.h"
#include "sim/python/container_native.h"
#include "sim/python/container_sized.h"

namespace kvant::python {
namespace {

Outcome tuple_construct(NativeCall& c) {
  const bool exact = c.args[0] == type_value(TypeId::tuple);
  const Value iterable = argument(c, 1);
  if (exact && iterable && c.heap.is_exact(iterable, TypeId::tuple)) return c.done(c.heap.kept(iterable));
  std::vector<Value> items;
  Outcome outcome{};
  if (iterable && !gather_sized(c, iterable, items, outcome)) return outcome;
  if (exact) return c.done(new_tuple_owned(c.heap, items));
  // The empty tuple is one object: a subclass needs its own.
  const std::size_t bytes = sizeof(Tuple) + items.size() * sizeof(Value);
  auto* tuple = c.heap.create<Tuple>(c.args[0].offset(), bytes);
  tuple->size = items.size();
  tuple->attributes = Value();
  for (std::size_t i = 0; i < items.size(); ++i) tuple->items()[i] = items[i];
  return c.done(as_class(c.heap, Value::object(c.heap.offset_of(tuple)), c.args[0]));
}

const NativeDef kMethods[] = {
    {"index", "self, value, start=, stop=, /", handing<sequence_index>},
    {"count", "self, value, /", handing<sequence_count>},
    {"__len__", "self", dunder_len},
    {"__iter__", "self", dunder_iter},
    {"__contains__", "self, key, /", handing<dunder_contains>},
    {"__getitem__", "self, key, /", handing<dunder_getitem>},
    {"__repr__", "self", handing<dunder_repr>},
    {"__hash__", "self", handing<dunder_hash>},
    KVANT_COMPARISONS,
    KVANT_OPERATOR("add", add),
    KVANT_OPERATOR("mul", multiply),
    KVANT_REFLECTED("mul", multiply),
};
const NativeDef kClassMethods[] = {{"__class_getitem__", "cls, key, /", class_getitem}};

}  // namespace

const TypeDef kTupleType{TypeId::tuple, tuple_construct, "iterable=, /", kMethods, {}, kClassMethods, {}, {}};

}  // namespace kvant::python
