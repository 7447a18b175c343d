// str and bytes.
#pragma once
#include <string>
#include <string_view>

#include "sim/python/native.h"

namespace kvant::python {

Value new_str(Heap& heap, std::string_view utf8);               // owned; counts code points
Value intern(Heap& heap, std::string_view utf8);                // owned; one object a text
inline std::string_view text_of(const Heap& heap, Value str) {  // valid while the str lives
  const Str* s = heap.get<Str>(str);
  return {s->data(), s->size};
}
bool is_str(const Heap& heap, Value v);        // str or a subclass
std::int64_t str_hash(Heap& heap, Value str);  // cached; the same on every host
std::int64_t hash_bytes(std::string_view data);
Value new_bytes(Heap& heap, std::string_view data);
std::string_view bytes_of(const Heap& heap, Value bytes);  // bytes or bytearray
std::string repr_text(std::string_view utf8);              // as CPython's repr of a str
std::string repr_bytes(std::string_view data);
std::string ascii_text(std::string_view repr);  // as ascii(): non-ASCII escaped
std::size_t code_points(std::string_view utf8);
// Byte position of code point `index` (0…length).
std::size_t byte_index(std::string_view utf8, std::size_t index);
Value substring(Heap& heap, Value str, std::int64_t start, std::int64_t stop,
                std::int64_t step);                                             // resolved slice
bool decode_utf8(std::string_view bytes, std::string& error, std::size_t& at);  // validity

}  // namespace kvant::python
