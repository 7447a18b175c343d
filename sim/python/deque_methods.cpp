// collections.deque: its methods.
#include <fmt/format.h>

#include <algorithm>

#include "sim/python/container_deque.h"
#include "sim/python/container_native.h"

namespace kvant::python {
namespace {

// deque(iterable, maxlen): false when it raised or waits, as `outcome` says.
bool read_arguments(NativeCall& c, std::vector<Value>& items, std::int64_t& maximum, Outcome& outcome) {
  maximum = -1;
  if (const Value v = argument(c, 2); v && v != kNone) {
    if (!int_argument(c, v, maximum)) {
      outcome = c.fail();
      return false;
    }
    if (maximum < 0) {
      outcome = raise(c, TypeId::ValueError, "maxlen must be non-negative");
      return false;
    }
  }
  const Value iterable = argument(c, 1);
  return !iterable || gather(c, iterable, items, outcome);
}

Outcome deque_construct(NativeCall& c) {
  std::int64_t maximum = -1;
  std::vector<Value> items;
  Outcome outcome{};
  if (!read_arguments(c, items, maximum, outcome)) return outcome;
  const Value deque = new_deque(c.heap, maximum);
  for (Value v : items) deque_append(c.heap, deque, v);
  drop_all(c.heap, items);
  return c.done(as_class(c.heap, deque, c.args[0]));
}

// For a subclass whose __init__ hands on; a deque itself is complete when it is made.
Outcome deque_init(NativeCall& c) {
  std::int64_t maximum = -1;
  std::vector<Value> items;
  Outcome outcome{};
  if (!read_arguments(c, items, maximum, outcome)) return outcome;
  deque_clear(c.heap, c.args[0]);
  deque_set_max_length(c.heap, c.args[0], maximum);
  for (Value v : items) deque_append(c.heap, c.args[0], v);
  drop_all(c.heap, items);
  return c.none();
}

Outcome append(NativeCall& c) {
  deque_append(c.heap, c.args[0], c.args[1]);
  return c.none();
}
Outcome append_left(NativeCall& c) {
  deque_append_left(c.heap, c.args[0], c.args[1]);
  return c.none();
}
Outcome pop(NativeCall& c) {
  if (deque_size(c.heap, c.args[0]) == 0) return raise(c, TypeId::IndexError, "pop from an empty deque");
  return c.done(deque_pop(c.heap, c.args[0]));
}
Outcome pop_left(NativeCall& c) {
  if (deque_size(c.heap, c.args[0]) == 0) return raise(c, TypeId::IndexError, "pop from an empty deque");
  return c.done(deque_pop_left(c.heap, c.args[0]));
}

template <bool left>
Outcome extend(NativeCall& c) {
  std::vector<Value> items;
  Outcome outcome{};
  if (!gather(c, c.args[1], items, outcome)) return outcome;
  for (Value v : items) left ? deque_append_left(c.heap, c.args[0], v) : deque_append(c.heap, c.args[0], v);
  drop_all(c.heap, items);
  return c.none();
}

Outcome clear(NativeCall& c) {
  deque_clear(c.heap, c.args[0]);
  return c.none();
}

Outcome copy(NativeCall& c) {
  if (c.phase == 1) return c.done(c.heap.kept(c.reply));
  if (!c.heap.is_exact(c.args[0], TypeId::deque)) {
    const Value type = Value::object(c.heap.type_of(c.args[0]));
    const std::int64_t maximum = deque_max_length(c.heap, c.args[0]);
    if (maximum < 0) return c.call(type, {c.args[0]}, 1);
    return c.call(type, {c.args[0], Value::small(maximum)}, 1);
  }
  const Value deque = new_deque(c.heap, deque_max_length(c.heap, c.args[0]));
  for (std::int64_t i = 0; i < deque_size(c.heap, c.args[0]); ++i)
    deque_append(c.heap, deque, deque_at(c.heap, c.args[0], i));
  return c.done(deque);
}

Outcome rotate(NativeCall& c) {
  std::int64_t n = 1;
  if (const Value v = argument(c, 1); v && !int_argument(c, v, n)) return c.fail();
  const std::int64_t size = deque_size(c.heap, c.args[0]);
  if (size < 2) return c.none();
  n = ((n % size) + size) % size;
  for (; n > 0; --n) {
    const Owned item(c.heap, deque_pop(c.heap, c.args[0]));
    deque_append_left(c.heap, c.args[0], item.get());
  }
  return c.none();
}

Outcome reverse(NativeCall& c) {
  const std::int64_t size = deque_size(c.heap, c.args[0]);
  for (std::int64_t i = 0; i < size / 2; ++i) {
    const Owned a(c.heap, c.heap.kept(deque_at(c.heap, c.args[0], i)));
    deque_put(c.heap, c.args[0], i, deque_at(c.heap, c.args[0], size - 1 - i));
    deque_put(c.heap, c.args[0], size - 1 - i, a.get());
  }
  return c.none();
}

Fast find(NativeCall& c, Value value, std::int64_t start, std::int64_t stop, std::int64_t& at) {
  const std::int64_t size = deque_size(c.heap, c.args[0]);
  if (start < 0) start = std::max<std::int64_t>(0, start + size);
  if (stop < 0) stop += size;
  at = -1;
  for (std::int64_t i = start; i < std::min(stop, size); ++i) {
    bool same = false;
    if (const Fast fast = equal(c.in, deque_at(c.heap, c.args[0], i), value, same); fast != Fast::done)
      return fast;
    if (!same) continue;
    at = i;
    break;
  }
  return Fast::done;
}

Outcome index(NativeCall& c) {
  std::int64_t at = -1, start = 0, stop = std::numeric_limits<std::int64_t>::max();
  if (const Value v = argument(c, 2); v && !int_argument(c, v, start)) return c.fail();
  if (const Value v = argument(c, 3); v && !int_argument(c, v, stop)) return c.fail();
  const Fast fast = find(c, c.args[1], start, stop, at);
  if (fast == Fast::done && at < 0) {
    std::string shown;
    repr_of(c.in, c.args[1], shown);
    return raise(c, TypeId::ValueError, shown + " is not in deque");
  }
  return finish(c, fast, Value::small(at), "_sequence_index",
                {c.args[0], c.args[1], Value::small(start), Value::small(std::min(stop, kSmallMax))});
}

Outcome remove(NativeCall& c) {
  std::int64_t at = -1;
  const Fast fast = find(c, c.args[1], 0, std::numeric_limits<std::int64_t>::max(), at);
  if (fast == Fast::done && at < 0) {
    std::string shown;
    repr_of(c.in, c.args[1], shown);
    return raise(c, TypeId::ValueError, shown + " is not in deque");
  }
  if (fast == Fast::done) deque_erase(c.heap, c.args[0], at);
  return finish(c, fast, c.heap.kept(kNone), "_deque_remove", {c.args[0], c.args[1]});
}

Outcome count(NativeCall& c) {
  std::int64_t n = 0;
  for (std::int64_t i = 0; i < deque_size(c.heap, c.args[0]); ++i) {
    bool same = false;
    const Fast fast = equal(c.in, deque_at(c.heap, c.args[0], i), c.args[1], same);
    if (fast == Fast::error) return c.fail();
    if (fast == Fast::needs_python) return hand_over(c, "_sequence_count", {c.args[0], c.args[1]});
    n += same;
  }
  return c.done(Value::small(n));
}

Outcome insert(NativeCall& c) {
  std::int64_t at = 0;
  if (!int_argument(c, c.args[1], at)) return c.fail();
  const std::int64_t size = deque_size(c.heap, c.args[0]);
  const std::int64_t maximum = deque_max_length(c.heap, c.args[0]);
  if (maximum >= 0 && size >= maximum)
    return raise(c, TypeId::IndexError, "deque already at its maximum size");
  if (at < 0) at = std::max<std::int64_t>(0, at + size);
  deque_insert(c.heap, c.args[0], std::min(at, size), c.args[2]);
  return c.none();
}

Outcome reversed(NativeCall& c) {
  const std::int64_t size = deque_size(c.heap, c.args[0]);
  return c.done(
      new_iterator(c.heap, IteratorKind::deque, c.args[0], size - 1, deque_changes(c.heap, c.args[0]), -1));
}

Outcome maxlen(NativeCall& c) {
  const Value maximum = c.heap.get<NativeData>(c.args[0])->values()[1];
  return c.done(maximum.as_small() < 0 ? c.heap.kept(kNone) : maximum);
}

const NativeDef kMethods[] = {
    {"__init__", "self, iterable=, maxlen=", deque_init},
    {"append", "self, item, /", append},
    {"appendleft", "self, item, /", append_left},
    {"pop", "self", pop},
    {"popleft", "self", pop_left},
    {"extend", "self, iterable, /", extend<false>},
    {"extendleft", "self, iterable, /", extend<true>},
    {"clear", "self", clear},
    {"copy", "self", copy},
    {"__copy__", "self", copy},
    {"rotate", "self, n=, /", rotate},
    {"reverse", "self", reverse},
    {"index", "self, value, start=, stop=, /", handing<index>},
    {"remove", "self, value, /", handing<remove>},
    {"count", "self, value, /", handing<count>},
    {"insert", "self, index, item, /", insert},
    {"__len__", "self", dunder_len},
    {"__iter__", "self", dunder_iter},
    {"__contains__", "self, key, /", handing<dunder_contains>},
    {"__getitem__", "self, key, /", handing<dunder_getitem>},
    {"__setitem__", "self, key, value, /", handing<dunder_setitem>},
    {"__delitem__", "self, key, /", handing<dunder_delitem>},
    {"__repr__", "self", handing<dunder_repr>},
    {"__reversed__", "self", reversed},
    KVANT_COMPARISONS,
    KVANT_OPERATOR("add", add),
    KVANT_OPERATOR("mul", multiply),
    KVANT_IN_PLACE("add", add),
    KVANT_IN_PLACE("mul", multiply),
};
const NativeDef kClassMethods[] = {{"__class_getitem__", "cls, key, /", class_getitem}};
const NativeDef kGetters[] = {{"maxlen", "self", maxlen}};

}  // namespace

const TypeDef kDequeType{
    TypeId::deque, deque_construct, "iterable=, maxlen=", kMethods, {}, kClassMethods, kGetters, {}};

}  // namespace kvant::python
