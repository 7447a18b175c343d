// list: its methods.
#include <fmt/format.h>

#include <algorithm>

#include "sim/python/container_list.h"
#include "sim/python/container_native.h"
#include "sim/python/container_sized.h"
#include "sim/python/object.h"

namespace kvant::python {
namespace {

Outcome list_construct(NativeCall& c) {
  std::vector<Value> items;
  Outcome outcome{};
  if (const Value iterable = argument(c, 1); iterable && !gather_sized(c, iterable, items, outcome))
    return outcome;
  return c.done(as_class(c.heap, new_list_owned(c.heap, items), c.args[0]));
}

Outcome list_init(NativeCall& c) {
  std::vector<Value> items;
  Outcome outcome{};
  if (const Value iterable = argument(c, 1); iterable && !gather_sized(c, iterable, items, outcome))
    return outcome;
  list_clear(c.heap, c.args[0]);
  list_extend(c.heap, c.args[0], items);
  drop_all(c.heap, items);
  return c.none();
}

Outcome list_append_method(NativeCall& c) {
  list_append(c.heap, c.args[0], c.args[1]);
  return c.none();
}

Outcome list_extend_method(NativeCall& c) {
  std::vector<Value> items;
  Outcome outcome{};
  if (!gather_sized(c, c.args[1], items, outcome)) return outcome;
  list_extend(c.heap, c.args[0], items);
  drop_all(c.heap, items);
  return c.none();
}

Outcome list_insert_method(NativeCall& c) {
  std::int64_t at = 0;
  if (!int_argument(c, c.args[1], at)) return c.fail();
  const std::int64_t size = c.heap.get<List>(c.args[0])->size;
  if (at < 0) at = std::max<std::int64_t>(0, at + size);
  list_insert(c.heap, c.args[0], std::min(at, size), c.args[2]);
  return c.none();
}

Outcome list_pop_method(NativeCall& c) {
  std::int64_t at = -1;
  if (const Value index = argument(c, 1); index && !int_argument(c, index, at)) return c.fail();
  const std::int64_t size = c.heap.get<List>(c.args[0])->size;
  if (size == 0) return raise(c, TypeId::IndexError, "pop from empty list");
  if (at < 0) at += size;
  if (at < 0 || at >= size) return raise(c, TypeId::IndexError, "pop index out of range");
  return c.done(list_pop(c.heap, c.args[0], at));
}

Outcome list_clear_method(NativeCall& c) {
  list_clear(c.heap, c.args[0]);
  return c.none();
}

Outcome list_copy(NativeCall& c) {
  return c.done(new_list(c.heap, list_items(c.heap, c.args[0])));
}

Outcome list_reverse(NativeCall& c) {
  const auto items = list_items(c.heap, c.args[0]);
  std::reverse(items.begin(), items.end());
  return c.none();
}

// Where `value` is within [start, stop), by native comparison.
Fast find_item(Interpreter& in, std::span<const Value> items, Value value, std::int64_t start,
               std::int64_t stop, std::int64_t& found) {
  const auto size = static_cast<std::int64_t>(items.size());
  if (start < 0) start = std::max<std::int64_t>(0, start + size);
  if (stop < 0) stop += size;
  found = -1;
  for (std::int64_t i = start; i < std::min(stop, size); ++i) {
    bool same = false;
    if (const Fast fast = equal(in, items[static_cast<std::size_t>(i)], value, same); fast != Fast::done)
      return fast;
    if (!same) continue;
    found = i;
    break;
  }
  return Fast::done;
}

std::span<const Value> items_of(NativeCall& c) {
  if (c.heap.layout_of(c.args[0]) == Layout::list) return list_items(c.heap, c.args[0]);
  return tuple_items(c.heap, c.args[0]);
}

Outcome list_remove(NativeCall& c) {
  std::int64_t at = -1;
  const Fast fast = find_item(c.in, items_of(c), c.args[1], 0, std::numeric_limits<std::int64_t>::max(), at);
  if (fast == Fast::error) return c.fail();
  if (fast == Fast::needs_python) return hand_over(c, "_list_remove", {c.args[0], c.args[1]});
  if (at < 0) return raise(c, TypeId::ValueError, "list.remove(x): x not in list");
  c.heap.drop(list_pop(c.heap, c.args[0], at));
  return c.none();
}

}  // namespace

Outcome sequence_index(NativeCall& c) {
  std::int64_t start = 0, stop = std::numeric_limits<std::int64_t>::max(), at = -1;
  if (const Value v = argument(c, 2); v && !int_argument(c, v, start)) return c.fail();
  if (const Value v = argument(c, 3); v && !int_argument(c, v, stop)) return c.fail();
  const Fast fast = find_item(c.in, items_of(c), c.args[1], start, stop, at);
  if (fast == Fast::error) return c.fail();
  if (fast == Fast::needs_python)
    return hand_over(c, "_sequence_index",
                     {c.args[0], c.args[1], Value::small(start), Value::small(std::min(stop, kSmallMax))});
  if (at >= 0) return c.done(new_int(c.heap, at));
  if (c.heap.layout_of(c.args[0]) == Layout::tuple)
    return raise(c, TypeId::ValueError, "tuple.index(x): x not in tuple");
  std::string shown;
  if (repr_of(c.in, c.args[1], shown) != Fast::done) shown = "x";
  return raise(c, TypeId::ValueError, shown + " is not in list");
}

Outcome sequence_count(NativeCall& c) {
  std::int64_t count = 0;
  for (Value v : items_of(c)) {
    bool same = false;
    const Fast fast = equal(c.in, v, c.args[1], same);
    if (fast == Fast::error) return c.fail();
    if (fast == Fast::needs_python) return hand_over(c, "_sequence_count", {c.args[0], c.args[1]});
    count += same;
  }
  return c.done(new_int(c.heap, count));
}

namespace {

Outcome list_reversed(NativeCall& c) {
  return c.done(new_iterator(c.heap, IteratorKind::list_reversed, c.args[0],
                             std::int64_t{c.heap.get<List>(c.args[0])->size} - 1));
}

Outcome list_sizeof(NativeCall& c) {
  return c.done(new_int(c.heap, 40 + std::int64_t{c.heap.get<List>(c.args[0])->capacity} * 8));
}

const NativeDef kMethods[] = {
    {"__init__", "self, iterable=, /", list_init},
    {"append", "self, object, /", list_append_method},
    {"extend", "self, iterable, /", list_extend_method},
    {"insert", "self, index, object, /", list_insert_method},
    {"pop", "self, index=, /", list_pop_method},
    {"remove", "self, value, /", handing<list_remove>},
    {"clear", "self", list_clear_method},
    {"copy", "self", list_copy},
    {"reverse", "self", list_reverse},
    {"index", "self, value, start=, stop=, /", handing<sequence_index>},
    {"count", "self, value, /", handing<sequence_count>},
    {"sort", "self, *, key=, reverse=", list_sort},
    {"__len__", "self", dunder_len},
    {"__iter__", "self", dunder_iter},
    {"__contains__", "self, key, /", handing<dunder_contains>},
    {"__getitem__", "self, key, /", handing<dunder_getitem>},
    {"__setitem__", "self, key, value, /", handing<dunder_setitem>},
    {"__delitem__", "self, key, /", handing<dunder_delitem>},
    {"__repr__", "self", handing<dunder_repr>},
    {"__reversed__", "self", list_reversed},
    {"__sizeof__", "self", list_sizeof},
    KVANT_COMPARISONS,
    KVANT_OPERATOR("add", add),
    KVANT_OPERATOR("mul", multiply),
    KVANT_REFLECTED("mul", multiply),
    KVANT_IN_PLACE("add", add),
    KVANT_IN_PLACE("mul", multiply),
};
const NativeDef kClassMethods[] = {{"__class_getitem__", "cls, key, /", class_getitem}};

}  // namespace

const TypeDef kListType{TypeId::list, list_construct, "iterable=, /", kMethods, {}, kClassMethods, {}, {}};

}  // namespace kvant::python
