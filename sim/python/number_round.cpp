// round(): half to even, on the exact value.
#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "sim/python/int_big.h"
#include "sim/python/interpreter.h"
#include "sim/python/number.h"

namespace kvant::python {

namespace {

Fast fail(Interpreter& in, TypeId type, std::string_view message) {
  in.raise(type, message);
  return Fast::error;
}

double half_even(double d) {
  double rounded = std::round(d);
  if (std::fabs(d - rounded) == 0.5) rounded = 2.0 * std::round(d / 2.0);
  return std::copysign(rounded, d);
}

// 10**power that is nearest to the int, ties to the even multiple.
Value round_int(Heap& heap, Value v, std::int64_t power) {
  const auto digits = static_cast<std::int64_t>(int_bit_length(heap, v) / 3 + 2);
  if (power > digits) return Value::small(0);
  const BigNumber unit = boost::multiprecision::pow(BigNumber(10), static_cast<unsigned>(power));
  BigNumber quotient, rest;
  floor_divide(to_big(heap, v), unit, quotient, rest);
  const BigNumber twice = rest * 2;
  if (twice > unit || (twice == unit && quotient % 2 != 0)) ++quotient;
  return from_big(heap, quotient * unit);
}

double round_digits(double d, std::int64_t digits) {
  constexpr std::int64_t kMaxDigits = 323, kMinDigits = -308;
  if (!std::isfinite(d) || d == 0 || digits > kMaxDigits) return d;
  if (digits < kMinDigits) return 0.0 * d;
  char buffer[1500];
  double result = 0;
  if (digits >= 0) {
    const auto end =
        std::to_chars(buffer, buffer + sizeof buffer, d, std::chars_format::fixed, static_cast<int>(digits))
            .ptr;
    std::from_chars(buffer, end, result);
    return result;
  }
  // The integer part decides, and whether anything follows it.
  double whole = 0;
  const bool fraction = std::modf(std::fabs(d), &whole) != 0;
  const BigNumber unit = boost::multiprecision::pow(BigNumber(10), static_cast<unsigned>(-digits));
  BigNumber quotient, rest;
  boost::multiprecision::divide_qr(BigNumber(whole), unit, quotient, rest);
  const BigNumber twice = rest * 2;
  if (twice > unit || (twice == unit && (fraction || quotient % 2 != 0))) ++quotient;
  return std::copysign(big_to_double(quotient * unit), d);
}

}  // namespace

Fast number_round(Interpreter& in, Value v, Value digits, Value& out) {
  Heap& heap = in.heap;
  std::int64_t n = 0;
  if (digits) {
    if (!is_int(heap, digits))
      return fail(in, TypeId::TypeError,
                  fmt::format("'{}' object cannot be interpreted as an integer", type_name(heap, digits)));
    if (!int_to_i64(heap, digits, n))
      n = int_sign(heap, digits) < 0 ? -(std::int64_t{1} << 40) : std::int64_t{1} << 40;
  }
  if (is_int(heap, v)) {
    if (n >= 0) return number_unary(in, '+', v, out);
    out = round_int(heap, v, -n);
    return Fast::done;
  }
  double d = 0;
  if (!to_double(heap, v, d)) {
    out = heap.kept(kNotImplemented);
    return Fast::done;
  }
  if (!digits) {
    out = float_to_int(in, half_even(d));
    return out ? Fast::done : Fast::error;
  }
  const double rounded = round_digits(d, n);
  if (std::isinf(rounded) && std::isfinite(d))
    return fail(in, TypeId::OverflowError, "rounded value too large to represent");
  out = new_float(heap, rounded);
  return Fast::done;
}

}  // namespace kvant::python
