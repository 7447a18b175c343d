// _traceback: what the modules threading, traceback and logging need to show exceptions.
#include "sim/python/call.h"
#include "sim/python/container_native.h"
#include "sim/python/exceptions.h"
#include "sim/python/runtime.h"
#include "sim/python/traceback.h"

namespace kvant::python {
namespace {

bool suggests(NativeCall& c) {
  return argument(c, 1) != kFalse;
}

// The text CPython prints for an exception, with its causes; a trailing newline.
Outcome format(NativeCall& c) {
  if (!c.in.is_instance(c.args[0], TypeId::BaseException))
    return raise(c, TypeId::TypeError, "an exception is needed");
  if (const auto asking = ask_texts(c, c.args[0], 1)) return *asking;
  std::string text = format_exception(c.in, c.args[0], suggests(c));
  forget_texts(c);
  if (!text.ends_with('\n')) text += '\n';
  return c.done(new_str(c.heap, text));
}

// A line of a file of the program, stripped; "" when it is not known.
Outcome source_line(NativeCall& c) {
  std::int64_t line = 0;
  if (!int_argument(c, c.args[1], line)) return c.fail();
  const SourceFile* file = c.in.runtime.codes().source(text_of(c.heap, c.args[0]));
  if (text_of(c.heap, c.args[0]).starts_with("<frozen ")) file = nullptr;
  if (file == nullptr || line < 1 || line > static_cast<std::int64_t>(file->lines.size()))
    return c.done(c.heap.kept(c.heap.roots().empty_str));
  std::string_view text = file->lines[static_cast<std::size_t>(line - 1)];
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' '))
    text.remove_suffix(1);
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  return c.done(new_str(c.heap, std::string(text)));
}

// The text of a source file, or None.
Outcome source_text(NativeCall& c) {
  const SourceFile* file =
      is_str(c.heap, c.args[0]) ? c.in.runtime.codes().source(text_of(c.heap, c.args[0])) : nullptr;
  if (file == nullptr) return c.none();
  std::string text;
  for (const std::string& line : file->lines) {
    text += line;
    if (!line.ends_with('\n')) text += '\n';
  }
  return c.done(new_str(c.heap, text));
}

// The source line of a traceback's entry with the marks under it.
Outcome marked_source(NativeCall& c) {
  if (!c.heap.is_exact(c.args[0], TypeId::traceback)) return c.done(c.heap.kept(c.heap.roots().empty_str));
  return c.done(new_str(c.heap, traceback_source(c.in, c.args[0])));
}

Outcome last_lines(NativeCall& c) {
  if (!c.in.is_instance(c.args[0], TypeId::BaseException))
    return raise(c, TypeId::TypeError, "an exception is needed");
  if (const auto asking = ask_texts(c, c.args[0], 1)) return *asking;
  const std::string text = format_exception_only(c.in, c.args[0], suggests(c));
  forget_texts(c);
  return c.done(new_str(c.heap, text));
}

const NativeDef kFunctions[] = {
    {"format_exception", "exception, suggest=, /", format},
    {"source_line", "filename, line, /", source_line},
    {"source_text", "filename, /", source_text},
    {"marked_source", "traceback, /", marked_source},
    {"exception_only", "exception, suggest=, /", last_lines},
};

}  // namespace

const ModuleDef kTracebackModule{"_traceback", kFunctions, nullptr};

}  // namespace kvant::python
