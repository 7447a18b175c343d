#include "sim/python/format_spec.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/python/interpreter.h"
#include "sim/python/text.h"

namespace kvant::python {

namespace {

bool is_align(char32_t c) {
  return c == '<' || c == '>' || c == '=' || c == '^';
}

bool fail(Interpreter& in, std::string_view message) {
  in.raise(TypeId::ValueError, message);
  return false;
}

// -1: no digits; -2: too many.
std::int64_t take_number(const std::u32string& s, std::size_t& at) {
  if (at >= s.size() || s[at] < '0' || s[at] > '9') return -1;
  std::int64_t n = 0;
  for (; at < s.size() && s[at] >= '0' && s[at] <= '9'; ++at) {
    if (n > (std::int64_t{1} << 62) / 10) return -2;
    n = n * 10 + (s[at] - '0');
  }
  return n;
}

void repeat(std::string& out, char32_t fill, std::size_t count) {
  std::string one;
  append_utf8(one, fill);
  for (std::size_t i = 0; i < count; ++i) out += one;
}

std::string grouped(std::string_view digits, char separator, std::size_t group) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % group == 0) out += separator;
    out += digits[i];
  }
  return out;
}

}  // namespace

bool parse_format_spec(Interpreter& in, std::string_view spec, std::string_view type_name, FormatSpec& out) {
  std::u32string s;
  for (std::size_t i = 0; i < spec.size();) s += next_code_point(spec, i);
  std::size_t at = 0;
  const auto peek = [&](char32_t c) { return at < s.size() && s[at] == c; };
  if (s.size() >= 2 && is_align(s[1])) {
    out.fill = s[0];
    out.fill_given = true;
    out.align = static_cast<char>(s[1]);
    out.align_given = true;
    at = 2;
  } else if (!s.empty() && is_align(s[0])) {
    out.align = static_cast<char>(s[0]);
    out.align_given = true;
    at = 1;
  }
  if (peek('+') || peek('-') || peek(' ')) out.sign = static_cast<char>(s[at++]);
  if (peek('z')) {
    out.no_negative_zero = true;
    ++at;
  }
  if (peek('#')) {
    out.alternate = true;
    ++at;
  }
  if (!out.fill_given && peek('0')) {
    out.fill = '0';
    out.zero = true;
    if (out.align == 0) out.align = '=';
    ++at;
  }
  out.width = take_number(s, at);
  if (out.width == -2) return fail(in, "Too many decimal digits in format string");
  if (peek(',')) {
    out.grouping = ',';
    ++at;
  }
  if (peek('_')) {
    if (out.grouping != 0) return fail(in, "Cannot specify both ',' and '_'.");
    out.grouping = '_';
    ++at;
  }
  if (peek(',') && out.grouping == '_') return fail(in, "Cannot specify both ',' and '_'.");
  if (peek('.')) {
    ++at;
    out.precision = take_number(s, at);
    if (out.precision == -2) return fail(in, "Too many decimal digits in format string");
    if (out.precision == -1) return fail(in, "Format specifier missing precision");
  }
  if (s.size() - at > 1)
    return fail(in, fmt::format("Invalid format specifier '{}' for object of type '{}'", spec, type_name));
  if (at < s.size()) out.type = s[at];
  if (out.grouping != 0) {
    static constexpr std::string_view kHexLike = "boxX";
    const bool ascii = out.type < 0x80;
    const char t = static_cast<char>(ascii ? out.type : 0);
    const bool decimal = ascii && (t == 0 || std::string_view("defgEFG%").find(t) != std::string_view::npos);
    const bool underscored =
        ascii && t != 0 && out.grouping == '_' && kHexLike.find(t) != std::string_view::npos;
    if (!decimal && !underscored) {
      if (out.type > 32 && out.type < 128)
        return fail(in, fmt::format("Cannot specify '{}' with '{}'.", out.grouping, t));
      return fail(in, fmt::format("Cannot specify '{}' with '\\x{:x}'.", out.grouping,
                                  static_cast<unsigned>(out.type)));
    }
  }
  return true;
}

void pad_text(const FormatSpec& spec, std::string_view text, char default_align, std::string& out) {
  const std::size_t length = code_points(text);
  const std::size_t width = spec.width < 0 ? 0 : static_cast<std::size_t>(spec.width);
  const std::size_t missing = width > length ? width - length : 0;
  const char align = spec.align == 0 ? default_align : spec.align;
  const std::size_t left = align == '<' ? 0 : align == '^' ? missing / 2 : missing;
  repeat(out, spec.fill, left);
  out += text;
  repeat(out, spec.fill, missing - left);
}

void lay_out_number(const FormatSpec& spec, const NumberText& number, std::string& out) {
  const bool hex_like = spec.type == 'x' || spec.type == 'X' || spec.type == 'b' || spec.type == 'o';
  const std::size_t group = hex_like ? 4 : 3;
  const std::size_t width = spec.width < 0 ? 0 : static_cast<std::size_t>(spec.width);
  std::string digits = number.digits;
  const std::size_t around = number.sign.size() + number.prefix.size() + number.rest.size();
  if (spec.fill == '0' && spec.align == '=') {
    // Zeros are digits: they are grouped too, and the width may be overrun so as not to begin with a comma.
    const auto length_with = [&](std::size_t n) {
      return spec.grouping == 0 || n == 0 || number.digits.empty() ? n : n + (n - 1) / group;
    };
    std::size_t n = digits.size();
    while (length_with(n) + around < width) ++n;
    digits.insert(0, n - digits.size(), '0');
  }
  if (spec.grouping != 0 && !number.digits.empty()) digits = grouped(digits, spec.grouping, group);
  const std::string head = number.sign + number.prefix;
  if (spec.align == '=') {
    const std::size_t size = head.size() + digits.size() + number.rest.size();
    out += head;
    repeat(out, spec.fill, width > size ? width - size : 0);
    out += digits + number.rest;
    return;
  }
  pad_text(spec, head + digits + number.rest, '>', out);
}

}  // namespace kvant::python
