// Generators, coroutines and asynchronous generators.
#include "sim/python/generator.h"

#include <fmt/format.h>

#include "sim/python/attribute.h"
#include "sim/python/container.h"
#include "sim/python/eval.h"
#include "sim/python/exceptions.h"
#include "sim/python/number.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/text.h"
#include "sim/python/traceback.h"

namespace kvant::python {
namespace {

std::string_view kind_of(const Heap& heap, Value generator) {
  if (heap.is_exact(generator, TypeId::coroutine)) return "coroutine";
  if (heap.is_exact(generator, TypeId::async_generator)) return "asynchronous generator";
  return "generator";
}

std::string_view kind_in_message(const Heap& heap, Value generator) {
  if (heap.is_exact(generator, TypeId::async_generator)) return "async generator";
  return kind_of(heap, generator);
}

// Puts a generator's frame on the chain. False: it cannot run (raised).
bool enter(Interpreter& in, Value generator, ReturnMode mode) {
  Heap& heap = in.heap;
  auto* g = heap.get<Generator>(generator);
  if (g->running != 0) {
    in.raise(TypeId::ValueError, fmt::format("{} already executing", kind_in_message(heap, generator)));
    return false;
  }
  Frame* f = heap.get<Frame>(g->frame);
  f->on_return = static_cast<std::uint8_t>(mode);
  heap.keep(g->frame);
  if (!push_frame(in, f)) return false;
  g->running = 1;
  g->awaited |= 1;
  heap.keep(generator);  // while it runs
  std::swap(g->exc_state, in.thread.handled);
  return true;
}

// Takes the innermost frame, a suspended generator's, off the chain.
void leave(Interpreter& in, Frame* f) {
  Heap& heap = in.heap;
  const Value generator = f->generator;
  auto* g = heap.get<Generator>(generator);
  std::swap(g->exc_state, in.thread.handled);
  g->running = 0;
  f->state = FrameState::suspended;
  const Value frame = in.thread.frame;
  in.thread.frame = f->back;
  f->back = Value();
  --in.thread.depth;
  count_user_entry(heap, in.thread);
  heap.drop(frame);
  heap.drop(generator);
}

Status stop_iteration(Interpreter& in, Value owned) {
  Heap& heap = in.heap;
  if (owned == kNone) {
    heap.drop(owned);
    in.raise(TypeId::StopIteration, "");
    return Status::error;
  }
  // A tuple or an exception as value must not be taken apart.
  const Owned args(heap, new_tuple(heap, std::span<const Value>(&owned, 1)));
  const Value exception = new_exception_args(heap, type_offset(TypeId::StopIteration), args.get());
  in.raise_object(exception);
  heap.drop(exception);
  heap.drop(owned);
  return Status::error;
}

// `owned` is what a finished generator returned: the consumer of the frame below gets to know.
Status finish_consumer(Interpreter& in, Value owned, ReturnMode mode, bool is_async) {
  Heap& heap = in.heap;
  Frame* below = top_frame(in);
  if (is_async) {
    heap.drop(owned);
    in.raise(TypeId::StopAsyncIteration, "");
    heap.assign(heap.get<Exception>(in.thread.pending)->args, heap.kept(heap.roots().empty_tuple));
    return Status::error;
  }
  if (below != nullptr && below->is_native == 0) {
    if (mode == ReturnMode::for_iter) {
      heap.drop(owned);
      drop_top(in, below);
      below->ip = static_cast<std::uint32_t>(unit_of(in, below).code[below->ip - 1].arg);
      return Status::next;
    }
    if (mode == ReturnMode::send) {
      finish_send(in, below, owned);
      return Status::next;
    }
  }
  return stop_iteration(in, owned);
}

// The generator or other iterator a suspended frame delegates to; borrowed; null if none.
Value delegate_of(const Interpreter& in, Frame* f) {
  if (f->state != FrameState::suspended || f->ip == 0) return Value();
  const CodeUnit& unit = unit_of(in, f);
  // SEND; YIELD_VALUE; RESUME 2 or 3 — the frame stands behind the YIELD_VALUE.
  if (f->ip >= unit.code.size() || unit.code[f->ip].op != Op::RESUME || (unit.code[f->ip].arg & 3) < 2)
    return Value();
  return peek(f, 0);
}

}  // namespace

bool is_generator(const Heap& heap, Value v) {
  return v.is_object() && heap.layout_of(v) == Layout::generator;
}

bool is_iterator(Interpreter& in, Value v) {
  Heap& heap = in.heap;
  const Layout layout = heap.layout_of(v);
  if (layout == Layout::iterator || heap.is_exact(v, TypeId::generator)) return true;
  return !type_lookup(heap, heap.type_of(v), name(heap, NameId::dunder_next)).is_null();
}

void finish_send(Interpreter& in, Frame* f, Value owned) {
  Heap& heap = in.heap;
  // SEND left the receiver on the stack: the value takes its place.
  heap.assign(peek(f, 0), owned);
  f->ip = static_cast<std::uint32_t>(unit_of(in, f).code[f->ip - 1].arg);
}

Status generator_send(Interpreter& in, Value generator, Value owned, ReturnMode mode) {
  Heap& heap = in.heap;
  auto* g = heap.get<Generator>(generator);
  if (g->frame.is_null()) {
    if (heap.is_exact(generator, TypeId::coroutine)) {
      heap.drop(owned);
      in.raise(TypeId::RuntimeError, "cannot reuse already awaited coroutine");
      return Status::error;
    }
    heap.drop(owned);
    return finish_consumer(in, heap.kept(kNone), mode, heap.is_exact(generator, TypeId::async_generator));
  }
  Frame* f = heap.get<Frame>(g->frame);
  if (f->state == FrameState::created && !(owned == kNone) && g->running == 0) {
    heap.drop(owned);
    in.raise(TypeId::TypeError,
             fmt::format("can't send non-None value to a just-started {}", kind_in_message(heap, generator)));
    return Status::error;
  }
  if (!enter(in, generator, mode)) {
    heap.drop(owned);
    return Status::error;
  }
  f->state = FrameState::executing;
  push(f, owned);
  return Status::next;
}

Status generator_yielded(Interpreter& in, Frame* f, Value owned) {
  const auto mode = static_cast<ReturnMode>(f->on_return);
  leave(in, f);
  return deliver(in, owned, mode);
}

Status generator_returned(Interpreter& in, Frame* f, Value owned) {
  const auto mode = static_cast<ReturnMode>(f->on_return);
  const bool is_async = in.heap.is_exact(f->generator, TypeId::async_generator);
  pop_frame(in);
  return finish_consumer(in, owned, mode, is_async);
}

void generator_finished(Interpreter& in, Frame* f) {
  Heap& heap = in.heap;
  const Value generator = f->generator;
  auto* g = heap.get<Generator>(generator);
  f->generator = Value();
  if (g->running != 0) {
    std::swap(g->exc_state, in.thread.handled);
    g->running = 0;
  }
  heap.assign(g->exc_state, Value());
  const Value frame = g->frame;
  g->frame = Value();
  // Its variables die now, unless a traceback holds the frame.
  heap.drop(frame);
  heap.drop(generator);
}

void generator_raised(Interpreter& in, Frame* f) {
  Heap& heap = in.heap;
  const bool is_async = heap.is_exact(f->generator, TypeId::async_generator);
  std::string message;
  if (exception_is(heap, in.thread.pending, TypeId::StopIteration))
    message =
        fmt::format("{} raised StopIteration", is_async ? "async generator" : kind_of(heap, f->generator));
  else if (is_async && exception_is(heap, in.thread.pending, TypeId::StopAsyncIteration))
    message = "async generator raised StopAsyncIteration";
  if (message.empty()) return;
  const Value cause = in.take_exception();
  const Value error = new_exception(heap, TypeId::RuntimeError, message);
  auto* e = heap.get<Exception>(error);
  e->context = heap.kept(cause);
  e->cause = cause;
  e->suppress_context = 1;
  in.thread.pending = error;
}

Status generator_throw(Interpreter& in, Value generator, Value exception, ReturnMode mode) {
  Heap& heap = in.heap;
  auto* g = heap.get<Generator>(generator);
  if (g->frame.is_null()) {
    if (heap.is_exact(generator, TypeId::coroutine)) {
      heap.drop(exception);
      in.raise(TypeId::RuntimeError, "cannot reuse already awaited coroutine");
      return Status::error;
    }
    in.thread.pending = exception;
    return Status::error;
  }
  Frame* f = heap.get<Frame>(g->frame);
  const Value inner = delegate_of(in, f);
  if (!inner.is_null() && g->running == 0) {
    // What it delegates to gets the exception. Its yield then is a yield of this generator, its return what
    // SEND gets: both come out right when its frame stands above this one in mode `send`.
    const bool closing = exception_is(heap, exception, TypeId::GeneratorExit);
    if (is_generator(heap, inner)) {
      if (!enter(in, generator, mode)) {
        heap.drop(exception);
        return Status::error;
      }
      f->state = FrameState::executing;
      // As if SEND had just called it: what it yields goes to the YIELD_VALUE behind.
      while (unit_of(in, f).code[f->ip - 1].op != Op::SEND) --f->ip;
      if (closing) {
        const Owned held(heap, heap.kept(inner));
        return call(in, in.native("_close_and_raise"), {inner, exception}, ReturnMode::push);
      }
      const Status status = generator_throw(in, inner, exception, ReturnMode::send);
      return status;
    }
    const Value method = in.lookup_special(inner, in.interned(closing ? "close" : "throw"));
    if (!method.is_null()) {
      if (!enter(in, generator, mode)) {
        heap.drop(exception);
        return Status::error;
      }
      f->state = FrameState::executing;
      while (unit_of(in, f).code[f->ip - 1].op != Op::SEND) --f->ip;
      const Owned error(heap, exception);
      if (closing) return call(in, in.native("_close_and_raise"), {inner, exception}, ReturnMode::push);
      const Status status = call(in, in.native("_throw_into"), {inner, exception}, ReturnMode::send);
      if (status != Status::error || top_frame(in) != f ||
          !exception_is(heap, in.thread.pending, TypeId::StopIteration))
        return status;
      const Owned stop(heap, in.take_exception());
      const Value result = heap.get<Exception>(stop.get())->extra[0];
      finish_send(in, f, heap.kept(result.is_null() ? kNone : result));
      return Status::next;
    }
  }
  if (!enter(in, generator, mode)) {
    heap.drop(exception);
    return Status::error;
  }
  if (f->state == FrameState::created) f->ip = 1;
  f->state = FrameState::executing;
  // Its context is what the generator itself is handling, not what its caller is (Objects/genobject.c,
  // gen_send_ex2).
  if (in.thread.handled.is_null()) {
    in.thread.pending = exception;
    return Status::error;
  }
  in.raise_object(exception);
  heap.drop(exception);
  return Status::error;
}

// What coroutine.cr_origin gives: (file, line, function) of the frames that made it, the innermost first.
// Owned; null unless sys.set_coroutine_origin_tracking_depth() asked for it.
Value coroutine_origin(Interpreter& in, Value caller) {
  Heap& heap = in.heap;
  const Value asked = in.prelude("_origin_depth");
  if (asked.is_null() || !asked.is_small() || asked.as_small() <= 0) return Value();
  std::vector<Value> places;
  for (Value v = caller; !v.is_null() && std::ssize(places) < asked.as_small();
       v = heap.get<Frame>(v)->back) {
    const Frame* f = heap.get<Frame>(v);
    if (f->is_native != 0 || (f->flags & kFrameHidden) != 0) continue;
    const CodeUnit& unit = unit_of(in, f);
    places.push_back(
        new_tuple_owned(heap, std::array{new_str(heap, unit.filename),
                                         Value::small(unit.locations[last_instruction(unit, f->ip)].line),
                                         new_str(heap, unit.name)}));
  }
  return new_tuple_owned(heap, places);
}

Status op_RETURN_GENERATOR(Interpreter& in, Frame* f, Instr) {
  Heap& heap = in.heap;
  const std::uint32_t flags = heap.get<Code>(f->code)->flags;
  const TypeId type = (flags & kCoroutine) != 0        ? TypeId::coroutine
                      : (flags & kAsyncGenerator) != 0 ? TypeId::async_generator
                                                       : TypeId::generator;
  auto* g = heap.create<Generator>(type_offset(type));
  const Value generator = Value::object(heap.offset_of(g));
  const auto* fn = heap.get<Function>(f->function);
  g->name = heap.kept(fn->name);
  g->qualname = heap.kept(fn->qualname);
  // A finished one still knows its code.
  g->origin = type == TypeId::async_generator ? Value() : heap.kept(f->code);
  g->exc_state = Value();
  g->running = g->closed = g->awaited = g->hidden = 0;
  g->padding = 0;
  const auto mode = static_cast<ReturnMode>(f->on_return);
  // The frame moves from the chain to the generator.
  g->frame = in.thread.frame;
  in.thread.frame = f->back;
  f->back = Value();
  --in.thread.depth;
  count_user_entry(heap, in.thread);
  f->state = FrameState::created;
  f->generator = generator;
  if (type == TypeId::coroutine)
    if (const Value origin = coroutine_origin(in, in.thread.frame); !origin.is_null())
      heap.get<Generator>(generator)->origin =
          new_tuple_owned(heap, std::array{heap.get<Generator>(generator)->origin, origin});
  return deliver(in, generator, mode);
}

Status op_YIELD_VALUE(Interpreter& in, Frame* f, Instr) {
  return generator_yielded(in, f, pop(f));
}

// Stack: receiver, value.
Status op_SEND(Interpreter& in, Frame* f, Instr) {
  Heap& heap = in.heap;
  const Value receiver = peek(f, 1);
  const Value value = pop(f);
  Status status;
  if (heap.layout_of(receiver) == Layout::generator && !heap.is_exact(receiver, TypeId::async_generator)) {
    return generator_send(in, receiver, value, ReturnMode::send);
  }
  const Owned owned(heap, value);
  if (heap.layout_of(receiver) == Layout::iterator && value == kNone) {
    Value item;
    switch (next_of(in, receiver, item)) {
      case Step::item:
        push(f, item);
        return Status::next;
      case Step::exhausted:
        finish_send(in, f, heap.kept(kNone));
        return Status::next;
      case Step::error:
        return Status::error;
      case Step::needs_python:
        break;
    }
  }
  if (value == kNone) {
    const Value next = in.lookup_special(receiver, name(heap, NameId::dunder_next));
    if (next.is_null()) {
      in.raise(TypeId::TypeError, fmt::format("'{}' object is not an iterator", type_name(heap, receiver)));
      return Status::error;
    }
    status = call(in, next, {receiver}, ReturnMode::send);
  } else {
    const Value send = in.lookup_special(receiver, name(heap, NameId::n_send));
    if (send.is_null()) {
      in.raise(TypeId::AttributeError,
               fmt::format("'{}' object has no attribute 'send'", type_name(heap, receiver)));
      return Status::error;
    }
    status = call(in, send, {receiver, value}, ReturnMode::send);
  }
  if (status == Status::error && top_frame(in) == f &&
      exception_is(heap, in.thread.pending, TypeId::StopIteration)) {
    const Value exception = in.take_exception();
    const Value result = heap.get<Exception>(exception)->extra[0];
    finish_send(in, f, heap.kept(result.is_null() ? kNone : result));
    heap.drop(exception);
    return Status::next;
  }
  return status;
}

}  // namespace kvant::python
