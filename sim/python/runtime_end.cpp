// Finalizers, and exceptions nobody caught.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/python/attribute.h"
#include "sim/python/builtins.h"
#include "sim/python/call.h"
#include "sim/python/collector.h"
#include "sim/python/container.h"
#include "sim/python/core_types.h"
#include "sim/python/eval.h"
#include "sim/python/eval_fast.h"
#include "sim/python/exceptions.h"
#include "sim/python/names.h"
#include "sim/python/natives.h"
#include "sim/python/protocol.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/state.h"
#include "sim/python/switch_points.h"
#include "sim/python/text.h"
#include "sim/python/traceback.h"
#include "sim/python/weak.h"

namespace kvant::python {

Status attend(Interpreter& in) {
  // One after the other: the next is looked at when this one is over.
  in.heap.state().finalizers_pending = 0;
  const Owned item(in.heap, pop_finalizer(in.heap));
  if (item.get().is_null()) return Status::next;
  return call(in, in.native("_finalize"), {item.get()}, ReturnMode::discard);
}

namespace {

// What the program has put in the place of sys.stderr, else null. Borrowed.
Value own_stderr(Interpreter& in) {
  Heap& heap = in.heap;
  const Value sys = dict_get_str(heap, heap.roots().modules, in.interned("sys"));
  if (sys.is_null() || heap.layout_of(sys) != Layout::module) return {};
  const Value stream = dict_get_str(heap, heap.get<Module>(sys)->dict, in.interned("stderr"));
  return stream.is_null() || heap.is_exact(stream, TypeId::text_io) ? Value() : stream;
}

// In `next_phase` all is done; what a stream of the program's raises is left aside.
Outcome write_error(NativeCall& c, std::string text, int next_phase) {
  if (const Value stream = own_stderr(c.in)) {
    if (stream == kNone) return c.none();
    c.heap.assign(c.slot[3], new_str(c.heap, text));
    return c.call(c.in.prelude("_write_error"), {stream, c.slot[3]}, next_phase, true);
  }
  c.in.request = {};
  c.in.request.kind = machine::RequestKind::write;
  c.in.request.argument = 2;
  c.in.request.text = std::move(text);
  return c.block(next_phase);
}

// The program's own sys.unraisablehook, else null. Borrowed.
Value own_unraisablehook(Interpreter& in) {
  Heap& heap = in.heap;
  const Value sys = dict_get_str(heap, heap.roots().modules, in.interned("sys"));
  if (sys.is_null() || heap.layout_of(sys) != Layout::module) return {};
  const Value hook = dict_get_str(heap, heap.get<Module>(sys)->dict, in.interned("unraisablehook"));
  return hook.is_null() || hook == in.prelude("_unraisablehook") ? Value() : hook;
}

// Without the exceptions it came from, and if it passed no frame, at the place of the one that is running.
std::string unraisable_text(NativeCall& c) {
  auto* e = c.heap.get<Exception>(c.raised);
  if (Frame* f = python_frame(c.in);
      f != nullptr && f->ip > 0 && (e->traceback.is_null() || e->traceback == kNone)) {
    c.in.thread.pending = c.heap.kept(c.raised);
    add_traceback(c.in, f);
    c.heap.drop(c.in.take_exception());
  }
  const Value context = std::exchange(e->context, Value()), cause = std::exchange(e->cause, Value());
  std::string text = format_exception(c.in, c.raised, false);
  e->context = context;
  e->cause = cause;
  return text;
}

// What a finalizer raised: c.raised.
Outcome write_unraisable(NativeCall& c, Value object, int next_phase) {
  if (const Value hook = own_unraisablehook(c.in))
    return c.call(c.in.prelude("_call_unraisablehook"), {hook, c.raised, object}, next_phase, true);
  std::string text;
  if (repr_of(c.in, object, text) != Fast::done) text = type_name(c.heap, object);
  return write_error(c, fmt::format("Exception ignored in: {}\n{}", text, unraisable_text(c)), next_phase);
}

// A warning is shown once a line, as the default filter has it.
bool warned_before(Heap& heap, Interpreter& in, Value globals, const std::string& text) {
  const Value key = in.interned("__warningregistry__");
  Value registry = dict_get_str(heap, globals, key);
  if (registry.is_null() || heap.layout_of(registry) != Layout::dict) {
    const Owned made(heap, new_dict(heap));
    dict_set_str(heap, globals, key, made.get());
    registry = made.get();
  }
  const Value entry = in.interned(text);
  if (!dict_get_str(heap, registry, entry).is_null()) return true;
  dict_set_str(heap, registry, entry, kTrue);
  return false;
}

// The module warnings' function for it, if the program has imported that module. Borrowed.
Value own_warning(Interpreter& in) {
  Heap& heap = in.heap;
  const Value warnings = dict_get_str(heap, heap.roots().modules, in.interned("warnings"));
  if (warnings.is_null() || heap.layout_of(warnings) != Layout::module) return {};
  return dict_get_str(heap, heap.get<Module>(warnings)->dict, in.interned("_warn_unawaited_coroutine"));
}

// The line of a file as tracebacks show it, without its indentation; "" if there is none.
std::string_view line_of(Interpreter& in, std::string_view filename, std::int64_t line) {
  const SourceFile* file = in.runtime.codes().source(filename);
  if (file == nullptr || line <= 0 || line > std::ssize(file->lines)) return {};
  std::string_view text = file->lines[static_cast<std::size_t>(line) - 1];
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  return text;
}

// Where it was made, if that is known (cr_origin).
std::string origin_lines(Interpreter& in, Value coroutine) {
  Heap& heap = in.heap;
  const Value pair = heap.get<Generator>(coroutine)->origin;
  if (pair.is_null() || heap.layout_of(pair) != Layout::tuple) return {};
  std::string text = "\nCoroutine created at (most recent call last)";
  const std::span<Value> places = tuple_items(heap, tuple_items(heap, pair)[1]);
  for (auto place = places.rbegin(); place != places.rend(); ++place) {
    const std::span<Value> what = tuple_items(heap, *place);
    const std::string_view file = text_of(heap, what[0]);
    text += fmt::format("\n  File \"{}\", line {}, in {}", file, what[1].as_small(), text_of(heap, what[2]));
    if (const std::string_view source = line_of(in, file, what[1].as_small()); !source.empty())
      text += fmt::format("\n    {}", source);
  }
  return text;
}

// A frame that is about to handle an exception has dropped what stood on the stacks of the frames the
// exception came through. Then the place of all this is where it was raised: the last frame of its traceback.
const Traceback* raised_at(Interpreter& in, Frame* f, const CodeUnit& unit) {
  Heap& heap = in.heap;
  // The instruction there, PUSH_EXC_INFO, is over or not.
  const auto begins = [&](const ExceptionEntry& entry) {
    return entry.target == f->ip || entry.target + 1 == f->ip;
  };
  if (std::none_of(unit.exceptions.begin(), unit.exceptions.end(), begins)) return nullptr;
  const Value top = f->slots()[f->sp - 1];
  if (top.is_null() || heap.layout_of(top) != Layout::exception) return nullptr;
  Value last = heap.get<Exception>(top)->traceback;
  if (last.is_null() || last == kNone) return nullptr;
  while (!heap.get<Traceback>(last)->next.is_null() && !(heap.get<Traceback>(last)->next == kNone))
    last = heap.get<Traceback>(last)->next;
  return heap.get<Traceback>(last);
}

std::string never_awaited(Interpreter& in, Value coroutine) {
  Heap& heap = in.heap;
  const Value qualname = heap.get<Generator>(coroutine)->qualname;
  std::string where = "sys:1", source;
  if (Frame* f = python_frame(in); f != nullptr && f->ip > 0) {
    int line = 0;
    if (const Traceback* place = raised_at(in, f, unit_of(in, f)); place != nullptr) {
      f = heap.get<Frame>(place->frame);
      line = place->line;
    } else {
      line = unit_of(in, f).locations[last_instruction(unit_of(in, f), f->ip)].line;
    }
    const CodeUnit& unit = unit_of(in, f);
    where = fmt::format("{}:{}", unit.filename, line);
    if (warned_before(heap, in, f->globals, fmt::format("{} {}", line, text_of(heap, qualname)))) return {};
    if (const std::string_view text = line_of(in, unit.filename, line); !text.empty())
      source = fmt::format("  {}\n", text);
  } else if (const Value sys = dict_get_str(heap, heap.roots().modules, in.interned("sys"));
             !sys.is_null() && heap.layout_of(sys) == Layout::module) {
    const std::string text = fmt::format("1 {}", text_of(heap, qualname));
    if (warned_before(heap, in, heap.get<Module>(sys)->dict, text)) return {};
  }
  const std::string_view hint =
      in.process.exiting ? "" : "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n";
  return fmt::format("{}: RuntimeWarning: coroutine '{}' was never awaited{}\n{}{}", where,
                     text_of(heap, qualname), origin_lines(in, coroutine), source, hint);
}

// A coroutine that was never awaited: its arguments die with it.
bool drop_arguments(Heap& heap, Value v) {
  if (heap.layout_of(v) != Layout::generator) return false;
  auto* g = heap.get<Generator>(v);
  if (g->frame.is_null() || heap.get<Frame>(g->frame)->state != FrameState::created) return false;
  heap.get<Frame>(g->frame)->generator = Value();
  heap.assign(g->frame, Value());
  return true;
}

// The object dies when this native's frame gives it up.
Outcome finalize_one(NativeCall& c) {
  Heap& heap = c.heap;
  const Value v = c.args[0];
  if (c.phase == 2) return c.none();
  if (heap.layout_of(v) == Layout::tuple) {  // a weak reference's callback
    const std::span<Value> pair = tuple_items(heap, v);
    if (c.phase == 0) return c.call(pair[0], {pair[1]}, 1, true);
    if (c.raised.is_null()) return c.none();
    return write_unraisable(c, pair[0], 2);
  }
  if (heap.layout_of(v) == Layout::generator) {
    auto* g = heap.get<Generator>(v);
    if (c.phase == 0) {
      if (g->frame.is_null()) return c.none();
      if (heap.get<Frame>(g->frame)->state == FrameState::created) {
        // The filters of the module warnings count, once it is there to set them.
        if (const Value warn = own_warning(c.in); !warn.is_null()) {
          Frame* f = python_frame(c.in);
          const Traceback* place = f == nullptr ? nullptr : raised_at(c.in, f, unit_of(c.in, f));
          if (place == nullptr) return c.call(warn, {v}, 1, true);
          c.slot[0] = new_str(heap, unit_of(c.in, heap.get<Frame>(place->frame)).filename);
          return c.call(warn, {v, c.slot[0], Value::small(place->line)}, 1, true);
        }
        std::string text = never_awaited(c.in, v);
        return text.empty() ? c.none() : write_error(c, std::move(text), 2);
      }
      if (heap.is_exact(v, TypeId::async_generator)) {  // the event loop closes it in a task of its own
        if (g->origin.is_null() || g->origin == kNone) return c.none();
        return c.call(g->origin, {v}, 1, true);
      }
      const Value close = c.in.lookup_special(v, name(heap, NameId::n_close));
      if (close.is_null()) return c.none();
      return c.call(close, {v}, 1, true);
    }
    if (c.raised.is_null()) return c.none();
    return write_unraisable(c, v, 2);
  }
  if (c.phase == 0) {
    mark_finalized(heap, v);
    return c.call(c.in.lookup_special(v, name(heap, NameId::dunder_del)), {v}, 1, true);
  }
  if (c.raised.is_null()) return c.none();
  return write_unraisable(c, c.in.lookup_special(v, name(heap, NameId::dunder_del)), 2);
}

Outcome finalize(NativeCall& c) {
  const Outcome outcome = finalize_one(c);
  if (outcome == Outcome::value) {
    // Their finalizers run before this one is over, and so before those that wait for its end.
    if (drop_arguments(c.heap, c.args[0]) && c.heap.state().finalizers_pending != 0)
      return c.call(c.in.prelude("_no_operation"), {}, 2);
    end_finalizer(c.heap);
  }
  return outcome;
}

// Those of an exception's chain whose text takes Python code.
void collect_texts(Interpreter& in, Value exception, std::vector<Value>& out, int depth) {
  if (depth > 50 || !exception.is_object() || exception == kNone) return;
  std::string text;
  const Value pending = in.take_exception();
  if (str_of(in, exception, text) == Fast::needs_python) out.push_back(exception);
  if (in.has_exception()) in.heap.drop(in.take_exception());
  in.thread.pending = pending;
  const auto* e = in.heap.get<Exception>(exception);
  collect_texts(in, e->cause, out, depth + 1);
  collect_texts(in, e->context, out, depth + 1);
  if (exception_is(in.heap, exception, TypeId::BaseExceptionGroup) && !e->extra[1].is_null())
    for (const Value v : tuple_items(in.heap, e->extra[1])) collect_texts(in, v, out, depth + 1);
}

}  // namespace

std::optional<Outcome> ask_texts(NativeCall& c, Value exception, int phase) {
  Heap& heap = c.heap;
  if (c.phase != phase) {
    std::vector<Value> waiting;
    collect_texts(c.in, exception, waiting, 0);
    c.slot[0] = new_list(heap, waiting);
    c.slot[1] = new_list(heap, waiting);
  } else {
    const Owned asked(heap, list_pop(heap, c.slot[0], 0));
    if (!c.reply.is_null() && is_str(heap, c.reply))
      dict_set_str(heap, attributes_dict(heap, asked.get()), c.in.interned("_kvant_text"), c.reply);
  }
  if (list_items(heap, c.slot[0]).empty()) return std::nullopt;
  return c.call(c.in.prelude("_str"), {list_items(heap, c.slot[0])[0]}, phase, true);
}

void forget_texts(NativeCall& c) {
  for (const Value asked : list_items(c.heap, c.slot[1])) {
    const Value dict = c.heap.get<Exception>(asked)->dict;
    if (!dict.is_null()) dict_del_str(c.heap, dict, c.in.interned("_kvant_text"));
  }
}

namespace {

// sys.excepthook, when the program has put another in its place; else null. Borrowed.
Value own_excepthook(Interpreter& in) {
  Heap& heap = in.heap;
  const Value sys = dict_get_str(heap, heap.roots().modules, in.interned("sys"));
  if (sys.is_null() || heap.layout_of(sys) != Layout::module) return {};
  const Value dict = heap.get<Module>(sys)->dict;
  const Value hook = dict_get_str(heap, dict, in.interned("excepthook"));
  if (hook.is_null() || hook == dict_get_str(heap, dict, in.interned("__excepthook__"))) return {};
  return hook;
}

// Prints (exception, title or None) on standard error. slot[0]: exceptions whose __str__ is still to be
// asked.
Outcome report_exception(NativeCall& c) {
  Heap& heap = c.heap;
  if (c.phase == 3) return c.none();
  if (c.phase == 4 && c.raised.is_null()) return c.none();
  constexpr int kAttended = 5;
  // The finalizers of what died on the exception's way come first.
  if (c.phase == 0 && has_finalizers(heap)) return c.call(c.in.prelude("_no_operation"), {}, kAttended);
  if ((c.phase == 0 || c.phase == kAttended) && !is_str(heap, c.args[1]) &&
      !exception_is(heap, c.args[0], TypeId::SystemExit))
    if (const Value hook = own_excepthook(c.in)) {
      const Value traceback = heap.get<Exception>(c.args[0])->traceback;
      return c.call(hook, {Value::object(heap.type_of(c.args[0])), c.args[0], traceback ? traceback : kNone},
                    4, true);
    }
  if (c.phase == 4) {
    return write_error(c,
                       "Error in sys.excepthook:\n" + format_exception(c.in, c.raised) +
                           "\nOriginal exception was:\n" + format_exception(c.in, c.args[0]),
                       3);
  }
  if (const auto asking = ask_texts(c, c.args[0], 1)) return *asking;
  std::string text;
  if (is_str(heap, c.args[1])) text = text_of(heap, c.args[1]);
  const auto* e = heap.get<Exception>(c.args[0]);
  const Value code = e->extra[0];
  if (exception_is(heap, c.args[0], TypeId::SystemExit)) {  // sys.exit("message")
    if (str_of(c.in, code, text) != Fast::done) text += "<exit code>";
    text += "\n";
  } else {
    text += format_exception(c.in, c.args[0]);
  }
  return write_error(c, std::move(text), 3);
}

// Runs a signal's handler: deliver(number). What it raises, it raises before the instruction that comes next
// in the frame that was interrupted, and exceptions are looked for at ip - 1.
Outcome handle_signal(NativeCall& c) {
  if (c.phase == 0) return c.call(c.args[0], {c.args[1]}, 1, true);
  if (c.raised.is_null()) return c.none();
  const Frame* own = top_frame(c.in);
  if (!own->back.is_null())
    if (Frame* f = c.heap.get<Frame>(own->back); f->is_native == 0) charge_signal(c.in, f);
  c.in.thread.pending = c.heap.kept(c.raised);
  return c.fail();
}

const NativeDef kFunctions[] = {
    {"_handle_signal", "deliver, number, /", handle_signal},
    {"_finalize", "object, /", finalize},
    {"_report_exception", "exception, title, /", report_exception},
    {"_flush_at_end", "stream, /", flush_at_end},
};

}  // namespace

Outcome finalize_object(NativeCall& c) {
  return finalize_one(c);
}

const ModuleDef kEndModule{"builtins", kFunctions, nullptr};

}  // namespace kvant::python
