// math: functions of integers.
#include <fmt/format.h>

#include <cmath>

#include "sim/python/math_native.h"

namespace kvant::python {

namespace {

// An integer argument. False: raised.
bool take_int(NativeCall& c, Value v) {
  if (is_int(c.heap, v)) return true;
  fail(c, TypeId::TypeError,
       fmt::format("'{}' object cannot be interpreted as an integer", type_name(c.heap, v)));
  return false;
}

// from · (from + 1) · … · (to - 1)
BigNumber range_product(Interpreter& in, std::uint64_t from, std::uint64_t to) {
  if (to - from <= 8) {
    BigNumber product = 1;
    for (std::uint64_t i = from; i < to; ++i) product *= i;
    return product;
  }
  const std::uint64_t middle = from + (to - from) / 2;
  const BigNumber a = range_product(in, from, middle), b = range_product(in, middle, to);
  in.charge(product_time(bit_length(a), bit_length(b)));
  return a * b;
}

bool would_be_too_large(NativeCall& c, double terms, double largest) {
  return int_too_large(c.in, static_cast<std::uint64_t>(std::min(terms * std::log2(largest + 2), 1e18)));
}

// n and k of comb and perm. False: raised.
bool take_pair(NativeCall& c, std::int64_t& k) {
  Heap& heap = c.heap;
  if (!take_int(c, c.args[0]) || !take_int(c, c.args[1])) return false;
  for (std::size_t i = 0; i < 2; ++i) {
    if (int_sign(heap, c.args[i]) >= 0) continue;
    fail(c, TypeId::ValueError,
         i == 0 ? "n must be a non-negative integer" : "k must be a non-negative integer");
    return false;
  }
  // comb(n, k) = comb(n, n - k); a k that large is more than n.
  if (!int_to_i64(heap, c.args[1], k)) k = std::numeric_limits<std::int64_t>::max();
  return true;
}

}  // namespace

Outcome math_factorial(NativeCall& c) {
  if (!take_int(c, c.args[0])) return Outcome::error;
  if (int_sign(c.heap, c.args[0]) < 0)
    return fail(c, TypeId::ValueError, "factorial() not defined for negative values");
  std::int64_t n = 0;
  if (!int_to_i64(c.heap, c.args[0], n))
    return fail(c, TypeId::OverflowError, "factorial() argument should not exceed 9223372036854775807");
  if (would_be_too_large(c, static_cast<double>(n), static_cast<double>(n) / 2)) return Outcome::error;
  return c.done(from_big(c.heap, range_product(c.in, 1, static_cast<std::uint64_t>(n) + 1)));
}

Outcome math_gcd(NativeCall& c) {
  BigNumber result = 0;
  for (Value v : tuple_items(c.heap, c.args[0])) {
    if (!take_int(c, v)) return Outcome::error;
    result = boost::multiprecision::gcd(result, boost::multiprecision::abs(to_big(c.heap, v)));
  }
  return c.done(from_big(c.heap, result));
}

Outcome math_lcm(NativeCall& c) {
  BigNumber result = 1;
  for (Value v : tuple_items(c.heap, c.args[0])) {
    if (!take_int(c, v)) return Outcome::error;
    const BigNumber number = boost::multiprecision::abs(to_big(c.heap, v));
    if (result.is_zero() || number.is_zero()) {
      result = 0;
      continue;
    }
    result = result / boost::multiprecision::gcd(result, number) * number;
  }
  return c.done(from_big(c.heap, result));
}

Outcome math_comb(NativeCall& c) {
  std::int64_t k = 0;
  if (!take_pair(c, k)) return Outcome::error;
  const BigNumber n = to_big(c.heap, c.args[0]);
  if (n < k) return c.done(Value::small(0));
  if (n - k < k) k = static_cast<std::int64_t>(BigNumber(n - k));
  if (would_be_too_large(c, static_cast<double>(k),
                         2 * static_cast<double>(n) / (static_cast<double>(k) + 1)))
    return Outcome::error;
  BigNumber result = 1;
  for (std::int64_t i = 0; i < k; ++i) {
    result *= n - i;
    result /= i + 1;
  }
  return c.done(from_big(c.heap, result));
}

Outcome math_perm(NativeCall& c) {
  if (!given_not_none(c, 1)) return math_factorial(c);
  std::int64_t k = 0;
  if (!take_pair(c, k)) return Outcome::error;
  const BigNumber n = to_big(c.heap, c.args[0]);
  if (n < k) return c.done(Value::small(0));
  if (would_be_too_large(c, static_cast<double>(k), static_cast<double>(n))) return Outcome::error;
  BigNumber result = 1;
  for (std::int64_t i = 0; i < k; ++i) result *= n - i;
  return c.done(from_big(c.heap, result));
}

Outcome math_isqrt(NativeCall& c) {
  if (!take_int(c, c.args[0])) return Outcome::error;
  if (int_sign(c.heap, c.args[0]) < 0)
    return fail(c, TypeId::ValueError, "isqrt() argument must be nonnegative");
  return c.done(from_big(c.heap, boost::multiprecision::sqrt(to_big(c.heap, c.args[0]))));
}

}  // namespace kvant::python
