// What the natives of containers and built-in functions share: handing work over to Python code.
#pragma once
#include <vector>

#include "sim/python/container.h"
#include "sim/python/interpreter.h"
#include "sim/python/names.h"
#include "sim/python/natives_containers.h"
#include "sim/python/number.h"
#include "sim/python/protocol_plain.h"
#include "sim/python/text.h"

namespace kvant::python {

inline constexpr int kHandedOver = 99;  // phases
inline constexpr int kDrained = 98;

// Calls a function of the prelude; what it returns is this native's result. Only in a native whose row says
// handing<…>.
inline Outcome hand_over(NativeCall& c, std::string_view function, std::initializer_list<Value> arguments) {
  return c.call(c.in.prelude(function), arguments, kHandedOver);
}
template <NativeFn F>
Outcome handing(NativeCall& c) {
  return c.phase == kHandedOver ? c.done(c.heap.kept(c.reply)) : F(c);
}
// `value` is the result, unless Python code must find it: then function(arguments).
inline Outcome finish(NativeCall& c, Fast fast, Value value, std::string_view function,
                      std::initializer_list<Value> arguments) {
  if (fast == Fast::done) return c.done(value);
  return fast == Fast::error ? c.fail() : hand_over(c, function, arguments);
}

// All items of an iterable, owned. False: return `outcome`; the native is entered again at phase kDrained and
// gets here once more.
inline bool gather(NativeCall& c, Value iterable, std::vector<Value>& items, Outcome& outcome) {
  if (c.phase == kDrained) {
    const auto all = list_items(c.heap, c.reply);
    items.assign(all.begin(), all.end());
    for (Value v : items) c.heap.keep(v);
    return true;
  }
  const Fast fast = collect(c.in, iterable, items);
  if (fast == Fast::done) return true;
  outcome = fast == Fast::error ? c.fail() : c.call(c.in.prelude("_drain"), {iterable}, kDrained);
  return false;
}

// next(iterator) by its method __next__, entering again at `phase`.
Outcome call_next(NativeCall& c, Value iterator, int phase, bool catching = false);
Outcome stop_iteration(NativeCall& c);
// An int argument (or an object with __index__, which needs Python: TypeError here). False: raised.
bool int_argument(NativeCall& c, Value v, std::int64_t& out);
Outcome raise(NativeCall& c, TypeId type, std::string_view message);
inline Value bool_result(Heap& heap, bool b) {
  return heap.kept(bool_value(b));
}
inline Value argument(const NativeCall& c, std::size_t i) {
  return i < c.args.size() ? c.args[i] : Value();
}

// Makes a new object of a built-in type an instance of `cls`, that type or a subclass of it.
inline Value as_class(Heap& heap, Value object, Value cls) {
  heap.get<Object>(object)->type = cls.offset();
  if (heap.get<Type>(cls)->is_heap != 0) heap.keep(cls);  // given back by Heap::free_object
  return object;
}

// The methods every type of some kind has.
Outcome dunder_len(NativeCall& c);
Outcome dunder_iter(NativeCall& c);
Outcome dunder_next(NativeCall& c);
Outcome dunder_contains(NativeCall& c);
Outcome dunder_getitem(NativeCall& c);
Outcome dunder_setitem(NativeCall& c);
Outcome dunder_delitem(NativeCall& c);
Outcome dunder_repr(NativeCall& c);
Outcome dunder_hash(NativeCall& c);
Outcome return_self(NativeCall& c);
Outcome class_getitem(NativeCall& c);  // list[int]

template <CompareOp op>
Outcome dunder_compare(NativeCall& c) {
  Value out;
  const Fast fast = plain_compare(c.in, op, c.args[0], c.args[1], out);
  return finish(c, fast, out, "_compare_plain", {Value::small(static_cast<int>(op)), c.args[0], c.args[1]});
}
template <BinaryOp op, bool in_place, bool reflected>
Outcome dunder_binary(NativeCall& c) {
  const Value a = c.args[reflected ? 1 : 0], b = c.args[reflected ? 0 : 1];
  Value out;
  const Fast fast = binary(c.in, op, in_place, a, b, out);
  return finish(c, fast, out, "_binary_plain",
                {Value::small(static_cast<int>(op)), bool_value(in_place), a, b});
}

#define KVANT_COMPARISONS                                                     \
  {"__lt__", "self, other, /", handing<dunder_compare<CompareOp::lt>>},       \
      {"__le__", "self, other, /", handing<dunder_compare<CompareOp::le>>},   \
      {"__eq__", "self, other, /", handing<dunder_compare<CompareOp::eq>>},   \
      {"__ne__", "self, other, /", handing<dunder_compare<CompareOp::ne>>},   \
      {"__gt__", "self, other, /", handing<dunder_compare<CompareOp::gt>>}, { \
    "__ge__", "self, other, /", handing<dunder_compare<CompareOp::ge>>        \
  }
#define KVANT_EQUALITY                                                    \
  {"__eq__", "self, other, /", handing<dunder_compare<CompareOp::eq>>}, { \
    "__ne__", "self, other, /", handing<dunder_compare<CompareOp::ne>>    \
  }
#define KVANT_OPERATOR(text, op) \
  { "__" text "__", "self, other, /", handing<dunder_binary<BinaryOp::op, false, false>> }
#define KVANT_REFLECTED(text, op) \
  { "__r" text "__", "self, other, /", handing<dunder_binary<BinaryOp::op, false, true>> }
#define KVANT_IN_PLACE(text, op) \
  { "__i" text "__", "self, other, /", handing<dunder_binary<BinaryOp::op, true, false>> }

}  // namespace kvant::python
