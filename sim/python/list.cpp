// list: storage and the operations C++ code needs.
#include "sim/python/container_list.h"

#include <algorithm>
#include <cstring>

#include "sim/python/dealloc.h"

namespace kvant::python {

void list_reserve(Heap& heap, List* list, std::size_t count) {
  if (count <= list->capacity) return;
  // Grows by an eighth, as CPython's list_resize.
  const std::size_t capacity = (count + (count >> 3) + 6) & ~std::size_t{3};
  const Offset items = heap.allocate(capacity * sizeof(Value));
  if (list->size > 0)
    std::memcpy(heap.at<Value>(items), heap.at<Value>(list->items), list->size * sizeof(Value));
  if (list->items != 0) heap.release(list->items, list->capacity * sizeof(Value));
  list->items = items;
  list->capacity = static_cast<std::uint32_t>(capacity);
}

Value new_list(Heap& heap, std::span<const Value> items) {
  for (Value v : items) heap.keep(v);
  return new_list_owned(heap, items);
}

Value new_list_owned(Heap& heap, std::span<const Value> items) {
  auto* list = heap.create<List>(type_offset(TypeId::list));
  list->items = 0;
  list->size = list->capacity = list->padding = 0;
  list->attributes = Value();
  if (!items.empty()) {
    list->items = heap.allocate(items.size() * sizeof(Value));
    list->capacity = list->size = static_cast<std::uint32_t>(items.size());
    std::copy(items.begin(), items.end(), heap.at<Value>(list->items));
  }
  return Value::object(heap.offset_of(list));
}

std::span<Value> list_items(const Heap& heap, Value list) {
  const List* l = heap.get<List>(list);
  return {heap.at<Value>(l->items), l->size};
}

void list_append(Heap& heap, Value list, Value item) {
  List* l = heap.get<List>(list);
  if (l->size == l->capacity) list_reserve(heap, l, l->size + std::size_t{1});
  heap.keep(item);
  heap.at<Value>(l->items)[l->size++] = item;
}

Value list_pop(Heap& heap, Value list, std::int64_t index) {
  List* l = heap.get<List>(list);
  Value* items = heap.at<Value>(l->items);
  const Value item = items[index];
  std::copy(items + index + 1, items + l->size, items + index);
  --l->size;
  return item;
}

void list_insert(Heap& heap, Value list, std::int64_t index, Value item) {
  List* l = heap.get<List>(list);
  list_reserve(heap, l, l->size + std::size_t{1});
  Value* items = heap.at<Value>(l->items);
  std::copy_backward(items + index, items + l->size, items + l->size + 1);
  items[index] = heap.kept(item);
  ++l->size;
}

void list_clear(Heap& heap, Value list) {
  List* l = heap.get<List>(list);
  const Offset items = l->items;
  const std::uint32_t size = l->size, capacity = l->capacity;
  l->items = 0;
  l->size = l->capacity = 0;
  for (std::uint32_t i = size; i-- > 0;) heap.drop(heap.at<Value>(items)[i]);
  if (items != 0) heap.release(items, capacity * sizeof(Value));
}

void list_extend(Heap& heap, Value list, std::span<const Value> items) {
  if (items.empty()) return;
  List* l = heap.get<List>(list);
  const bool itself = items.data() == heap.at<Value>(l->items);
  list_reserve(heap, l, l->size + items.size());
  if (itself) items = {heap.at<Value>(l->items), items.size()};
  Value* out = heap.at<Value>(l->items) + l->size;
  for (std::size_t i = 0; i < items.size(); ++i) out[i] = heap.kept(items[i]);
  l->size += static_cast<std::uint32_t>(items.size());
}

void list_replace(Heap& heap, Value list, std::size_t start, std::size_t count,
                  std::span<const Value> items) {
  List* l = heap.get<List>(list);
  const std::vector<Value> fresh(items.begin(), items.end());
  for (Value v : fresh) heap.keep(v);
  Value* at = heap.at<Value>(l->items);
  const std::vector<Value> old(at + start, at + start + count);
  const std::size_t size = l->size - count + fresh.size();
  list_reserve(heap, l, size);
  at = heap.at<Value>(l->items);
  std::memmove(at + start + fresh.size(), at + start + count, (l->size - start - count) * sizeof(Value));
  std::copy(fresh.begin(), fresh.end(), at + start);
  l->size = static_cast<std::uint32_t>(size);
  for (std::size_t i = old.size(); i-- > 0;) heap.drop(old[i]);
}

void free_list(Heap& heap, Object* object) {
  auto* list = static_cast<List*>(object);
  Value* items = heap.at<Value>(list->items);
  for (std::uint32_t i = list->size; i-- > 0;) heap.drop(items[i]);
  if (list->items != 0) heap.release(list->items, list->capacity * sizeof(Value));
  heap.drop(list->attributes);
  heap.release(heap.offset_of(object), sizeof(List));
}

}  // namespace kvant::python
