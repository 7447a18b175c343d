// tuple: making and freeing.
#include <algorithm>

#include "sim/python/container.h"
#include "sim/python/dealloc.h"

namespace kvant::python {
namespace {

Tuple* allocate_tuple(Heap& heap, std::size_t size) {
  auto* tuple = heap.create<Tuple>(type_offset(TypeId::tuple), sizeof(Tuple) + size * sizeof(Value));
  tuple->size = size;
  tuple->attributes = Value();
  return tuple;
}

}  // namespace

Value new_tuple(Heap& heap, std::span<const Value> items) {
  for (Value v : items) heap.keep(v);
  return new_tuple_owned(heap, items);
}

Value new_tuple_owned(Heap& heap, std::span<const Value> items) {
  if (items.empty() && heap.roots().empty_tuple) return heap.kept(heap.roots().empty_tuple);
  Tuple* tuple = allocate_tuple(heap, items.size());
  std::copy(items.begin(), items.end(), tuple->items());
  return Value::object(heap.offset_of(tuple));
}

std::span<Value> tuple_items(const Heap& heap, Value tuple) {
  Tuple* t = heap.get<Tuple>(tuple);
  return {t->items(), t->size};
}

void free_tuple(Heap& heap, Object* object) {
  auto* tuple = static_cast<Tuple*>(object);
  for (std::size_t i = tuple->size; i-- > 0;) heap.drop(tuple->items()[i]);
  heap.drop(tuple->attributes);
  heap.release(heap.offset_of(object), sizeof(Tuple) + tuple->size * sizeof(Value));
}

}  // namespace kvant::python
