// UTF-8 and the few Unicode properties the lexer asks about.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kvant::python::syntax {

// Decodes the code point that starts at text[at] and moves `at` behind it. The text must be valid UTF-8;
// three-byte surrogates are let through.
char32_t decode_utf8(std::string_view text, std::size_t& at);

// Surrogates are encoded as three bytes (WTF-8).
void append_utf8(std::string& to, char32_t c);

// The offset of the first byte that CPython's strict UTF-8 decoder refuses, or npos.
std::size_t find_invalid_utf8(std::string_view text);

// The number of code points; malformed bytes count as one each.
std::size_t count_characters(std::string_view utf8);

// The normal form Python compares names in.
std::string to_nfkc(std::string_view text);

bool is_identifier_start(char32_t c);
bool is_identifier_continue(char32_t c);
bool is_printable(char32_t c);

}  // namespace kvant::python::syntax
