#include "sim/python/text_unicode.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "sim/python/text.h"

namespace kvant::python::unicode {

namespace {

enum class Property : std::uint8_t { digit, numeric, lower, upper };
struct Range {
  Property property;
  char32_t first, last;
};
constexpr Range kRanges[] = {
#define RANGE(property, first, last) {Property::property, first, last},
#include "sim/python/unicode_ranges.def"
#undef RANGE
};

struct SpecialCase {
  char32_t c;
  std::string_view lower, title, upper;
};
constexpr SpecialCase kSpecialCases[] = {
#define SPECIAL_CASE(c, lower, title, upper) {c, lower, title, upper},
#include "sim/python/special_casing.def"
#undef SPECIAL_CASE
};

utf8proc_category_t category(char32_t c) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(c));
}

bool in_ranges(Property property, char32_t c) {
  return std::any_of(std::begin(kRanges), std::end(kRanges),
                     [&](const Range& r) { return r.property == property && c >= r.first && c <= r.last; });
}

const SpecialCase* special_case(char32_t c) {
  const SpecialCase* found = std::lower_bound(std::begin(kSpecialCases), std::end(kSpecialCases), c,
                                              [](const SpecialCase& s, char32_t x) { return s.c < x; });
  return found != std::end(kSpecialCases) && found->c == c ? found : nullptr;
}

bool is_case_ignorable(char32_t c) {
  switch (category(c)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_SK:
      return true;
    default:
      return c == '\'' || c == '.' || c == ':' || c == 0xB7 || c == 0x387 || c == 0x2018 || c == 0x2019 ||
             c == 0x2024 || c == 0x2027;
  }
}

// Σ at the end of a word becomes ς (Unicode 14, section 3.13, Final_Sigma).
bool is_final_sigma(const std::u32string& text, std::size_t at) {
  std::size_t i = at;
  while (i > 0 && is_case_ignorable(text[i - 1])) --i;
  if (i == 0 || !is_cased(text[i - 1])) return false;
  i = at + 1;
  while (i < text.size() && is_case_ignorable(text[i])) ++i;
  return i == text.size() || !is_cased(text[i]);
}

std::u32string points_of(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) points += next_code_point(text, at);
  return points;
}

void lower_in(const std::u32string& text, std::size_t at, std::string& out) {
  constexpr char32_t kSigma = 0x3A3, kSmallSigma = 0x3C3, kFinalSigma = 0x3C2;
  if (text[at] == kSigma) {
    append_utf8(out, is_final_sigma(text, at) ? kFinalSigma : kSmallSigma);
  } else {
    lower(text[at], out);
  }
}

}  // namespace

bool is_printable(char32_t c) {
  if (c < 0x7F) return c >= 0x20;
  switch (category(c)) {
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_ZS:
      return false;
    default:
      return true;
  }
}

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x1F);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_trimmed_space(char32_t c) {
  return is_space(c) && (c < 0x1C || c > 0x1F);
}

bool is_alpha(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  const auto k = category(c);
  return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO;
}
bool is_decimal(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return category(c) == UTF8PROC_CATEGORY_ND;
}
bool is_digit(char32_t c) {
  return is_decimal(c) || (c >= 0x80 && in_ranges(Property::digit, c));
}
bool is_numeric(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  const auto k = category(c);
  return k == UTF8PROC_CATEGORY_ND || k == UTF8PROC_CATEGORY_NL || k == UTF8PROC_CATEGORY_NO ||
         in_ranges(Property::numeric, c);
}
bool is_lower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return category(c) == UTF8PROC_CATEGORY_LL || in_ranges(Property::lower, c);
}
bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return category(c) == UTF8PROC_CATEGORY_LU || in_ranges(Property::upper, c);
}
bool is_title(char32_t c) {
  return c >= 0x80 && category(c) == UTF8PROC_CATEGORY_LT;
}
bool is_cased(char32_t c) {
  return is_lower(c) || is_upper(c) || is_title(c);
}

bool is_identifier_start(char32_t c) {
  if (c < 0x80) return c == '_' || is_alpha(c);
  if (c == 0x37A || c == 0x2E2F || (c >= 0xFC5E && c <= 0xFC63) || c == 0xFDFA || c == 0xFDFB ||
      (c >= 0xFE70 && c <= 0xFE7E && c % 2 == 0))
    return false;
  return is_alpha(c) || category(c) == UTF8PROC_CATEGORY_NL || c == 0x1885 || c == 0x1886 || c == 0x2118 ||
         c == 0x212E;
}

bool is_identifier_part(char32_t c) {
  if (is_identifier_start(c)) return true;
  if (c < 0x80) return is_decimal(c);
  switch (category(c)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_PC:
      return true;
    default:
      return c == 0xB7 || c == 0x387 || (c >= 0x1369 && c <= 0x1371) || c == 0x19DA;
  }
}

int decimal_value(char32_t c) {
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  if (c < 0x80 || !is_decimal(c)) return -1;
  // Decimal digits stand in runs of ten, from 0 on; the mathematical ones in a run of fifty.
  int value = 0;
  for (char32_t before = c - 1; is_decimal(before); --before) ++value;
  return value % 10;
}

int display_width(char32_t c) {
  return utf8proc_charwidth(static_cast<utf8proc_int32_t>(c));
}

void lower(char32_t c, std::string& out) {
  if (const SpecialCase* s = c < 0x80 ? nullptr : special_case(c)) {
    out += s->lower;
  } else {
    append_utf8(out, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))));
  }
}
void upper(char32_t c, std::string& out) {
  if (const SpecialCase* s = c < 0x80 ? nullptr : special_case(c)) {
    out += s->upper;
  } else {
    append_utf8(out, static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c))));
  }
}
void title(char32_t c, std::string& out) {
  if (const SpecialCase* s = c < 0x80 ? nullptr : special_case(c)) {
    out += s->title;
  } else {
    append_utf8(out, static_cast<char32_t>(utf8proc_totitle(static_cast<utf8proc_int32_t>(c))));
  }
}
void fold(char32_t c, std::string& out) {
  std::array<utf8proc_int32_t, 8> folded{};
  int boundary = 0;
  const auto n =
      utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), folded.data(),
                              static_cast<utf8proc_ssize_t>(folded.size()), UTF8PROC_CASEFOLD, &boundary);
  if (n < 0 || n > static_cast<utf8proc_ssize_t>(folded.size())) {
    append_utf8(out, c);
    return;
  }
  for (std::size_t i = 0; i < static_cast<std::size_t>(n); ++i)
    append_utf8(out, static_cast<char32_t>(folded[i]));
}

std::string to_lower(std::string_view text) {
  std::string out;
  const std::u32string points = points_of(text);
  for (std::size_t i = 0; i < points.size(); ++i) lower_in(points, i, out);
  return out;
}
std::string to_upper(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) upper(next_code_point(text, at), out);
  return out;
}
std::string to_title(std::string_view text) {
  std::string out;
  const std::u32string points = points_of(text);
  bool in_word = false;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (in_word) {
      lower_in(points, i, out);
    } else {
      title(points[i], out);
    }
    in_word = is_cased(points[i]);
  }
  return out;
}
std::string to_capital(std::string_view text) {
  std::string out;
  const std::u32string points = points_of(text);
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (i == 0) {
      title(points[i], out);
    } else {
      lower_in(points, i, out);
    }
  }
  return out;
}
std::string swap_case(std::string_view text) {
  std::string out;
  const std::u32string points = points_of(text);
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (is_upper(points[i])) {
      lower_in(points, i, out);
    } else if (is_lower(points[i])) {
      upper(points[i], out);
    } else {
      append_utf8(out, points[i]);
    }
  }
  return out;
}
std::string to_folded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) fold(next_code_point(text, at), out);
  return out;
}

}  // namespace kvant::python::unicode
