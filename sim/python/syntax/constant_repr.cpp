#include <fmt/format.h>

#include <cmath>

#include "sim/python/syntax/dump.h"
#include "sim/python/syntax/unicode.h"

namespace kvant::python::syntax {
namespace {

// Hexadecimal digits of any length as decimal ones.
std::string to_decimal(std::string_view hexadecimal) {
  constexpr std::uint64_t kGroup = 1'000'000'000;
  std::vector<std::uint32_t> groups{0};
  for (const char c : hexadecimal) {
    std::uint64_t carry = static_cast<std::uint64_t>(c <= '9' ? c - '0' : c - 'a' + 10);
    for (std::uint32_t& group : groups) {
      carry += std::uint64_t{group} * 16;
      group = static_cast<std::uint32_t>(carry % kGroup);
      carry /= kGroup;
    }
    if (carry) groups.push_back(static_cast<std::uint32_t>(carry));
  }
  std::string text = fmt::format("{}", groups.back());
  for (std::size_t i = groups.size() - 1; i-- > 0;) text += fmt::format("{:09}", groups[i]);
  return text;
}

// The shortest text that reads back as the number; exponents below -4 and from 16 on are written as such.
// `point`: a whole number gets ".0".
std::string float_repr(double value, bool point) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  if (value == 0) return point ? "0.0" : "0";
  std::string text = fmt::format("{}", value);
  // Digits without point and zeros around, and the place of the point behind the first of them.
  std::string digits;
  int exponent = 0;
  const std::size_t e = text.find('e');
  if (e != std::string::npos) {
    exponent = std::stoi(text.substr(e + 1));
    text.resize(e);
  }
  const std::size_t dot = text.find('.');
  const std::size_t whole = dot == std::string::npos ? text.size() : dot;
  for (const char c : text) {
    if (c != '.') digits += c;
  }
  const std::size_t lead = digits.find_first_not_of('0');
  exponent += static_cast<int>(whole) - 1 - static_cast<int>(lead);
  digits.erase(0, lead);
  digits.erase(digits.find_last_not_of('0') + 1);
  if (exponent < -4 || exponent >= 16) {
    const auto mantissa = digits.size() > 1 ? digits.substr(0, 1) + "." + digits.substr(1) : digits;
    return fmt::format("{}e{}{:02}", mantissa, exponent < 0 ? '-' : '+', std::abs(exponent));
  }
  if (exponent < 0) return "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  const auto integer = static_cast<std::size_t>(exponent) + 1;
  if (digits.size() > integer) return digits.substr(0, integer) + "." + digits.substr(integer);
  digits.resize(integer, '0');
  return point ? digits + ".0" : digits;
}

char quote_for(std::string_view text) {
  const bool single = text.find('\'') != std::string_view::npos;
  return single && text.find('"') == std::string_view::npos ? '"' : '\'';
}

void append_escaped(std::string& out, char32_t c, char quote) {
  switch (c) {
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\\':
      out += "\\\\";
      return;
    default:
      break;
  }
  if (c == static_cast<char32_t>(quote)) {
    out += '\\';
    out += quote;
  } else if (c < 0x80 ? c >= 0x20 && c < 0x7F : is_printable(c)) {
    append_utf8(out, c);
  } else if (c < 0x100) {
    out += fmt::format("\\x{:02x}", static_cast<std::uint32_t>(c));
  } else if (c < 0x10000) {
    out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
  } else {
    out += fmt::format("\\U{:08x}", static_cast<std::uint32_t>(c));
  }
}

std::string str_repr(std::string_view text) {
  const char quote = quote_for(text);
  std::string out(1, quote);
  for (std::size_t at = 0; at < text.size();) append_escaped(out, decode_utf8(text, at), quote);
  return out + quote;
}

std::string bytes_repr(std::string_view bytes) {
  const char quote = quote_for(bytes);
  std::string out = std::string("b") + quote;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      append_escaped(out, byte, quote);
    } else {
      out += fmt::format("\\x{:02x}", byte);
    }
  }
  return out + quote;
}

}  // namespace

std::string constant_repr(const Constant& c) {
  switch (c.type) {
    case ConstantKind::kNone:
      return "None";
    case ConstantKind::kTrue:
      return "True";
    case ConstantKind::kFalse:
      return "False";
    case ConstantKind::kEllipsis:
      return "Ellipsis";
    case ConstantKind::kInt:
      if (c.int_fits) return fmt::format("{}", c.int_value);
      return c.int_base == 10 ? std::string(c.digits) : to_decimal(c.digits);
    case ConstantKind::kFloat:
      return float_repr(c.real, true);
    case ConstantKind::kComplex:
      return float_repr(c.real, false) + "j";
    case ConstantKind::kStr:
      return str_repr(c.text);
    case ConstantKind::kBytes:
      return bytes_repr(c.text);
  }
  return {};
}

}  // namespace kvant::python::syntax
