// Instances of classes that inherit from str, bytes, int, float or complex: their layouts end with the value,
// so the attributes dict stands behind it, in one more slot. Only instances of heap types have it.
#pragma once
#include "sim/python/heap.h"

namespace kvant::python {

// Bytes of the object up to the tail, or 0 for layouts without one.
inline std::size_t tail_offset(const Heap& heap, const Object* object) {
  std::size_t size = 0;
  switch (heap.type_at(object->type)->layout) {
    case Layout::str:
      size = sizeof(Str) + static_cast<const Str*>(object)->size;
      break;
    case Layout::bytes:
      size = sizeof(Bytes) + static_cast<const Bytes*>(object)->size;
      break;
    case Layout::big_int:
      size = sizeof(BigInt) + static_cast<const BigInt*>(object)->size * sizeof(std::uint64_t);
      break;
    case Layout::float_:
      size = sizeof(Float);
      break;
    case Layout::complex:
      size = sizeof(Complex);
      break;
    default:
      break;
  }
  return (size + 7) / 8 * 8;
}

// The slot with the attributes dict (null until the first attribute); null pointer if v has none.
inline Value* tail_slot(const Heap& heap, Value v) {
  if (!v.is_object()) return nullptr;
  Object* object = heap.get<Object>(v);
  if (!heap.type_at(object->type)->is_heap) return nullptr;
  const std::size_t offset = tail_offset(heap, object);
  return offset == 0 ? nullptr : heap.at<Value>(v.offset() + static_cast<Offset>(offset));
}

// For free_…: drops the tail and says how many bytes the object has. `size`: without a tail.
inline std::size_t drop_tail(Heap& heap, Object* object, std::size_t size) {
  const Value v = Value::object(heap.offset_of(object));
  Value* tail = tail_slot(heap, v);
  if (tail == nullptr) return size;
  const std::size_t whole = tail_offset(heap, object) + sizeof(Value);
  heap.drop(*tail);
  return whole;
}

// A copy of `plain` (exactly a str, bytes, int, float or complex; taken over) as an instance of `type`;
// `plain` itself when that is its own type.
Value as_instance(Heap& heap, Offset type, Value plain);

}  // namespace kvant::python
