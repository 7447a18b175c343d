// Instructions of coroutines and asynchronous generators.
#include <fmt/format.h>

#include "sim/python/attribute.h"
#include "sim/python/container.h"
#include "sim/python/eval.h"
#include "sim/python/exceptions.h"
#include "sim/python/generator.h"
#include "sim/python/runtime_impl.h"

namespace kvant::python {

Status op_GET_AWAITABLE(Interpreter& in, Frame* f, Instr i) {
  Heap& heap = in.heap;
  const Value v = peek(f, 0);
  if (heap.is_exact(v, TypeId::coroutine)) {
    const Value frame = heap.get<Generator>(v)->frame;
    if (!frame.is_null() && heap.get<Frame>(frame)->state == FrameState::suspended) {
      in.raise(TypeId::RuntimeError, "coroutine is being awaited already");
      return Status::error;
    }
    return Status::next;
  }
  if (heap.is_exact(v, TypeId::async_gen_op)) return Status::next;
  if (heap.is_exact(v, TypeId::generator)) {
    const Value frame = heap.get<Generator>(v)->frame;
    if (!frame.is_null() && (heap.get<Code>(heap.get<Frame>(frame)->code)->flags & kIterableCoroutine) != 0)
      return Status::next;
  }
  const Value await = in.lookup_special(v, name(heap, NameId::dunder_await));
  if (await.is_null()) {
    if (i.arg == 1)
      in.raise(
          TypeId::TypeError,
          fmt::format("'async with' received an object from __aenter__ that does not implement __await__: {}",
                      type_name(heap, v)));
    else if (i.arg == 2)
      in.raise(
          TypeId::TypeError,
          fmt::format("'async with' received an object from __aexit__ that does not implement __await__: {}",
                      type_name(heap, v)));
    else
      in.raise(TypeId::TypeError,
               fmt::format("object {} can't be used in 'await' expression", type_name(heap, v)));
    return Status::error;
  }
  const Owned self(heap, pop(f));
  return call(in, await, {v}, ReturnMode::iterator);
}

Status op_GET_YIELD_FROM_ITER(Interpreter& in, Frame* f, Instr i) {
  const Value v = peek(f, 0);
  if (in.heap.is_exact(v, TypeId::generator)) return Status::next;
  if (in.heap.is_exact(v, TypeId::coroutine)) {
    if ((in.heap.get<Code>(f->code)->flags & (kCoroutine | kIterableCoroutine)) != 0) return Status::next;
    in.raise(TypeId::TypeError, "cannot 'yield from' a coroutine object in a non-coroutine generator");
    return Status::error;
  }
  return op_GET_ITER(in, f, i);
}

Status op_GET_AITER(Interpreter& in, Frame* f, Instr) {
  Heap& heap = in.heap;
  const Value v = peek(f, 0);
  const Value m = in.lookup_special(v, name(heap, NameId::dunder_aiter));
  if (m.is_null()) {
    in.raise(TypeId::TypeError,
             fmt::format("'async for' requires an object with __aiter__ method, got {}", type_name(heap, v)));
    return Status::error;
  }
  const Owned self(heap, pop(f));
  return call(in, m, {v}, ReturnMode::push);
}

// Stack: iterator → iterator, awaitable.
Status op_GET_ANEXT(Interpreter& in, Frame* f, Instr) {
  Heap& heap = in.heap;
  const Value v = peek(f, 0);
  const Value m = in.lookup_special(v, name(heap, NameId::dunder_anext));
  if (m.is_null()) {
    in.raise(
        TypeId::TypeError,
        fmt::format("'async for' received an object from __aiter__ that does not implement __anext__: {}",
                    type_name(heap, v)));
    return Status::error;
  }
  return call(in, in.native("_get_anext"), {m, v}, ReturnMode::push);
}

// Stack: iterator, exception.
Status op_END_ASYNC_FOR(Interpreter& in, Frame* f, Instr) {
  const Value exception = pop(f);
  if (exception_is(in.heap, exception, TypeId::StopAsyncIteration)) {
    in.heap.drop(exception);
    drop_top(in, f);
    return Status::next;
  }
  in.heap.assign(in.thread.pending, exception);
  in.thread.quiet_unwind = true;
  return Status::error;
}

Status op_ASYNC_GEN_WRAP(Interpreter& in, Frame* f, Instr) {
  auto* op = in.heap.create<AsyncGenOp>(type_offset(TypeId::async_gen_op));
  op->generator = Value();
  op->value = pop(f);
  op->kind = AsyncGenOp::wrapped;
  op->state = 0;
  push(f, Value::object(in.heap.offset_of(op)));
  return Status::next;
}

}  // namespace kvant::python
