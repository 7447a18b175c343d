// dict: its methods.
#include <fmt/format.h>

#include "sim/python/container_dict.h"
#include "sim/python/container_dict_natives.h"

namespace kvant::python {
namespace {

constexpr int kUpdated = 1;

// The dict behind a dict or a mappingproxy.
Value target_of(const Heap& heap, Value v) {
  return heap.layout_of(v) == Layout::view ? heap.get<View>(v)->target : v;
}

Fast add_pairs(Interpreter& in, Value dict, std::span<const Value> pairs) {
  Heap& heap = in.heap;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    std::vector<Value> two;
    if (const Fast fast = collect(in, pairs[i], two); fast != Fast::done) {
      if (fast == Fast::error) {
        heap.drop(in.take_exception());
        in.raise(TypeId::TypeError,
                 fmt::format("cannot convert dictionary update sequence element #{} to a sequence", i));
      }
      return fast;
    }
    Fast fast = Fast::error;
    if (two.size() == 2)
      fast = dict_set(in, dict, two[0], two[1]);
    else
      in.raise(
          TypeId::ValueError,
          fmt::format("dictionary update sequence element #{} has length {}; 2 is required", i, two.size()));
    drop_all(heap, two);
    if (fast != Fast::done) return fast;
  }
  return Fast::done;
}

// dict.update(other) natively; needs_python may have added some pairs already: adding them again is the same.
Fast update_from(Interpreter& in, Value dict, Value other) {
  Heap& heap = in.heap;
  if (other.is_object() && heap.layout_of(other) == Layout::dict &&
      (heap.is_exact(other, TypeId::dict) || !overrides(heap, other, kHasIter)))
    return dict_merge(in, dict, other);
  if (heap.is_exact(other, TypeId::mappingproxy)) return dict_merge(in, dict, target_of(heap, other));
  if (in.lookup_special(other, in.interned("keys"))) return Fast::needs_python;
  std::vector<Value> pairs;
  if (const Fast fast = collect(in, other, pairs); fast != Fast::done) return fast;
  const Fast fast = add_pairs(in, dict, pairs);
  drop_all(heap, pairs);
  return fast;
}

// update(other, **keywords), as the constructor and __init__ do too. args: dict first.
Outcome update(NativeCall& c, Value dict, Value result) {
  if (c.phase == 0 && c.args.size() > 1 && c.args[1]) {
    const Fast fast = update_from(c.in, dict, c.args[1]);
    if (fast == Fast::error) return c.fail();
    if (fast == Fast::needs_python) return c.call(c.in.prelude("_dict_update"), {dict, c.args[1]}, kUpdated);
  }
  if (c.keywords && dict_merge(c.in, dict, c.keywords) != Fast::done) return c.fail();
  return c.done(c.heap.kept(result));
}

bool check_count(NativeCall& c, std::string_view name, std::size_t most) {
  if (c.args.size() <= most) return true;
  c.in.raise(TypeId::TypeError, fmt::format("{} expected at most {} argument{}, got {}", name, most - 1,
                                            most == 2 ? "" : "s", c.args.size() - 1));
  return false;
}

Outcome dict_construct(NativeCall& c) {
  if (c.phase == 0) {
    c.slot[0] = as_class(c.heap, new_dict(c.heap), c.args[0]);
    if (!check_count(c, "dict", 2)) return c.fail();
  }
  return update(c, c.slot[0], c.slot[0]);
}

Outcome dict_init(NativeCall& c) {
  if (!check_count(c, "dict", 2)) return c.fail();
  return update(c, c.args[0], kNone);
}

Outcome dict_update(NativeCall& c) {
  if (!check_count(c, "update", 2)) return c.fail();
  return update(c, c.args[0], kNone);
}

Outcome dict_setdefault(NativeCall& c) {
  const Value value = argument(c, 2) ? argument(c, 2) : kNone;
  Value found;
  Fast fast = dict_get(c.in, c.args[0], c.args[1], found);
  if (fast == Fast::done && found) return c.done(c.heap.kept(found));
  if (fast == Fast::done) fast = dict_set(c.in, c.args[0], c.args[1], value);
  return finish(c, fast, fast == Fast::done ? c.heap.kept(value) : Value(), "_dict_setdefault",
                {c.args[0], c.args[1], value});
}

Outcome dict_pop(NativeCall& c) {
  const Value fallback = argument(c, 2);
  Value found;
  const Fast fast = dict_get(c.in, c.args[0], c.args[1], found);
  if (fast == Fast::error) return c.fail();
  if (fast == Fast::needs_python)
    return fallback ? hand_over(c, "_dict_pop", {c.args[0], c.args[1], fallback})
                    : hand_over(c, "_dict_pop", {c.args[0], c.args[1]});
  if (!found) {
    if (fallback) return c.done(c.heap.kept(fallback));
    return c.done(c.in.raise_value(TypeId::KeyError, c.args[1]));
  }
  const Value result = c.heap.kept(found);
  bool gone = false;
  dict_del(c.in, c.args[0], c.args[1], gone);
  return c.done(result);
}

Outcome dict_popitem(NativeCall& c) {
  const Dict* d = c.heap.get<Dict>(c.args[0]);
  const DictEntry* entries = c.heap.at<DictEntry>(d->entries);
  std::uint32_t i = d->filled;
  while (i > 0 && !entries[i - 1].key) --i;
  if (i == 0) {
    const Owned text(c.heap, new_str(c.heap, "popitem(): dictionary is empty"));
    return c.done(c.in.raise_value(TypeId::KeyError, text.get()));
  }
  const Value pair = new_tuple(c.heap, std::array{entries[i - 1].key, entries[i - 1].value});
  dict_erase(c.heap, c.args[0], static_cast<std::int32_t>(i - 1));
  // The free places at the end are used again.
  Dict* changed = c.heap.get<Dict>(c.args[0]);
  if (changed->index_size == 0) changed->filled = i - 1;
  return c.done(pair);
}

Outcome dict_clear_method(NativeCall& c) {
  dict_clear(c.heap, c.args[0]);
  return c.none();
}

Outcome dict_fromkeys(NativeCall& c) {
  const Value value = argument(c, 2) ? argument(c, 2) : kNone;
  std::vector<Value> keys;
  Fast fast = c.args[0] == type_value(TypeId::dict) ? collect(c.in, c.args[1], keys) : Fast::needs_python;
  const Owned dict(c.heap, new_dict(c.heap));
  for (std::size_t i = 0; i < keys.size() && fast == Fast::done; ++i)
    fast = dict_set(c.in, dict.get(), keys[i], value);
  drop_all(c.heap, keys);
  return finish(c, fast, fast == Fast::done ? c.heap.kept(dict.get()) : Value(), "_dict_fromkeys",
                {c.args[0], c.args[1], value});
}

Outcome dict_reversed(NativeCall& c) {
  const Dict* d = c.heap.get<Dict>(c.args[0]);
  return c.done(new_iterator(c.heap, IteratorKind::dict_reversed, c.args[0], std::int64_t{d->filled} - 1,
                             d->used, d->used, Value::small(0)));
}

// CPython's sizes: a header of 64 bytes, and from the first key on a table of keys.
Outcome dict_sizeof(NativeCall& c) {
  const std::uint32_t used = c.heap.get<Dict>(c.args[0])->used;
  if (used == 0) return c.done(Value::small(48));
  std::int64_t log2 = 3;
  while ((std::int64_t{1} << log2) * 2 / 3 < used) ++log2;
  const std::int64_t slots = std::int64_t{1} << log2;
  const std::int64_t index = log2 < 8 ? slots : log2 < 16 ? slots * 2 : slots * 4;
  return c.done(Value::small(48 + 32 + index + slots * 2 / 3 * 24));
}

}  // namespace

Outcome mapping_get(NativeCall& c) {
  const Value fallback = argument(c, 2) ? argument(c, 2) : kNone;
  const Value dict = target_of(c.heap, c.args[0]);
  Value found;
  const Fast fast = dict_get(c.in, dict, c.args[1], found);
  return finish(c, fast, fast == Fast::done ? c.heap.kept(found ? found : fallback) : Value(), "_dict_get",
                {dict, c.args[1], fallback});
}
Outcome mapping_copy(NativeCall& c) {
  // What a class of the program's own iterates over is asked, as dict() would.
  if (overrides(c.heap, c.args[0], kHasIter)) {
    if (c.phase != 0) return c.done(c.heap.kept(c.reply));
    return c.call(type_value(TypeId::dict), {c.args[0]}, 1);
  }
  return c.done(dict_copy(c.heap, target_of(c.heap, c.args[0])));
}
Outcome mapping_keys(NativeCall& c) {
  return c.done(new_view(c.heap, TypeId::dict_keys, target_of(c.heap, c.args[0])));
}
Outcome mapping_values(NativeCall& c) {
  return c.done(new_view(c.heap, TypeId::dict_values, target_of(c.heap, c.args[0])));
}
Outcome mapping_items(NativeCall& c) {
  return c.done(new_view(c.heap, TypeId::dict_items, target_of(c.heap, c.args[0])));
}

namespace {

const NativeDef kMethods[] = {
    {"__init__", "...", dict_init},
    {"get", "self, key, default=, /", handing<mapping_get>},
    {"setdefault", "self, key, default=, /", handing<dict_setdefault>},
    {"pop", "self, key, default=, /", handing<dict_pop>},
    {"popitem", "self", dict_popitem},
    {"update", "...", dict_update},
    {"clear", "self", dict_clear_method},
    {"copy", "self", mapping_copy},
    {"keys", "self", mapping_keys},
    {"values", "self", mapping_values},
    {"items", "self", mapping_items},
    {"__len__", "self", dunder_len},
    {"__iter__", "self", dunder_iter},
    {"__contains__", "self, key, /", handing<dunder_contains>},
    {"__getitem__", "self, key, /", handing<dunder_getitem>},
    {"__setitem__", "self, key, value, /", handing<dunder_setitem>},
    {"__delitem__", "self, key, /", handing<dunder_delitem>},
    {"__repr__", "self", handing<dunder_repr>},
    {"__reversed__", "self", dict_reversed},
    {"__sizeof__", "self", dict_sizeof},
    KVANT_EQUALITY,
    KVANT_OPERATOR("or", or_),
    KVANT_REFLECTED("or", or_),
    KVANT_IN_PLACE("or", or_),
};
const NativeDef kClassMethods[] = {
    {"fromkeys", "cls, iterable, value=, /", handing<dict_fromkeys>},
    {"__class_getitem__", "cls, key, /", class_getitem},
};

}  // namespace

const TypeDef kDictType{TypeId::dict, dict_construct, "...", kMethods, {}, kClassMethods, {}, {}};

}  // namespace kvant::python
