#include "sim/python/float_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "sim/python/number.h"
#include "sim/python/text.h"
#include "sim/python/text_unicode.h"

namespace kvant::python {

namespace {

struct Decimal {
  std::string digits;  // no point; at least one
  int point = 1;       // 0.digits × 10^point
};

// Shortest digits that read back as `d` (≥ 0, finite).
Decimal shortest(double d) {
  char buffer[40];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, d, std::chars_format::scientific).ptr;
  Decimal out;
  const char* p = buffer;
  for (; p != end && *p != 'e'; ++p) {
    if (*p != '.') out.digits += *p;
  }
  int exponent = 0;
  if (p != end) std::from_chars(p[1] == '+' ? p + 2 : p + 1, end, exponent);
  while (out.digits.size() > 1 && out.digits.back() == '0') out.digits.pop_back();
  out.point = exponent + 1;
  return out;
}

std::string printed(double d, std::chars_format format, int precision) {
  std::vector<char> buffer(static_cast<std::size_t>(precision) + 400);
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), d, format, precision).ptr;
  return {buffer.data(), end};
}

std::string exponent_text(int exponent) {
  std::string out = exponent < 0 ? "e-" : "e+";
  const std::string digits = std::to_string(std::abs(exponent));
  if (digits.size() < 2) out += '0';
  return out + digits;
}

// `digits` with the point after `point` of them, or with an exponent.
std::string lay_out(std::string digits, int point, bool scientific, bool alternate, bool add_dot_0) {
  std::string out;
  if (scientific) {
    out += digits[0];
    if (digits.size() > 1) {
      out += '.';
      out += digits.substr(1);
    } else if (alternate) {
      out += '.';
    }
    return out + exponent_text(point - 1);
  }
  if (point <= 0) {
    out = "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  } else if (static_cast<std::size_t>(point) >= digits.size()) {
    out = digits + std::string(static_cast<std::size_t>(point) - digits.size(), '0');
    if (add_dot_0) {
      out += ".0";
    } else if (alternate) {
      out += '.';
    }
  } else {
    out = digits.substr(0, static_cast<std::size_t>(point)) + '.' +
          digits.substr(static_cast<std::size_t>(point));
  }
  return out;
}

std::string general(double d, int precision, bool alternate, bool add_dot_0) {
  if (precision == 0) precision = 1;
  const std::string text = printed(d, std::chars_format::scientific, precision - 1);
  const std::size_t e = text.find('e');
  std::string digits;
  for (char c : text.substr(0, e)) {
    if (c != '.') digits += c;
  }
  const int exponent = std::atoi(text.c_str() + e + 1);
  if (!alternate) {
    while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
  }
  // With ".0" to be added, one digit less is left before the exponent is used (Python/pystrtod.c).
  const bool scientific = exponent < -4 || exponent >= precision - (add_dot_0 ? 1 : 0);
  return lay_out(digits, exponent + 1, scientific, alternate, add_dot_0 && !scientific);
}

}  // namespace

std::string format_double(double d, char type, int precision, bool alternate, bool add_dot_0) {
  const bool upper = type == 'E' || type == 'F' || type == 'G';
  const char lower = upper ? static_cast<char>(type + 32) : type;
  std::string out;
  if (std::signbit(d) && !std::isnan(d)) out += '-';
  if (!std::isfinite(d)) {
    out += std::isnan(d) ? "nan" : "inf";
  } else {
    const double size = std::fabs(d);
    if (lower == 'r') {
      const Decimal decimal = shortest(size);
      const bool scientific = decimal.point <= -4 || decimal.point > 16;
      out += lay_out(decimal.digits, decimal.point, scientific, alternate, add_dot_0);
    } else if (lower == 'g') {
      out += general(size, precision, alternate, add_dot_0);
    } else {
      const bool scientific = lower == 'e';
      const std::string text =
          printed(size, scientific ? std::chars_format::scientific : std::chars_format::fixed, precision);
      const std::size_t whole = scientific && precision == 0 ? 1 : text.size();
      out += text.substr(0, whole);
      if (alternate && precision == 0) out += '.';
      out += text.substr(whole);
    }
  }
  if (upper)
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return out;
}

std::string float_repr(double d) {
  return format_double(d, 'r', 0, false, true);
}

std::string complex_repr(double real, double imag) {
  std::string second = format_double(imag, 'r', 0, false);
  second += 'j';
  if (real == 0 && !std::signbit(real)) return second;
  std::string out(1, '(');
  out += format_double(real, 'r', 0, false);
  if (second[0] != '-') out += '+';
  out += second;
  out += ')';
  return out;
}

// Digits of other scripts and white space around are allowed, underscores between digits too.
bool float_from_text(std::string_view text, double& out) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const int digit = c < 0x80 ? -1 : unicode::decimal_value(c);
    plain += unicode::is_trimmed_space(c) ? ' '
             : digit >= 0                 ? static_cast<char>('0' + digit)
             : c < 0x80                   ? static_cast<char>(c)
                                          : '?';
  }
  const auto first = plain.find_first_not_of(' ');
  if (first == std::string::npos) return false;
  plain = plain.substr(first, plain.find_last_not_of(' ') - first + 1);
  if (plain.find('_') != std::string::npos) {
    std::string without;
    for (std::size_t i = 0; i < plain.size(); ++i) {
      if (plain[i] != '_') {
        without += plain[i];
        continue;
      }
      const auto digit_at = [&](std::size_t k) {
        return k < plain.size() && plain[k] >= '0' && plain[k] <= '9';
      };
      if (i == 0 || !digit_at(i - 1) || !digit_at(i + 1)) return false;
    }
    plain = without;
  }
  const char* p = plain.data();
  const char* end = p + plain.size();
  bool negative = false;
  if (*p == '+' || *p == '-') negative = *p++ == '-';
  std::string word;
  for (const char* q = p; q != end; ++q) word += static_cast<char>(*q >= 'A' && *q <= 'Z' ? *q + 32 : *q);
  double value = 0;
  if (word == "inf" || word == "infinity") {
    value = HUGE_VAL;
  } else if (word == "nan") {
    value = std::nan("");
  } else {
    if (p == end || !((*p >= '0' && *p <= '9') || *p == '.')) return false;
    const auto [rest, error] = std::from_chars(p, end, value);
    if (rest != end) return false;
    if (error == std::errc::result_out_of_range) {
      // Too small or too large: the sign of the exponent decides (from_chars leaves `value` alone).
      const std::size_t e = word.find('e');
      const bool tiny = e != std::string::npos ? word[e + 1] == '-' : word[0] == '0' || word[0] == '.';
      value = tiny ? 0.0 : HUGE_VAL;
    } else if (error != std::errc()) {
      return false;
    }
  }
  out = negative ? -value : value;
  return true;
}

}  // namespace kvant::python
