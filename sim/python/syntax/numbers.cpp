#include <charconv>
#include <cstdlib>

#include "sim/python/syntax/literals.h"

namespace kvant::python::syntax {
namespace {

double parse_double(const std::string& text) {
#if defined(__cpp_lib_to_chars) && __cpp_lib_to_chars >= 201611L
  double value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  // Out of range: strtod tells infinity from zero.
  if (result.ec == std::errc()) return value;
#endif
  return std::strtod(text.c_str(), nullptr);
}

// Digits in base 2 or 8 as base 16.
std::string to_hexadecimal(const std::string& digits, int bits_each) {
  std::string reversed;
  unsigned value = 0;
  int bits = 0;
  const auto emit = [&] {
    reversed += "0123456789abcdef"[value & 15];
    value >>= 4;
    bits -= 4;
  };
  for (auto it = digits.rbegin(); it != digits.rend(); ++it) {
    value |= static_cast<unsigned>(*it - '0') << bits;
    bits += bits_each;
    while (bits >= 4) emit();
  }
  if (bits > 0) emit();
  return {reversed.rbegin(), reversed.rend()};
}

}  // namespace

std::size_t read_number(std::string_view token, Constant& to, Arena& arena) {
  std::string text;
  for (const char c : token) {
    if (c != '_') text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  int base = 10;
  if (text.size() > 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'o' || text[1] == 'b')) {
    base = text[1] == 'x' ? 16 : text[1] == 'o' ? 8 : 2;
    text.erase(0, 2);
    if (base != 16) text = to_hexadecimal(text, base == 8 ? 3 : 1);
    base = 16;
  } else if (text.back() == 'j') {
    text.pop_back();
    to.type = ConstantKind::kComplex;
    to.real = parse_double(text);
    return 0;
  } else if (text.find_first_of(".e") != std::string::npos) {
    to.type = ConstantKind::kFloat;
    to.real = parse_double(text);
    return 0;
  }
  text.erase(0, std::min(text.find_first_not_of('0'), text.size() - 1));
  to.type = ConstantKind::kInt;
  to.int_base = static_cast<std::uint8_t>(base);
  to.digits = arena.copy(text);
  const auto result = std::from_chars(text.data(), text.data() + text.size(), to.int_value, base);
  to.int_fits = result.ec == std::errc();
  if (!to.int_fits) to.int_value = 0;
  return base == 10 && text.size() > kMaxDecimalDigits ? text.size() : 0;
}

}  // namespace kvant::python::syntax
