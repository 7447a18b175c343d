// Comparison of any two values.
#include <fmt/format.h>

#include "sim/python/container.h"
#include "sim/python/container_deque.h"
#include "sim/python/container_set.h"
#include "sim/python/interpreter.h"
#include "sim/python/number.h"
#include "sim/python/protocol_plain.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace {

constexpr std::string_view kDoing = " in comparison";

std::string_view symbol(CompareOp op) {
  constexpr std::array<std::string_view, 6> kSymbols{"<", "<=", "==", "!=", ">", ">="};
  return kSymbols[static_cast<std::size_t>(op)];
}

template <class T>
bool holds(CompareOp op, const T& a, const T& b) {
  switch (op) {
    case CompareOp::lt:
      return a < b;
    case CompareOp::le:
      return a <= b;
    case CompareOp::eq:
      return a == b;
    case CompareOp::ne:
      return a != b;
    case CompareOp::gt:
      return a > b;
    case CompareOp::ge:
      return a >= b;
  }
  return false;
}

bool is_equality(CompareOp op) {
  return op == CompareOp::eq || op == CompareOp::ne;
}

std::span<const Value> items_of(const Heap& heap, Value sequence) {
  return heap.layout_of(sequence) == Layout::list ? list_items(heap, sequence) : tuple_items(heap, sequence);
}

Fast equal_sequences(Interpreter& in, std::span<const Value> a, std::span<const Value> b, bool& out) {
  out = a.size() == b.size();
  for (std::size_t i = 0; out && i < a.size(); ++i)
    if (const Fast fast = equal(in, a[i], b[i], out); fast != Fast::done) return fast;
  return Fast::done;
}

Fast compare_sequences(Interpreter& in, CompareOp op, Value a, Value b, Value& out) {
  const auto x = items_of(in.heap, a), y = items_of(in.heap, b);
  if (is_equality(op)) {
    bool same = false;
    const Fast fast = equal_sequences(in, x, y, same);
    out = in.heap.kept(bool_value(same == (op == CompareOp::eq)));
    return fast;
  }
  for (std::size_t i = 0; i < x.size() && i < y.size(); ++i) {
    bool same = false;
    if (const Fast fast = equal(in, x[i], y[i], same); fast != Fast::done) return fast;
    if (!same) return compare(in, op, x[i], y[i], out);
  }
  out = in.heap.kept(bool_value(holds(op, x.size(), y.size())));
  return Fast::done;
}

// The parts of two unions, in whatever order they stand.
Fast equal_unions(Interpreter& in, Value a, Value b, bool& out) {
  const std::span<Value> x = tuple_items(in.heap, a), y = tuple_items(in.heap, b);
  out = x.size() == y.size();
  for (std::size_t i = 0; out && i < x.size(); ++i) {
    out = false;
    for (std::size_t k = 0; !out && k < y.size(); ++k)
      if (const Fast fast = equal(in, x[i], y[k], out); fast != Fast::done) return fast;
  }
  return Fast::done;
}

Fast equal_dicts(Interpreter& in, Value a, Value b, bool& out) {
  Heap& heap = in.heap;
  out = dict_size(heap, a) == dict_size(heap, b);
  const Dict* d = heap.get<Dict>(a);
  for (std::uint32_t i = 0; out && i < d->filled; ++i) {
    const DictEntry e = heap.at<DictEntry>(d->entries)[i];
    Value other;
    if (!e.key) continue;
    if (const Fast fast = dict_get(in, b, e.key, other); fast != Fast::done) return fast;
    out = !other.is_null();
    if (out)
      if (const Fast fast = equal(in, e.value, other, out); fast != Fast::done) return fast;
  }
  return Fast::done;
}

// Is every key of `a` in `b`?
Fast is_subset(Interpreter& in, Value a, Value b, bool& out) {
  out = true;
  SetEntry e;
  for (std::uint32_t i = 0; out && set_next_entry(in.heap, a, i, e);) {
    std::int64_t slot = -1;
    if (const Fast fast = set_find(in, b, e.key, e.hash, slot); fast != Fast::done) return fast;
    out = slot >= 0;
  }
  return Fast::done;
}

Fast compare_sets(Interpreter& in, CompareOp op, Value a, Value b, Value& out) {
  const std::uint32_t x = in.heap.get<Set>(a)->used, y = in.heap.get<Set>(b)->used;
  bool result = false;
  Fast fast = Fast::done;
  switch (op) {
    case CompareOp::eq:
    case CompareOp::ne:
      if (x == y) fast = is_subset(in, a, b, result);
      result = result == (op == CompareOp::eq);
      break;
    case CompareOp::lt:
    case CompareOp::le:
      if (op == CompareOp::lt ? x < y : x <= y) fast = is_subset(in, a, b, result);
      break;
    case CompareOp::gt:
    case CompareOp::ge:
      if (op == CompareOp::gt ? x > y : x >= y) fast = is_subset(in, b, a, result);
      break;
  }
  out = in.heap.kept(bool_value(result));
  return fast;
}

// keys and items views compare as sets of their elements.
Fast compare_views(Interpreter& in, CompareOp op, Value a, Value b, Value& out) {
  std::array<Value, 2> sets;
  Fast fast = Fast::done;
  for (std::size_t k = 0; k < 2 && fast == Fast::done; ++k) {
    const Value v = k == 0 ? a : b;
    if (is_set(in.heap, v)) {
      sets[k] = in.heap.kept(v);
      continue;
    }
    sets[k] = new_set(in.heap);
    std::vector<Value> items;
    fast = collect(in, v, items);
    for (std::size_t i = 0; i < items.size() && fast == Fast::done; ++i)
      fast = set_add(in, sets[k], items[i]);
    drop_all(in.heap, items);
  }
  if (fast == Fast::done) fast = compare_sets(in, op, sets[0], sets[1], out);
  for (Value v : sets) in.heap.drop(v);
  return fast;
}

bool is_set_like(const Heap& heap, Value v) {
  return is_set(heap, v) || heap.is_exact(v, TypeId::dict_keys) || heap.is_exact(v, TypeId::dict_items);
}

Fast equal_ranges(Interpreter& in, Value a, Value b, bool& out) {
  const Range *x = in.heap.get<Range>(a), *y = in.heap.get<Range>(b);
  const Heap& heap = in.heap;
  out = number_equal(heap, x->length, y->length) &&
        (x->length == Value::small(0) ||
         (number_equal(heap, x->start, y->start) &&
          (x->length == Value::small(1) || number_equal(heap, x->step, y->step))));
  return Fast::done;
}

Fast compare_deques(Interpreter& in, CompareOp op, Value a, Value b, Value& out) {
  std::array<std::vector<Value>, 2> items;
  collect(in, a, items[0]);
  collect(in, b, items[1]);
  const Owned x(in.heap, new_list_owned(in.heap, items[0])), y(in.heap, new_list_owned(in.heap, items[1]));
  return compare_sequences(in, op, x.get(), y.get(), out);
}

bool is_bytes_layout(Layout l) {
  return l == Layout::bytes || l == Layout::bytearray;
}

}  // namespace

Fast plain_compare(Interpreter& in, CompareOp op, Value a, Value b, Value& out) {
  Heap& heap = in.heap;
  const Layout la = heap.layout_of(a), lb = heap.layout_of(b);
  if (is_equality(op) && (la == Layout::view || lb == Layout::view)) {  // as the dictionary behind it
    const auto seen = [&](Value v) {
      return heap.is_exact(v, TypeId::mappingproxy) ? heap.get<View>(v)->target : v;
    };
    if (const Value x = seen(a), y = seen(b);
        (x != a || y != b) && heap.layout_of(x) == Layout::dict && heap.layout_of(y) == Layout::dict)
      return plain_compare(in, op, x, y, out);
  }
  const auto by_equality = [&](Fast fast, const bool& same) {  // `same` is what the call for `fast` sets
    out = in.heap.kept(bool_value(same == (op == CompareOp::eq)));
    return fast;
  };
  bool same = false;
  if (la == lb) {
    const Depth guard(in, kDoing);
    if (!guard) return Fast::error;
    switch (la) {
      case Layout::str:
        if (is_equality(op)) return by_equality(Fast::done, text_equal(heap, a, b));
        out = heap.kept(bool_value(holds(op, text_order(heap, a, b), 0)));
        return Fast::done;
      case Layout::tuple:
      case Layout::list:
        return compare_sequences(in, op, a, b, out);
      case Layout::set:
        return compare_sets(in, op, a, b, out);
      case Layout::dict:
        if (is_equality(op)) return by_equality(equal_dicts(in, a, b, same), same);
        break;
      case Layout::range:
        if (is_equality(op)) return by_equality(equal_ranges(in, a, b, same), same);
        break;
      case Layout::slice: {
        const Slice *x = heap.get<Slice>(a), *y = heap.get<Slice>(b);
        const Owned p(heap, new_tuple(heap, std::array{x->start, x->stop, x->step}));
        const Owned q(heap, new_tuple(heap, std::array{y->start, y->stop, y->step}));
        return compare_sequences(in, op, p.get(), q.get(), out);
      }
      case Layout::method:
        if (is_equality(op))
          return by_equality(Fast::done, heap.get<Method>(a)->self == heap.get<Method>(b)->self &&
                                             heap.get<Method>(a)->function == heap.get<Method>(b)->function);
        break;
      case Layout::native_function:
        if (is_equality(op) && heap.get<NativeFunction>(a)->self)
          return by_equality(Fast::done,
                             heap.get<NativeFunction>(a)->self == heap.get<NativeFunction>(b)->self &&
                                 heap.get<NativeFunction>(a)->index == heap.get<NativeFunction>(b)->index);
        break;
      case Layout::wrapper:
        if (is_equality(op) && heap.type_of(a) == heap.type_of(b) &&
            (heap.is_exact(a, TypeId::generic_alias) || heap.is_exact(a, TypeId::union_))) {
          const Wrapper *x = heap.get<Wrapper>(a), *y = heap.get<Wrapper>(b);
          if (heap.is_exact(a, TypeId::union_))
            return by_equality(equal_unions(in, x->target, y->target, same), same);
          Fast fast = equal(in, x->target, y->target, same);
          if (fast == Fast::done && same)
            fast = equal(in, x->extra ? x->extra : kNone, y->extra ? y->extra : kNone, same);
          return by_equality(fast, same);
        }
        break;
      case Layout::weakref: {
        const Value x = heap.get<Weakref>(a)->target, y = heap.get<Weakref>(b)->target;
        if (!is_equality(op) || !x || !y) break;
        return by_equality(equal(in, x, y, same), same);
      }
      case Layout::native_data:
        if (is_deque(heap, a) && is_deque(heap, b)) return compare_deques(in, op, a, b, out);
        break;
      default:
        break;
    }
  }
  if (is_number(heap, a) && is_number(heap, b)) {
    if (is_equality(op)) return by_equality(Fast::done, number_equal(heap, a, b));
    return number_compare(in, op, a, b, out);
  }
  if (is_bytes_layout(la) && is_bytes_layout(lb)) {
    out = in.heap.kept(bool_value(holds(op, bytes_of(heap, a), bytes_of(heap, b))));
    return Fast::done;
  }
  if (is_set_like(heap, a) && is_set_like(heap, b)) return compare_views(in, op, a, b, out);
  out = not_implemented(heap);
  return Fast::done;
}

Fast plain_equal(Interpreter& in, Value a, Value b, bool& out) {
  Value result;
  const Fast fast = plain_compare(in, CompareOp::eq, a, b, result);
  out = result == kNotImplemented ? a == b : result == kTrue;
  if (fast == Fast::done) in.heap.drop(result);
  return fast;
}

Fast equal(Interpreter& in, Value a, Value b, bool& out) {
  if (a == b) {
    out = true;
    return Fast::done;
  }
  const Heap& heap = in.heap;
  if (a.is_small() && b.is_small()) {
    out = false;
    return Fast::done;
  }
  if (overrides(heap, a, kHasEq) || overrides(heap, b, kHasEq)) return Fast::needs_python;
  if (a.is_object() && b.is_object()) {
    const Layout la = heap.layout_of(a), lb = heap.layout_of(b);
    if (la == Layout::str && lb == Layout::str) {
      out = text_of(heap, a) == text_of(heap, b);
      return Fast::done;
    }
  }
  return plain_equal(in, a, b, out);
}

Fast compare(Interpreter& in, CompareOp op, Value a, Value b, Value& out) {
  Heap& heap = in.heap;
  if (a.is_small() && b.is_small()) {
    out = heap.kept(bool_value(holds(op, a.as_small(), b.as_small())));
    return Fast::done;
  }
  const std::uint32_t special = is_equality(op) ? kHasEq : kHasCompare;
  if (overrides(heap, a, special) || overrides(heap, b, special)) return Fast::needs_python;
  Value result;
  const Fast fast = plain_compare(in, op, a, b, result);
  if (fast != Fast::done) return fast;
  if (result != kNotImplemented) {
    out = result;
    return Fast::done;
  }
  heap.drop(result);
  if (is_equality(op)) {
    out = heap.kept(bool_value((a == b) == (op == CompareOp::eq)));
    return Fast::done;
  }
  in.raise(TypeId::TypeError, fmt::format("'{}' not supported between instances of '{}' and '{}'", symbol(op),
                                          type_name(heap, a), type_name(heap, b)));
  return Fast::error;
}

}  // namespace kvant::python
