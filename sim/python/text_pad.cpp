// Padding of str, bytes and bytearray.
#include <fmt/format.h>

#include "sim/python/interpreter.h"
#include "sim/python/text_native.h"

namespace kvant::python {

namespace {

enum class Side : std::uint8_t { left, right, both };  // where the text stands

std::size_t item_count(const Heap& heap, Value v) {
  return is_str(heap, v) ? heap.get<Str>(v)->length : bytes_of(heap, v).size();
}

bool take_fill(NativeCall& c, std::string_view name, std::string_view& fill) {
  fill = " ";
  if (!given(c, 2)) return true;
  const Value v = c.args[2];
  const bool str = is_str(c.heap, c.args[0]);
  if (str && !is_str(c.heap, v)) {
    fail(c, TypeId::TypeError,
         fmt::format("The fill character must be a unicode character, not {}", type_name(c.heap, v)));
    return false;
  }
  if (str && c.heap.get<Str>(v)->length != 1) {
    fail(c, TypeId::TypeError, "The fill character must be exactly one character long");
    return false;
  }
  if (!str && (!is_bytes_like(c.heap, v) || bytes_of(c.heap, v).size() != 1)) {
    fail(
        c, TypeId::TypeError,
        fmt::format("{}() argument 2 must be a byte string of length 1, not {}", name, type_name(c.heap, v)));
    return false;
  }
  fill = raw_text(c.heap, v);
  return true;
}

Outcome pad(NativeCall& c, Side side, std::string_view name) {
  std::int64_t width = 0;
  std::string_view fill;
  if (!take_index(c, c.args[1], width) || !take_fill(c, name, fill)) return Outcome::error;
  const std::string_view text = raw_text(c.heap, c.args[0]);
  const auto length = static_cast<std::int64_t>(item_count(c.heap, c.args[0]));
  if (width <= length) return c.done(text_like(c.heap, c.args[0], text));
  if (static_cast<std::uint64_t>(width) > c.heap.limit()) return fail(c, TypeId::MemoryError, "");
  const std::int64_t missing = width - length;
  // CPython puts the odd one left only when the width is odd too.
  const std::int64_t left = side == Side::left    ? 0
                            : side == Side::right ? missing
                                                  : missing / 2 + (missing & width & 1);
  std::string out;
  for (std::int64_t i = 0; i < left; ++i) out += fill;
  out += text;
  for (std::int64_t i = left; i < missing; ++i) out += fill;
  return c.done(text_like(c.heap, c.args[0], out));
}

}  // namespace

Outcome text_center(NativeCall& c) {
  return pad(c, Side::both, "center");
}
Outcome text_ljust(NativeCall& c) {
  return pad(c, Side::left, "ljust");
}
Outcome text_rjust(NativeCall& c) {
  return pad(c, Side::right, "rjust");
}

Outcome text_zfill(NativeCall& c) {
  std::int64_t width = 0;
  if (!take_index(c, c.args[1], width)) return Outcome::error;
  const std::string_view text = raw_text(c.heap, c.args[0]);
  const auto length = static_cast<std::int64_t>(item_count(c.heap, c.args[0]));
  if (width <= length) return c.done(text_like(c.heap, c.args[0], text));
  if (static_cast<std::uint64_t>(width) > c.heap.limit()) return fail(c, TypeId::MemoryError, "");
  std::string out(text);
  const std::size_t at = !text.empty() && (text[0] == '+' || text[0] == '-') ? 1 : 0;
  out.insert(at, static_cast<std::size_t>(width - length), '0');
  return c.done(text_like(c.heap, c.args[0], out));
}

Outcome text_expandtabs(NativeCall& c) {
  std::int64_t size = 8;
  if (!take_index_or(c, 1, 8, size)) return Outcome::error;
  const bool str = is_str(c.heap, c.args[0]);
  std::string out;
  std::int64_t column = 0;
  for (char ch : raw_text(c.heap, c.args[0])) {
    if (ch == '\t') {
      if (size <= 0) continue;
      const std::int64_t gap = size - column % size;
      if (out.size() + static_cast<std::size_t>(gap) > c.heap.limit())
        return fail(c, TypeId::MemoryError, "");
      out.append(static_cast<std::size_t>(gap), ' ');
      column += gap;
      continue;
    }
    out += ch;
    if (ch == '\n' || ch == '\r') {
      column = 0;
    } else if (!str || (static_cast<unsigned char>(ch) & 0xC0) != 0x80) {
      ++column;
    }
  }
  return c.done(text_like(c.heap, c.args[0], out));
}

}  // namespace kvant::python
