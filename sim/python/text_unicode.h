// Properties of code points and case mappings. The tables are utf8proc's (simple mappings, categories) and
// special_casing.def's (mappings to several code points, from Unicode's SpecialCasing.txt).
#pragma once
#include <string>
#include <string_view>

namespace kvant::python::unicode {

bool is_printable(char32_t c);  // as str.isprintable: what repr leaves as it is
bool is_space(char32_t c);
// What int() and float() trim: the ASCII separators 0x1C to 0x1F are not among it.
bool is_trimmed_space(char32_t c);
bool is_alpha(char32_t c);
bool is_decimal(char32_t c);
bool is_digit(char32_t c);
bool is_numeric(char32_t c);
bool is_lower(char32_t c);
bool is_upper(char32_t c);
bool is_title(char32_t c);
bool is_cased(char32_t c);
bool is_identifier_start(char32_t c);
bool is_identifier_part(char32_t c);
int decimal_value(char32_t c);  // -1 if none
int display_width(char32_t c);

// Append the mapping of one character.
void lower(char32_t c, std::string& out);
void upper(char32_t c, std::string& out);
void title(char32_t c, std::string& out);
void fold(char32_t c, std::string& out);
// Whole strings, with the final sigma and word starts where they matter.
std::string to_lower(std::string_view text);
std::string to_upper(std::string_view text);
std::string to_title(std::string_view text);
std::string to_capital(std::string_view text);
std::string swap_case(std::string_view text);
std::string to_folded(std::string_view text);

}  // namespace kvant::python::unicode
