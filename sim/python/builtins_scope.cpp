// globals, locals, vars, dir.
#include <fmt/format.h>

#include "sim/python/attribute.h"
#include "sim/python/builtins.h"
#include "sim/python/call.h"
#include "sim/python/container_native.h"
#include "sim/python/runtime.h"

namespace kvant::python {
namespace {

// The variables of a frame as a dict: the namespace itself for modules and classes, a copy for functions.
// Owned.
Value locals_of(Interpreter& in, Frame* frame) {
  Heap& heap = in.heap;
  if (!frame->locals.is_null()) return heap.kept(frame->locals);
  const CodeUnit& unit = in.runtime.codes().at(heap.get<Code>(frame->code)->id);
  const Value dict = new_dict(heap);
  for (std::size_t i = 0; i < unit.local_names.size(); ++i) {
    Value v = frame->slots()[i];
    if (v && unit.local_kinds[i] != LocalKind::local && v.is_object() && heap.layout_of(v) == Layout::cell)
      v = heap.get<Cell>(v)->value;
    if (v) dict_set_str(heap, dict, in.interned(unit.local_names[i]), v);
  }
  return dict;
}

}  // namespace

Outcome builtin_globals(NativeCall& c) {
  const Frame* frame = python_frame(c.in);
  if (frame == nullptr) return c.none();
  return c.done(c.heap.kept(frame->globals));
}

Outcome builtin_locals(NativeCall& c) {
  Frame* frame = python_frame(c.in);
  if (frame == nullptr) return c.none();
  return c.done(locals_of(c.in, frame));
}

Outcome builtin_vars(NativeCall& c) {
  if (!argument(c, 0)) return builtin_locals(c);
  return hand_over(c, "_vars", {c.args[0]});
}

Outcome builtin_dir(NativeCall& c) {
  if (argument(c, 0)) return hand_over(c, "_dir", {c.args[0]});
  Frame* frame = python_frame(c.in);
  c.slot[0] = frame != nullptr ? locals_of(c.in, frame) : new_dict(c.heap);  // kept until the call is made
  return hand_over(c, "_sorted_keys", {c.slot[0]});
}

}  // namespace kvant::python
