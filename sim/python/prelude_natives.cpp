// What the prelude (sim/library/_prelude*.py) needs and no program sees: the insides of dicts and sets,
// lookup of special methods.
#include "sim/python/attribute.h"
#include "sim/python/container_deque.h"
#include "sim/python/container_dict.h"
#include "sim/python/container_native.h"
#include "sim/python/container_set.h"
#include "sim/python/state.h"

namespace kvant::python {
namespace {

// type(x).name, or None; None too when it is None. With a third argument: whether the class says it is None.
Outcome special(NativeCall& c) {
  const Value found = type_lookup(c.heap, c.heap.type_of(c.args[0]), interned_name(c.in, c.args[1]));
  if (argument(c, 2)) return c.done(bool_result(c.heap, found == kNone));
  if (!found) return c.none();
  if (is_wrapper_of(c.heap, found, TypeId::static_method))
    return c.done(c.heap.kept(c.heap.get<Wrapper>(found)->target));
  return c.done(c.heap.kept(found));
}

// A user's __hash__ may be any int; what is kept is its own hash, never -1.
Outcome int_hash(NativeCall& c) {
  const std::int64_t hash = number_hash(c.heap, c.args[0]);
  return c.done(new_int(c.heap, hash));
}

Outcome hash_items(NativeCall& c) {
  const auto hashes = list_items(c.heap, c.args[0]);
  std::uint64_t acc = 2870177450012600261u;
  for (Value v : hashes) {
    std::int64_t lane = 0;
    int_to_i64(c.heap, v, lane);
    acc += static_cast<std::uint64_t>(lane) * 14029467366897019727u;
    acc = ((acc << 31) | (acc >> 33)) * 11400714785074694791u;
  }
  acc += hashes.size() ^ (2870177450012600261u ^ 3527539u);
  return c.done(new_int(c.heap, acc == ~std::uint64_t{0} ? 1546275796 : static_cast<std::int64_t>(acc)));
}

bool is_dict(const Heap& heap, Value v) {
  return heap.layout_of(v) == Layout::dict;
}
Value table_of(const Heap& heap, Value v) {  // the dict behind a view
  return heap.layout_of(v) == Layout::view ? heap.get<View>(v)->target : v;
}

Outcome version(NativeCall& c) {
  const Value v = table_of(c.heap, c.args[0]);
  return c.done(
      Value::small(is_dict(c.heap, v) ? c.heap.get<Dict>(v)->version : c.heap.get<Set>(v)->version));
}

Outcome candidate(NativeCall& c) {
  const Value v = table_of(c.heap, c.args[0]);
  std::int64_t hash = 0;
  int_to_i64(c.heap, c.args[1], hash);
  const std::int64_t after = c.args[2].as_small();
  return c.done(Value::small(
      is_dict(c.heap, v) ? dict_candidate(c.heap, c.heap.get<Dict>(v), hash, static_cast<std::int32_t>(after))
                         : set_candidate(c.heap, c.heap.get<Set>(v), hash, after)));
}

DictEntry& entry_at(NativeCall& c) {
  return dict_entries(c.heap, table_of(c.heap, c.args[0]))[c.args[1].as_small()];
}

Outcome key_at(NativeCall& c) {
  const Value v = table_of(c.heap, c.args[0]);
  if (is_dict(c.heap, v)) return c.done(c.heap.kept(entry_at(c).key));
  return c.done(c.heap.kept(c.heap.at<SetEntry>(c.heap.get<Set>(v)->entries)[c.args[1].as_small()].key));
}
Outcome value_at(NativeCall& c) {
  return c.done(c.heap.kept(entry_at(c).value));
}
Outcome set_value_at(NativeCall& c) {
  dict_assign(c.heap, c.args[0], static_cast<std::int32_t>(c.args[1].as_small()), c.args[2]);
  return c.none();
}
// _hashed_items(container) → list of (key, hash), in the order of the table.
Outcome hashed_items(NativeCall& c) {
  const Value v = table_of(c.heap, c.args[0]);
  const Owned list(c.heap, new_list(c.heap));
  const auto add = [&](Value key, std::int64_t hash) {
    const std::array<Value, 2> pair{c.heap.kept(key), new_int(c.heap, hash)};
    const Owned tuple(c.heap, new_tuple_owned(c.heap, pair));
    list_append(c.heap, list.get(), tuple.get());
  };
  SetEntry e;
  if (!is_dict(c.heap, v))
    for (std::uint32_t i = 0; set_next_entry(c.heap, v, i, e);) add(e.key, e.hash);
  else
    for (std::uint32_t i = 0; i < c.heap.get<Dict>(v)->filled; ++i)
      if (const DictEntry& d = dict_entries(c.heap, v)[i]; d.key) add(d.key, d.hash);
  return c.done(c.heap.kept(list.get()));
}
// _set_reserve(s, n), before so many elements are added; _set_shrink(s), after some were taken out.
Outcome reserve(NativeCall& c) {
  set_reserve(c.heap, c.args[0], static_cast<std::uint32_t>(c.args[1].as_small()));
  return c.none();
}
Outcome shrink(NativeCall& c) {
  set_shrink(c.heap, c.args[0]);
  return c.none();
}
// _set_take(s, other): the two change their elements.
Outcome take(NativeCall& c) {
  set_swap(c.heap, c.args[0], c.args[1]);
  return c.none();
}
Outcome add_entry(NativeCall& c) {
  std::int64_t hash = 0;
  int_to_i64(c.heap, c.args[2], hash);
  if (is_dict(c.heap, c.args[0]))
    dict_insert_new(c.heap, c.args[0], c.args[1], hash, c.args[3]);
  else
    set_insert_new(c.heap, c.args[0], c.args[1], hash);
  return c.none();
}
Outcome delete_entry(NativeCall& c) {
  if (is_dict(c.heap, c.args[0]))
    dict_erase(c.heap, c.args[0], static_cast<std::int32_t>(c.args[1].as_small()));
  else
    set_erase(c.heap, c.args[0], c.args[1].as_small());
  return c.none();
}

Outcome sequence_iterator(NativeCall& c) {
  return c.done(new_iterator(c.heap, IteratorKind::sequence, c.args[0]));
}

Outcome ascii_of(NativeCall& c) {
  return c.done(new_str(c.heap, ascii_text(text_of(c.heap, c.args[0]))));
}

Outcome frozen(NativeCall& c) {
  return c.done(set_copy(c.heap, c.args[0], TypeId::frozenset));
}

Outcome generic_alias(NativeCall& c) {
  return class_getitem(c);
}

Outcome origin_of(NativeCall& c) {
  const Wrapper* w = c.heap.get<Wrapper>(c.args[0]);
  return c.done(c.heap.kept(w->target ? w->target : kNone));
}
Outcome arguments_of(NativeCall& c) {
  const Wrapper* w = c.heap.get<Wrapper>(c.args[0]);
  if (c.heap.is_exact(c.args[0], TypeId::union_)) return c.done(c.heap.kept(w->target));
  return c.done(c.heap.kept(w->extra ? w->extra : kNone));
}

// The value as CPython's built-in type of it shows it, whatever its class overrides.
Outcome object_repr(NativeCall& c) {
  std::string text;
  const Fast fast = plain_repr(c.in, c.args[0], text);
  return finish(c, fast, fast == Fast::done ? new_str(c.heap, text) : Value(), "_repr_plain", {c.args[0]});
}

// A weak reference remembers the hash of its object.
Outcome keep_weak_hash(NativeCall& c) {
  int_to_i64(c.heap, c.args[1], c.heap.get<Weakref>(c.args[0])->hash);
  return c.done(c.heap.kept(c.args[1]));
}

Outcome thread_number(NativeCall& c) {
  return c.done(Value::small(c.in.thread.id));
}

Outcome address(NativeCall& c) {
  return c.done(new_int_u64(c.heap, address_of(c.args[0])));
}

const NativeDef kFunctions[] = {
    {"_special", "x, name, is_none=, /", special},
    {"_int_hash", "x, /", int_hash},
    {"_hash_items", "hashes, /", hash_items},
    {"_version", "container, /", version},
    {"_candidate", "container, hash, after, /", candidate},
    {"_key_at", "container, place, /", key_at},
    {"_value_at", "container, place, /", value_at},
    {"_set_value_at", "container, place, value, /", set_value_at},
    {"_add_entry", "container, key, hash, value, /", add_entry},
    {"_delete_entry", "container, place, /", delete_entry},
    {"_hashed_items", "container, /", hashed_items},
    {"_set_reserve", "set, more, /", reserve},
    {"_set_shrink", "set, /", shrink},
    {"_set_take", "set, other, /", take},
    {"_sequence_iterator", "x, /", sequence_iterator},
    {"_ascii_text", "text, /", ascii_of},
    {"_frozen", "items, /", frozen},
    {"_make_generic_alias", "origin, args, /", generic_alias},
    {"_origin_of", "alias, /", origin_of},
    {"_arguments_of", "alias, /", arguments_of},
    {"_object_repr", "x, /", handing<object_repr>},
    {"_address", "x, /", address},
    {"_thread_number", "", thread_number},
    {"_keep_weak_hash", "ref, hash, /", keep_weak_hash},
};

void fill(Interpreter& in, Value dict) {
  const auto add = [&](std::string_view name, TypeId type) {
    dict_set_str(in.heap, dict, in.interned(name), type_value(type));
  };
  add("_deque", TypeId::deque);
  add("_mappingproxy", TypeId::mappingproxy);
  add("_dict_keys", TypeId::dict_keys);
  add("_dict_values", TypeId::dict_values);
  add("_dict_items", TypeId::dict_items);
  add("_generic_alias", TypeId::generic_alias);
  add("_weakref", TypeId::weakref);
  add("_union", TypeId::union_);
  add("_method", TypeId::method);
  add("_function", TypeId::function);
  add("_generator", TypeId::generator);
  add("_module", TypeId::module);
  add("_text_io", TypeId::text_io);
}

}  // namespace

const ModuleDef kPreludeModule{"_prelude_natives", kFunctions, fill};

}  // namespace kvant::python
