// range and slice.
#include <fmt/format.h>

#include <algorithm>

#include "sim/python/container_range.h"
#include "sim/python/interpreter.h"
#include "sim/python/names.h"
#include "sim/python/number.h"

namespace kvant::python {
namespace {

Value arithmetic(Interpreter& in, BinaryOp op, const Owned& a, const Owned& b) {
  Value out;
  return number_binary(in, op, a.get(), b.get(), out) == Fast::done ? out : Value();
}

// How many items: 0 when the ends lie the other way round.
std::uint64_t count_of(std::int64_t start, std::int64_t stop, std::int64_t step) {
  if (step > 0 ? start >= stop : start <= stop) return 0;
  const auto low = static_cast<std::uint64_t>(step > 0 ? start : stop);
  const auto high = static_cast<std::uint64_t>(step > 0 ? stop : start);
  const std::uint64_t stride =
      step > 0 ? static_cast<std::uint64_t>(step) : -static_cast<std::uint64_t>(step);
  return (high - low - 1) / stride + 1;
}

Value range_object(Heap& heap, Value start, Value stop, Value step, Value length) {  // owned
  auto* r = heap.create<Range>(type_offset(TypeId::range));
  r->start = start;
  r->stop = stop;
  r->step = step;
  r->length = length;
  return Value::object(heap.offset_of(r));
}

// A bound of a slice as a number; `otherwise` for None. Numbers beyond 64 bits are clamped.
bool slice_bound(Interpreter& in, Value v, std::int64_t otherwise, std::int64_t& out) {
  if (v == kNone) {
    out = otherwise;
    return true;
  }
  if (!is_int(in.heap, v)) {
    in.raise(TypeId::TypeError, "slice indices must be integers or None or have an __index__ method");
    return false;
  }
  if (!int_to_i64(in.heap, v, out))
    out = in.heap.get<BigInt>(v)->sign < 0 ? std::numeric_limits<std::int64_t>::min() + 1
                                           : std::numeric_limits<std::int64_t>::max();
  return true;
}

Value item_at(Interpreter& in, const Range* r, const Owned& index) {
  Value offset;
  if (number_binary(in, BinaryOp::multiply, r->step, index.get(), offset) != Fast::done) return Value();
  const Owned owned(in.heap, offset);
  Value out;
  return number_binary(in, BinaryOp::add, r->start, offset, out) == Fast::done ? out : Value();
}

}  // namespace

Value new_slice(Heap& heap, Value start, Value stop, Value step) {
  auto* s = heap.create<Slice>(type_offset(TypeId::slice));
  s->start = heap.kept(start);
  s->stop = heap.kept(stop);
  s->step = heap.kept(step);
  return Value::object(heap.offset_of(s));
}

bool resolve_slice(Interpreter& in, Value slice, std::int64_t length, std::int64_t& start, std::int64_t& stop,
                   std::int64_t& step, std::int64_t& count) {
  const Slice* s = in.heap.get<Slice>(slice);
  if (!slice_bound(in, s->step, 1, step)) return false;
  if (step == 0) {
    in.raise(TypeId::ValueError, "slice step cannot be zero");
    return false;
  }
  const std::int64_t first = step > 0 ? 0 : -1, last = step > 0 ? length : length - 1;
  const auto clamp = [&](std::int64_t i) {
    if (i < 0) i = i < -length ? -1 : i + length;
    return std::clamp(i, first, last);
  };
  if (!slice_bound(in, s->start, step > 0 ? 0 : length - 1, start)) return false;
  if (s->start != kNone) start = clamp(start);
  if (s->stop == kNone)
    stop = step > 0 ? length : -1;
  else if (slice_bound(in, s->stop, 0, stop))
    stop = clamp(stop);
  else
    return false;
  count = static_cast<std::int64_t>(count_of(start, stop, step));
  if (step == 1 && stop < start) stop = start;
  return true;
}

Value new_range(Heap& heap, std::int64_t start, std::int64_t stop, std::int64_t step) {
  return range_object(heap, new_int(heap, start), new_int(heap, stop), new_int(heap, step),
                      new_int_u64(heap, count_of(start, stop, step)));
}

Value make_range(Interpreter& in, Value start, Value stop, Value step) {
  Heap& heap = in.heap;
  std::int64_t a = 0, b = 0, s = 0;
  const bool fits = int_to_i64(heap, start, a) && int_to_i64(heap, stop, b);
  if (int_to_i64(heap, step, s) && s == 0)
    return in.raise(TypeId::ValueError, "range() arg 3 must not be zero");
  if (fits && int_to_i64(heap, step, s)) return new_range(heap, a, b, s);
  // length = (stop - start + step - sign) // step, at least 0
  Value negative;
  if (number_compare(in, CompareOp::lt, step, Value::small(0), negative) != Fast::done) return Value();
  const bool down = negative == kTrue;
  heap.drop(negative);
  const Owned from(heap, heap.kept(start)), to(heap, heap.kept(stop)), by(heap, heap.kept(step));
  const Owned one(heap, Value::small(down ? -1 : 1));
  const Owned distance(heap, arithmetic(in, BinaryOp::subtract, to, from));
  const Owned reach(heap, arithmetic(in, BinaryOp::add, distance, by));
  const Owned last(heap, arithmetic(in, BinaryOp::subtract, reach, one));
  Owned length(heap, arithmetic(in, BinaryOp::floor_divide, last, by));
  Value below;
  number_compare(in, CompareOp::lt, length.get(), Value::small(0), below);
  if (below == kTrue) length = Owned(heap, Value::small(0));
  heap.drop(below);
  return range_object(heap, heap.kept(start), heap.kept(stop), heap.kept(step), length.take());
}

Fast range_item(Interpreter& in, Value range, Value key, Value& out) {
  Heap& heap = in.heap;
  const Range* r = heap.get<Range>(range);
  if (key.is_object() && heap.layout_of(key) == Layout::slice) {
    std::int64_t length = 0, start = 0, stop = 0, step = 0, count = 0;
    if (!int_to_i64(heap, r->length, length)) {
      in.raise(TypeId::OverflowError, "Python int too large to convert to C ssize_t");
      return Fast::error;
    }
    if (!resolve_slice(in, key, length, start, stop, step, count)) return Fast::error;
    const Owned first(heap, item_at(in, r, Owned(heap, new_int(heap, start))));
    const Owned end(heap, item_at(in, r, Owned(heap, new_int(heap, stop))));
    const Owned mine(heap, heap.kept(r->step)), stride(heap, new_int(heap, step));
    const Owned by(heap, arithmetic(in, BinaryOp::multiply, mine, stride));
    out = make_range(in, first.get(), end.get(), by.get());
    return out ? Fast::done : Fast::error;
  }
  std::int64_t at = 0, length = 0;
  if (!is_int(heap, key) && in.lookup_special(key, name(heap, NameId::dunder_index)).is_null()) {
    in.raise(TypeId::TypeError,
             fmt::format("range indices must be integers or slices, not {}", type_name(heap, key)));
    return Fast::error;
  }
  if (const Fast fast = index_of(in, key, at); fast != Fast::done) return fast;
  if (!int_to_i64(heap, r->length, length)) length = std::numeric_limits<std::int64_t>::max();
  if (at < 0) at += length;
  if (at < 0 || at >= length) {
    in.raise(TypeId::IndexError, "range object index out of range");
    return Fast::error;
  }
  out = item_at(in, r, Owned(heap, new_int(heap, at)));
  return out ? Fast::done : Fast::error;
}

}  // namespace kvant::python
