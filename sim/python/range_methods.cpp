// range and slice: constructors and methods.
#include <fmt/format.h>

#include "sim/python/container_native.h"
#include "sim/python/container_range.h"

namespace kvant::python {
namespace {

constexpr int kIndexed = 1;

Outcome range_construct(NativeCall& c) {
  // Arguments with __index__ become ints one by one, kept in slot[0…2].
  const std::size_t count = c.args.size() - 1;
  if (count == 0) return raise(c, TypeId::TypeError, "range expected at least 1 argument, got 0");
  if (count > 3)
    return raise(c, TypeId::TypeError, fmt::format("range expected at most 3 arguments, got {}", count));
  if (c.keywords && dict_size(c.heap, c.keywords) > 0)
    return raise(c, TypeId::TypeError, "range() takes no keyword arguments");
  if (c.phase == kIndexed) c.slot[static_cast<std::size_t>(c.number[0]++)] = c.heap.kept(c.reply);
  while (c.number[0] < static_cast<std::int64_t>(count)) {
    const auto i = static_cast<std::size_t>(c.number[0]);
    const Value v = c.args[i + 1];
    if (!is_int(c.heap, v)) return c.call(c.in.prelude("_index"), {v}, kIndexed);
    std::int64_t small = 0;
    c.slot[i] = int_to_i64(c.heap, v, small) ? new_int(c.heap, small) : c.heap.kept(v);  // bools become ints
    ++c.number[0];
  }
  const bool one = count == 1;
  return c.done(make_range(c.in, one ? Value::small(0) : c.slot[0], one ? c.slot[0] : c.slot[1],
                           count == 3 ? c.slot[2] : Value::small(1)));
}

Outcome range_reversed(NativeCall& c) {
  const Owned backwards(c.heap, new_slice(c.heap, kNone, kNone, Value::small(-1)));
  Value turned, iterator;
  if (range_item(c.in, c.args[0], backwards.get(), turned) != Fast::done) return c.fail();
  const Owned owned(c.heap, turned);
  return plain_iterate(c.in, turned, iterator) == Fast::done ? c.done(iterator) : c.fail();
}

Outcome range_index(NativeCall& c) {
  bool found = false;
  const Fast fast = plain_contains(c.in, c.args[0], c.args[1], found);
  if (fast == Fast::error) return c.fail();
  if (fast == Fast::needs_python)
    return hand_over(c, "_sequence_index", {c.args[0], c.args[1], Value::small(0), Value::small(kSmallMax)});
  if (!found) {
    if (!is_int(c.heap, c.args[1]))
      return raise(c, TypeId::ValueError, "sequence.index(x): x not in sequence");
    std::string shown;
    repr_of(c.in, c.args[1], shown);
    return raise(c, TypeId::ValueError, shown + " is not in range");
  }
  const Range* r = c.heap.get<Range>(c.args[0]);
  Value distance, out;
  number_binary(c.in, BinaryOp::subtract, c.args[1], r->start, distance);
  const Owned owned(c.heap, distance);
  return number_binary(c.in, BinaryOp::floor_divide, distance, r->step, out) == Fast::done ? c.done(out)
                                                                                           : c.fail();
}

Outcome range_count(NativeCall& c) {
  bool found = false;
  const Fast fast = plain_contains(c.in, c.args[0], c.args[1], found);
  return finish(c, fast, Value::small(found), "_sequence_count", {c.args[0], c.args[1]});
}

Outcome range_start(NativeCall& c) {
  return c.done(c.heap.kept(c.heap.get<Range>(c.args[0])->start));
}
Outcome range_stop(NativeCall& c) {
  return c.done(c.heap.kept(c.heap.get<Range>(c.args[0])->stop));
}
Outcome range_step(NativeCall& c) {
  return c.done(c.heap.kept(c.heap.get<Range>(c.args[0])->step));
}

Outcome slice_construct(NativeCall& c) {
  const std::size_t count = c.args.size() - 1;
  if (count == 0 || count > 3)
    return raise(c, TypeId::TypeError,
                 fmt::format("slice expected at {} {} argument{}, got {}", count == 0 ? "least" : "most",
                             count == 0 ? 1 : 3, count == 0 ? "" : "s", count));
  if (count == 1) return c.done(new_slice(c.heap, kNone, c.args[1], kNone));
  return c.done(new_slice(c.heap, c.args[1], c.args[2], count == 3 ? c.args[3] : kNone));
}

Outcome slice_indices(NativeCall& c) {
  std::int64_t length = 0, start = 0, stop = 0, step = 0, count = 0;
  if (!int_argument(c, c.args[1], length)) return c.fail();
  if (length < 0) return raise(c, TypeId::ValueError, "length should not be negative");
  if (!resolve_slice(c.in, c.args[0], length, start, stop, step, count)) return c.fail();
  return c.done(new_tuple_owned(
      c.heap, std::array{new_int(c.heap, start), new_int(c.heap, stop), new_int(c.heap, step)}));
}

Outcome slice_start(NativeCall& c) {
  return c.done(c.heap.kept(c.heap.get<Slice>(c.args[0])->start));
}
Outcome slice_stop(NativeCall& c) {
  return c.done(c.heap.kept(c.heap.get<Slice>(c.args[0])->stop));
}
Outcome slice_step(NativeCall& c) {
  return c.done(c.heap.kept(c.heap.get<Slice>(c.args[0])->step));
}

Outcome range_bool(NativeCall& c) {
  bool is_true = false;
  plain_truth(c.in, c.args[0], is_true);
  return c.done(bool_value(is_true));
}

const NativeDef kRangeMethods[] = {
    {"index", "self, value, /", handing<range_index>},
    {"count", "self, value, /", handing<range_count>},
    {"__len__", "self", dunder_len},
    {"__bool__", "self", range_bool},
    {"__iter__", "self", dunder_iter},
    {"__contains__", "self, key, /", handing<dunder_contains>},
    {"__getitem__", "self, key, /", handing<dunder_getitem>},
    {"__repr__", "self", handing<dunder_repr>},
    {"__hash__", "self", handing<dunder_hash>},
    {"__reversed__", "self", range_reversed},
    KVANT_EQUALITY,
};
const NativeDef kRangeGetters[] = {
    {"start", "self", range_start}, {"stop", "self", range_stop}, {"step", "self", range_step}};
const NativeDef kSliceMethods[] = {
    {"indices", "self, length, /", slice_indices},
    {"__repr__", "self", handing<dunder_repr>},
    KVANT_COMPARISONS,
};
const NativeDef kSliceGetters[] = {
    {"start", "self", slice_start}, {"stop", "self", slice_stop}, {"step", "self", slice_step}};

}  // namespace

const TypeDef kRangeType{TypeId::range, range_construct, "...", kRangeMethods, {}, {}, kRangeGetters, {}};
const TypeDef kSliceType{TypeId::slice, slice_construct, "...", kSliceMethods, {}, {}, kSliceGetters, {}};

}  // namespace kvant::python
