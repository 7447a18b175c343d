// raise, except, with.
#include <fmt/format.h>

#include "sim/python/attribute.h"
#include "sim/python/container.h"
#include "sim/python/eval.h"
#include "sim/python/exceptions.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/text.h"

namespace kvant::python {

Status op_PUSH_EXC_INFO(Interpreter& in, Frame* f, Instr) {
  const Value exception = pop(f);
  push(f, in.thread.handled.is_null() ? in.heap.kept(kNone) : in.thread.handled);
  in.thread.handled = in.heap.kept(exception);
  push(f, exception);
  return Status::next;
}

Status op_POP_EXCEPT(Interpreter& in, Frame* f, Instr) {
  const Value previous = pop(f);
  if (previous == kNone) {
    in.heap.assign(in.thread.handled, Value());
    in.heap.drop(previous);
  } else {
    in.heap.assign(in.thread.handled, previous);
  }
  return Status::next;
}

Status op_CHECK_EXC_MATCH(Interpreter& in, Frame* f, Instr) {
  bool matches = false;
  if (!exception_matches(in, peek(f, 1), peek(f, 0), matches)) return Status::error;
  drop_top(in, f);
  push(f, in.heap.kept(bool_value(matches)));
  return Status::next;
}

Status op_CHECK_EG_MATCH(Interpreter& in, Frame* f, Instr) {
  const Owned type(in.heap, pop(f));
  const Owned exception(in.heap, pop(f));
  return call(in, in.prelude("_match_group"), {exception.get(), type.get()}, ReturnMode::push_two);
}

Status op_PREP_RERAISE_STAR(Interpreter& in, Frame* f, Instr) {
  const Owned list(in.heap, pop(f));
  const Owned original(in.heap, pop(f));
  return call(in, in.prelude("_reraise_group"), {original.get(), list.get()}, ReturnMode::push);
}

// The traceback has its entry of this frame since the exception was raised first.
Status op_RERAISE(Interpreter& in, Frame* f, Instr) {
  const Value exception = pop(f);
  in.heap.assign(in.thread.pending, exception);
  in.thread.quiet_unwind = true;
  return Status::error;
}

Status op_RAISE_VARARGS(Interpreter& in, Frame* f, Instr i) {
  Heap& heap = in.heap;
  if (i.arg == 0) {
    const Value handled = handled_exception(in);
    if (handled.is_null()) {
      in.raise(TypeId::RuntimeError, "No active exception to reraise");
      return Status::error;
    }
    heap.assign(in.thread.pending, heap.kept(handled));
    in.thread.quiet_unwind = true;
    return Status::error;
  }
  const Owned cause(heap, i.arg == 2 ? pop(f) : Value());
  const Owned exception(heap, pop(f));
  const auto is_class = [&](Value v) {
    return is_type(heap, v) && is_subtype(heap, v.offset(), type_offset(TypeId::BaseException));
  };
  if (is_class(exception.get()) || (!cause.get().is_null() && is_class(cause.get()))) {
    const Value second = cause.get().is_null() ? kNotImplemented : cause.get();
    return call(in, in.native("_raise"), {exception.get(), second}, ReturnMode::discard);
  }
  if (!raise_with_cause(in, exception.get(), cause.get())) return Status::error;
  return Status::error;
}

Status op_BEFORE_WITH(Interpreter& in, Frame* f, Instr) {
  Heap& heap = in.heap;
  const Value manager = peek(f, 0);
  const Value enter = in.lookup_special(manager, name(heap, NameId::dunder_enter));
  const Value exit = in.lookup_special(manager, name(heap, NameId::dunder_exit));
  if (enter.is_null() || exit.is_null()) {
    in.raise(TypeId::TypeError,
             enter.is_null()
                 ? fmt::format("'{}' object does not support the context manager protocol",
                               type_name(heap, manager))
                 : fmt::format(
                       "'{}' object does not support the context manager protocol (missed __exit__ method)",
                       type_name(heap, manager)));
    return Status::error;
  }
  const Owned self(heap, pop(f));
  push(f, new_method(heap, exit, manager));
  return call(in, enter, {manager}, ReturnMode::push);
}

Status op_BEFORE_ASYNC_WITH(Interpreter& in, Frame* f, Instr) {
  Heap& heap = in.heap;
  const Value manager = peek(f, 0);
  const Value enter = in.lookup_special(manager, name(heap, NameId::dunder_aenter));
  const Value exit = in.lookup_special(manager, name(heap, NameId::dunder_aexit));
  if (enter.is_null() || exit.is_null()) {
    in.raise(TypeId::TypeError,
             enter.is_null()
                 ? fmt::format("'{}' object does not support the asynchronous context manager protocol",
                               type_name(heap, manager))
                 : fmt::format("'{}' object does not support the asynchronous context manager protocol "
                               "(missed __aexit__ method)",
                               type_name(heap, manager)));
    return Status::error;
  }
  const Owned self(heap, pop(f));
  push(f, new_method(heap, exit, manager));
  return call(in, enter, {manager}, ReturnMode::push);
}

// Stack: exit, lasti, previous exception, exception → the same and exit(type, exception, traceback).
Status op_WITH_EXCEPT_START(Interpreter& in, Frame* f, Instr) {
  const Value exception = peek(f, 0);
  const Value exit = peek(f, 3);
  const Value traceback = in.heap.get<Exception>(exception)->traceback;
  return call(in, exit,
              {Value::object(in.heap.type_of(exception)), exception, traceback.is_null() ? kNone : traceback},
              ReturnMode::push);
}

}  // namespace kvant::python
