// The values of number and string literals.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "sim/python/syntax/ast.h"

namespace kvant::python::syntax {

// CPython's default for sys.get_int_max_str_digits().
inline constexpr std::size_t kMaxDecimalDigits = 4300;

// Sets the value of a NUMBER token. Returns 0, or how many decimal digits it has when they are too many.
std::size_t read_number(std::string_view token, Constant& to, Arena& arena);

// Decodes the escapes of a str literal's body into UTF-8 (WTF-8 for surrogates). False: `error` is the whole
// message, beginning with "(unicode error)".
bool decode_str_escapes(std::string_view body, std::string& to, std::string& error);

// The same of a bytes literal; messages begin with "(value error)".
bool decode_bytes_escapes(std::string_view body, std::string& to, std::string& error);

// The code point of \N{name}; 0 when the name is unknown. Names of letters outside the common European
// scripts, of ideographs and of most symbols are unknown here, unlike in CPython.
char32_t find_unicode_name(std::string_view name);

// A string literal taken apart.
struct StringToken {
  bool raw = false;
  bool bytes = false;
  bool formatted = false;
  std::string_view body;
};
StringToken take_apart(std::string_view token);

}  // namespace kvant::python::syntax
