// print(), input() and the text streams. A stream keeps what was written until a line is complete, as
// CPython's does on a terminal; then one write hands all of it to the operating system, with the GIL
// released.
#include <fmt/format.h>

#include "sim/python/builtins.h"
#include "sim/python/container_native.h"
#include "sim/python/runtime.h"
#include "sim/python/state.h"
#include "sim/python/system_native.h"
#include "sim/python/traceback.h"

namespace kvant::python {
namespace {

constexpr std::uint32_t kKind = 2;
constexpr std::size_t kStream = 0, kBuffer = 1, kAttributes = 2, kFieldCount = 3;

constexpr int kWrote = 1;
constexpr int kWroteEnd = 2;
constexpr int kTexts = 3;

Value* fields(const Heap& heap, Value io) {
  return heap.get<NativeData>(io)->values();
}
int stream_of(const Heap& heap, Value io) {
  return static_cast<int>(fields(heap, io)[kStream].as_small());
}
bool is_text_io(const Heap& heap, Value v) {
  return heap.is_exact(v, TypeId::text_io);
}

void add_to_buffer(Heap& heap, Value io, std::string_view text) {
  std::string all(text_of(heap, fields(heap, io)[kBuffer]));
  all += text;
  heap.assign(fields(heap, io)[kBuffer], new_str(heap, all));
}

bool is_terminal(const NativeCall& c, Value io) {
  return (c.in.process.terminals >> stream_of(c.heap, io) & 1) != 0;
}

// Writes what the buffer holds. A write to a pipe or file can fail, and then `keeps` puts the text back.
Outcome flush(NativeCall& c, Value io, int next_phase, bool keeps = false) {
  if (keeps && !is_terminal(c, io)) c.heap.assign(c.slot[3], c.heap.kept(fields(c.heap, io)[kBuffer]));
  c.in.request = {};
  c.in.request.kind = machine::RequestKind::write;
  c.in.request.argument = stream_of(c.heap, io);
  c.in.request.text = take_buffered(c.heap, io);
  return c.block(next_phase);
}

// Whether the write just done failed; then its OSError is raised.
bool write_failed(NativeCall& c, Value io) {
  if (c.machine_reply == nullptr || c.machine_reply->error == 0) return false;
  if (const Value text = c.slot[3]; !text.is_null() && is_str(c.heap, text))
    c.heap.assign(fields(c.heap, io)[kBuffer], c.heap.kept(text));
  raise_os_error(c, c.machine_reply->error);
  return true;
}

// Whether what is in the buffer now goes out: at the end of a line on a terminal, and always for standard
// error; else when there is much of it, as CPython's streams do.
bool is_due(const NativeCall& c, Value io) {
  constexpr std::size_t kMuch = 8192;
  if (c.in.runtime.settings().unbuffered) return true;
  const std::string_view text = text_of(c.heap, fields(c.heap, io)[kBuffer]);
  const int stream = stream_of(c.heap, io);
  const bool lines = stream == 2 || is_terminal(c, io);
  return lines ? text.find('\n') != std::string_view::npos : text.size() >= kMuch;
}

// sys.stdout as it is now; null if it was deleted.
Value current_stdout(Interpreter& in) {
  const Value module = dict_get_str(in.heap, in.heap.roots().modules, in.interned("sys"));
  if (!module || in.heap.layout_of(module) != Layout::module) return Value();
  return dict_get_str(in.heap, in.heap.get<Module>(module)->dict, in.interned("stdout"));
}

bool text_option(NativeCall& c, Value v, std::string_view name, std::string_view otherwise,
                 std::string& out) {
  if (!v || v == kNone) {
    out = otherwise;
    return true;
  }
  if (v.is_object() && is_str(c.heap, v)) {
    out = text_of(c.heap, v);
    return true;
  }
  c.in.raise(TypeId::TypeError,
             fmt::format("{} must be None or a string, not {}", name, type_name(c.heap, v)));
  return false;
}

Outcome write_method(NativeCall& c) {
  const Value io = c.args[0], text = c.args[1];
  if (c.phase == 0) {
    if (text.is_small() || !is_str(c.heap, text))
      return raise(c, TypeId::TypeError,
                   fmt::format("write() argument must be str, not {}", type_name(c.heap, text)));
    add_to_buffer(c.heap, io, text_of(c.heap, text));
    if (is_due(c, io)) return flush(c, io, kWrote);
  } else if (write_failed(c, io)) {
    return c.fail();
  }
  return c.done(Value::small(c.heap.get<Str>(text)->length));
}

Outcome flush_method(NativeCall& c) {
  if (c.phase == 0 && !text_of(c.heap, fields(c.heap, c.args[0])[kBuffer]).empty())
    return flush(c, c.args[0], kWrote, true);
  if (c.phase == kWrote && write_failed(c, c.args[0])) return c.fail();
  return c.none();
}

Outcome fileno(NativeCall& c) {
  return c.done(fields(c.heap, c.args[0])[kStream]);
}
Outcome isatty(NativeCall& c) {
  return hand_over(c, "_stream_isatty", {c.args[0]});
}
Outcome is_writable(NativeCall& c) {
  return c.done(bool_result(c.heap, stream_of(c.heap, c.args[0]) != 0));
}
Outcome is_readable(NativeCall& c) {
  return c.done(bool_result(c.heap, stream_of(c.heap, c.args[0]) == 0));
}
// Reading is the business of a stream of the module _io over descriptor 0.
Outcome read_method(NativeCall& c) {
  return hand_over(c, "_stream_read", {c.args[0], argument(c, 1) ? c.args[1] : kNone});
}
Outcome readline_method(NativeCall& c) {
  return hand_over(c, "_stream_readline", {c.args[0], argument(c, 1) ? c.args[1] : kNone});
}
Outcome readlines_method(NativeCall& c) {
  return hand_over(c, "_stream_readlines", {c.args[0]});
}
Outcome next_method(NativeCall& c) {
  return hand_over(c, "_stream_next", {c.args[0]});
}
Outcome writelines_method(NativeCall& c) {
  return hand_over(c, "_stream_writelines", {c.args[0], c.args[1]});
}
Outcome stream_buffer(NativeCall& c) {
  return hand_over(c, "_stream_buffer", {c.args[0]});
}
Outcome close(NativeCall& c) {
  return c.none();
}
Outcome reconfigure(NativeCall& c) {
  return c.none();
}
Outcome stream_repr(NativeCall& c) {
  return c.done(new_str(c.heap, text_io_repr(c.heap, c.args[0])));
}
Outcome stream_name(NativeCall& c) {
  constexpr std::array<std::string_view, 3> kNames{"<stdin>", "<stdout>", "<stderr>"};
  return c.done(new_str(c.heap, kNames[static_cast<std::size_t>(stream_of(c.heap, c.args[0]))]));
}
Outcome stream_encoding(NativeCall& c) {
  return c.done(new_str(c.heap, "utf-8"));
}
Outcome stream_mode(NativeCall& c) {
  return c.done(new_str(c.heap, stream_of(c.heap, c.args[0]) == 0 ? "r" : "w"));
}
Outcome stream_errors(NativeCall& c) {
  return c.done(new_str(c.heap, stream_of(c.heap, c.args[0]) == 2 ? "backslashreplace" : "strict"));
}
Outcome stream_line_buffering(NativeCall& c) {
  const int stream = stream_of(c.heap, c.args[0]);
  return c.done(bool_result(c.heap, stream == 2 || (c.in.process.terminals >> stream & 1) != 0));
}
Outcome stream_newlines(NativeCall& c) {
  return c.none();
}
Outcome stream_closed(NativeCall& c) {
  return c.done(bool_result(c.heap, false));
}

const NativeDef kMethods[] = {
    {"write", "self, text, /", write_method},
    {"flush", "self", flush_method},
    {"fileno", "self", fileno},
    {"isatty", "self", handing<isatty>},
    {"writable", "self", is_writable},
    {"readable", "self", is_readable},
    {"read", "self, size=, /", handing<read_method>},
    {"readline", "self, size=, /", handing<readline_method>},
    {"readlines", "self, hint=, /", handing<readlines_method>},
    {"writelines", "self, lines, /", handing<writelines_method>},
    {"__iter__", "self", return_self},
    {"__next__", "self", handing<next_method>},
    {"__enter__", "self", return_self},
    {"__exit__", "self, *args", close},
    {"close", "self", close},
    {"reconfigure", "self, **options", reconfigure},
    {"__repr__", "self", stream_repr},
};
// The class that programs know, once there is one: it is written in Python.
Outcome io_class(NativeCall& c) {
  const Value module = dict_get_str(c.heap, c.heap.roots().modules, c.in.interned("_io"));
  Value found;
  if (!module.is_null() && c.heap.layout_of(module) == Layout::module)
    found = dict_get_str(c.heap, c.heap.get<Module>(module)->dict, c.in.interned("TextIOWrapper"));
  return c.done(c.heap.kept(found.is_null() ? type_value(TypeId::text_io) : found));
}

const NativeDef kGetters[] = {{"__class__", "self", io_class},
                              {"name", "self", stream_name},
                              {"encoding", "self", stream_encoding},
                              {"mode", "self", stream_mode},
                              {"errors", "self", stream_errors},
                              {"newlines", "self", stream_newlines},
                              {"line_buffering", "self", stream_line_buffering},
                              {"closed", "self", stream_closed},
                              {"buffer", "self", handing<stream_buffer>}};

}  // namespace

const TypeDef kTextIoType{TypeId::text_io, nullptr, "", kMethods, {}, {}, kGetters, {}};

Value new_text_io(Heap& heap, int stream) {
  constexpr std::size_t kBytes = sizeof(NativeData) + kFieldCount * sizeof(Value);
  auto* data = heap.create<NativeData>(type_offset(TypeId::text_io), kBytes);
  data->kind = kKind;
  data->size = kBytes;
  data->values()[kStream] = Value::small(stream);
  data->values()[kBuffer] = heap.kept(heap.roots().empty_str);
  return Value::object(heap.offset_of(data));
}

Value* text_io_attributes(const Heap& heap, Value v) {
  return is_text_io(heap, v) ? &fields(heap, v)[kAttributes] : nullptr;
}

std::string text_io_repr(const Heap& heap, Value io) {
  constexpr std::array<std::string_view, 3> kNames{"<stdin>", "<stdout>", "<stderr>"};
  const auto stream = static_cast<std::size_t>(stream_of(heap, io));
  return fmt::format("<_io.TextIOWrapper name='{}' mode='{}' encoding='utf-8'>", kNames[stream],
                     stream == 0 ? "r" : "w");
}

bool holds_text(const Heap& heap, Value stream) {
  return !stream.is_null() && is_text_io(heap, stream) &&
         !text_of(heap, fields(heap, stream)[kBuffer]).empty();
}

std::string take_buffered(Heap& heap, Value io) {
  if (!io || !is_text_io(heap, io)) return "";
  const std::string text(text_of(heap, fields(heap, io)[kBuffer]));
  heap.assign(fields(heap, io)[kBuffer], heap.kept(heap.roots().empty_str));
  return text;
}

// slot[0]: the texts of the arguments, when Python code had to make them; slot[1]: the stream.
Outcome builtin_print(NativeCall& c) {
  const Value io = c.slot[1];
  if ((c.phase == kWrote || c.phase == kWroteEnd) && write_failed(c, io)) return c.fail();
  if (c.phase == kWrote) {  // unbuffered: the end comes in a write of its own
    add_to_buffer(c.heap, io, text_of(c.heap, c.slot[2]));
    if (!text_of(c.heap, c.slot[2]).empty()) return flush(c, io, kWroteEnd);
  }
  if (c.phase == kWrote || c.phase == kWroteEnd) return c.none();
  std::string sep, end;
  if (!text_option(c, argument(c, 1), "sep", " ", sep) || !text_option(c, argument(c, 2), "end", "\n", end))
    return c.fail();
  Value file = argument(c, 3);
  if (!file || file == kNone) file = current_stdout(c.in);
  if (!file) return raise(c, TypeId::RuntimeError, "lost sys.stdout");
  if (file == kNone) return c.none();
  bool wants_flush = false;
  if (argument(c, 4) && truth_of(c.in, c.args[4], wants_flush) == Fast::error) return c.fail();
  if (!is_text_io(c.heap, file) || !fields(c.heap, file)[kAttributes].is_null()) {
    // What a call is made with must outlive this entry: it is kept in a slot.
    c.slot[3] = new_tuple_owned(c.heap, std::array{new_str(c.heap, sep), new_str(c.heap, end)});
    return hand_over(c, "_print_to", {file, c.args[0], c.slot[3], bool_value(wants_flush)});
  }
  std::string text;
  const Value objects = c.phase == kTexts ? c.reply : c.args[0];
  const bool is_list = c.heap.layout_of(objects) == Layout::list;
  const auto items = is_list ? list_items(c.heap, objects) : tuple_items(c.heap, objects);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += sep;
    const Fast fast = str_of(c.in, items[i], text);
    if (fast == Fast::error) return c.fail();
    if (fast == Fast::needs_python) return c.call(c.in.prelude("_texts"), {c.args[0]}, kTexts);
  }
  c.heap.assign(c.slot[1], c.heap.kept(file));
  if (c.in.runtime.settings().unbuffered) {
    c.slot[2] = new_str(c.heap, end);
    add_to_buffer(c.heap, file, text);
    return flush(c, file, kWrote);
  }
  text += end;
  add_to_buffer(c.heap, file, text);
  if (wants_flush || is_due(c, file)) return flush(c, file, kWroteEnd, wants_flush);
  return c.none();
}

// At the end of the program: (stream). A failure is reported and makes the exit status 120.
Outcome flush_at_end(NativeCall& c) {
  const Value io = c.args[0];
  if (c.phase == 0) return flush(c, io, kWrote);
  if (c.phase != kWrote || !write_failed(c, io)) return c.none();
  const Owned error(c.heap, c.in.take_exception());
  c.in.thread.status = 120;
  c.in.request = {};
  c.in.request.kind = machine::RequestKind::write;
  c.in.request.argument = 2;
  c.in.request.text = fmt::format("Exception ignored in: {}\n{}", text_io_repr(c.heap, io),
                                  format_exception_only(c.in, error.get()));
  return c.block(kWroteEnd);
}

Outcome builtin_input(NativeCall& c) {
  if (c.phase == 0 && argument(c, 0)) {
    std::string prompt;
    if (str_of(c.in, c.args[0], prompt) == Fast::error) return c.fail();
    const Value out = current_stdout(c.in);
    if (out && is_text_io(c.heap, out)) {
      add_to_buffer(c.heap, out, prompt);
      return flush(c, out, kWrote);
    }
  }
  return hand_over(c, "_input_line", {});
}

}  // namespace kvant::python
