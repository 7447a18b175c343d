// str and bytes.
#pragma once
#include <string>
#include <string_view>

#include "sim/python/native.h"
#include "sim/python/protocol.h"

namespace kvant::python {

Value new_str(Heap& heap, std::string_view utf8);               // owned; counts code points
Value intern(Heap& heap, std::string_view utf8);                // owned; one object a text
inline std::string_view text_of(const Heap& heap, Value str) {  // valid while the str lives
  const Str* s = heap.get<Str>(str);
  return {s->data(), s->size};
}
inline bool is_str(const Heap& heap, Value v) {  // str or a subclass
  return v.is_object() && heap.layout_of(v) == Layout::str;
}
std::int64_t str_hash(Heap& heap, Value str);  // cached; the same on every host
std::int64_t hash_bytes(std::string_view data);
Value new_bytes(Heap& heap, std::string_view data);
std::string_view bytes_of(const Heap& heap, Value bytes);  // bytes or bytearray
std::string repr_text(std::string_view utf8);              // as CPython's repr of a str
std::string repr_bytes(std::string_view data);
std::string repr_bytearray(std::string_view type, std::string_view data);
std::string ascii_text(std::string_view repr);  // as ascii(): non-ASCII escaped
std::size_t code_points(std::string_view utf8);
std::size_t display_width(std::string_view utf8);  // columns: 2 for a wide character (modules_unicode.cpp)
// Byte position of code point `index` (0…length).
std::size_t byte_index(std::string_view utf8, std::size_t index);
Value substring(Heap& heap, Value str, std::int64_t start, std::int64_t stop,
                std::int64_t step);                                             // resolved slice
bool decode_utf8(std::string_view bytes, std::string& error, std::size_t& at);  // validity

// --- operators of str, bytes and bytearray, for the dispatch in protocol.cpp
// By code points (str) or bytes; both operands must be of one kind: see text_comparable.
int text_order(const Heap& heap, Value a, Value b);        // < 0, 0, > 0
bool text_equal(const Heap& heap, Value a, Value b);       // false when not comparable
bool text_comparable(const Heap& heap, Value a, Value b);  // two strs, or two of bytes and bytearray
bool is_bytes_like(const Heap& heap, Value v);             // bytes, bytearray or a subclass
// `+`, `*`, `%`; kNotImplemented (kept) when neither operand is str, bytes or bytearray, or they do not fit.
Fast text_binary(Interpreter& in, BinaryOp op, bool in_place, Value a, Value b, Value& out);
Fast text_get_item(Interpreter& in, Value container, Value key, Value& out);  // index or slice
Fast text_contains(Interpreter& in, Value container, Value item, bool& out);
Fast bytearray_set_item(Interpreter& in, Value array, Value key, Value value);  // value null: delete
Value new_bytearray(Heap& heap, std::string_view data);
void bytearray_assign(Heap& heap, Value array,
                      std::string_view data);  // replaces the contents; not its own bytes
void bytearray_extend_by(Heap& heap, Value array, std::string_view data);
// The next item of an iterator over a str (`position` is a byte offset) or bytes (an index); null at the end.
Value text_next(Heap& heap, Value text, std::int64_t& position);
// The one-character str of a code point.
Value char_str(Heap& heap, char32_t c);
// The code point at `text[at]`; advances `at`. Lone surrogates come out as they are.
char32_t next_code_point(std::string_view text, std::size_t& at);
void append_utf8(std::string& out, char32_t c);

}  // namespace kvant::python
