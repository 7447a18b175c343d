#include "sim/python/runtime_phases.h"

#include <array>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "sim/python/builtins.h"
#include "sim/python/call.h"
#include "sim/python/collector.h"
#include "sim/python/container.h"
#include "sim/python/eval.h"
#include "sim/python/eval_fast.h"
#include "sim/python/exceptions.h"
#include "sim/python/names.h"
#include "sim/python/natives.h"
#include "sim/python/number.h"
#include "sim/python/protocol.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/text.h"
#include "sim/python/trace_calls.h"
#include "sim/python/traceback.h"
#include "sim/python/weak.h"

namespace kvant::python {

using machine::Request;
using machine::RequestKind;

namespace {

void put(Interpreter& in, Value dict, std::string_view key, Value owned) {
  dict_set_str(in.heap, dict, in.interned(key), owned);
  in.heap.drop(owned);
}

Value text_list(Heap& heap, const std::vector<std::string>& texts) {
  std::vector<Value> items;
  for (const std::string& s : texts) items.push_back(new_str(heap, s));
  return new_list_owned(heap, items);
}

}  // namespace

void begin_main(Interpreter& in) {
  Heap& heap = in.heap;
  PyProcess& p = in.process;
  const Owned sys(heap, in.import_native("sys"));
  put(in, sys.get(), "argv", text_list(heap, p.argv));
  put(in, sys.get(), "path", text_list(heap, {"", "/usr/lib/python3.11"}));
  const Owned builtins_module(heap, new_module(in, "builtins"));
  // The module object shares the dict of the built-ins.
  heap.assign(heap.get<Module>(builtins_module.get())->dict, heap.kept(heap.roots().builtins));
  dict_set_str(heap, heap.roots().modules, in.interned("builtins"), builtins_module.get());

  const Owned main(heap, new_module(in, "__main__"));
  const Value dict = heap.get<Module>(main.get())->dict;
  put(in, dict, "__annotations__", new_dict(heap));
  dict_set_str(heap, dict, name(heap, NameId::dunder_builtins), builtins_module.get());
  if (!p.script.starts_with("<")) {
    put(in, dict, "__file__", new_str(heap, p.script));
    put(in, dict, "__cached__", heap.kept(kNone));
  }
  dict_set_str(heap, dict, name(heap, NameId::dunder_package), kNone);
  dict_set_str(heap, heap.roots().modules, name(heap, NameId::dunder_main), main.get());
  if (p.main == nullptr) return raise_syntax_error(in, p.main_error, p.script);
  const Owned code(heap, new_code(in, p.main));
  push_frame(in, new_code_frame(in, code.get(), dict, heap.roots().builtins, dict, ReturnMode::discard));
  // They come before the program's first line.
  if (const Owned warnings(heap, syntax_warnings(in, *p.main)); warnings)
    call(in, in.prelude("_syntax_warnings"), std::array{warnings.get()}, Value(), ReturnMode::discard);
}

Status begin_thread(Interpreter& in) {
  Heap& heap = in.heap;
  PyThread& t = in.thread;
  std::vector<Value> args(tuple_items(heap, t.start_args).begin(), tuple_items(heap, t.start_args).end());
  Value names;
  if (heap.layout_of(t.start_kwargs) == Layout::dict && dict_size(heap, t.start_kwargs) > 0) {
    std::vector<Value> keys;
    Value k, v;
    for (std::uint32_t at = 0; dict_next(heap, t.start_kwargs, at, k, v);) {
      keys.push_back(k);
      args.push_back(v);
    }
    names = new_tuple(heap, keys);
  }
  const Owned owned_names(heap, names);
  const Owned function(heap, heap.kept(t.start_function)), positional(heap, t.start_args),
      keywords(heap, t.start_kwargs);
  t.start_args = t.start_kwargs = Value();
  // threading reports what its threads raise; of others the function is named at the end.
  if (heap.is_exact(function.get(), TypeId::method)) heap.assign(t.start_function, Value());
  return call(in, function.get(), args, names, ReturnMode::discard);
}

namespace {

Status call_internal(Interpreter& in, std::string_view function, std::initializer_list<Value> args) {
  return call(in, in.native(function), args, ReturnMode::discard);
}

// A write of what a stream still holds; nothing when it is empty.
bool flush_request(Interpreter& in, std::string_view stream, int number, Request& request) {
  const Value io = module_attribute(in, "sys", stream);
  if (io.is_null()) return false;
  std::string text = take_buffered(in.heap, io);
  if (text.empty()) return false;
  request = {};
  request.kind = RequestKind::write;
  request.argument = number;
  request.text = std::move(text);
  return true;
}

// sys.last_value and its kin: for a debugger, and what they hold dies late.
void keep_last_exception(Interpreter& in, Value exception) {
  Heap& heap = in.heap;
  const Value sys = dict_get_str(heap, heap.roots().modules, in.interned("sys"));
  if (sys.is_null() || heap.layout_of(sys) != Layout::module) return;
  const Value dict = heap.get<Module>(sys)->dict;
  const Value traceback = heap.get<Exception>(exception)->traceback;
  dict_set_str(heap, dict, in.interned("last_type"), Value::object(heap.type_of(exception)));
  dict_set_str(heap, dict, in.interned("last_value"), exception);
  dict_set_str(heap, dict, in.interned("last_traceback"), traceback ? traceback : kNone);
}

// Frames that an exception has left belong to its traceback once it is handled somewhere, if only by a
// `finally` clause. Those it left last, for good, are not seen by who looks at its __traceback__ at the end
// of the program.
void drop_unhandled_frames(Interpreter& in, Value exception) {
  Heap& heap = in.heap;
  auto* e = heap.get<Exception>(exception);
  while (!e->traceback.is_null() && e->traceback != kNone) {
    const auto* entry = heap.get<Traceback>(e->traceback);
    const auto at = static_cast<std::uint32_t>(entry->instruction);
    for (const ExceptionEntry& handler : unit_of(in, heap.get<Frame>(entry->frame)).exceptions)
      if (handler.start <= at && at < handler.end) return;
    heap.assign(e->traceback, entry->next.is_null() ? kNone : heap.kept(entry->next));
  }
}

// SystemExit sets the status and is not shown, unless its code is a text.
bool exit_quietly(Interpreter& in, Value exception) {
  Heap& heap = in.heap;
  if (!exception_is(heap, exception, TypeId::SystemExit)) return false;
  const Value code = heap.get<Exception>(exception)->extra[0];
  std::int64_t status = 0;
  if (code.is_null() || code == kNone) {
    in.thread.status = 0;
  } else if (is_int(heap, code)) {
    int_to_i64(heap, code, status);
    in.thread.status = static_cast<std::int32_t>(status & 0xff);
  } else {
    in.thread.status = 1;
    return false;
  }
  drop_unhandled_frames(in, exception);
  return true;
}

std::string title_of_ignored(Interpreter& in) {
  if (in.thread.is_main) return "Exception ignored in shutdown:\n";
  std::string function;
  if (in.thread.start_function.is_null() || repr_of(in, in.thread.start_function, function) != Fast::done)
    return "Exception ignored in thread:\n";
  return "Exception ignored in thread started by: " + function + "\n";
}

}  // namespace

Status next_of_end(Interpreter& in, Request& request) {
  Heap& heap = in.heap;
  PyThread& t = in.thread;
  if (in.has_exception()) {
    const Owned exception(heap, in.take_exception());
    const bool first = !t.finalizing;
    if (t.is_main && first) {
      if (!exit_quietly(in, exception.get())) {
        // CPython ends itself by the signal, so that a shell sees it.
        t.status = exception_is(heap, exception.get(), TypeId::KeyboardInterrupt) ? -2 : 1;
        in.emit(trace::EventKind::exception, 0, 0, type_name(heap, exception.get()));
        t.finalizing = true;
        keep_last_exception(in, exception.get());
        // A hook of the program's own; what it raises is reported with what it was called for.
        const Value hook = module_attribute(in, "sys", "excepthook");
        if (!hook.is_null() && !(hook == in.prelude("_excepthook")))
          return call(in, in.prelude("_call_excepthook"), {hook, exception.get()}, ReturnMode::discard);
        return call_internal(in, "_report_exception", {exception.get(), kNone});
      }
    } else if (!exception_is(heap, exception.get(), TypeId::SystemExit)) {
      in.emit(trace::EventKind::exception, 0, 0, type_name(heap, exception.get()));
      const Owned title(heap, new_str(heap, title_of_ignored(in)));
      return call_internal(in, "_report_exception", {exception.get(), title.get()});
    }
  }
  if (!t.is_main) stop_tracing(in);
  if (!t.is_main && !t.start_function.is_null()) {
    heap.drop(t.start_function);
    t.start_function = Value();
    if (has_finalizers(heap)) return attend(in);
  }
  if (!t.is_main) return Status::finished;
  t.finalizing = true;
  for (;;) {
    if (has_finalizers(heap)) return attend(in);
    switch (t.shutdown_step++) {
      case 0:
        if (const Value f = module_attribute(in, "threading", "_shutdown"); !f.is_null())
          return call(in, f, {}, ReturnMode::discard);
        break;
      case 1:
        if (const Value f = module_attribute(in, "atexit", "_run_exitfuncs"); !f.is_null())
          return call(in, f, {}, ReturnMode::discard);
        break;
      case 2:
        in.process.exiting = true;
        if (const Value f = in.prelude("_forget_last_exception");
            !f.is_null() && (!module_attribute(in, "sys", "last_value").is_null() ||
                             !module_attribute(in, "_asyncio", "Future").is_null()))
          return call(in, f, {}, ReturnMode::discard);
        break;
      case 3:
        finalize_garbage(in);
        break;
      case 4:
        finalize_program(in);
        break;
      case 5:
        // Of a pipe or file the write may fail.
        if (const Value io = module_attribute(in, "sys", "stdout");
            (in.process.terminals & 2) == 0 && holds_text(heap, io))
          return call_internal(in, "_flush_at_end", {io});
        if (flush_request(in, "stdout", 1, request)) return Status::block;
        break;
      case 6:
        if (flush_request(in, "stderr", 2, request)) return Status::block;
        break;
      default:
        return Status::finished;
    }
  }
}

}  // namespace kvant::python
