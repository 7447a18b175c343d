// int (+) int.
#include <cmath>

#include "sim/python/int_big.h"
#include "sim/python/interpreter.h"

namespace kvant::python {

namespace {

Fast give(Value v, Value& out) {
  out = v;
  return v ? Fast::done : Fast::error;
}

Fast zero_division(Interpreter& in, BinaryOp op) {
  const std::string_view message = op == BinaryOp::true_divide ? "division by zero"
                                   : op == BinaryOp::remainder ? "integer modulo by zero"
                                                               : "integer division or modulo by zero";
  in.raise(TypeId::ZeroDivisionError, message);
  return Fast::error;
}

void charge_product(Interpreter& in, std::uint64_t bits_a, std::uint64_t bits_b) {
  in.charge(product_time(bits_a, bits_b));
}
void charge_linear(Interpreter& in, std::uint64_t bits) {
  in.charge(static_cast<VirtualTime>(bits / 60));
}

Fast shift_left(Interpreter& in, Value a, Value b, Value& out) {
  Heap& heap = in.heap;
  if (int_sign(heap, b) < 0) {
    in.raise(TypeId::ValueError, "negative shift count");
    return Fast::error;
  }
  std::int64_t count = 0;
  const std::uint64_t length = int_bit_length(heap, a);
  if (length == 0) return give(Value::small(0), out);
  if (!int_to_i64(heap, b, count)) {
    in.raise(TypeId::OverflowError, "too many digits in integer");
    return Fast::error;
  }
  if (length + static_cast<std::uint64_t>(count) <= 62) {
    std::int64_t value = 0;
    int_to_i64(heap, a, value);
    return give(Value::small(value * (std::int64_t{1} << count)), out);
  }
  if (int_too_large(in, length + static_cast<std::uint64_t>(count))) return Fast::error;
  charge_linear(in, length + static_cast<std::uint64_t>(count));
  BigNumber number = to_big(heap, a);
  number <<= static_cast<std::size_t>(count);
  return give(from_big(heap, number), out);
}

Fast shift_right(Interpreter& in, Value a, Value b, Value& out) {
  Heap& heap = in.heap;
  if (int_sign(heap, b) < 0) {
    in.raise(TypeId::ValueError, "negative shift count");
    return Fast::error;
  }
  std::int64_t count = 0, value = 0;
  const std::uint64_t length = int_bit_length(heap, a);
  if (!int_to_i64(heap, b, count) || static_cast<std::uint64_t>(count) >= length)
    return give(Value::small(int_sign(heap, a) < 0 ? -1 : 0), out);
  if (int_to_i64(heap, a, value)) return give(new_int(heap, value >> count), out);  // count < length
  charge_linear(in, length);
  return give(from_big(heap, shift_right_floor(to_big(heap, a), static_cast<std::uint64_t>(count))), out);
}

Fast true_divide(Interpreter& in, Value a, Value b, Value& out) {
  Heap& heap = in.heap;
  if (int_sign(heap, b) == 0) return zero_division(in, BinaryOp::true_divide);
  const std::uint64_t bits_a = int_bit_length(heap, a), bits_b = int_bit_length(heap, b);
  if (bits_a <= 53 && bits_b <= 53)
    return give(new_float(heap, int_to_double(heap, a) / int_to_double(heap, b)), out);
  if (bits_a == 0) return give(new_float(heap, int_sign(heap, b) < 0 ? -0.0 : 0.0), out);
  // A quotient of at least 64 bits, so that one rounding is left.
  const std::int64_t shift = 66 - (static_cast<std::int64_t>(bits_a) - static_cast<std::int64_t>(bits_b));
  BigNumber x = boost::multiprecision::abs(to_big(heap, a)), y = boost::multiprecision::abs(to_big(heap, b));
  if (shift > 0) x <<= static_cast<std::size_t>(shift);
  if (shift < 0) y <<= static_cast<std::size_t>(-shift);
  BigNumber quotient, remainder;
  boost::multiprecision::divide_qr(x, y, quotient, remainder);
  double result = big_to_double(quotient, -shift, !remainder.is_zero());
  if (std::isinf(result)) {
    in.raise(TypeId::OverflowError, "integer division result too large for a float");
    return Fast::error;
  }
  if (int_sign(heap, a) != int_sign(heap, b)) result = -result;
  return give(new_float(heap, result), out);
}

Fast power(Interpreter& in, Value a, Value b, Value& out) {
  Heap& heap = in.heap;
  if (int_sign(heap, b) < 0) {
    double x = int_to_double(heap, a), y = int_to_double(heap, b);
    if (std::isinf(x) || std::isinf(y)) {
      in.raise(TypeId::OverflowError, "int too large to convert to float");
      return Fast::error;
    }
    return float_binary(in, BinaryOp::power, x, y, out);
  }
  const std::uint64_t length = int_bit_length(heap, a);
  std::int64_t exponent = 0;
  const bool fits = int_to_i64(heap, b, exponent);
  if (length <= 1) {  // 0, 1, -1
    const int sign = int_sign(heap, a);
    if (int_sign(heap, b) == 0) return give(Value::small(1), out);
    if (sign >= 0) return give(Value::small(sign), out);
    const BigNumber e = to_big(heap, b);
    return give(Value::small(boost::multiprecision::bit_test(e, 0) ? -1 : 1), out);
  }
  const std::uint64_t limit = kMaxIntBits / (length - 1);
  if (!fits || static_cast<std::uint64_t>(exponent) > limit) {
    int_too_large(in, kMaxIntBits + 1);
    return Fast::error;
  }
  const std::uint64_t bits = length * static_cast<std::uint64_t>(exponent);
  if (bits <= 62) {
    std::int64_t base = 0, result = 1;
    int_to_i64(heap, a, base);
    for (std::int64_t i = 0; i < exponent; ++i) result *= base;
    return give(Value::small(result), out);
  }
  charge_product(in, bits / 2, bits / 2);
  return give(from_big(heap, boost::multiprecision::pow(to_big(heap, a), static_cast<unsigned>(exponent))),
              out);
}

Fast big_binary(Interpreter& in, BinaryOp op, Value a, Value b, Value& out) {
  Heap& heap = in.heap;
  const std::uint64_t bits_a = int_bit_length(heap, a), bits_b = int_bit_length(heap, b);
  const BigNumber x = to_big(heap, a), y = to_big(heap, b);
  switch (op) {
    case BinaryOp::add:
      charge_linear(in, bits_a + bits_b);
      return give(from_big(heap, x + y), out);
    case BinaryOp::subtract:
      charge_linear(in, bits_a + bits_b);
      return give(from_big(heap, x - y), out);
    case BinaryOp::multiply:
      if (int_too_large(in, bits_a + bits_b)) return Fast::error;
      charge_product(in, bits_a, bits_b);
      return give(from_big(heap, x * y), out);
    case BinaryOp::and_:
      charge_linear(in, bits_a + bits_b);
      return give(from_big(heap, x & y), out);
    case BinaryOp::or_:
      charge_linear(in, bits_a + bits_b);
      return give(from_big(heap, x | y), out);
    case BinaryOp::xor_:
      charge_linear(in, bits_a + bits_b);
      return give(from_big(heap, x ^ y), out);
    case BinaryOp::floor_divide:
    case BinaryOp::remainder: {
      if (y.is_zero()) return zero_division(in, op);
      if (bits_a > bits_b) charge_product(in, bits_a - bits_b, bits_b);
      BigNumber quotient, remainder;
      floor_divide(x, y, quotient, remainder);
      return give(from_big(heap, op == BinaryOp::floor_divide ? quotient : remainder), out);
    }
    default:
      return give(heap.kept(kNotImplemented), out);
  }
}

}  // namespace

// Work beyond one instruction's: CPython multiplies digits of 30 bits one by one, and from 70 digits on by
// Karatsuba's method (Objects/longobject.c). About 1 ns a digit product.
VirtualTime product_time(std::uint64_t bits_a, std::uint64_t bits_b) {
  constexpr double kDigit = 30, kCutoff = 70, kNs = 1.0;
  const double a = static_cast<double>(bits_a) / kDigit, b = static_cast<double>(bits_b) / kDigit;
  const double small = a < b ? a : b, large = a < b ? b : a;
  double factor = 1;
  for (double n = small; n > kCutoff; n /= 2) factor *= 0.75;
  return static_cast<VirtualTime>(small * large * factor * kNs);
}
Fast int_binary(Interpreter& in, BinaryOp op, Value a, Value b, Value& out) {
  Heap& heap = in.heap;
  switch (op) {
    case BinaryOp::lshift:
      return shift_left(in, a, b, out);
    case BinaryOp::rshift:
      return shift_right(in, a, b, out);
    case BinaryOp::true_divide:
      return true_divide(in, a, b, out);
    case BinaryOp::power:
      return power(in, a, b, out);
    default:
      break;
  }
  std::int64_t x = 0, y = 0, result = 0;
  if (!int_to_i64(heap, a, x) || !int_to_i64(heap, b, y)) return big_binary(in, op, a, b, out);
  switch (op) {
    case BinaryOp::add:
      if (__builtin_add_overflow(x, y, &result)) return big_binary(in, op, a, b, out);
      break;
    case BinaryOp::subtract:
      if (__builtin_sub_overflow(x, y, &result)) return big_binary(in, op, a, b, out);
      break;
    case BinaryOp::multiply:
      if (__builtin_mul_overflow(x, y, &result)) return big_binary(in, op, a, b, out);
      break;
    case BinaryOp::floor_divide:
      if (y == 0) return zero_division(in, op);
      if (y == -1) return big_binary(in, BinaryOp::subtract, Value::small(0), a, out);
      result = x / y - (x % y != 0 && (x < 0) != (y < 0));
      break;
    case BinaryOp::remainder:
      if (y == 0) return zero_division(in, op);
      if (y == -1) break;
      result = x % y;
      if (result != 0 && (result < 0) != (y < 0)) result += y;
      break;
    case BinaryOp::and_:
    case BinaryOp::or_:
    case BinaryOp::xor_: {
      result = op == BinaryOp::and_ ? x & y : op == BinaryOp::or_ ? x | y : x ^ y;
      const bool bools = heap.layout_of(a) == Layout::singleton && heap.layout_of(b) == Layout::singleton;
      if (bools) return give(heap.kept(bool_value(result != 0)), out);
      break;
    }
    default:
      return give(heap.kept(kNotImplemented), out);
  }
  return give(new_int(heap, result), out);
}

Fast int_power_mod(Interpreter& in, Value a, Value b, Value modulus, Value& out) {
  Heap& heap = in.heap;
  const BigNumber m = to_big(heap, modulus);
  if (m.is_zero()) {
    in.raise(TypeId::ValueError, "pow() 3rd argument cannot be 0");
    return Fast::error;
  }
  const BigNumber size = boost::multiprecision::abs(m);
  BigNumber base, exponent = to_big(heap, b), quotient;
  floor_divide(to_big(heap, a), size, quotient, base);
  if (exponent.sign() < 0) {
    // The inverse by Euclid's extended algorithm.
    BigNumber r0 = size, r1 = base, t0 = 0, t1 = 1;
    while (!r1.is_zero()) {
      const BigNumber q = r0 / r1;
      BigNumber next = r0 - q * r1;
      r0 = r1;
      r1 = next;
      next = t0 - q * t1;
      t0 = t1;
      t1 = next;
    }
    if (r0 != 1) {
      in.raise(TypeId::ValueError, "base is not invertible for the given modulus");
      return Fast::error;
    }
    floor_divide(t0, size, quotient, base);
    exponent = -exponent;
  }
  const std::uint64_t bits = bit_length(size);
  in.charge(static_cast<VirtualTime>(bit_length(exponent)) * 2 * product_time(bits, bits));
  BigNumber result = size == 1 ? BigNumber(0) : BigNumber(boost::multiprecision::powm(base, exponent, size));
  if (m.sign() < 0 && !result.is_zero()) result += m;
  return give(from_big(heap, result), out);
}

}  // namespace kvant::python
