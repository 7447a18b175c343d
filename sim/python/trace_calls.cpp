#include "sim/python/trace_calls.h"

#include <algorithm>

#include "sim/python/attribute.h"
#include "sim/python/call.h"
#include "sim/python/container.h"
#include "sim/python/container_native.h"
#include "sim/python/core_types.h"
#include "sim/python/eval.h"
#include "sim/python/modules_sys.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/switch_points.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace {

// What was told of the instruction that comes next, or of the exception that is on its way.
enum Told : std::uint8_t {
  kCall = 1,
  kLine = 2,
  kReturn = 4,
  kException = 8,
  kProfiledCall = 16,
  kProfiledReturn = 32
};

// How a call of the function began, for what comes after it.
enum How : std::int64_t { kTrace, kProfile, kTraceException, kTraceUnwound, kProfileUnwound };

template <class T>
auto find(T& t, Value frame) -> decltype(t.traced.data()) {
  const auto found =
      std::find_if(t.traced.begin(), t.traced.end(), [&](const TracedFrame& e) { return e.frame == frame; });
  return found == t.traced.end() ? nullptr : &*found;
}

TracedFrame& entry(PyThread& t, Value frame) {
  TracedFrame* e = find(t, frame);
  return e != nullptr ? *e : t.traced.emplace_back(TracedFrame{frame, {}, -1, 0});
}

void forget(Interpreter& in, Value frame) {
  std::erase_if(in.thread.traced, [&](const TracedFrame& e) {
    if (!(e.frame == frame)) return false;
    if (!e.local.is_null()) in.heap.drop(e.local);
    return true;
  });
}

bool is_due(TracedFrame& e, Told what) {
  if ((e.told & what) != 0) return false;
  e.told |= what;
  return true;
}

bool begins_line(const CodeUnit& unit, std::int32_t before, std::uint32_t next) {
  const std::int32_t line = unit.locations[next].line;
  if (line <= 0) return false;
  if (before < 0) before = static_cast<std::int32_t>(next) - 1;  // traced only from here on
  if (before < 0) return true;
  const Instr last = unit.code[static_cast<std::size_t>(before)];
  if (last.op == Op::RESUME && last.arg == 0) return true;
  if (static_cast<std::uint32_t>(before) > next && last.op != Op::SEND &&
      last.op != Op::JUMP_BACKWARD_NO_INTERRUPT)
    return true;
  return unit.locations[static_cast<std::size_t>(before)].line != line;
}

bool tell(Interpreter& in, Status& status, Value function, std::string_view event, Value argument, How how,
          Value pending = {}) {
  const Owned kept(in.heap, in.heap.kept(function));
  const Value frame = in.thread.frame;
  status = call(in, in.native("_tell_trace"),
                {kept.get(), frame, in.interned(event), argument, Value::small(how),
                 pending.is_null() ? kNone : pending},
                ReturnMode::discard);
  return true;
}

// The loop stops before the next instruction, so that what is due then is seen.
void look_up(Interpreter& in) {
  in.recompute_left();
  in.cap_left(0);
}

void set(Interpreter& in, Value& place, Value function) {
  in.heap.assign(place, function == kNone ? Value() : in.heap.kept(function));
}

// function(frame, event, arg). While it runs the frame stands behind its instruction, so that f_lineno is the
// line that is about to run.
Outcome tell_trace(NativeCall& c) {
  PyThread& t = c.in.thread;
  const auto how = static_cast<How>(c.args[4].as_small());
  const bool before = how == kTrace || how == kProfile;
  const bool profiles = how == kProfile || how == kProfileUnwound;
  Frame* f = c.heap.get<Frame>(c.args[1]);
  if (c.phase == 0) {
    t.tracing = true;
    if (before) ++f->ip;
    return c.call(c.args[0], {c.args[1], c.args[2], c.args[3]}, 1, true);
  }
  t.tracing = false;
  look_up(c.in);
  if (!c.raised.is_null()) {  // ip stays: that is where the exception comes from
    set(c.in, profiles ? t.profile_function : t.trace_function, kNone);
    t.pending = c.heap.kept(c.raised);
    return c.fail();
  }
  if (before) --f->ip;
  if (!profiles && c.reply != kNone && !t.trace_function.is_null())
    c.heap.assign(entry(t, c.args[1]).local, c.heap.kept(c.reply));
  if (before) return c.none();
  t.pending = c.heap.kept(c.args[5]);
  t.quiet_unwind = true;  // its traceback has the frame already
  return c.fail();
}

Outcome given(NativeCall& c, Value function) {
  return c.done(c.heap.kept(function.is_null() ? kNone : function));
}

const NativeDef kFunctions[] = {{"_tell_trace", "function, frame, event, arg, how, pending, /", tell_trace}};

}  // namespace

const ModuleDef kTraceModule{"builtins", kFunctions, nullptr};

Outcome sys_settrace(NativeCall& c) {
  set(c.in, c.in.thread.trace_function, c.args[0]);
  look_up(c.in);
  return c.none();
}
Outcome sys_setprofile(NativeCall& c) {
  set(c.in, c.in.thread.profile_function, c.args[0]);
  look_up(c.in);
  return c.none();
}
Outcome sys_gettrace(NativeCall& c) {
  return given(c, c.in.thread.trace_function);
}
Outcome sys_getprofile(NativeCall& c) {
  return given(c, c.in.thread.profile_function);
}

Outcome frame_get_trace(NativeCall& c) {
  const TracedFrame* e = find(c.in.thread, c.args[0]);
  return given(c, e == nullptr ? Value() : e->local);
}
Outcome frame_set_trace(NativeCall& c) {
  set(c.in, entry(c.in.thread, c.args[0]).local, c.args[1]);
  return c.none();
}

bool is_told(const Interpreter& in, Value frame) {
  const TracedFrame* e = find(in.thread, frame);
  return e != nullptr && e->told != 0 && in.thread.tracing;
}

bool tell_before_instruction(Interpreter& in, Status& status) {
  PyThread& t = in.thread;
  const Frame* f = top_frame(in);
  if (f == nullptr || f->is_native != 0 || (f->flags & kFrameHidden) != 0) return false;
  const CodeUnit& unit = unit_of(in, f);
  const Op op = unit.code[f->ip].op;
  TracedFrame* e = find(t, t.frame);
  if (f->ip == 0 && e != nullptr && e->told == 0) {  // of another frame that was here
    forget(in, t.frame);
    e = nullptr;
  }
  const bool ends = op == Op::RETURN_VALUE || op == Op::YIELD_VALUE;
  if (op == Op::RESUME || (ends && !t.profile_function.is_null())) e = &entry(t, t.frame);
  if (e == nullptr) return false;
  if (op == Op::RESUME) {
    if (!t.trace_function.is_null() && is_due(*e, kCall))
      return tell(in, status, t.trace_function, "call", kNone, kTrace);
    if (!t.profile_function.is_null() && is_due(*e, kProfiledCall))
      return tell(in, status, t.profile_function, "call", kNone, kProfile);
    return false;
  }
  const bool traced = !t.trace_function.is_null() && !e->local.is_null();
  if (traced && is_due(*e, kLine) && begins_line(unit, e->before, f->ip))
    return tell(in, status, e->local, "line", kNone, kTrace);
  if (!ends) return false;
  const Value result = f->slots()[f->sp - 1];
  if (traced && is_due(*e, kReturn)) return tell(in, status, e->local, "return", result, kTrace);
  if (!t.profile_function.is_null() && is_due(*e, kProfiledReturn))
    return tell(in, status, t.profile_function, "return", result, kProfile);
  return false;
}

void begin_traced_instruction(Interpreter& in) {
  const Frame* f = top_frame(in);
  if (f == nullptr || f->is_native != 0 || (f->flags & kFrameHidden) != 0) return;
  TracedFrame* e = find(in.thread, in.thread.frame);
  if (e == nullptr) return;
  e->before = static_cast<std::int32_t>(f->ip);
  e->told = 0;
  if (unit_of(in, f).code[f->ip].op == Op::RETURN_VALUE) forget(in, in.thread.frame);
}

bool tell_exception(Interpreter& in, Frame* frame, Status& status) {
  PyThread& t = in.thread;
  TracedFrame* e = find(t, t.frame);
  if (e == nullptr || t.trace_function.is_null() || e->local.is_null() ||
      (frame->flags & kFrameHidden) != 0 || !is_due(*e, kException))
    return false;
  const Owned pending(in.heap, in.take_exception());
  const Value traceback = in.heap.get<Exception>(pending.get())->traceback;
  const Owned items(
      in.heap, new_tuple(in.heap, std::array{Value::object(in.heap.type_of(pending.get())), pending.get(),
                                             traceback.is_null() ? kNone : traceback}));
  return tell(in, status, e->local, "exception", items.get(), kTraceException, pending.get());
}

bool tell_unwound(Interpreter& in, Frame* frame, Status& status) {
  PyThread& t = in.thread;
  if ((frame->flags & kFrameHidden) != 0) return false;
  TracedFrame& e = entry(t, t.frame);
  const bool traced = !t.trace_function.is_null() && !e.local.is_null() && is_due(e, kReturn);
  if (!traced && (t.profile_function.is_null() || !is_due(e, kProfiledReturn))) return false;
  const Owned pending(in.heap, in.take_exception());
  return tell(in, status, traced ? e.local : t.profile_function, "return", kNone,
              traced ? kTraceUnwound : kProfileUnwound, pending.get());
}

void tell_handled(Interpreter& in) {
  if (TracedFrame* e = find(in.thread, in.thread.frame)) e->told = 0;
}

void forget_traced(Interpreter& in) {
  forget(in, in.thread.frame);
}

void stop_tracing(Interpreter& in) {
  PyThread& t = in.thread;
  set(in, t.trace_function, kNone);
  set(in, t.profile_function, kNone);
  set(in, t.async_exception, kNone);
  while (!t.traced.empty()) forget(in, t.traced.back().frame);
}

// raise_in_thread(ident, exception or None): whether there is such a thread.
Outcome raise_in_thread(NativeCall& c) {
  for (const ThreadId id : c.in.process.threads)
    if (thread_ident(id) == c.args[0]) {
      look_up(c.in);
      set(c.in, c.in.runtime.impl().threads[static_cast<std::size_t>(id)].async_exception, c.args[1]);
      return c.done(bool_result(c.heap, true));
    }
  return c.done(bool_result(c.heap, false));
}

// Not within what is C code in CPython.
bool async_raise_due(const Interpreter& in) {
  const PyThread& t = in.thread;
  if (t.async_exception.is_null() || t.finalizing) return false;
  const Frame* f = top_frame(in);
  return f != nullptr && f->is_native == 0 && (f->flags & kFrameHidden) == 0;
}

Status raise_async(Interpreter& in) {
  const Owned exception(in.heap, in.thread.async_exception);
  in.thread.async_exception = Value();
  charge_signal(in, top_frame(in));
  return call(in, in.native("_raise"), {exception.get(), kNotImplemented}, ReturnMode::discard);
}

}  // namespace kvant::python
