// The types of iterators: enumerate, zip, map, filter, reversed, iter(f, sentinel) and those of containers.
// Stepping one may run Python code; then it goes on where it was when that has returned.
#include <fmt/format.h>

#include "sim/python/container_deque.h"
#include "sim/python/container_native.h"
#include "sim/python/iterator_reduce.h"

namespace kvant::python {

Fast iterator_of(Interpreter& in, Value v, Value& out) {
  if (v.is_object() && in.heap.is_exact(v, TypeId::generator)) {
    out = in.heap.kept(v);
    return Fast::done;
  }
  return iterate(in, v, out);
}

namespace {

constexpr int kStepped = 1;   // an inner iterator's __next__ has returned
constexpr int kCalled = 2;    // the function has
constexpr int kJudged = 3;    // bool(reply) or reply == sentinel has
constexpr int kIterated = 4;  // constructors: iter(argument) has

// --- making
// --------------------------------------------------------------------------------------------------- Fills
// the list slot[0] with iterators over arguments from `first` on. False: return `outcome`.
bool make_iterators(NativeCall& c, std::span<const Value> iterables, Outcome& outcome) {
  if (c.phase == 0) c.slot[0] = new_list(c.heap);
  if (c.phase == kIterated) list_append(c.heap, c.slot[0], c.reply);
  while (true) {
    const std::size_t done = list_items(c.heap, c.slot[0]).size();
    if (done == iterables.size()) return true;
    Value it;
    const Fast fast = iterator_of(c.in, iterables[done], it);
    if (fast == Fast::error) outcome = c.fail();
    if (fast == Fast::needs_python) outcome = c.call(c.in.prelude("_iter"), {iterables[done]}, kIterated);
    if (fast != Fast::done) return false;
    list_append(c.heap, c.slot[0], it);
    c.heap.drop(it);
  }
}

Value with_class(NativeCall& c, Value iterator) {
  return as_class(c.heap, iterator, c.args[0]);
}

Value tuple_of_slot(NativeCall& c) {
  return new_tuple(c.heap, list_items(c.heap, c.slot[0]));
}

Outcome enumerate_construct(NativeCall& c) {
  Outcome outcome{};
  if (c.args[1].is_null())
    return raise(c, TypeId::TypeError, "enumerate() missing required argument 'iterable'");
  if (!make_iterators(c, c.args.subspan(1, 1), outcome)) return outcome;
  const Value start = argument(c, 2) ? argument(c, 2) : Value::small(0);
  if (!is_int(c.heap, start))
    return raise(c, TypeId::TypeError,
                 fmt::format("'{}' object cannot be interpreted as an integer", type_name(c.heap, start)));
  return c.done(with_class(
      c, new_iterator(c.heap, IteratorKind::enumerate, list_items(c.heap, c.slot[0])[0], 0, 0, 1, start)));
}

Outcome zip_construct(NativeCall& c) {
  Outcome outcome{};
  if (!make_iterators(c, tuple_items(c.heap, c.args[1]), outcome)) return outcome;
  const Owned inner(c.heap, tuple_of_slot(c));
  bool strict = false;
  if (argument(c, 2)) truth_of(c.in, c.args[2], strict);
  return c.done(with_class(c, new_iterator(c.heap, IteratorKind::zip, inner.get(), 0, strict)));
}

Outcome map_construct(NativeCall& c) {
  Outcome outcome{};
  if (c.args[1].is_null() || tuple_items(c.heap, c.args[2]).empty())
    return raise(c, TypeId::TypeError, "map() must have at least two arguments.");
  const auto iterables = tuple_items(c.heap, c.args[2]);
  if (!make_iterators(c, iterables, outcome)) return outcome;
  const Owned inner(c.heap, tuple_of_slot(c));
  return c.done(with_class(c, new_iterator(c.heap, IteratorKind::map, inner.get(), 0, 0, 1, c.args[1])));
}

Outcome filter_construct(NativeCall& c) {
  Outcome outcome{};
  if (!make_iterators(c, c.args.subspan(2, 1), outcome)) return outcome;
  return c.done(with_class(
      c, new_iterator(c.heap, IteratorKind::filter, list_items(c.heap, c.slot[0])[0], 0, 0, 1, c.args[1])));
}

Outcome reversed_construct(NativeCall& c) {
  const Value v = c.args[1];
  Heap& heap = c.heap;
  if (c.phase == kCalled) return c.done(heap.kept(c.reply));
  if (c.phase == kJudged) {
    std::int64_t length = 0;
    if (!int_argument(c, c.reply, length)) return c.fail();
    return c.done(new_iterator(heap, IteratorKind::reversed, v, length - 1));
  }
  if (const Value method = c.in.lookup_special(v, name(heap, NameId::dunder_reversed));
      method && method != kNone)
    return c.call(method, {v}, kCalled);
  std::int64_t length = 0;
  switch (heap.layout_of(v)) {
    case Layout::tuple:
      return c.done(new_iterator(heap, IteratorKind::tuple, v,
                                 static_cast<std::int64_t>(tuple_items(heap, v).size()) - 1, 0, -1));
    case Layout::bytes:
    case Layout::bytearray:
      return c.done(new_iterator(heap, IteratorKind::bytes, v,
                                 static_cast<std::int64_t>(bytes_of(heap, v).size()) - 1, 0, -1));
    default:
      break;
  }
  const Value getter = c.in.lookup_special(v, name(heap, NameId::dunder_getitem));
  const Value len = c.in.lookup_special(v, name(heap, NameId::dunder_len));
  if (!getter || heap.layout_of(v) == Layout::dict)
    return raise(c, TypeId::TypeError, fmt::format("'{}' object is not reversible", type_name(heap, v)));
  if (!len)
    return raise(c, TypeId::TypeError, fmt::format("object of type '{}' has no len()", type_name(heap, v)));
  if (!overrides(heap, v, kHasLen) && plain_length(c.in, v, length) == Fast::done)
    return c.done(new_iterator(heap, IteratorKind::reversed, v, length - 1));
  return c.call(len, {v}, kJudged);
}

// --- stepping
// -------------------------------------------------------------------------------------------------
Iterator* self(NativeCall& c) {
  return c.heap.get<Iterator>(c.args[0]);
}

Outcome exhausted(NativeCall& c) {
  c.heap.assign(self(c)->target, Value());
  return stop_iteration(c);
}

// One item of `inner`: at once, or by its __next__ (`outcome`, entered again at kStepped with it as reply).
// False: return `outcome`.
bool step_inner(NativeCall& c, Value inner, Value& item, Outcome& outcome) {
  switch (next_of(c.in, inner, item)) {
    case Step::item:
      return true;
    case Step::exhausted:
      outcome = stop_iteration(c);
      return false;
    case Step::error:
      outcome = c.fail();
      return false;
    case Step::needs_python:
      outcome = call_next(c, inner, kStepped);
      return false;
  }
  return false;
}

Outcome next_enumerate(NativeCall& c) {
  Iterator* it = self(c);
  Value item;
  Outcome outcome{};
  if (c.phase == kStepped)
    item = c.heap.kept(c.reply);
  else if (!step_inner(c, it->target, item, outcome))
    return outcome;
  const Value count = it->extra;
  number_binary(c.in, BinaryOp::add, count, Value::small(1), it->extra);
  return c.done(new_tuple_owned(c.heap, std::array{count, item}));
}

// Collects one item of each iterator of a tuple in the list slot[0]. False: return `outcome`.
bool step_all(NativeCall& c, Outcome& outcome) {
  if (c.phase == 0) c.slot[0] = new_list(c.heap);
  if (c.phase == kStepped) {
    if (c.raised) return false;
    list_append(c.heap, c.slot[0], c.reply);
  }
  while (true) {
    const auto inner = tuple_items(c.heap, self(c)->target);
    const std::size_t done = list_items(c.heap, c.slot[0]).size();
    if (done == inner.size()) return true;
    Value item;
    if (!step_inner(c, inner[done], item, outcome)) return false;
    list_append(c.heap, c.slot[0], item);
    c.heap.drop(item);
  }
}

Outcome next_zip(NativeCall& c) {
  Outcome outcome{};
  if (tuple_items(c.heap, self(c)->target).empty()) return stop_iteration(c);
  if (self(c)->stop != 0) return hand_over(c, "_next_of_strict_zip", {self(c)->target});
  if (!step_all(c, outcome)) return outcome;
  return c.done(tuple_of_slot(c));
}

Outcome next_map(NativeCall& c) {
  Outcome outcome{};
  if (c.phase == kCalled) return c.done(c.heap.kept(c.reply));
  if (!step_all(c, outcome)) return outcome;
  return c.call_many(self(c)->extra, list_items(c.heap, c.slot[0]), Value(), kCalled);
}

// slot[0] is the item being judged.
Outcome next_filter(NativeCall& c) {
  Value verdict = c.reply;
  bool keep = false;
  switch (c.phase) {
    case kStepped:
      c.heap.assign(c.slot[0], c.heap.kept(c.reply));
      break;
    case kJudged:
      if (c.reply == kTrue) return c.done(c.heap.kept(c.slot[0]));
      break;
    default:
      break;
  }
  while (true) {
    Outcome outcome{};
    if (c.phase != kStepped && c.phase != kCalled) {
      Value item;
      if (!step_inner(c, self(c)->target, item, outcome)) return outcome;
      c.heap.assign(c.slot[0], item);
    }
    if (c.phase != kCalled) {
      const Value judge = self(c)->extra;
      if (judge != kNone && judge != type_value(TypeId::bool_)) return c.call(judge, {c.slot[0]}, kCalled);
      verdict = c.slot[0];
    }
    const Fast fast = truth_of(c.in, verdict, keep);
    if (fast == Fast::error) return c.fail();
    if (fast == Fast::needs_python) return c.call(c.in.prelude("_truth"), {verdict}, kJudged);
    if (keep) return c.done(c.heap.kept(c.slot[0]));
    c.phase = 0;
  }
}

Outcome next_callable(NativeCall& c) {
  bool same = false;
  switch (c.phase) {
    case kCalled: {
      const Fast fast = equal(c.in, c.reply, self(c)->extra, same);
      if (fast == Fast::error) return c.fail();
      if (fast == Fast::needs_python) {
        c.slot[0] = c.heap.kept(c.reply);
        return c.call(c.in.prelude("_same"), {c.reply, self(c)->extra}, kJudged);
      }
      return same ? exhausted(c) : c.done(c.heap.kept(c.reply));
    }
    case kJudged:
      if (truth_of(c.in, c.reply, same) != Fast::done) same = true;
      return same ? exhausted(c) : c.done(c.heap.kept(c.slot[0]));
    default:
      return c.call(self(c)->target, {}, kCalled);
  }
}

// __getitem__(0), (1) … until IndexError; or downward for reversed().
Outcome next_by_index(NativeCall& c) {
  Iterator* it = self(c);
  if (c.phase == kCalled) {
    if (!c.raised) {
      it->position += it->kind == IteratorKind::reversed ? -1 : 1;
      return c.done(c.heap.kept(c.reply));
    }
    if (c.in.is_instance(c.raised, TypeId::IndexError) || c.in.is_instance(c.raised, TypeId::StopIteration))
      return exhausted(c);
    c.in.raise_object(c.raised);
    return c.fail();
  }
  if (it->position < 0) return exhausted(c);
  const Value getter = c.in.lookup_special(it->target, name(c.heap, NameId::dunder_getitem));
  return c.call(getter, {it->target, Value::small(it->position)}, kCalled, true);
}

Outcome iterator_next(NativeCall& c) {
  Iterator* it = self(c);
  if (c.phase == 0) {
    Value item;
    // The class's own step, whatever a subclass overrides.
    if (!overrides(c.heap, c.args[0], kHasNext)) {
      switch (next_of(c.in, c.args[0], item)) {
        case Step::item:
          return c.done(item);
        case Step::exhausted:
          return stop_iteration(c);
        case Step::error:
          return c.fail();
        case Step::needs_python:
          break;
      }
    }
    if (!it->target) return stop_iteration(c);
  }
  switch (it->kind) {
    case IteratorKind::enumerate:
      return next_enumerate(c);
    case IteratorKind::zip:
      return next_zip(c);
    case IteratorKind::map:
      return next_map(c);
    case IteratorKind::filter:
      return next_filter(c);
    case IteratorKind::callable:
      return next_callable(c);
    default:
      return next_by_index(c);
  }
}

Outcome iterator_length_hint(NativeCall& c) {
  const Iterator* it = self(c);
  std::int64_t left = 0;
  switch (it->kind) {
    case IteratorKind::range:
      if (it->step > 0 ? it->position < it->stop : it->position > it->stop)
        left = (it->stop - it->position + it->step + (it->step > 0 ? -1 : 1)) / it->step;
      break;
    case IteratorKind::dict_keys:
    case IteratorKind::dict_values:
    case IteratorKind::dict_items:
      left = it->target ? it->step : 0;
      break;
    case IteratorKind::list_reversed:
    case IteratorKind::reversed:
      left = it->position + 1;
      break;
    default:
      if (it->target && plain_length(c.in, it->target, left) != Fast::done)
        c.heap.drop(c.in.take_exception());
      else
        left -= it->position;
  }
  return c.done(
      new_int(c.heap, it->target || it->kind == IteratorKind::range ? std::max<std::int64_t>(left, 0) : 0));
}

// Rows have addresses that name them: each type its own table.
template <TypeId id>
struct Methods {
  static inline const NativeDef rows[] = {
      {"__iter__", "self", return_self},
      {"__next__", "self", handing<iterator_next>},
      {"__reduce__", "self", iterator_reduce},
      {"__setstate__", "self, state, /", iterator_setstate},
      {"__length_hint__", "self", iterator_length_hint},
  };
  static inline const TypeDef type{id, nullptr, "", rows, {}, {}, {}, {}};
};
template <TypeId id>
struct LazyMethods {
  static inline const NativeDef rows[] = {
      {"__iter__", "self", return_self},
      {"__next__", "self", handing<iterator_next>},
      {"__reduce__", "self", iterator_reduce},
      {"__setstate__", "self, state, /", iterator_setstate},
  };
  static inline const NativeDef class_rows[] = {{"__class_getitem__", "cls, key, /", class_getitem}};
};

const TypeDef kEnumerate{TypeId::enumerate,
                         enumerate_construct,
                         "iterable=, start=",
                         LazyMethods<TypeId::enumerate>::rows,
                         {},
                         LazyMethods<TypeId::enumerate>::class_rows,
                         {},
                         {}};
const TypeDef kZip{
    TypeId::zip, zip_construct, "*iterables, strict=", LazyMethods<TypeId::zip>::rows, {}, {}, {}, {}};
const TypeDef kMap{
    TypeId::map, map_construct, "function=, /, *iterables", LazyMethods<TypeId::map>::rows, {}, {}, {}, {}};
const TypeDef kFilter{TypeId::filter,
                      filter_construct,
                      "function, iterable, /",
                      LazyMethods<TypeId::filter>::rows,
                      {},
                      {},
                      {},
                      {}};
const TypeDef kReversed{
    TypeId::reversed, reversed_construct, "sequence, /", LazyMethods<TypeId::reversed>::rows, {}, {}, {}, {}};

}  // namespace

std::span<const TypeDef* const> iterator_type_defs() {
  static const TypeDef* const kAll[] = {
      &Methods<TypeId::iterator>::type,
      &Methods<TypeId::list_iterator>::type,
      &Methods<TypeId::list_reverseiterator>::type,
      &Methods<TypeId::tuple_iterator>::type,
      &Methods<TypeId::str_iterator>::type,
      &Methods<TypeId::bytes_iterator>::type,
      &Methods<TypeId::bytearray_iterator>::type,
      &Methods<TypeId::range_iterator>::type,
      &Methods<TypeId::longrange_iterator>::type,
      &Methods<TypeId::dict_keyiterator>::type,
      &Methods<TypeId::dict_valueiterator>::type,
      &Methods<TypeId::dict_itemiterator>::type,
      &Methods<TypeId::dict_reverseiterator>::type,
      &Methods<TypeId::set_iterator>::type,
      &Methods<TypeId::callable_iterator>::type,
      &Methods<TypeId::deque_iterator>::type,
      &kEnumerate,
      &kZip,
      &kMap,
      &kFilter,
      &kReversed,
  };
  return kAll;
}

}  // namespace kvant::python
