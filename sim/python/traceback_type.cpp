// Attributes of frames and tracebacks.
#include "sim/python/call.h"
#include "sim/python/container.h"
#include "sim/python/core_types.h"
#include "sim/python/eval.h"
#include "sim/python/modules_sys.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/text.h"
#include "sim/python/trace_calls.h"
#include "sim/python/traceback.h"

namespace kvant::python {
namespace {

Frame* frame(NativeCall& c) {
  return c.heap.get<Frame>(c.args[0]);
}
Outcome frame_back(NativeCall& c) {
  Value back = frame(c)->back;
  while (!back.is_null()) {
    const Frame* f = c.heap.get<Frame>(back);
    if (f->is_native == 0 && (f->flags & kFrameHidden) == 0) return c.done(c.heap.kept(back));
    back = f->back;
  }
  return c.none();
}
Outcome frame_code(NativeCall& c) {
  return c.done(c.heap.kept(frame(c)->code));
}
Outcome frame_globals(NativeCall& c) {
  return c.done(c.heap.kept(frame(c)->globals));
}
Outcome frame_locals(NativeCall& c) {
  Frame* f = frame(c);
  if (!f->locals.is_null()) return c.done(c.heap.kept(f->locals));
  const CodeUnit& unit = unit_of(c.in, f);
  const Value dict = new_dict(c.heap);
  for (std::size_t i = 0; i < unit.local_names.size() && i < f->sp; ++i) {
    Value v = f->slots()[i];
    if (v.is_object() && unit.local_kinds[i] != LocalKind::local && c.heap.layout_of(v) == Layout::cell)
      v = c.heap.get<Cell>(v)->value;
    if (!v.is_null()) dict_set_str(c.heap, dict, c.in.interned(unit.local_names[i]), v);
  }
  return c.done(dict);
}
Outcome frame_line(NativeCall& c) {
  Frame* f = frame(c);
  const CodeUnit& unit = unit_of(c.in, f);
  if (f->ip == 0) return c.done(Value::small(unit.first_line));
  std::uint32_t at = f->ip - 1;
  if (!is_told(c.in, c.args[0])) {
    at = last_instruction(unit, f->ip);
  } else {  // also of an instruction that has no line
    while (at > 0 && unit.locations[at].line <= 0) --at;
  }
  return c.done(Value::small(unit.locations[at].line));
}
Outcome frame_lasti(NativeCall& c) {
  Frame* f = frame(c);
  return c.done(
      Value::small(f->ip == 0 ? -1 : static_cast<std::int64_t>(unit_of(c.in, f).offsets[f->ip - 1])));
}
Outcome traceback_next(NativeCall& c) {
  const Value v = c.heap.get<Traceback>(c.args[0])->next;
  return c.done(c.heap.kept(v.is_null() ? kNone : v));
}
Outcome traceback_set_next(NativeCall& c) {
  c.heap.assign(c.heap.get<Traceback>(c.args[0])->next,
                c.args[1] == kNone ? Value() : c.heap.kept(c.args[1]));
  return c.none();
}
Outcome traceback_frame(NativeCall& c) {
  return c.done(c.heap.kept(c.heap.get<Traceback>(c.args[0])->frame));
}
Outcome traceback_line(NativeCall& c) {
  return c.done(Value::small(c.heap.get<Traceback>(c.args[0])->line));
}
Outcome traceback_lasti(NativeCall& c) {
  const auto* t = c.heap.get<Traceback>(c.args[0]);
  const auto* f = c.heap.get<Frame>(t->frame);
  return c.done(Value::small(unit_of(c.in, f).offsets[static_cast<std::size_t>(t->instruction)]));
}

const NativeDef kFrameGetters[] = {{"f_back", "self", frame_back},       {"f_code", "self", frame_code},
                                   {"f_globals", "self", frame_globals}, {"f_locals", "self", frame_locals},
                                   {"f_lineno", "self", frame_line},     {"f_lasti", "self", frame_lasti},
                                   {"f_trace", "self", frame_get_trace}};
const NativeDef kFrameSetters[] = {{"f_trace", "self, value", frame_set_trace}};
const NativeDef kTracebackGetters[] = {{"tb_next", "self", traceback_next},
                                       {"tb_frame", "self", traceback_frame},
                                       {"tb_lineno", "self", traceback_line},
                                       {"tb_lasti", "self", traceback_lasti}};
const NativeDef kTracebackSetters[] = {{"tb_next", "self, value", traceback_set_next}};

}  // namespace

const TypeDef kFrameType{TypeId::frame, nullptr, "", {}, {}, {}, kFrameGetters, kFrameSetters};
const TypeDef kTracebackType{TypeId::traceback, nullptr,          "", {}, {}, {},
                             kTracebackGetters, kTracebackSetters};

}  // namespace kvant::python
