// The interpreter loop's short cuts: pure computations on values, no exceptions. Each answers false (or -1)
// when the general way must be taken, and has then changed nothing.
#pragma once
#include <cmath>
#include <cstdint>

#include "sim/python/frame.h"
#include "sim/python/interpreter.h"
#include "sim/python/protocol.h"
#include "sim/python/state.h"

namespace kvant::python {

// InlineCache::kind of attributes.
inline constexpr std::uint32_t kCacheInstance = 1;        // in the object's own dict
inline constexpr std::uint32_t kCacheMethod = 2;          // in the class; objects have no dict
inline constexpr std::uint32_t kCacheMethodInstance = 3;  // in the class, unless the object has one
inline constexpr std::uint32_t kCacheSlot = 4;            // in a slot of the object
inline constexpr std::uint32_t kCacheClass = 5;           // a value in the class; the object has no dict yet

inline bool small_binary(std::int32_t op, Value a, Value b, Value& out) {
  const auto x = static_cast<std::int64_t>(a.bits() - 1);  // twice the value
  const auto y = static_cast<std::int64_t>(b.bits() - 1);
  std::int64_t r;
  switch (op >= 13 ? op - 13 : op) {
    case static_cast<int>(BinaryOp::add):
      if (__builtin_add_overflow(x, y, &r)) return false;
      break;
    case static_cast<int>(BinaryOp::subtract):
      if (__builtin_sub_overflow(x, y, &r)) return false;
      break;
    case static_cast<int>(BinaryOp::multiply):
      if (__builtin_mul_overflow(x, y >> 1, &r)) return false;
      break;
    case static_cast<int>(BinaryOp::floor_divide): {
      const std::int64_t p = x >> 1, q = y >> 1;
      if (q == 0 || q == -1) return false;
      std::int64_t d = p / q;
      if (p % q != 0 && (p < 0) != (q < 0)) --d;
      r = d * 2;
      break;
    }
    case static_cast<int>(BinaryOp::remainder): {
      const std::int64_t p = x >> 1, q = y >> 1;
      if (q == 0 || q == -1) return false;
      std::int64_t m = p % q;
      if (m != 0 && (m < 0) != (q < 0)) m += q;
      r = m * 2;
      break;
    }
    case static_cast<int>(BinaryOp::and_):
      r = x & y;
      break;
    case static_cast<int>(BinaryOp::or_):
      r = x | y;
      break;
    case static_cast<int>(BinaryOp::xor_):
      r = x ^ y;
      break;
    default:
      return false;
  }
  out = Value::from_bits(static_cast<std::uint64_t>(r) | 1);
  return true;
}

inline bool float_binary(Heap& heap, std::int32_t op, Value a, Value b, Value& out) {
  const double x = heap.get<Float>(a)->value;
  const double y = heap.get<Float>(b)->value;
  double r;
  switch (op >= 13 ? op - 13 : op) {
    case static_cast<int>(BinaryOp::add):
      r = x + y;
      break;
    case static_cast<int>(BinaryOp::subtract):
      r = x - y;
      break;
    case static_cast<int>(BinaryOp::multiply):
      r = x * y;
      break;
    default:
      return false;
  }
  constexpr std::size_t kUnits = (sizeof(Float) + 15) / 16;
  const Offset block = heap.state().small[kUnits];
  if (block == 0) return false;
  heap.state().small[kUnits] = *heap.at<Offset>(block);
  heap.state().live += kUnits * 16;
  auto* result = heap.at<Float>(block);
  result->refs = 1;
  result->type = type_offset(TypeId::float_);
  result->value = r;
  out = Value::object(block);
  return true;
}

inline bool small_compare(std::int32_t op, Value a, Value b) {
  const auto x = static_cast<std::int64_t>(a.bits());
  const auto y = static_cast<std::int64_t>(b.bits());
  switch (static_cast<CompareOp>(op)) {
    case CompareOp::lt:
      return x < y;
    case CompareOp::le:
      return x <= y;
    case CompareOp::eq:
      return x == y;
    case CompareOp::ne:
      return x != y;
    case CompareOp::gt:
      return x > y;
    case CompareOp::ge:
      break;
  }
  return x >= y;
}
inline bool float_compare(std::int32_t op, double x, double y) {
  switch (static_cast<CompareOp>(op)) {
    case CompareOp::lt:
      return x < y;
    case CompareOp::le:
      return x <= y;
    case CompareOp::eq:
      return x == y;
    case CompareOp::ne:
      return x != y;
    case CompareOp::gt:
      return x > y;
    case CompareOp::ge:
      break;
  }
  return x >= y;
}

inline int quick_truth(Value v) {
  if (v == kTrue) return 1;
  if (v == kFalse || v == kNone) return 0;
  if (v.is_small()) return v.as_small() != 0 ? 1 : 0;
  return -1;
}

// The next item of an iterator over a list, tuple or range of small ints; owned.
inline bool iterator_step(Heap& heap, Value iterator, Value& out) {
  auto* it = heap.get<Iterator>(iterator);
  if (it->kind == IteratorKind::range) {
    const std::int64_t at = it->position;
    if ((it->step > 0 ? at >= it->stop : at <= it->stop) || at < kSmallMin || at > kSmallMax) return false;
    if (__builtin_add_overflow(at, it->step, &it->position)) it->position = it->stop;
    out = Value::small(at);
    return true;
  }
  if (it->target.is_null()) return false;
  if (it->kind == IteratorKind::list) {
    const auto* list = heap.get<List>(it->target);
    if (it->position >= static_cast<std::int64_t>(list->size)) return false;
    out = heap.at<Value>(list->items)[it->position++];
    heap.keep(out);
    return true;
  }
  if (it->kind == IteratorKind::tuple) {
    const auto* tuple = heap.get<Tuple>(it->target);
    if (it->position < 0 || it->position >= static_cast<std::int64_t>(tuple->size)) return false;
    out = tuple->items()[it->position];
    it->position += it->step;
    heap.keep(out);
    return true;
  }
  return false;
}

inline Value* quick_list_slot(Heap& heap, Value owner, Value key) {
  if (!key.is_small() || !heap.is_exact(owner, TypeId::list)) return nullptr;
  const auto* list = heap.get<List>(owner);
  std::int64_t index = key.as_small();
  if (index < 0) index += list->size;
  if (index < 0 || index >= static_cast<std::int64_t>(list->size)) return nullptr;
  return heap.at<Value>(list->items) + index;
}
// Borrowed.
inline bool quick_subscript(Heap& heap, Value owner, Value key, Value& out) {
  if (!key.is_small()) return false;
  if (const Value* slot = quick_list_slot(heap, owner, key)) {
    out = *slot;
    return true;
  }
  if (!heap.is_exact(owner, TypeId::tuple)) return false;
  auto* tuple = heap.get<Tuple>(owner);
  std::int64_t index = key.as_small();
  if (index < 0) index += static_cast<std::int64_t>(tuple->size);
  if (index < 0 || index >= static_cast<std::int64_t>(tuple->size)) return false;
  out = tuple->items()[index];
  return true;
}

inline void set_frame_state(Frame* frame, const Code* code) {
  frame->ip = 0;
  frame->sp = code->local_count;
  frame->is_native = 0;
  frame->state = FrameState::executing;
  frame->on_return = static_cast<std::uint8_t>(ReturnMode::push);
  frame->flags = static_cast<std::uint8_t>(code->frame_flags);
  frame->bytes = code->frame_bytes;
}

// What the loop calls when an object dies, or when finalizers wait. They return the new value of `left`.
std::int64_t free_in_loop(Interpreter& in, Value dead, std::int64_t left);
std::int64_t notice_in_loop(Interpreter& in, std::int64_t left);
Status attend(Interpreter& in);  // runs what was noticed

}  // namespace kvant::python
