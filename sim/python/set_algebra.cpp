// set and frozenset: union, intersection, difference, symmetric difference. Elements are visited and tables
// are resized as CPython 3.11 does it (Objects/setobject.c; for the views of dicts Objects/dictobject.c), for
// the order in which a set is iterated over shows it.
#include <algorithm>

#include "sim/python/container_dict.h"
#include "sim/python/container_set.h"
#include "sim/python/interpreter.h"
#include "sim/python/protocol_plain.h"

namespace kvant::python {
namespace {

TypeId plain_type(const Interpreter& in, Value set) {
  return in.is_instance(set, TypeId::frozenset) ? TypeId::frozenset : TypeId::set;
}

// The elements of a set in the order of its table, or of an iterable. Owned. needs_python: none was consumed.
Fast elements(Interpreter& in, Value from, std::vector<Value>& out) {
  if (!is_plain_set(in.heap, from)) return collect(in, from, out);
  Value item;
  for (std::uint32_t i = 0; set_next(in.heap, from, i, item);) out.push_back(in.heap.kept(item));
  return Fast::done;
}

// Calls visit(element) for all elements until one is not done.
template <class Visit>
Fast for_each(Interpreter& in, Value from, Visit visit) {
  std::vector<Value> items;
  Fast fast = elements(in, from, items);
  for (std::size_t i = 0; i < items.size() && fast == Fast::done; ++i) fast = visit(items[i]);
  drop_all(in.heap, items);
  return fast;
}

std::uint32_t size_of(const Heap& heap, Value set) {
  return heap.get<Set>(set)->used;
}

// Whether `x` can be compared with what is in `set` without Python code; then it is as it was.
Fast comparable(Interpreter& in, Value set, Value x) {
  bool found = false;
  return set_contains(in, set, x, found);
}

// set_intersection: the smaller set is walked; of another iterable, its elements are taken.
Fast intersect(Interpreter& in, Value a, Value b, Value& out) {
  Heap& heap = in.heap;
  if (a == b) {
    out = set_copy(heap, a, plain_type(in, a));
    return Fast::done;
  }
  Owned result(heap, new_set(heap, plain_type(in, a)));
  if (is_plain_set(heap, b) && size_of(heap, b) > size_of(heap, a)) std::swap(a, b);
  const Fast fast = for_each(in, b, [&](Value x) {
    bool found = false;
    const Fast looked = set_contains(in, a, x, found);
    return looked == Fast::done && found ? set_add(in, result.get(), x) : looked;
  });
  if (fast == Fast::done) out = result.take();
  return fast;
}

// set_difference.
Fast difference(Interpreter& in, Value a, Value b, Value& out) {
  Heap& heap = in.heap;
  const bool is_dict = heap.is_exact(b, TypeId::dict);
  const bool sized = is_plain_set(heap, b) || is_dict;
  Owned result(heap, Value());
  Fast fast = Fast::done;
  if (!sized || (size_of(heap, a) >> 2) > (is_dict ? dict_size(heap, b) : size_of(heap, b))) {
    result = Owned(heap, set_copy(heap, a, plain_type(in, a)));
    fast = set_subtract(in, result.get(), b);
  } else {
    result = Owned(heap, new_set(heap, plain_type(in, a)));
    fast = for_each(in, a, [&](Value x) {
      bool found = false;
      Value value;
      const Fast looked = is_dict ? dict_get(in, b, x, value) : set_contains(in, b, x, found);
      if (looked != Fast::done || found || value) return looked;
      return set_add(in, result.get(), x);
    });
  }
  if (fast == Fast::done) out = result.take();
  return fast;
}

// Takes out of `set` what is in `from` too, and adds what is not.
Fast toggle(Interpreter& in, Value set, Value from) {
  if (const Fast fast = for_each(in, from, [&](Value x) { return comparable(in, set, x); });
      fast != Fast::done)
    return fast;
  return for_each(in, from, [&](Value x) {
    bool found = false;
    const Fast fast = set_discard(in, set, x, found);
    return fast == Fast::done && !found ? set_add(in, set, x) : fast;
  });
}

bool is_operand_view(const Heap& heap, Value v) {
  return heap.is_exact(v, TypeId::dict_keys) || heap.is_exact(v, TypeId::dict_items);
}

// A set of an iterable's elements. Owned.
Fast set_of(Interpreter& in, Value iterable, TypeId type, Value& out) {
  Owned result(in.heap, new_set(in.heap, type));
  const Fast fast = set_update(in, result.get(), iterable);
  if (fast == Fast::done) out = result.take();
  return fast;
}

Fast view_binary(Interpreter& in, BinaryOp op, Value a, Value b, Value& out) {
  Heap& heap = in.heap;
  if (op == BinaryOp::and_) {
    if (!is_operand_view(heap, a)) std::swap(a, b);
    const auto view_size = [&](Value v) { return dict_size(heap, heap.get<View>(v)->target); };
    const bool swaps = is_operand_view(heap, b)
                           ? view_size(b) > view_size(a)
                           : heap.is_exact(b, TypeId::set) && view_size(a) <= size_of(heap, b);
    if (swaps) std::swap(a, b);
    Value left;
    if (const Fast fast = set_of(in, a, TypeId::set, left); fast != Fast::done) return fast;
    const Owned owner(heap, left);
    std::vector<Value> items;  // what is walked is the right one, whatever the sizes
    if (const Fast fast = elements(in, b, items); fast != Fast::done) return fast;
    const Owned list(heap, new_list_owned(heap, items));
    return intersect(in, left, list.get(), out);
  }
  const Value target = heap.is_exact(a, TypeId::dict_keys) ? heap.get<View>(a)->target : a;
  Value made;
  if (const Fast fast = set_of(in, heap.is_exact(target, TypeId::dict) ? target : a, TypeId::set, made);
      fast != Fast::done)
    return fast;
  Owned result(heap, made);
  const Fast fast = op == BinaryOp::or_        ? set_update(in, made, b)
                    : op == BinaryOp::subtract ? set_subtract(in, made, b)
                                               : set_toggle(in, made, b);
  if (fast == Fast::done) out = result.take();
  return fast;
}

Fast in_place_binary(Interpreter& in, BinaryOp op, Value a, Value b) {
  switch (op) {
    case BinaryOp::or_:
      return set_update(in, a, b);
    case BinaryOp::subtract:
      return set_subtract(in, a, b);
    case BinaryOp::xor_:
      return set_toggle(in, a, b);
    default: {
      Value common;
      if (const Fast fast = intersect(in, a, b, common); fast != Fast::done) return fast;
      const Owned owner(in.heap, common);
      set_swap(in.heap, a, common);
      return Fast::done;
    }
  }
}

}  // namespace

bool is_plain_set(const Heap& heap, Value v) {
  return is_set(heap, v) && !overrides(heap, v, kHasIter);
}

Fast set_update(Interpreter& in, Value set, Value iterable) {
  if (is_plain_set(in.heap, iterable)) return set_merge(in, set, iterable);
  if (in.heap.is_exact(iterable, TypeId::dict)) set_reserve(in.heap, set, dict_size(in.heap, iterable));
  return for_each(in, iterable, [&](Value x) { return set_add(in, set, x); });
}

Fast set_subtract(Interpreter& in, Value set, Value iterable) {
  if (set == iterable) {
    set_clear(in.heap, set);
    return Fast::done;
  }
  const Fast fast = for_each(in, iterable, [&](Value x) {
    bool found = false;
    return set_discard(in, set, x, found);
  });
  if (fast == Fast::done) set_shrink(in.heap, set);
  return fast;
}

Fast set_toggle(Interpreter& in, Value set, Value iterable) {
  if (set == iterable) {
    set_clear(in.heap, set);
    return Fast::done;
  }
  if (is_plain_set(in.heap, iterable) || in.heap.is_exact(iterable, TypeId::dict))
    return toggle(in, set, iterable);
  Value other;
  if (const Fast fast = set_of(in, iterable, TypeId::set, other); fast != Fast::done) return fast;
  const Owned owner(in.heap, other);
  return toggle(in, set, other);
}

Fast set_combine(Interpreter& in, BinaryOp op, bool in_place, Value a, Value b, Value& out) {
  Heap& heap = in.heap;
  if (in_place) {
    const Fast fast = in_place_binary(in, op, a, b);
    if (fast == Fast::done) out = heap.kept(a);
    return fast;
  }
  if (op == BinaryOp::and_) return intersect(in, a, b, out);
  if (op == BinaryOp::subtract) return difference(in, a, b, out);
  Value made;
  if (op == BinaryOp::or_)
    made = set_copy(heap, a, plain_type(in, a));
  else if (const Fast fast = set_of(in, b, plain_type(in, a), made); fast != Fast::done)
    return fast;
  Owned result(heap, made);
  const Fast fast = op == BinaryOp::or_ ? set_update(in, made, b) : toggle(in, made, a);
  if (fast == Fast::done) out = result.take();
  return fast;
}

Fast set_binary(Interpreter& in, BinaryOp op, bool in_place, Value a, Value b, Value& out) {
  Heap& heap = in.heap;
  if (is_operand_view(heap, a) || is_operand_view(heap, b)) return view_binary(in, op, a, b, out);
  if (!is_set(heap, a) || !is_set(heap, b)) {
    out = not_implemented(heap);
    return Fast::done;
  }
  return set_combine(in, op, in_place && !in.is_instance(a, TypeId::frozenset), a, b, out);
}

}  // namespace kvant::python
