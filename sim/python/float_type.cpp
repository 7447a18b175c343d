// The tables of float and complex.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "sim/python/natives_values.h"
#include "sim/python/number_native.h"
#include "sim/python/tail.h"

namespace kvant::python {

namespace {

double self_of(NativeCall& c) {
  return c.heap.get<Float>(c.args[0])->value;
}

Outcome give(NativeCall& c, double d) {
  return c.done(as_instance(c.heap, c.args[0].offset(), new_float(c.heap, d)));
}

Outcome float_construct(NativeCall& c) {
  Heap& heap = c.heap;
  double d = 0;
  if (c.phase != 0) {
    if (c.phase == 1 && !(c.reply.is_object() && heap.layout_of(c.reply) == Layout::float_))
      return fail(c, TypeId::TypeError,
                  fmt::format("{}.__float__ returned non-float (type {})", type_name(heap, c.args[1]),
                              type_name(heap, c.reply)));
    if ((c.phase == 2 && !is_int(heap, c.reply)) || !to_double(heap, c.reply, d))
      return fail(c, TypeId::TypeError, "__index__ returned non-int (type " + type_name(heap, c.reply) + ")");
    return give(c, d);
  }
  if (!given(c, 1)) return give(c, 0.0);
  const Value v = c.args[1];
  if (is_str(heap, v) || is_bytes_like(heap, v)) {
    if (float_from_text(raw_text(heap, v), d)) return give(c, d);
    std::string shown;
    plain_repr(c.in, v, shown);
    return fail(c, TypeId::ValueError, "could not convert string to float: " + shown);
  }
  const bool own_class = !v.is_small() && heap.type_at(heap.type_of(v))->is_heap;
  if (!own_class && to_double(heap, v, d)) {
    if (is_int(heap, v) && std::isinf(d))
      return fail(c, TypeId::OverflowError, "int too large to convert to float");
    return c.args[0] == type_value(TypeId::float_) && heap.is_exact(v, TypeId::float_) ? c.done(heap.kept(v))
                                                                                       : give(c, d);
  }
  if (const Value method = c.in.lookup_special(v, c.in.interned("__float__"))) return c.call(method, {v}, 1);
  if (const Value method = c.in.lookup_special(v, c.in.interned("__index__"))) return c.call(method, {v}, 2);
  return fail(
      c, TypeId::TypeError,
      fmt::format("float() argument must be a string or a real number, not '{}'", type_name(heap, v)));
}

Outcome float_is_integer(NativeCall& c) {
  const double d = self_of(c);
  return c.done(bool_result(c.heap, std::isfinite(d) && d == std::floor(d)));
}

Outcome float_ratio(NativeCall& c) {
  const double d = self_of(c);
  if (std::isinf(d)) return fail(c, TypeId::OverflowError, "cannot convert Infinity to integer ratio");
  if (std::isnan(d)) return fail(c, TypeId::ValueError, "cannot convert NaN to integer ratio");
  int exponent = 0;
  double mantissa = std::frexp(d, &exponent);
  for (int i = 0; i < 300 && mantissa != std::floor(mantissa); ++i) {
    mantissa *= 2;
    --exponent;
  }
  BigNumber numerator(mantissa), denominator(1);
  (exponent > 0 ? numerator : denominator) <<= static_cast<std::size_t>(std::abs(exponent));
  const Value items[] = {from_big(c.heap, numerator), from_big(c.heap, denominator)};
  return c.done(new_tuple_owned(c.heap, items));
}

Outcome float_hex(NativeCall& c) {
  const double d = self_of(c);
  if (!std::isfinite(d)) return c.done(new_str(c.heap, float_repr(d)));
  const std::string sign = std::signbit(d) ? "-" : "";
  if (d == 0) return c.done(new_str(c.heap, sign + "0x0.0p+0"));
  int exponent = 0;
  double mantissa = std::frexp(std::fabs(d), &exponent);
  constexpr int kMinExponent = -1021;
  const int shift = 1 - std::max(kMinExponent - exponent, 0);
  mantissa = std::ldexp(mantissa, shift);
  exponent -= shift;
  std::string digits;
  const auto take = [&] {
    const int digit = static_cast<int>(mantissa);
    mantissa = (mantissa - digit) * 16;
    return "0123456789abcdef"[digit];
  };
  digits += take();
  digits += '.';
  for (int i = 0; i < 13; ++i) digits += take();
  return c.done(new_str(
      c.heap, fmt::format("{}0x{}p{}{}", sign, digits, exponent < 0 ? '-' : '+', std::abs(exponent))));
}

int hex_digit(char ch) {
  return ch >= '0' && ch <= '9' ? ch - '0' : ch >= 'a' && ch <= 'f' ? ch - 'a' + 10 : -1;
}

// [sign] [0x] digits [. digits] [p exponent], or inf, nan. False if it is none.
bool parse_hex(std::string text, double& out, bool& overflow) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char ch) { return ch >= 'A' && ch <= 'Z' ? static_cast<char>(ch + 32) : ch; });
  const std::size_t first = text.find_first_not_of(" \t\n\r\f\v");
  if (first == std::string::npos) return false;
  text = text.substr(first, text.find_last_not_of(" \t\n\r\f\v") - first + 1);
  bool negative = false;
  std::size_t at = 0;
  if (text[at] == '-' || text[at] == '+') negative = text[at++] == '-';
  const std::string rest = text.substr(at);
  if (rest == "inf" || rest == "infinity") {
    out = negative ? -HUGE_VAL : HUGE_VAL;
    return true;
  }
  if (rest == "nan") {
    out = std::nan("");
    return true;
  }
  if (text.compare(at, 2, "0x") == 0) at += 2;
  BigNumber number;
  std::int64_t exponent = 0;
  bool any = false, fraction = false;
  for (; at < text.size(); ++at) {
    if (text[at] == '.' && !fraction) {
      fraction = true;
      continue;
    }
    const int digit = hex_digit(text[at]);
    if (digit < 0) break;
    any = true;
    number = number * 16 + digit;
    if (fraction) exponent -= 4;
  }
  if (!any) return false;
  if (at < text.size()) {
    if (text[at] != 'p') return false;
    char* end = nullptr;
    const std::string power = text.substr(at + 1);
    if (power.empty() || power[0] == ' ') return false;
    const long value = std::strtol(power.c_str(), &end, 10);
    if (*end != '\0') return false;
    exponent += std::clamp<long>(value, -100000, 100000);
  }
  out = big_to_double(number, exponent);
  overflow = std::isinf(out);
  if (negative) out = -out;
  return true;
}

Outcome float_fromhex(NativeCall& c) {
  if (!is_str(c.heap, c.args[1]))
    return fail(c, TypeId::TypeError, "bad argument type for built-in operation");
  double d = 0;
  bool overflow = false;
  if (!parse_hex(std::string(text_of(c.heap, c.args[1])), d, overflow))
    return fail(c, TypeId::ValueError, "invalid hexadecimal floating-point string");
  if (overflow) return fail(c, TypeId::OverflowError, "hexadecimal value too large to represent as a float");
  return give(c, d);
}

const NativeDef kFloatMethods[] = {
    {"is_integer", "self", float_is_integer},
    {"as_integer_ratio", "self", float_ratio},
    {"hex", "self", float_hex},
    {"conjugate", "self", number_real},
    KVANT_REAL_ARITHMETIC,
};
const NativeDef kFloatClass[] = {{"fromhex", "cls, string, /", float_fromhex}};
const NativeDef kFloatGetters[] = {{"real", "self", number_real}, {"imag", "self", number_imag}};

}  // namespace

const TypeDef kFloatType{TypeId::float_, float_construct, "x=, /", kFloatMethods, {},
                         kFloatClass,    kFloatGetters,   {}};

}  // namespace kvant::python
