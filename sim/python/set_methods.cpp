// set and frozenset: their methods.
#include <fmt/format.h>

#include "sim/python/container_native.h"
#include "sim/python/container_set.h"

namespace kvant::python {
namespace {

TypeId plain_type(const NativeCall& c, Value set) {
  return c.in.is_instance(set, TypeId::frozenset) ? TypeId::frozenset : TypeId::set;
}

constexpr int kFilled = 1;

Outcome fill(NativeCall& c, Value set, Value iterable, Value result) {
  if (c.phase == kFilled || !iterable) return c.done(c.heap.kept(result));
  const Fast fast = set_update(c.in, set, iterable);
  if (fast == Fast::error) return c.fail();
  if (fast == Fast::needs_python) return c.call(c.in.prelude("_set_fill"), {set, iterable}, kFilled);
  return c.done(c.heap.kept(result));
}

Outcome set_construct(NativeCall& c) {
  if (c.phase == kFilled) return c.done(c.heap.kept(c.slot[0]));
  const bool frozen = c.in.is_subclass(c.args[0], type_value(TypeId::frozenset));
  const Value iterable = argument(c, 1);
  if (c.args[0] == type_value(TypeId::frozenset) && iterable && c.heap.is_exact(iterable, TypeId::frozenset))
    return c.done(c.heap.kept(iterable));
  c.slot[0] = new_set(c.heap, frozen ? TypeId::frozenset : TypeId::set);
  as_class(c.heap, c.slot[0], c.args[0]);
  return fill(c, c.slot[0], iterable, c.slot[0]);
}

Outcome set_init(NativeCall& c) {
  if (c.phase == 0) set_clear(c.heap, c.args[0]);
  return fill(c, c.args[0], argument(c, 1), kNone);
}

Outcome set_add_method(NativeCall& c) {
  return finish(c, set_add(c.in, c.args[0], c.args[1]), c.heap.kept(kNone), "_set_add",
                {c.args[0], c.args[1]});
}

// A set looked for in a set stands for the equal frozenset.
Value hashable(NativeCall& c, Value item) {
  if (is_set(c.heap, item) && !c.in.is_instance(item, TypeId::frozenset))
    return set_copy(c.heap, item, TypeId::frozenset);
  return c.heap.kept(item);
}

Outcome set_discard_method(NativeCall& c) {
  bool found = false;
  const Owned item(c.heap, hashable(c, c.args[1]));
  return finish(c, set_discard(c.in, c.args[0], item.get(), found), c.heap.kept(kNone), "_set_discard",
                {c.args[0], c.args[1]});
}

Outcome set_remove(NativeCall& c) {
  bool found = false;
  const Owned item(c.heap, hashable(c, c.args[1]));
  const Fast fast = set_discard(c.in, c.args[0], item.get(), found);
  if (fast == Fast::done && !found) return c.done(c.in.raise_value(TypeId::KeyError, c.args[1]));
  return finish(c, fast, c.heap.kept(kNone), "_set_remove", {c.args[0], c.args[1]});
}

Outcome set_pop_method(NativeCall& c) {
  const Value item = set_pop(c.heap, c.args[0]);
  if (item) return c.done(item);
  const Owned text(c.heap, new_str(c.heap, "pop from an empty set"));
  return c.done(c.in.raise_value(TypeId::KeyError, text.get()));
}

Outcome set_clear_method(NativeCall& c) {
  set_clear(c.heap, c.args[0]);
  return c.none();
}

Outcome set_copy_method(NativeCall& c) {
  if (c.heap.is_exact(c.args[0], TypeId::frozenset)) return c.done(c.heap.kept(c.args[0]));
  return c.done(set_copy(c.heap, c.args[0], plain_type(c, c.args[0])));
}

// union, intersection, difference, and the …_update forms: for each other iterable one after the other. Only
// the first step may not change what it is given.
template <BinaryOp op, bool in_place>
Outcome set_method(NativeCall& c) {
  Heap& heap = c.heap;
  const auto others = tuple_items(heap, c.args[1]);
  Owned result(heap, heap.kept(c.args[0]));
  if (others.empty() && !in_place) result = Owned(heap, set_copy(heap, c.args[0], plain_type(c, c.args[0])));
  for (std::size_t i = 0; i < others.size(); ++i) {
    Value out;
    const Fast fast = set_combine(c.in, op, in_place || i > 0, result.get(), others[i], out);
    if (fast == Fast::error) return c.fail();
    if (fast == Fast::needs_python)
      return hand_over(c, "_set_method",
                       {Value::small(static_cast<int>(op)), bool_value(in_place), c.args[0], c.args[1]});
    result = Owned(heap, out);
  }
  return in_place ? c.none() : c.done(result.take());
}

template <bool in_place>
Outcome set_symmetric(NativeCall& c) {
  Value out;
  const Fast fast = set_combine(c.in, BinaryOp::xor_, in_place, c.args[0], c.args[1], out);
  const Owned result(c.heap, out);
  return finish(c, fast, c.heap.kept(in_place ? kNone : out), "_set_symmetric",
                {bool_value(in_place), c.args[0], c.args[1]});
}
Outcome set_isdisjoint(NativeCall& c) {
  return hand_over(c, "_set_isdisjoint", {c.args[0], c.args[1]});
}

template <CompareOp op>
Outcome set_relation(NativeCall& c) {
  Value out;
  if (is_set(c.heap, c.args[1])) {
    const Fast fast = plain_compare(c.in, op, c.args[0], c.args[1], out);
    if (fast == Fast::done) return c.done(out);
    if (fast == Fast::error) return c.fail();
  }
  return hand_over(c, op == CompareOp::le ? "_set_issubset" : "_set_issuperset", {c.args[0], c.args[1]});
}

Outcome set_sizeof(NativeCall& c) {
  const std::int64_t capacity = c.heap.get<Set>(c.args[0])->capacity;
  return c.done(Value::small(200 + (capacity > 8 ? capacity * 16 : 0)));
}

#define KVANT_SET_METHODS                                                                                   \
  {"copy", "self", set_copy_method}, {"union", "self, *others", handing<set_method<BinaryOp::or_, false>>}, \
      {"intersection", "self, *others", handing<set_method<BinaryOp::and_, false>>},                        \
      {"difference", "self, *others", handing<set_method<BinaryOp::subtract, false>>},                      \
      {"symmetric_difference", "self, other, /", handing<set_symmetric<false>>},                            \
      {"isdisjoint", "self, other, /", handing<set_isdisjoint>},                                            \
      {"issubset", "self, other, /", handing<set_relation<CompareOp::le>>},                                 \
      {"issuperset", "self, other, /", handing<set_relation<CompareOp::ge>>},                               \
      {"__len__", "self", dunder_len}, {"__iter__", "self", dunder_iter},                                   \
      {"__contains__", "self, key, /", handing<dunder_contains>},                                           \
      {"__repr__", "self", handing<dunder_repr>}, {"__sizeof__", "self", set_sizeof}, KVANT_COMPARISONS,    \
      KVANT_OPERATOR("and", and_), KVANT_OPERATOR("or", or_), KVANT_OPERATOR("sub", subtract),              \
      KVANT_OPERATOR("xor", xor_), KVANT_REFLECTED("and", and_), KVANT_REFLECTED("or", or_),                \
      KVANT_REFLECTED("sub", subtract), KVANT_REFLECTED("xor", xor_)

const NativeDef kSetMethods[] = {
    KVANT_SET_METHODS,
    {"__init__", "self, iterable=, /", set_init},
    {"add", "self, item, /", handing<set_add_method>},
    {"discard", "self, item, /", handing<set_discard_method>},
    {"remove", "self, item, /", handing<set_remove>},
    {"pop", "self", set_pop_method},
    {"clear", "self", set_clear_method},
    {"update", "self, *others", handing<set_method<BinaryOp::or_, true>>},
    {"intersection_update", "self, *others", handing<set_method<BinaryOp::and_, true>>},
    {"difference_update", "self, *others", handing<set_method<BinaryOp::subtract, true>>},
    {"symmetric_difference_update", "self, other, /", handing<set_symmetric<true>>},
    KVANT_IN_PLACE("and", and_),
    KVANT_IN_PLACE("or", or_),
    KVANT_IN_PLACE("sub", subtract),
    KVANT_IN_PLACE("xor", xor_),
};
const NativeDef kFrozenMethods[] = {KVANT_SET_METHODS, {"__hash__", "self", handing<dunder_hash>}};
const NativeDef kSetClass[] = {{"__class_getitem__", "cls, key, /", class_getitem}};
const NativeDef kFrozenClass[] = {{"__class_getitem__", "cls, key, /", class_getitem}};

}  // namespace

const TypeDef kSetType{TypeId::set, set_construct, "iterable=, /", kSetMethods, {}, kSetClass, {}, {}};
const TypeDef kFrozensetType{
    TypeId::frozenset, set_construct, "iterable=, /", kFrozenMethods, {}, kFrozenClass, {}, {}};

}  // namespace kvant::python
