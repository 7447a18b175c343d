// send, throw, close and friends of generators, coroutines and asynchronous generators.
#include <fmt/format.h>

#include "sim/python/attribute.h"
#include "sim/python/container.h"
#include "sim/python/core_types.h"
#include "sim/python/exceptions.h"
#include "sim/python/frame.h"
#include "sim/python/generator.h"
#include "sim/python/names.h"
#include "sim/python/natives.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/text.h"

namespace kvant::python {

// call_native does these itself.
Outcome native_generator_send(NativeCall& c) {
  return c.fail();
}
Outcome native_generator_next(NativeCall& c) {
  return c.fail();
}
Outcome native_generator_throw(NativeCall& c) {
  return c.fail();
}

Value underlying_generator(const Heap& heap, Value v) {
  return heap.is_exact(v, TypeId::coroutine_wrapper) ? heap.get<Method>(v)->self : v;
}

namespace {

constexpr int kMade = 1, kThrown = 2;

// throw(exception) or throw(type, value, traceback).
Outcome throw_method(NativeCall& c) {
  Heap& heap = c.heap;
  if (c.phase == kThrown) return c.done(heap.kept(c.reply));
  Value exception = c.args[1];
  if (c.phase == 0 && !c.args[3].is_null() && !(c.args[3] == kNone) &&
      !heap.is_exact(c.args[3], TypeId::traceback)) {
    c.in.raise(TypeId::TypeError, "throw() third argument must be a traceback object");
    return c.fail();
  }
  if (c.phase == kMade) exception = c.reply;
  if (c.phase == 0 && is_type(heap, exception)) {
    const Value value = c.args[2];
    if (value.is_null() || value == kNone) return c.call(exception, {}, kMade);
    // As `raise type, value` once did: a tuple holds the arguments.
    if (heap.layout_of(value) == Layout::tuple) {
      return c.call_many(exception, tuple_items(heap, value), Value(), kMade);
    }
    if (!is_subtype(heap, heap.type_of(value), exception.offset())) return c.call(exception, {value}, kMade);
    exception = value;
  }
  if (c.phase == 0 && exception == c.args[1] && !c.args[2].is_null() && !(c.args[2] == kNone) &&
      exception_is(heap, exception, TypeId::BaseException)) {
    c.in.raise(TypeId::TypeError, "instance exception may not have a separate value");
    return c.fail();
  }
  if (!exception_is(heap, exception, TypeId::BaseException)) {
    c.in.raise(TypeId::TypeError,
               fmt::format("exceptions must be classes or instances deriving from BaseException, not {}",
                           type_name(heap, exception)));
    return c.fail();
  }
  return c.call(c.in.native("_throw"), {c.args[0], exception}, kThrown);
}

Outcome close_method(NativeCall& c) {
  Heap& heap = c.heap;
  const Value v = underlying_generator(heap, c.args[0]);
  auto* g = heap.get<Generator>(v);
  if (c.phase == 0) {
    if (g->frame.is_null()) return c.none();
    Frame* f = heap.get<Frame>(g->frame);
    if (f->state == FrameState::created && g->running == 0) {
      g->awaited |= 1;
      f->generator = Value();
      heap.assign(g->frame, Value());
      return c.none();
    }
    const Owned exit(heap,
                     new_exception_args(heap, type_offset(TypeId::GeneratorExit), heap.roots().empty_tuple));
    heap.assign(c.slot[0], heap.kept(exit.get()));
    return c.call(c.in.native("_throw"), {v, c.slot[0]}, 1, true);
  }
  if (!c.raised.is_null()) {
    if (exception_is(heap, c.raised, TypeId::GeneratorExit) ||
        exception_is(heap, c.raised, TypeId::StopIteration))
      return c.none();
    heap.assign(c.in.thread.pending, heap.kept(c.raised));
    return c.fail();
  }
  c.in.raise(TypeId::RuntimeError,
             fmt::format("{} ignored GeneratorExit",
                         heap.is_exact(v, TypeId::coroutine) ? "coroutine" : "generator"));
  return c.fail();
}

Outcome return_self(NativeCall& c) {
  return c.done(c.heap.kept(c.args[0]));
}
Outcome coroutine_await(NativeCall& c) {
  auto* m = c.heap.create<Method>(type_offset(TypeId::coroutine_wrapper));
  m->function = Value();
  m->self = c.heap.kept(c.args[0]);
  return c.done(Value::object(c.heap.offset_of(m)));
}

Generator* self(NativeCall& c) {
  return c.heap.get<Generator>(c.args[0]);
}
Outcome get_name(NativeCall& c) {
  return c.done(c.heap.kept(self(c)->name));
}
Outcome get_qualname(NativeCall& c) {
  return c.done(c.heap.kept(self(c)->qualname));
}
Outcome set_name(NativeCall& c) {
  c.heap.assign(self(c)->name, c.heap.kept(c.args[1]));
  return c.none();
}
Outcome set_qualname(NativeCall& c) {
  c.heap.assign(self(c)->qualname, c.heap.kept(c.args[1]));
  return c.none();
}
// A bit of Generator::awaited: of an asynchronous generator, asend() or such has begun, and is suspended at
// something it awaits.
constexpr std::uint8_t kUnderWay = 2;

Outcome get_running(NativeCall& c) {
  return c.done(c.heap.kept(bool_value(self(c)->running != 0 || (self(c)->awaited & kUnderWay) != 0)));
}
Outcome get_frame(NativeCall& c) {
  return c.done(c.heap.kept(self(c)->frame.is_null() ? kNone : self(c)->frame));
}
Outcome get_code(NativeCall& c) {
  const Value frame = self(c)->frame;
  if (!frame.is_null()) return c.done(c.heap.kept(c.heap.get<Frame>(frame)->code));
  Value code = self(c)->origin;
  if (!code.is_null() && c.heap.layout_of(code) == Layout::tuple) code = tuple_items(c.heap, code)[0];
  return c.done(c.heap.kept(!code.is_null() && c.heap.is_exact(code, TypeId::code) ? code : kNone));
}
Outcome get_origin(NativeCall& c) {
  const Value pair = self(c)->origin;  // code and origin, if that is known
  if (pair.is_null() || c.heap.layout_of(pair) != Layout::tuple) return c.none();
  return c.done(c.heap.kept(tuple_items(c.heap, pair)[1]));
}
Outcome get_suspended(NativeCall& c) {
  const Value frame = self(c)->frame;
  return c.done(
      c.heap.kept(bool_value(!frame.is_null() && c.heap.get<Frame>(frame)->state == FrameState::suspended)));
}
Outcome get_awaited(NativeCall& c) {
  const Value frame = self(c)->frame;
  if (frame.is_null()) return c.none();
  Frame* f = c.heap.get<Frame>(frame);
  const CodeUnit& unit = c.in.runtime.codes().at(c.heap.get<Code>(f->code)->id);
  if (f->state != FrameState::suspended || f->ip >= unit.code.size() || unit.code[f->ip].op != Op::RESUME ||
      (unit.code[f->ip].arg & 3) < 2)
    return c.none();
  return c.done(c.heap.kept(f->slots()[f->sp - 1]));
}
// Its state by the words of inspect.getgeneratorstate.
Outcome get_state(NativeCall& c) {
  const Generator* g = self(c);
  std::string_view text = "CLOSED";
  if (!g->frame.is_null())
    text = g->running != 0                                             ? "RUNNING"
           : c.heap.get<Frame>(g->frame)->state == FrameState::created ? "CREATED"
                                                                       : "SUSPENDED";
  return c.done(new_str(c.heap, text));
}

// --- asynchronous generators ---
Value new_op(Heap& heap, Value generator, AsyncGenOp::Kind kind, Value value) {
  auto* op = heap.create<AsyncGenOp>(type_offset(TypeId::async_gen_op));
  op->generator = heap.kept(generator);
  op->value = heap.kept(value);
  op->kind = kind;
  op->state = 0;
  return Value::object(heap.offset_of(op));
}
// The event loop wants to know of each asynchronous generator once (sys.set_asyncgen_hooks): `origin` is null
// until then, and keeps the function to be called when it dies half-way.
Outcome with_hooks(NativeCall& c, AsyncGenOp::Kind kind, Value value) {
  Heap& heap = c.heap;
  auto* g = self(c);
  if (!g->origin.is_null()) return c.done(new_op(heap, c.args[0], kind, value));
  if (c.phase != 2) {
    c.slot[0] = heap.kept(value);
    return c.call(c.in.prelude("_asyncgen_begins"), {c.args[0]}, 2);
  }
  heap.assign(g->origin, heap.kept(c.reply));
  return c.done(new_op(heap, c.args[0], kind, c.slot[0]));
}
Outcome async_next(NativeCall& c) {
  return with_hooks(c, AsyncGenOp::send, kNone);
}
Outcome async_send(NativeCall& c) {
  return with_hooks(c, AsyncGenOp::send, c.args[1]);
}
Outcome async_throw(NativeCall& c) {
  if (c.phase == 1) return with_hooks(c, AsyncGenOp::throw_, c.reply);
  if (c.phase == 2) return with_hooks(c, AsyncGenOp::throw_, c.slot[0]);
  if (is_type(c.heap, c.args[1])) {
    if (c.args[2].is_null() || c.args[2] == kNone) return c.call(c.args[1], {}, 1);
    return c.call(c.args[1], {c.args[2]}, 1);
  }
  return with_hooks(c, AsyncGenOp::throw_, c.args[1]);
}
Outcome async_close(NativeCall& c) {
  return with_hooks(c, AsyncGenOp::close, kNone);
}

// One step of the awaitable; `thrown` null: send(value).
Outcome op_step(NativeCall& c, Value value, Value thrown) {
  Heap& heap = c.heap;
  auto* op = heap.get<AsyncGenOp>(c.args[0]);
  if (c.phase == 0) {
    if (op->state == 2) {
      c.in.raise(TypeId::RuntimeError, "cannot reuse already awaited __anext__()/asend()");
      return c.fail();
    }
    const bool first = op->state == 0;
    // An aclose() that is cancelled before it began still begins, with GeneratorExit, when it goes on: as in
    // CPython.
    if (thrown.is_null() || (op->kind != AsyncGenOp::close && op->kind != AsyncGenOp::throw_)) op->state = 1;
    auto* g = heap.get<Generator>(op->generator);
    if (first && thrown.is_null() && (g->awaited & kUnderWay) != 0) {
      op->state = 2;
      const std::string_view what = op->kind == AsyncGenOp::close    ? "aclose"
                                    : op->kind == AsyncGenOp::throw_ ? "athrow"
                                                                     : "anext";
      c.in.raise(TypeId::RuntimeError, fmt::format("{}(): asynchronous generator is already running", what));
      return c.fail();
    }
    if (g->frame.is_null()) {
      op->state = 2;
      if (op->kind == AsyncGenOp::close) {
        c.in.raise_object(Owned(heap, new_exception_args(heap, type_offset(TypeId::StopIteration),
                                                         heap.roots().empty_tuple))
                              .get());
        return c.fail();
      }
      c.in.raise_object(Owned(heap, new_exception_args(heap, type_offset(TypeId::StopAsyncIteration),
                                                       heap.roots().empty_tuple))
                            .get());
      return c.fail();
    }
    if (!thrown.is_null()) return c.call(c.in.native("_throw"), {op->generator, thrown}, 1, true);
    g->awaited |= kUnderWay;
    if (!first) return c.call(c.in.native("_send"), {op->generator, value}, 1, true);
    switch (op->kind) {
      case AsyncGenOp::throw_:
        return c.call(c.in.native("_throw"), {op->generator, op->value}, 1, true);
      case AsyncGenOp::close: {
        Frame* f = heap.get<Frame>(g->frame);
        if (f->state == FrameState::created) {
          f->generator = Value();
          heap.assign(g->frame, Value());
          op->state = 2;
          g->awaited &= ~kUnderWay;
          c.in.raise_object(Owned(heap, new_exception_args(heap, type_offset(TypeId::StopIteration),
                                                           heap.roots().empty_tuple))
                                .get());
          return c.fail();
        }
        heap.assign(c.slot[0],
                    new_exception_args(heap, type_offset(TypeId::GeneratorExit), heap.roots().empty_tuple));
        return c.call(c.in.native("_throw"), {op->generator, c.slot[0]}, 1, true);
      }
      default:
        return c.call(c.in.native("_send"), {op->generator, op->value}, 1, true);
    }
  }
  const bool waits = c.raised.is_null() && !(heap.is_exact(c.reply, TypeId::async_gen_op) &&
                                             heap.get<AsyncGenOp>(c.reply)->kind == AsyncGenOp::wrapped);
  if (!waits) heap.get<Generator>(op->generator)->awaited &= ~kUnderWay;
  if (!c.raised.is_null()) {
    op->state = 2;
    if (op->kind == AsyncGenOp::close && (exception_is(heap, c.raised, TypeId::GeneratorExit) ||
                                          exception_is(heap, c.raised, TypeId::StopAsyncIteration))) {
      c.in.raise_object(
          Owned(heap, new_exception_args(heap, type_offset(TypeId::StopIteration), heap.roots().empty_tuple))
              .get());
      return c.fail();
    }
    heap.assign(c.in.thread.pending, heap.kept(c.raised));
    return c.fail();
  }
  if (waits) return c.done(heap.kept(c.reply));  // it awaits something: so does whoever awaits this
  op->state = 2;
  if (op->kind == AsyncGenOp::close) {
    c.in.raise(TypeId::RuntimeError, "async generator ignored GeneratorExit");
    return c.fail();
  }
  const Value item = heap.get<AsyncGenOp>(c.reply)->value;
  const Owned args(heap, new_tuple(heap, std::span<const Value>(&item, 1)));
  c.in.raise_object(
      Owned(heap, new_exception_args(heap, type_offset(TypeId::StopIteration), args.get())).get());
  return c.fail();
}
Outcome op_send(NativeCall& c) {
  return op_step(c, c.args[1], Value());
}
Outcome op_next(NativeCall& c) {
  return op_step(c, kNone, Value());
}
Outcome op_throw(NativeCall& c) {
  if (c.phase == 0 && is_type(c.heap, c.args[1])) {
    c.heap.assign(c.slot[1], new_exception_args(c.heap, c.args[1].offset(), c.heap.roots().empty_tuple));
    return op_step(c, kNone, c.slot[1]);
  }
  return op_step(c, kNone, c.args[1]);
}
Outcome op_close(NativeCall& c) {
  c.heap.get<AsyncGenOp>(c.args[0])->state = 2;
  return c.none();
}

const NativeDef kGeneratorMethods[] = {
    {"__next__", "self, /", native_generator_next},
    {"send", "self, value, /", native_generator_send},
    {"throw", "self, type, value=, traceback=, /", throw_method},
    {"close", "self", close_method},
    {"__iter__", "self, /", return_self},
};
const NativeDef kCoroutineMethods[] = {
    {"send", "self, value, /", native_generator_send},
    {"throw", "self, type, value=, traceback=, /", throw_method},
    {"close", "self", close_method},
    {"__await__", "self, /", coroutine_await},
};
const NativeDef kAsyncMethods[] = {
    {"__aiter__", "self, /", return_self},   {"__anext__", "self, /", async_next},
    {"asend", "self, value, /", async_send}, {"athrow", "self, type, value=, traceback=, /", async_throw},
    {"aclose", "self", async_close},
};
const NativeDef kOpMethods[] = {
    {"__await__", "self, /", return_self},
    {"__iter__", "self, /", return_self},
    {"__next__", "self, /", op_next},
    {"send", "self, value, /", op_send},
    {"throw", "self, type, value=, traceback=, /", op_throw},
    {"close", "self", op_close},
};
#define KVANT_GENERATOR_GETTERS(prefix)                                                 \
  {"__name__", "self", get_name}, {"__qualname__", "self", get_qualname},               \
      {prefix "running", "self", get_running}, {prefix "frame", "self", get_frame},     \
      {prefix "code", "self", get_code}, {prefix "suspended", "self", get_suspended}, { \
    "_state", "self", get_state                                                         \
  }
const NativeDef kGeneratorGetters[] = {KVANT_GENERATOR_GETTERS("gi_"), {"gi_yieldfrom", "self", get_awaited}};
const NativeDef kCoroutineGetters[] = {
    KVANT_GENERATOR_GETTERS("cr_"), {"cr_await", "self", get_awaited}, {"cr_origin", "self", get_origin}};
const NativeDef kAsyncGetters[] = {KVANT_GENERATOR_GETTERS("ag_"), {"ag_await", "self", get_awaited}};
const NativeDef kSetters[] = {{"__name__", "self, value", set_name},
                              {"__qualname__", "self, value", set_qualname}};

}  // namespace

const TypeDef kGeneratorType{TypeId::generator, nullptr, "", kGeneratorMethods, {}, {},
                             kGeneratorGetters, kSetters};
const TypeDef kCoroutineType{TypeId::coroutine, nullptr, "", kCoroutineMethods, {}, {},
                             kCoroutineGetters, kSetters};
const TypeDef kCoroutineWrapperType{
    TypeId::coroutine_wrapper, nullptr, "", kGeneratorMethods, {}, {}, {}, {}};
const TypeDef kAsyncGeneratorType{TypeId::async_generator, nullptr, "", kAsyncMethods, {}, {},
                                  kAsyncGetters,           kSetters};
const TypeDef kAsyncGenOpType{TypeId::async_gen_op, nullptr, "", kOpMethods, {}, {}, {}, {}};

}  // namespace kvant::python
