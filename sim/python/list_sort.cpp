// Sorting, as far as the keys compare without Python code.
#include <algorithm>
#include <numeric>

#include "sim/python/container_list.h"
#include "sim/python/container_native.h"
#include "sim/python/timsort.h"

namespace kvant::python {
namespace {

// Compares by place; gives up when a comparison needs Python code.
struct PlaceLess {
  Interpreter& in;
  const std::vector<Value>& keys;
  Fast& fast;

  bool operator()(std::uint32_t a, std::uint32_t b) const {
    const Value x = keys[a], y = keys[b];
    if (x.is_small() && y.is_small()) return x.as_small() < y.as_small();
    if (fast != Fast::done) return false;
    Value out;
    fast = compare(in, CompareOp::lt, x, y, out);
    if (fast != Fast::done) return false;
    const bool result = out == kTrue;
    in.heap.drop(out);
    return result;
  }
};

void permute(std::vector<Value>& values, const std::vector<std::uint32_t>& order) {
  std::vector<Value> sorted;
  sorted.reserve(values.size());
  for (std::uint32_t i : order) sorted.push_back(values[i]);
  values.swap(sorted);
}

constexpr int kKeyDone = 1;
constexpr int kSorted = 2;
// While sorting, slot 0 holds the items (the list itself is empty, as in CPython), slot 1 their keys.

Outcome put_back(NativeCall& c, Value items) {
  const bool modified = c.heap.get<List>(c.args[0])->size != 0;
  list_clear(c.heap, c.args[0]);
  list_extend(c.heap, c.args[0], list_items(c.heap, items));
  if (modified) return raise(c, TypeId::ValueError, "list modified during sort");
  return c.none();
}

Outcome fail_with_items(NativeCall& c) {
  list_clear(c.heap, c.args[0]);
  list_extend(c.heap, c.args[0], list_items(c.heap, c.slot[0]));
  return c.fail();
}

Outcome sort_now(NativeCall& c) {
  const bool with_key = !c.slot[1].is_null();
  const auto items_span = list_items(c.heap, c.slot[0]);
  const auto keys_span = with_key ? list_items(c.heap, c.slot[1]) : items_span;
  std::vector<Value> items(items_span.begin(), items_span.end());
  std::vector<Value> keys(keys_span.begin(), keys_span.end());
  std::vector<Value> none;
  switch (sort_values(c.in, keys, with_key ? items : none, c.number[0] != 0)) {
    case Fast::done: {
      const auto& sorted = with_key ? items : keys;
      std::copy(sorted.begin(), sorted.end(), items_span.begin());
      return put_back(c, c.slot[0]);
    }
    case Fast::error:
      return fail_with_items(c);
    case Fast::needs_python:
      break;
  }
  return c.call(c.in.prelude("_sort"),
                {c.slot[0], with_key ? c.slot[1] : kNone, bool_value(c.number[0] != 0)}, kSorted, true);
}

Outcome next_key(NativeCall& c) {
  const auto items = list_items(c.heap, c.slot[0]);
  const std::size_t done = list_items(c.heap, c.slot[1]).size();
  if (done == items.size()) return sort_now(c);
  return c.call(c.args[1], {items[done]}, kKeyDone, true);
}

}  // namespace

Fast sort_values(Interpreter& in, std::vector<Value>& keys, std::vector<Value>& items, bool reverse) {
  std::vector<std::uint32_t> order(keys.size());
  std::iota(order.begin(), order.end(), 0u);
  // Reversing before and after keeps equal items in their order.
  if (reverse) std::reverse(order.begin(), order.end());
  Fast fast = Fast::done;
  Timsort(order, PlaceLess{in, keys, fast}).sort();
  if (fast != Fast::done) return fast;
  if (reverse) std::reverse(order.begin(), order.end());
  permute(keys, order);
  if (!items.empty()) permute(items, order);
  return Fast::done;
}

Outcome list_sort(NativeCall& c) {
  switch (c.phase) {
    case 0: {
      const Value key = argument(c, 1), reverse = argument(c, 2);
      bool reversed = false;
      if (reverse && truth_of(c.in, reverse, reversed) == Fast::error) return c.fail();
      c.number[0] = reversed;
      c.slot[0] = new_list(c.heap, list_items(c.heap, c.args[0]));
      if (key && key != kNone) c.slot[1] = new_list(c.heap);
      list_clear(c.heap, c.args[0]);
      return c.slot[1] ? next_key(c) : sort_now(c);
    }
    case kKeyDone:
      if (c.raised) break;
      list_append(c.heap, c.slot[1], c.reply);
      return next_key(c);
    default:
      if (c.raised) break;
      return put_back(c, c.reply);
  }
  c.in.raise_object(c.raised);
  return fail_with_items(c);
}

}  // namespace kvant::python
