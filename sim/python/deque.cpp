// collections.deque: storage. A NativeData of six values: a list whose items are the ring, the largest
// length
// (-1: none), where the ring begins, how many are in it; a count of changes, which iterators watch; and the
// attributes of an instance of a subclass.
#include "sim/python/container_deque.h"
#include "sim/python/container_list.h"
#include "sim/python/interpreter.h"

namespace kvant::python {
namespace {

constexpr std::size_t kRing = 0, kMaximum = 1, kFirst = 2, kCount = 3, kChanges = 4, kAttributes = 5;

Value* fields(const Heap& heap, Value deque) {
  return heap.get<NativeData>(deque)->values();
}
std::int64_t field(const Heap& heap, Value deque, std::size_t i) {
  return fields(heap, deque)[i].as_small();
}
void set_field(const Heap& heap, Value deque, std::size_t i, std::int64_t to) {
  fields(heap, deque)[i] = Value::small(to);
}
Value& slot(const Heap& heap, Value deque, std::int64_t index) {
  const auto ring = list_items(heap, fields(heap, deque)[kRing]);
  const auto size = static_cast<std::int64_t>(ring.size());
  std::int64_t at = field(heap, deque, kFirst) + index;
  if (at >= size) at -= size;
  return ring[static_cast<std::size_t>(at)];
}

// Room for one more: a ring twice as large, from its beginning. Free slots hold null.
void grow(Heap& heap, Value deque) {
  const Value ring = fields(heap, deque)[kRing];
  const auto size = static_cast<std::int64_t>(list_items(heap, ring).size());
  const std::int64_t count = deque_size(heap, deque);
  if (count < size) return;
  std::vector<Value> items(static_cast<std::size_t>(size == 0 ? 8 : size * 2));
  for (std::int64_t i = 0; i < count; ++i) items[static_cast<std::size_t>(i)] = slot(heap, deque, i);
  const Value fresh = new_list_owned(heap, items);
  heap.get<List>(ring)->size = 0;  // its references have moved
  heap.assign(fields(heap, deque)[kRing], fresh);
  set_field(heap, deque, kFirst, 0);
}

void count_change(const Heap& heap, Value deque) {
  set_field(heap, deque, kChanges, field(heap, deque, kChanges) + 1);
}

bool is_full(const Heap& heap, Value deque) {
  const std::int64_t maximum = field(heap, deque, kMaximum);
  return maximum >= 0 && deque_size(heap, deque) >= maximum;
}

}  // namespace

Value new_deque(Heap& heap, std::int64_t max_length) {
  const Owned ring(heap, new_list(heap));
  constexpr std::size_t kBytes = sizeof(NativeData) + 6 * sizeof(Value);
  auto* data = heap.create<NativeData>(type_offset(TypeId::deque), kBytes);
  data->kind = kDequeKind;
  data->size = kBytes;
  data->values()[kRing] = heap.kept(ring.get());
  data->values()[kMaximum] = Value::small(max_length);
  data->values()[kFirst] = data->values()[kCount] = data->values()[kChanges] = Value::small(0);
  data->values()[kAttributes] = Value();
  return Value::object(heap.offset_of(data));
}

Value* deque_attributes(const Heap& heap, Value deque) {
  return &fields(heap, deque)[kAttributes];
}

std::int64_t deque_size(const Heap& heap, Value deque) {
  return field(heap, deque, kCount);
}

Value deque_at(const Heap& heap, Value deque, std::int64_t index) {
  return slot(heap, deque, index);
}

void deque_append(Heap& heap, Value deque, Value item) {
  count_change(heap, deque);
  const Owned kept(heap, heap.kept(item));
  if (is_full(heap, deque)) {
    if (deque_size(heap, deque) == 0) return;
    heap.drop(deque_pop_left(heap, deque));
  }
  grow(heap, deque);
  const std::int64_t count = deque_size(heap, deque);
  slot(heap, deque, count) = heap.kept(item);
  set_field(heap, deque, kCount, count + 1);
}

void deque_append_left(Heap& heap, Value deque, Value item) {
  count_change(heap, deque);
  const Owned kept(heap, heap.kept(item));
  if (is_full(heap, deque)) {
    if (deque_size(heap, deque) == 0) return;
    heap.drop(deque_pop(heap, deque));
  }
  grow(heap, deque);
  const auto size = static_cast<std::int64_t>(list_items(heap, fields(heap, deque)[kRing]).size());
  const std::int64_t first = field(heap, deque, kFirst);
  set_field(heap, deque, kFirst, first == 0 ? size - 1 : first - 1);
  set_field(heap, deque, kCount, deque_size(heap, deque) + 1);
  slot(heap, deque, 0) = heap.kept(item);
}

Value deque_pop(Heap& heap, Value deque) {
  count_change(heap, deque);
  const std::int64_t last = deque_size(heap, deque) - 1;
  const Value item = slot(heap, deque, last);
  slot(heap, deque, last) = Value();
  set_field(heap, deque, kCount, last);
  return item;
}

Value deque_pop_left(Heap& heap, Value deque) {
  count_change(heap, deque);
  const Value item = slot(heap, deque, 0);
  slot(heap, deque, 0) = Value();
  const auto size = static_cast<std::int64_t>(list_items(heap, fields(heap, deque)[kRing]).size());
  const std::int64_t first = field(heap, deque, kFirst) + 1;
  set_field(heap, deque, kFirst, first == size ? 0 : first);
  set_field(heap, deque, kCount, deque_size(heap, deque) - 1);
  return item;
}

void deque_clear(Heap& heap, Value deque) {
  count_change(heap, deque);
  const Value ring = new_list(heap);
  const Value old = fields(heap, deque)[kRing];
  fields(heap, deque)[kRing] = ring;
  set_field(heap, deque, kFirst, 0);
  set_field(heap, deque, kCount, 0);
  heap.drop(old);
}

void deque_put(Heap& heap, Value deque, std::int64_t index, Value item) {
  heap.assign(slot(heap, deque, index), heap.kept(item));
}

void deque_erase(Heap& heap, Value deque, std::int64_t index) {
  count_change(heap, deque);
  const Value item = slot(heap, deque, index);
  const std::int64_t last = deque_size(heap, deque) - 1;
  for (std::int64_t i = index; i < last; ++i) slot(heap, deque, i) = slot(heap, deque, i + 1);
  slot(heap, deque, last) = Value();
  set_field(heap, deque, kCount, last);
  heap.drop(item);
}

void deque_insert(Heap& heap, Value deque, std::int64_t index, Value item) {
  count_change(heap, deque);
  grow(heap, deque);
  const std::int64_t count = deque_size(heap, deque);
  set_field(heap, deque, kCount, count + 1);
  for (std::int64_t i = count; i > index; --i) slot(heap, deque, i) = slot(heap, deque, i - 1);
  slot(heap, deque, index) = heap.kept(item);
}

std::int64_t deque_changes(const Heap& heap, Value deque) {
  return field(heap, deque, kChanges);
}

std::int64_t deque_max_length(const Heap& heap, Value deque) {
  return field(heap, deque, kMaximum);
}

void deque_set_max_length(const Heap& heap, Value deque, std::int64_t length) {
  set_field(heap, deque, kMaximum, length);
}

// `stop` is the count of changes when the iteration began, `step` -1 for reversed().
Step next_of_deque(Interpreter& in, Iterator* it, Value& out) {
  Heap& heap = in.heap;
  const std::int64_t count = deque_size(heap, it->target);
  if (field(heap, it->target, kChanges) != it->stop) {
    in.raise(TypeId::RuntimeError, "deque mutated during iteration");
    return Step::error;
  }
  if (it->position >= count || it->position < 0) {
    heap.assign(it->target, Value());
    return Step::exhausted;
  }
  out = heap.kept(deque_at(heap, it->target, it->position));
  it->position += it->step;
  return Step::item;
}

}  // namespace kvant::python
