// Exceptions whose text is more than their argument: SyntaxError and the UnicodeErrors. What they are about
// is in `args`; their attributes are read from there.
#include <fmt/format.h>

#include <array>
#include <string>

#include "sim/python/attribute.h"
#include "sim/python/container.h"
#include "sim/python/core_types.h"
#include "sim/python/exceptions.h"
#include "sim/python/natives.h"
#include "sim/python/number.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace {

std::span<Value> args_of(const Heap& heap, Value exception) {
  return tuple_items(heap, heap.get<Exception>(exception)->args);
}

// The i-th part of a SyntaxError's place; null when it has none.
Value place_of(const Heap& heap, Value exception, std::size_t i) {
  const std::span<Value> args = args_of(heap, exception);
  if (args.size() < 2 || heap.layout_of(args[1]) != Layout::tuple) return Value();
  const std::span<Value> place = tuple_items(heap, args[1]);
  return i < place.size() ? place[i] : Value();
}

std::int64_t number_of(const Heap& heap, Value v) {
  std::int64_t n = 0;
  return !v.is_null() && is_int(heap, v) && int_to_i64(heap, v, n) ? n : 0;
}

std::string_view str_or_empty(const Heap& heap, Value v) {
  return !v.is_null() && is_str(heap, v) ? text_of(heap, v) : std::string_view();
}

Outcome get_message(NativeCall& c) {
  const std::span<Value> args = args_of(c.heap, c.args[0]);
  return c.done(c.heap.kept(args.empty() ? kNone : args[0]));
}
template <int i>
Outcome get_place(NativeCall& c) {
  const Value v = place_of(c.heap, c.args[0], i);
  return c.done(c.heap.kept(v.is_null() ? kNone : v));
}
Outcome get_nothing(NativeCall& c) {
  return c.none();
}

Outcome syntax_construct(NativeCall& c) {
  const Owned args(c.heap, new_tuple(c.heap, c.args.subspan(1)));
  return c.done(new_exception_args(c.heap, c.args[0].offset(), args.get()));
}

const NativeDef kSyntaxGetters[] = {
    {"msg", "self", get_message},         {"filename", "self", get_place<0>},
    {"lineno", "self", get_place<1>},     {"offset", "self", get_place<2>},
    {"text", "self", get_place<3>},       {"end_lineno", "self", get_place<4>},
    {"end_offset", "self", get_place<5>}, {"print_file_and_line", "self", get_nothing},
};

// --- UnicodeError(encoding, object, start, end, reason) ---
template <int i>
Outcome get_argument(NativeCall& c) {
  const std::span<Value> args = args_of(c.heap, c.args[0]);
  return c.done(c.heap.kept(i < args.size() ? args[i] : kNone));
}

const NativeDef kUnicodeGetters[] = {
    {"encoding", "self", get_argument<0>}, {"object", "self", get_argument<1>},
    {"start", "self", get_argument<2>},    {"end", "self", get_argument<3>},
    {"reason", "self", get_argument<4>},
};

Outcome unicode_construct(NativeCall& c) {
  const Offset type = c.args[0].offset();
  const bool plain = !is_subtype(c.heap, type, type_offset(TypeId::UnicodeDecodeError)) &&
                     !is_subtype(c.heap, type, type_offset(TypeId::UnicodeEncodeError));
  if (!plain && c.args.size() != 6) {
    c.in.raise(TypeId::TypeError,
               fmt::format("function takes exactly 5 arguments ({} given)", c.args.size() - 1));
    return c.fail();
  }
  const Owned args(c.heap, new_tuple(c.heap, c.args.subspan(1)));
  return c.done(new_exception_args(c.heap, type, args.get()));
}

std::string escaped_char(std::string_view text, std::int64_t index) {
  std::size_t at = 0;
  char32_t code = 0;
  for (std::int64_t i = 0; i <= index && at < text.size(); ++i) code = next_code_point(text, at);
  const auto n = static_cast<unsigned>(code);
  return n < 0x100     ? fmt::format("\\x{:02x}", n)
         : n < 0x10000 ? fmt::format("\\u{:04x}", n)
                       : fmt::format("\\U{:08x}", n);
}

bool unicode_text(const Heap& heap, Value exception, std::string& out) {
  const std::span<Value> args = args_of(heap, exception);
  if (args.size() != 5) return false;
  const std::string_view codec = str_or_empty(heap, args[0]), reason = str_or_empty(heap, args[4]);
  const std::int64_t start = number_of(heap, args[2]), end = number_of(heap, args[3]);
  const bool decodes = exception_is(heap, exception, TypeId::UnicodeDecodeError);
  if (end != start + 1) {
    out += fmt::format("'{}' codec can't {} in position {}-{}: {}", codec,
                       decodes ? "decode bytes" : "encode characters", start, end - 1, reason);
  } else if (decodes) {
    const std::string_view data =
        heap.layout_of(args[1]) == Layout::bytes ? bytes_of(heap, args[1]) : std::string_view();
    const auto at = static_cast<std::size_t>(start);
    out += fmt::format("'{}' codec can't decode byte 0x{:02x} in position {}: {}", codec,
                       at < data.size() ? static_cast<unsigned char>(data[at]) : 0, start, reason);
  } else {
    out += fmt::format("'{}' codec can't encode character '{}' in position {}: {}", codec,
                       escaped_char(str_or_empty(heap, args[1]), start), start, reason);
  }
  return true;
}

}  // namespace

const TypeDef kSyntaxErrorType{TypeId::SyntaxError, syntax_construct, "...", {}, {}, {}, kSyntaxGetters, {}};
const TypeDef kUnicodeErrorType{
    TypeId::UnicodeError, unicode_construct, "...", {}, {}, {}, kUnicodeGetters, {}};

bool special_exception_text(const Heap& heap, Value exception, std::string& out) {
  if (exception_is(heap, exception, TypeId::UnicodeDecodeError) ||
      exception_is(heap, exception, TypeId::UnicodeEncodeError))
    return unicode_text(heap, exception, out);
  if (!exception_is(heap, exception, TypeId::SyntaxError)) return false;
  const Value line = place_of(heap, exception, 1);
  if (line.is_null()) return false;
  std::string_view file = str_or_empty(heap, place_of(heap, exception, 0));
  file.remove_prefix(file.rfind('/') + 1);
  out += str_or_empty(heap, args_of(heap, exception)[0]);
  if (is_int(heap, line))
    out += file.empty() ? fmt::format(" (line {})", number_of(heap, line))
                        : fmt::format(" ({}, line {})", file, number_of(heap, line));
  return true;
}

std::string syntax_error_text(const Heap& heap, Value exception) {
  if (!exception_is(heap, exception, TypeId::SyntaxError)) return "";
  const Value line = place_of(heap, exception, 1);
  if (line.is_null() || !is_int(heap, line)) return "";
  syntax::SyntaxError error;
  error.kind = std::string(text_of(heap, heap.type_at(heap.type_of(exception))->name));
  error.message = str_or_empty(heap, args_of(heap, exception)[0]);
  error.line = static_cast<int>(number_of(heap, line));
  error.column = static_cast<int>(number_of(heap, place_of(heap, exception, 2)));
  error.text = str_or_empty(heap, place_of(heap, exception, 3));
  const Value end = place_of(heap, exception, 4);
  error.end_line = end.is_null() || end == kNone ? error.line : static_cast<int>(number_of(heap, end));
  error.end_column = static_cast<int>(number_of(heap, place_of(heap, exception, 5)));
  const std::string_view file = str_or_empty(heap, place_of(heap, exception, 0));
  return syntax::format_error(error, file.empty() ? std::string_view("<string>") : file);
}

void raise_syntax_error(Interpreter& in, const syntax::SyntaxError& error, std::string_view filename) {
  Heap& heap = in.heap;
  const TypeId type = error.kind == "IndentationError" ? TypeId::IndentationError
                      : error.kind == "TabError"       ? TypeId::TabError
                      : error.kind == "MemoryError"    ? TypeId::MemoryError
                                                       : TypeId::SyntaxError;
  const Owned message(heap, new_str(heap, error.message)), file(heap, new_str(heap, filename));
  const Owned text(heap, error.text.empty() ? heap.kept(kNone) : new_str(heap, error.text));
  const std::array<Value, 6> parts{file.get(), Value::small(error.line),     Value::small(error.column),
                                   text.get(), Value::small(error.end_line), Value::small(error.end_column)};
  const Owned place(heap, new_tuple(heap, parts));
  const std::array<Value, 2> both{message.get(), place.get()};
  const Owned args(heap, new_tuple(heap, both));
  const Owned exception(heap, new_exception_args(heap, type_offset(type), args.get()));
  in.raise_object(exception.get());
}

bool raise_unicode_error(Interpreter& in, TypeId type, std::string_view codec, Value object,
                         std::int64_t start, std::int64_t end, std::string_view reason) {
  Heap& heap = in.heap;
  const Owned about(heap, object), name(heap, new_str(heap, codec)), why(heap, new_str(heap, reason));
  const std::array<Value, 5> parts{name.get(), about.get(), Value::small(start), Value::small(end),
                                   why.get()};
  const Owned args(heap, new_tuple(heap, parts));
  const Owned exception(heap, new_exception_args(heap, type_offset(type), args.get()));
  in.raise_object(exception.get());
  return false;
}

}  // namespace kvant::python
