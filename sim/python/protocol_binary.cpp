// Binary and unary operators on built-in operands.
#include <fmt/format.h>

#include <algorithm>

#include "sim/python/container.h"
#include "sim/python/container_deque.h"
#include "sim/python/container_dict.h"
#include "sim/python/container_list.h"
#include "sim/python/container_set.h"
#include "sim/python/interpreter.h"
#include "sim/python/number.h"
#include "sim/python/protocol_plain.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace {

constexpr std::int64_t kMaxItems = std::int64_t{1} << 27;

Fast unsupported(Interpreter& in, Value& out) {
  out = not_implemented(in.heap);
  return Fast::done;
}

// A repeat count; negative counts are 0. False: too large, MemoryError raised.
bool repeat_count(Interpreter& in, Value v, std::size_t size, std::size_t& out) {
  std::int64_t n = 0;
  const bool fits = int_to_i64(in.heap, v, n);
  if (fits && n < 0) n = 0;
  if (!fits || (size > 0 && n > kMaxItems / static_cast<std::int64_t>(size))) {
    in.raise(TypeId::MemoryError, "");
    return false;
  }
  out = static_cast<std::size_t>(n);
  return true;
}

std::vector<Value> repeated(std::span<const Value> items, std::size_t count) {
  std::vector<Value> all;
  all.reserve(items.size() * count);
  for (std::size_t i = 0; i < count; ++i) all.insert(all.end(), items.begin(), items.end());
  return all;
}

Fast sequence_add(Interpreter& in, bool in_place, Value a, Value b, Value& out) {
  Heap& heap = in.heap;
  const Layout la = heap.layout_of(a), lb = heap.layout_of(b);
  if (la == Layout::list && in_place) {
    std::vector<Value> items;
    if (const Fast fast = collect(in, b, items); fast != Fast::done) return fast;
    list_extend(heap, a, items);
    drop_all(heap, items);
    out = heap.kept(a);
    return Fast::done;
  }
  if (la != lb) {
    if (!heap.type_at(heap.type_of(b))->is_heap) {
      in.raise(TypeId::TypeError, fmt::format("can only concatenate {0} (not \"{1}\") to {0}",
                                              la == Layout::list ? "list" : "tuple", type_name(heap, b)));
      return Fast::error;
    }
    return unsupported(in, out);
  }
  const auto x = la == Layout::list ? list_items(heap, a) : tuple_items(heap, a);
  const auto y = la == Layout::list ? list_items(heap, b) : tuple_items(heap, b);
  std::vector<Value> all(x.begin(), x.end());
  all.insert(all.end(), y.begin(), y.end());
  out = la == Layout::list ? new_list(heap, all) : new_tuple(heap, all);
  return Fast::done;
}

Fast sequence_multiply(Interpreter& in, bool in_place, Value sequence, Value count, Value& out) {
  Heap& heap = in.heap;
  const bool is_list = heap.layout_of(sequence) == Layout::list;
  const auto items = is_list ? list_items(heap, sequence) : tuple_items(heap, sequence);
  std::size_t n = 0;
  if (!is_int(heap, count)) {
    if (heap.type_at(heap.type_of(count))->is_heap) return unsupported(in, out);
    in.raise(TypeId::TypeError,
             fmt::format("can't multiply sequence by non-int of type '{}'", type_name(heap, count)));
    return Fast::error;
  }
  if (!repeat_count(in, count, items.size(), n)) return Fast::error;
  const std::vector<Value> all = repeated(items, n);
  if (is_list && in_place) {
    list_replace(heap, sequence, 0, items.size(), all);
    out = heap.kept(sequence);
  } else {
    out = is_list ? new_list(heap, all) : new_tuple(heap, all);
  }
  return Fast::done;
}

Value target_of(const Heap& heap, Value v) {
  return heap.layout_of(v) == Layout::view ? heap.get<View>(v)->target : v;
}

Fast dict_or(Interpreter& in, bool in_place, Value a, Value b, Value& out) {
  Heap& heap = in.heap;
  const auto is_mapping = [&](Value v) {
    return heap.layout_of(v) == Layout::dict || heap.is_exact(v, TypeId::mappingproxy);
  };
  if (!is_mapping(a) || !is_mapping(b)) {
    if (in_place && heap.layout_of(a) == Layout::dict) return Fast::needs_python;  // as dict.update
    return unsupported(in, out);
  }
  if (overrides(heap, a, kHasIter) || overrides(heap, b, kHasIter)) return Fast::needs_python;
  Owned result(heap, in_place ? heap.kept(a) : dict_copy(heap, target_of(heap, a)));
  const Fast fast = dict_merge(in, result.get(), target_of(heap, b));
  if (fast == Fast::done) out = result.take();
  return fast;
}

bool is_union_part(const Heap& heap, Value v) {
  return v == kNone ||
         (v.is_object() && (heap.layout_of(v) == Layout::type || heap.is_exact(v, TypeId::generic_alias) ||
                            heap.is_exact(v, TypeId::union_)));
}

// int | None: its parts in order, each once.
Fast type_or(Interpreter& in, Value a, Value b, Value& out) {
  Heap& heap = in.heap;
  std::vector<Value> parts;
  const auto add = [&](Value v) {
    if (v == kNone) v = type_value(TypeId::none);
    if (std::find(parts.begin(), parts.end(), v) == parts.end()) parts.push_back(v);
  };
  for (Value v : {a, b}) {
    if (!heap.is_exact(v, TypeId::union_)) {
      add(v);
      continue;
    }
    for (Value part : tuple_items(heap, heap.get<Wrapper>(v)->target)) add(part);
  }
  if (parts.size() == 1) {
    out = heap.kept(parts[0]);
    return Fast::done;
  }
  const Value tuple = new_tuple(heap, parts);
  auto* w = heap.create<Wrapper>(type_offset(TypeId::union_));
  w->target = tuple;
  w->extra = w->dict = Value();
  out = Value::object(heap.offset_of(w));
  return Fast::done;
}

Fast deque_binary(Interpreter& in, BinaryOp op, bool in_place, Value a, Value b, Value& out) {
  Heap& heap = in.heap;
  std::vector<Value> items;
  std::size_t count = 1;
  if (op == BinaryOp::add) {
    if (!in_place && !is_deque(heap, b)) {
      in.raise(TypeId::TypeError,
               fmt::format("can only concatenate deque (not \"{}\") to deque", type_name(heap, b)));
      return Fast::error;
    }
    if (const Fast fast = collect(in, b, items); fast != Fast::done) return fast;
  } else {
    if (!is_int(heap, b)) return unsupported(in, out);
    if (!repeat_count(in, b, static_cast<std::size_t>(deque_size(heap, a)), count)) return Fast::error;
    collect(in, a, items);
  }
  out = in_place ? heap.kept(a) : new_deque(heap, heap.get<NativeData>(a)->values()[1].as_small());
  if (op == BinaryOp::add && !in_place) {
    const std::int64_t size = deque_size(heap, a);
    for (std::int64_t i = 0; i < size; ++i) deque_append(heap, out, deque_at(heap, a, i));
  }
  if (op == BinaryOp::multiply && in_place) deque_clear(heap, a);
  for (std::size_t k = 0; k < count; ++k)
    for (Value v : items) deque_append(heap, out, v);
  drop_all(heap, items);
  return Fast::done;
}

}  // namespace

Fast binary(Interpreter& in, BinaryOp op, bool in_place, Value a, Value b, Value& out) {
  const Heap& heap = in.heap;
  if (a.is_small() && b.is_small()) return number_binary(in, op, a, b, out);
  const Layout la = heap.layout_of(a), lb = heap.layout_of(b);
  if (is_number(heap, a) && is_number(heap, b)) return number_binary(in, op, a, b, out);
  const auto is_sequence = [](Layout l) { return l == Layout::list || l == Layout::tuple; };
  switch (op) {
    case BinaryOp::add:
      if (is_sequence(la)) return sequence_add(in, in_place, a, b, out);
      if (is_deque(heap, a)) return deque_binary(in, op, in_place, a, b, out);
      break;
    case BinaryOp::multiply:
      if (is_sequence(la)) return sequence_multiply(in, in_place, a, b, out);
      if (is_sequence(lb) && la != Layout::str && la != Layout::bytes && la != Layout::bytearray)
        return sequence_multiply(in, false, b, a, out);
      if (is_deque(heap, a)) return deque_binary(in, op, in_place, a, b, out);
      break;
    case BinaryOp::or_:
      if (la == Layout::dict || heap.is_exact(a, TypeId::mappingproxy))
        return dict_or(in, in_place, a, b, out);
      if (is_union_part(heap, a) && is_union_part(heap, b) && !(a == kNone && b == kNone))
        return type_or(in, a, b, out);
      [[fallthrough]];
    case BinaryOp::and_:
    case BinaryOp::xor_:
    case BinaryOp::subtract:
      if (la == Layout::set || la == Layout::view || lb == Layout::view)
        return set_binary(in, op, in_place, a, b, out);
      break;
    default:
      break;
  }
  const auto is_text = [&](Layout l) {
    return l == Layout::str || l == Layout::bytes || l == Layout::bytearray;
  };
  if (is_text(la) || is_text(lb)) return text_binary(in, op, in_place, a, b, out);
  return unsupported(in, out);
}

Fast unary(Interpreter& in, char op, Value v, Value& out) {
  if (is_number(in.heap, v)) return number_unary(in, op, v, out);
  if (in.heap.type_at(in.heap.type_of(v))->is_heap) return Fast::needs_python;
  in.raise(TypeId::TypeError, fmt::format("bad operand type for unary {}: '{}'", op, type_name(in.heap, v)));
  return Fast::error;
}

}  // namespace kvant::python
