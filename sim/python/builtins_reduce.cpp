// Built-in functions of an iterable: sum, min, max, any, all, sorted.
#include <fmt/format.h>

#include "sim/python/builtins.h"
#include "sim/python/container_list.h"
#include "sim/python/container_native.h"
#include "sim/python/container_sized.h"

namespace kvant::python {
namespace {

// Sums numbers natively; needs_python for anything else.
Fast sum_items(Interpreter& in, std::span<const Value> items, Value start, Value& out) {
  Heap& heap = in.heap;
  Owned total(heap, heap.kept(start));
  for (Value v : items) {
    if (!is_number(heap, v) || !is_number(heap, total.get()) || heap.type_at(heap.type_of(v))->is_heap)
      return Fast::needs_python;
    Value next;
    if (const Fast fast = number_binary(in, BinaryOp::add, total.get(), v, next); fast != Fast::done)
      return fast;
    total = Owned(heap, next);
  }
  out = total.take();
  return Fast::done;
}

// The first smallest (or largest) of some items; -1 with needs_python or error.
Fast find_extreme(Interpreter& in, std::span<const Value> items, CompareOp op, std::size_t& best) {
  best = 0;
  for (std::size_t i = 1; i < items.size(); ++i) {
    Value out;
    if (const Fast fast = compare(in, op, items[i], items[best], out); fast != Fast::done) return fast;
    if (out == kTrue) best = i;
    in.heap.drop(out);
  }
  return Fast::done;
}

// min(iterable), min(a, b, …); key and default by keyword.
Outcome extreme(NativeCall& c, CompareOp op, std::string_view name, std::string_view fallback) {
  const auto given = tuple_items(c.heap, c.args[0]);
  const Value key = argument(c, 1), otherwise = argument(c, 2);
  if (given.empty())
    return raise(c, TypeId::TypeError, fmt::format("{} expected at least 1 argument, got 0", name));
  if (given.size() > 1 && otherwise)
    return raise(c, TypeId::TypeError,
                 fmt::format("Cannot specify a default for {}() with multiple positional arguments", name));
  const Value iterable = given.size() == 1 ? given[0] : c.args[0];
  const bool with_key = key && key != kNone;
  std::vector<Value> items;
  Fast fast = with_key ? Fast::needs_python : collect(c.in, iterable, items);
  if (fast == Fast::done && items.empty()) {
    if (otherwise) return c.done(c.heap.kept(otherwise));
    return raise(c, TypeId::ValueError, fmt::format("{}() arg is an empty sequence", name));
  }
  std::size_t best = 0;
  if (fast == Fast::done) fast = find_extreme(c.in, items, op, best);
  const Value result = fast == Fast::done ? c.heap.kept(items[best]) : Value();
  drop_all(c.heap, items);
  if (fast != Fast::needs_python) return finish(c, fast, result, "", {});
  if (otherwise) return hand_over(c, fallback, {iterable, with_key ? key : kNone, otherwise});
  return hand_over(c, fallback, {iterable, with_key ? key : kNone});
}

// any and all: natively as long as the truth of each item is known.
Outcome any_or_all(NativeCall& c, bool stop_at, std::string_view fallback) {
  std::vector<Value> items;
  Fast fast = collect(c.in, c.args[0], items);
  bool result = !stop_at;
  for (std::size_t i = 0; i < items.size() && fast == Fast::done && result != stop_at; ++i)
    fast = truth_of(c.in, items[i], result);
  drop_all(c.heap, items);
  return finish(c, fast, fast == Fast::done ? bool_result(c.heap, result) : Value(), fallback, {c.args[0]});
}

}  // namespace

Outcome builtin_sum(NativeCall& c) {
  const Value start = argument(c, 1) ? argument(c, 1) : Value::small(0);
  if (start.is_object() && is_str(c.heap, start))
    return raise(c, TypeId::TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
  std::vector<Value> items;
  Fast fast = collect(c.in, c.args[0], items);
  Value total;
  if (fast == Fast::done) fast = sum_items(c.in, items, start, total);
  drop_all(c.heap, items);
  return finish(c, fast, total, "_sum", {c.args[0], start});
}

Outcome builtin_min(NativeCall& c) {
  return extreme(c, CompareOp::lt, "min", "_min");
}
Outcome builtin_max(NativeCall& c) {
  return extreme(c, CompareOp::gt, "max", "_max");
}
Outcome builtin_any(NativeCall& c) {
  return any_or_all(c, true, "_any");
}
Outcome builtin_all(NativeCall& c) {
  return any_or_all(c, false, "_all");
}

// list(iterable).sort(key=…, reverse=…)
Outcome builtin_sorted(NativeCall& c) {
  constexpr int kDone = 2;
  if (c.phase == kDone) return c.done(c.heap.kept(c.slot[0]));
  std::vector<Value> items;
  Outcome outcome{};
  if (!gather_sized(c, c.args[0], items, outcome)) return outcome;
  c.slot[0] = new_list_owned(c.heap, items);
  const Value key = argument(c, 1) ? argument(c, 1) : kNone;
  const Value reverse = argument(c, 2) ? argument(c, 2) : kFalse;
  c.slot[1] = new_tuple(c.heap, std::array{c.in.interned("key"), c.in.interned("reverse")});
  const Value sort = c.in.lookup_special(c.slot[0], c.in.interned("sort"));
  c.slot[2] = new_list(c.heap, std::array{c.slot[0], key, reverse});
  return c.call_many(sort, list_items(c.heap, c.slot[2]), c.slot[1], kDone);
}

}  // namespace kvant::python
