// The format specification mini-language: [[fill]align][sign][z][#][0][width][grouping][.precision][type].
#pragma once
#include <string>
#include <string_view>

#include "sim/python/protocol.h"

namespace kvant::python {

struct FormatSpec {
  char32_t fill = ' ';
  bool fill_given = false, align_given = false;
  char align = 0;  // < > = ^; 0: not given
  char sign = 0;   // + - space; 0: not given
  bool no_negative_zero = false;
  bool alternate = false;
  bool zero = false;
  std::int64_t width = -1;
  char grouping = 0;  // , or _
  std::int64_t precision = -1;
  char32_t type = 0;
};

// False: ValueError raised.
bool parse_format_spec(Interpreter& in, std::string_view spec, std::string_view type_name, FormatSpec& out);

// A number in its parts, to be padded and grouped.
struct NumberText {
  std::string sign, prefix;  // "-", "0x"
  std::string digits;        // before the point
  std::string rest;          // point, fraction, exponent, %
};
// Lays `number` out by `spec`; appends to `out`.
void lay_out_number(const FormatSpec& spec, const NumberText& number, std::string& out);
void pad_text(const FormatSpec& spec, std::string_view text, char default_align, std::string& out);

}  // namespace kvant::python
