#include <cstring>

#include "sim/python/int_big.h"
#include "sim/python/tail.h"

namespace kvant::python {

Value as_instance(Heap& heap, Offset type, Value plain) {
  if (!plain || heap.type_of(plain) == type) return plain;
  const Owned held(heap, plain);
  Object* copy = nullptr;
  if (plain.is_small()) {
    const std::int64_t i = plain.as_small();
    const std::size_t limbs = i != 0;
    auto* big = heap.create<BigInt>(type, sizeof(BigInt) + limbs * sizeof(std::uint64_t) + sizeof(Value));
    big->sign = i < 0 ? -1 : 1;
    big->size = static_cast<std::uint32_t>(limbs);
    if (limbs != 0) *big->limbs() = i < 0 ? 0 - static_cast<std::uint64_t>(i) : static_cast<std::uint64_t>(i);
    copy = big;
  } else {
    const Object* source = heap.get<Object>(plain);
    const std::size_t size = tail_offset(heap, source);
    copy = heap.create<Object>(type, size + sizeof(Value));
    source = heap.get<Object>(plain);
    std::memcpy(copy + 1, source + 1, size - sizeof(Object));
    if (heap.layout_of(plain) == Layout::str) static_cast<Str*>(copy)->interned = 0;
  }
  const Value v = Value::object(heap.offset_of(copy));
  *tail_slot(heap, v) = Value();
  if (heap.type_at(type)->is_heap != 0) heap.keep(Value::object(type));  // given back by Heap::free_object
  return v;
}

}  // namespace kvant::python
