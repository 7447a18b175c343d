// container[key], container[key] = value, del container[key], item in container.
#include <fmt/format.h>

#include "sim/python/attribute.h"
#include "sim/python/container.h"
#include "sim/python/container_deque.h"
#include "sim/python/container_list.h"
#include "sim/python/container_range.h"
#include "sim/python/container_set.h"
#include "sim/python/interpreter.h"
#include "sim/python/names.h"
#include "sim/python/number.h"
#include "sim/python/protocol_plain.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace {

bool is_slice(const Heap& heap, Value v) {
  return v.is_object() && heap.layout_of(v) == Layout::slice;
}

// Does a bound of the slice have an __index__ of its own?
bool has_index_method(Interpreter& in, Value slice) {
  const Slice* s = in.heap.get<Slice>(slice);
  for (Value bound : {s->start, s->stop, s->step})
    if (bound != kNone && !is_int(in.heap, bound) &&
        in.lookup_special(bound, name(in.heap, NameId::dunder_index)))
      return true;
  return false;
}

Fast fail(Interpreter& in, TypeId type, std::string_view message) {
  in.raise(type, message);
  return Fast::error;
}

struct Words {  // how the messages call a kind of sequence
  std::string_view wrong_type;
  std::string_view out_of_range;
};

// An index into `length` items, or why not.
Fast position_of(Interpreter& in, Value key, std::int64_t length, const Words& words, std::int64_t& at) {
  if (key.is_small()) {
    at = key.as_small();
  } else if (is_int(in.heap, key)) {
    if (!int_to_i64(in.heap, key, at))
      return fail(in, TypeId::IndexError, "cannot fit 'int' into an index-sized integer");
  } else {
    if (in.lookup_special(key, name(in.heap, NameId::dunder_index))) return Fast::needs_python;
    return fail(in, TypeId::TypeError, fmt::format(fmt::runtime(words.wrong_type), type_name(in.heap, key)));
  }
  if (at < 0) at += length;
  if (at < 0 || at >= length) return fail(in, TypeId::IndexError, words.out_of_range);
  return Fast::done;
}

constexpr Words kListWords{"list indices must be integers or slices, not {}", "list index out of range"};
constexpr Words kListStoreWords{"list indices must be integers or slices, not {}",
                                "list assignment index out of range"};
constexpr Words kTupleWords{"tuple indices must be integers or slices, not {}", "tuple index out of range"};
constexpr Words kDequeWords{"sequence index must be integer, not '{}'", "deque index out of range"};

Fast get_slice_of_items(Interpreter& in, std::span<const Value> items, Value slice, bool as_list,
                        Value& out) {
  std::int64_t start = 0, stop = 0, step = 0, count = 0;
  if (!resolve_slice(in, slice, static_cast<std::int64_t>(items.size()), start, stop, step, count))
    return Fast::error;
  std::vector<Value> picked;
  picked.reserve(static_cast<std::size_t>(count));
  for (std::int64_t i = 0, at = start; i < count; ++i, at += step)
    picked.push_back(items[static_cast<std::size_t>(at)]);
  out = as_list ? new_list(in.heap, picked) : new_tuple(in.heap, picked);
  return Fast::done;
}

Fast get_from_dict(Interpreter& in, Value dict, Value key, Value& out) {
  Value found;
  if (const Fast fast = dict_get(in, dict, key, found); fast != Fast::done) return fast;
  if (!found) {
    if (!in.heap.is_exact(dict, TypeId::dict) && in.lookup_special(dict, in.interned("__missing__")))
      return Fast::needs_python;
    in.raise_value(TypeId::KeyError, key);
    return Fast::error;
  }
  out = in.heap.kept(found);
  return Fast::done;
}

Fast store_slice(Interpreter& in, Value list, Value slice, Value value) {
  std::int64_t start = 0, stop = 0, step = 0, count = 0;
  std::vector<Value> items;
  if (value.is_small() ||
      (!in.lookup_special(value, in.interned("__iter__")) && !overrides(in.heap, value, kHasGetItem)))
    return fail(in, TypeId::TypeError, "can only assign an iterable");
  if (const Fast fast = collect(in, value, items); fast != Fast::done) return fast;
  const List* l = in.heap.get<List>(list);
  bool ok = resolve_slice(in, slice, l->size, start, stop, step, count);
  if (ok && step == 1) {
    list_replace(in.heap, list, static_cast<std::size_t>(start), static_cast<std::size_t>(count), items);
  } else if (ok && static_cast<std::int64_t>(items.size()) != count) {
    in.raise(TypeId::ValueError,
             fmt::format("attempt to assign sequence of size {} to extended slice of size {}", items.size(),
                         count));
    ok = false;
  } else if (ok) {
    for (std::int64_t i = 0, at = start; i < count; ++i, at += step) {
      const Value item = in.heap.kept(items[static_cast<std::size_t>(i)]);
      in.heap.assign(list_items(in.heap, list)[static_cast<std::size_t>(at)], item);
    }
  }
  drop_all(in.heap, items);
  return ok ? Fast::done : Fast::error;
}

Fast delete_slice(Interpreter& in, Value list, Value slice) {
  std::int64_t start = 0, stop = 0, step = 0, count = 0;
  List* l = in.heap.get<List>(list);
  if (!resolve_slice(in, slice, l->size, start, stop, step, count)) return Fast::error;
  std::vector<bool> gone(l->size, false);
  for (std::int64_t i = 0, at = start; i < count; ++i, at += step) gone[static_cast<std::size_t>(at)] = true;
  Value* items = in.heap.at<Value>(l->items);
  std::vector<Value> dropped;
  std::uint32_t kept = 0;
  for (std::uint32_t i = 0; i < l->size; ++i)
    if (gone[i])
      dropped.push_back(items[i]);
    else
      items[kept++] = items[i];
  l->size = kept;
  drop_all(in.heap, dropped);
  return Fast::done;
}

bool overridden_in_python(Interpreter& in, Value v, NameId id) {
  const Heap& heap = in.heap;
  if (v.is_small() || !heap.type_at(heap.type_of(v))->is_heap) return false;
  bool in_heap_type = false;
  return type_lookup(heap, heap.type_of(v), name(heap, id), in_heap_type) && in_heap_type;
}

Fast contains_in(Interpreter& in, std::span<const Value> items, Value item, bool& out) {
  out = false;
  for (std::size_t i = 0; i < items.size() && !out; ++i)
    if (const Fast fast = equal(in, items[i], item, out); fast != Fast::done) return fast;
  return Fast::done;
}

Fast contains_range(Interpreter& in, Value range, Value item, bool& out) {
  const Range* r = in.heap.get<Range>(range);
  std::int64_t start = 0, stop = 0, step = 0, i = 0;
  if (is_int(in.heap, item) && int_to_i64(in.heap, r->start, start) && int_to_i64(in.heap, r->stop, stop) &&
      int_to_i64(in.heap, r->step, step)) {
    if (!int_to_i64(in.heap, item, i)) {
      out = false;
      return Fast::done;
    }
    const bool inside = step > 0 ? i >= start && i < stop : i <= start && i > stop;
    const auto distance =
        static_cast<std::uint64_t>(step > 0 ? i : start) - static_cast<std::uint64_t>(step > 0 ? start : i);
    out = inside && distance % static_cast<std::uint64_t>(step > 0 ? step : -step) == 0;
    return Fast::done;
  }
  if (!is_number(in.heap, item)) {
    out = false;
    return overrides(in.heap, item, kHasEq) ? Fast::needs_python : Fast::done;
  }
  std::vector<Value> items;
  if (const Fast fast = collect(in, range, items); fast != Fast::done) return fast;
  const Fast fast = contains_in(in, items, item, out);
  drop_all(in.heap, items);
  return fast;
}

Fast contains_view(Interpreter& in, Value view, Value item, bool& out) {
  Heap& heap = in.heap;
  const Value dict = heap.get<View>(view)->target;
  Value found;
  if (heap.is_exact(view, TypeId::dict_keys) || heap.is_exact(view, TypeId::mappingproxy)) {
    const Fast fast = dict_get(in, dict, item, found);
    out = !found.is_null();
    return fast;
  }
  if (heap.is_exact(view, TypeId::dict_items)) {
    out = false;
    if (item.is_small() || heap.layout_of(item) != Layout::tuple) return Fast::done;
    const auto pair = tuple_items(heap, item);
    if (pair.size() != 2) return Fast::done;
    if (const Fast fast = dict_get(in, dict, pair[0], found); fast != Fast::done) return fast;
    return found ? equal(in, found, pair[1], out) : Fast::done;
  }
  out = false;
  Value key;
  for (std::uint32_t i = 0; !out && dict_next(heap, dict, i, key, found);)
    if (const Fast fast = equal(in, found, item, out); fast != Fast::done) return fast;
  return Fast::done;
}

// `item in iterator` takes items up to the one found: left to Python code, which can stop in the middle.
Fast contains_iterated(Interpreter& in, Value container) {
  Value iterator;
  if (const Fast fast = iterate(in, container, iterator); fast != Fast::done) {
    if (fast == Fast::error && in.has_exception()) {
      in.heap.drop(in.take_exception());
      return fail(in, TypeId::TypeError,
                  fmt::format("argument of type '{}' is not iterable", type_name(in.heap, container)));
    }
    return fast;
  }
  in.heap.drop(iterator);
  return Fast::needs_python;
}

}  // namespace

Fast plain_contains(Interpreter& in, Value container, Value item, bool& out) {
  Heap& heap = in.heap;
  switch (heap.layout_of(container)) {
    case Layout::list:
      return contains_in(in, list_items(heap, container), item, out);
    case Layout::tuple:
      return contains_in(in, tuple_items(heap, container), item, out);
    case Layout::dict: {
      Value found;
      const Fast fast = dict_get(in, container, item, found);
      out = !found.is_null();
      return fast;
    }
    case Layout::set: {
      // A set may be looked for in a set of frozensets.
      if (is_set(heap, item) && !in.is_instance(item, TypeId::frozenset)) {
        const Owned frozen(heap, set_copy(heap, item, TypeId::frozenset));
        return set_contains(in, container, frozen.get(), out);
      }
      return set_contains(in, container, item, out);
    }
    case Layout::str:
    case Layout::bytes:
    case Layout::bytearray:
      return text_contains(in, container, item, out);
    case Layout::range:
      return contains_range(in, container, item, out);
    case Layout::view:
      return contains_view(in, container, item, out);
    case Layout::native_data:
      if (is_deque(heap, container)) {
        std::vector<Value> items;
        collect(in, container, items);
        const Fast fast = contains_in(in, items, item, out);
        drop_all(heap, items);
        return fast;
      }
      break;
    default:
      break;
  }
  return contains_iterated(in, container);
}

Fast contains(Interpreter& in, Value container, Value item, bool& out) {
  if (overrides(in.heap, container, kHasContains | kHasIter)) return Fast::needs_python;
  return plain_contains(in, container, item, out);
}

Fast plain_get_item(Interpreter& in, Value container, Value key, Value& out) {
  Heap& heap = in.heap;
  const bool slice = is_slice(heap, key);
  if (slice && heap.layout_of(container) != Layout::dict && has_index_method(in, key))
    return Fast::needs_python;
  std::int64_t at = 0;
  switch (heap.layout_of(container)) {
    case Layout::list: {
      const auto items = list_items(heap, container);
      if (slice) return get_slice_of_items(in, items, key, true, out);
      const Fast fast = position_of(in, key, static_cast<std::int64_t>(items.size()), kListWords, at);
      if (fast == Fast::done) out = heap.kept(items[static_cast<std::size_t>(at)]);
      return fast;
    }
    case Layout::tuple: {
      const auto items = tuple_items(heap, container);
      if (slice) return get_slice_of_items(in, items, key, false, out);
      const Fast fast = position_of(in, key, static_cast<std::int64_t>(items.size()), kTupleWords, at);
      if (fast == Fast::done) out = heap.kept(items[static_cast<std::size_t>(at)]);
      return fast;
    }
    case Layout::dict:
      return get_from_dict(in, container, key, out);
    case Layout::str:
    case Layout::bytes:
    case Layout::bytearray:
      return text_get_item(in, container, key, out);
    case Layout::range:
      return range_item(in, container, key, out);
    case Layout::view:
      if (!heap.is_exact(container, TypeId::mappingproxy)) break;
      return get_from_dict(in, heap.get<View>(container)->target, key, out);
    case Layout::native_data: {
      if (!is_deque(heap, container)) break;
      const Fast fast = position_of(in, key, deque_size(heap, container), kDequeWords, at);
      if (fast == Fast::done) out = heap.kept(deque_at(heap, container, at));
      return fast;
    }
    case Layout::type:
    case Layout::wrapper:
      return Fast::needs_python;  // __class_getitem__, list[int]
    default:
      break;
  }
  if (in.lookup_special(container, name(heap, NameId::dunder_getitem))) return Fast::needs_python;
  return fail(in, TypeId::TypeError,
              fmt::format("'{}' object is not subscriptable", type_name(heap, container)));
}

Fast get_item(Interpreter& in, Value container, Value key, Value& out) {
  if (overrides(in.heap, container, kHasGetItem)) return Fast::needs_python;
  return plain_get_item(in, container, key, out);
}

namespace {

bool is_of_program(const Heap& heap, Value v) {
  return v.is_object() && heap.type_at(heap.type_of(v))->is_heap != 0;
}

}  // namespace

Fast plain_set_item(Interpreter& in, Value container, Value key, Value value) {
  Heap& heap = in.heap;
  std::int64_t at = 0;
  switch (heap.layout_of(container)) {
    case Layout::list: {
      if (is_slice(heap, key))
        return has_index_method(in, key) ? Fast::needs_python : store_slice(in, container, key, value);
      const auto items = list_items(heap, container);
      const Fast fast = position_of(in, key, static_cast<std::int64_t>(items.size()), kListStoreWords, at);
      if (fast == Fast::done) heap.assign(items[static_cast<std::size_t>(at)], heap.kept(value));
      return fast;
    }
    case Layout::dict:
      return dict_set(in, container, key, value);
    case Layout::bytearray:
      return bytearray_set_item(in, container, key, value);
    case Layout::native_data: {
      if (!is_deque(heap, container)) break;
      const Fast fast = position_of(in, key, deque_size(heap, container), kDequeWords, at);
      if (fast == Fast::done) deque_put(heap, container, at, value);
      return fast;
    }
    default:
      break;
  }
  if (in.lookup_special(container, name(heap, NameId::dunder_setitem))) return Fast::needs_python;
  if (in.lookup_special(container, name(heap, NameId::dunder_delitem)) && is_of_program(heap, container))
    return fail(in, TypeId::AttributeError, "__setitem__");
  return fail(in, TypeId::TypeError,
              fmt::format("'{}' object does not support item assignment", type_name(heap, container)));
}

Fast set_item(Interpreter& in, Value container, Value key, Value value) {
  if (overridden_in_python(in, container, NameId::dunder_setitem)) return Fast::needs_python;
  return plain_set_item(in, container, key, value);
}

namespace {
// Types whose tp_as_sequence is there say it in other words (PySequence_DelItem).
bool has_sequence_slots(const Heap& heap, Value v) {
  switch (heap.layout_of(v)) {
    case Layout::str:
    case Layout::bytes:
    case Layout::tuple:
    case Layout::range:
    case Layout::set:
    case Layout::view:
    case Layout::instance:
    case Layout::native_data:
      return true;
    default:
      return false;
  }
}
}  // namespace

Fast plain_delete_item(Interpreter& in, Value container, Value key) {
  Heap& heap = in.heap;
  std::int64_t at = 0;
  switch (heap.layout_of(container)) {
    case Layout::list: {
      if (is_slice(heap, key))
        return has_index_method(in, key) ? Fast::needs_python : delete_slice(in, container, key);
      const Fast fast = position_of(in, key, heap.get<List>(container)->size, kListStoreWords, at);
      if (fast == Fast::done) heap.drop(list_pop(heap, container, at));
      return fast;
    }
    case Layout::dict: {
      bool found = false;
      if (const Fast fast = dict_del(in, container, key, found); fast != Fast::done) return fast;
      if (found) return Fast::done;
      in.raise_value(TypeId::KeyError, key);
      return Fast::error;
    }
    case Layout::bytearray:
      return bytearray_set_item(in, container, key, Value());
    case Layout::native_data: {
      if (!is_deque(heap, container)) break;
      const Fast fast = position_of(in, key, deque_size(heap, container), kDequeWords, at);
      if (fast == Fast::done) deque_erase(heap, container, at);
      return fast;
    }
    default:
      break;
  }
  if (in.lookup_special(container, name(heap, NameId::dunder_delitem))) return Fast::needs_python;
  // One slot of a class stands for both methods.
  if (in.lookup_special(container, name(heap, NameId::dunder_setitem)) && is_of_program(heap, container))
    return fail(in, TypeId::AttributeError, "__delitem__");
  const bool by_index =
      (has_sequence_slots(heap, container) || is_of_program(heap, container)) && is_int(heap, key);
  return fail(in, TypeId::TypeError,
              fmt::format("'{}' object {} support item deletion", type_name(heap, container),
                          by_index ? "doesn't" : "does not"));
}

Fast delete_item(Interpreter& in, Value container, Value key) {
  if (overridden_in_python(in, container, NameId::dunder_delitem)) return Fast::needs_python;
  return plain_delete_item(in, container, key);
}

}  // namespace kvant::python
