// The small services the interpreter gives to its parts.
#include "sim/python/interpreter.h"

#include <algorithm>

#include "sim/python/attribute.h"
#include "sim/python/container.h"
#include "sim/python/eval_fast.h"
#include "sim/python/exceptions.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/text.h"

namespace kvant::python {

Value Interpreter::raise(TypeId type, std::string_view message) {
  const Value exception = new_exception(heap, type, message);
  raise_object(exception);
  heap.drop(exception);
  return Value();
}

Value Interpreter::raise_value(TypeId type, Value argument) {
  const Owned args(heap, new_tuple(heap, std::span<const Value>(&argument, 1)));
  const Value exception = new_exception_args(heap, type_offset(type), args.get());
  raise_object(exception);
  heap.drop(exception);
  return Value();
}

Value Interpreter::raise_object(Value exception) {
  heap.keep(exception);
  heap.assign(thread.pending, exception);
  set_context(*this, exception);
  return Value();
}

bool Interpreter::has_exception() const {
  return !thread.pending.is_null();
}

Value Interpreter::take_exception() {
  const Value exception = thread.pending;
  thread.pending = Value();
  return exception;
}

std::uint64_t Interpreter::steps() const {
  const std::int64_t now_left = attention ? left_saved : left;
  return steps_before + static_cast<std::uint64_t>(chunk - now_left);
}

VirtualTime Interpreter::used() const {
  return static_cast<VirtualTime>(steps()) * instruction + extra;
}

void Interpreter::recompute_left() {
  steps_before = steps();
  std::int64_t may = 0;
  const VirtualTime spent = static_cast<VirtualTime>(steps_before) * instruction + extra;
  if (steps_before == 0 && extra == 0 && spent >= budget.time) {
    may = 1;  // a burst always takes a step
  } else if (steps_before < budget.steps && spent < budget.time) {
    const std::uint64_t by_steps = budget.steps - steps_before;
    const VirtualTime by_time = instruction > 0 ? (budget.time - spent - 1) / instruction + 1 : kNever;
    may = static_cast<std::int64_t>(std::min<std::uint64_t>(by_steps, static_cast<std::uint64_t>(by_time)));
    may = std::min(may, std::int64_t{1} << 40);
  }
  chunk = may;
  if (attention) {
    left_saved = may;
    left = 0;
  } else {
    left = may;
  }
}

void Interpreter::cap_left(std::int64_t most) {
  if (chunk > most && !attention) chunk = left = most;
}

void Interpreter::notice() {
  if (attention) return;
  attention = true;
  left_saved = left;
  left = 0;
}

void Interpreter::charge(VirtualTime ns) {
  extra += ns;
  recompute_left();
}

VirtualTime Interpreter::now() const {
  return kernel.now() + used();
}

std::int32_t Interpreter::emit(trace::EventKind kind, std::int64_t a, std::int64_t b, std::string_view text) {
  const std::uint64_t done = steps();
  return kernel.emit(kind, used(), done == 0 ? 0 : done - 1, a, b, text);
}

Value Interpreter::lookup_special(Value v, Value name) {
  return type_lookup(heap, heap.type_of(v), name);
}

bool Interpreter::is_instance(Value v, TypeId type) const {
  return is_subtype(heap, heap.type_of(v), type_offset(type));
}

bool Interpreter::is_subclass(Value type, Value of) const {
  return is_subtype(heap, type.offset(), of.offset());
}

Value Interpreter::prelude(std::string_view name) {
  return dict_get_str(heap, heap.roots().prelude, interned(name));
}

Value Interpreter::native(std::string_view name) {
  return dict_get_str(heap, heap.roots().exports, interned(name));
}

Value Interpreter::interned(std::string_view text) {
  const Value v = intern(heap, text);
  heap.drop(v);  // the table keeps it
  return v;
}

std::int64_t free_in_loop(Interpreter& in, Value dead, std::int64_t left) {
  in.heap.free_object(dead);
  return in.heap.state().finalizers_pending != 0 ? notice_in_loop(in, left) : left;
}

std::int64_t notice_in_loop(Interpreter& in, std::int64_t left) {
  in.left = left;
  in.notice();
  return in.left;
}

}  // namespace kvant::python
