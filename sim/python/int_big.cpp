#include "sim/python/int_big.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

#include "sim/python/interpreter.h"

namespace kvant::python {

namespace {

// Magnitude in 64-bit limbs, little-endian, wherever it comes from.
struct Limbs {
  bool negative = false;
  std::size_t size = 0;
  const std::uint64_t* data = nullptr;
  std::uint64_t own = 0;
};

void limbs_of(const Heap& heap, Value v, Limbs& out) {
  std::int64_t i = 0;
  if (v.is_small()) {
    i = v.as_small();
  } else if (heap.layout_of(v) == Layout::singleton) {
    i = v == kTrue;
  } else {
    const BigInt* big = heap.get<BigInt>(v);
    out.negative = big->sign < 0;
    out.size = big->size;
    out.data = big->limbs();
    return;
  }
  out.negative = i < 0;
  out.own = i < 0 ? 0 - static_cast<std::uint64_t>(i) : static_cast<std::uint64_t>(i);
  out.size = i != 0;
  out.data = &out.own;
}

unsigned bits_of(std::uint64_t word) {
  return word == 0 ? 0 : 64 - static_cast<unsigned>(__builtin_clzll(word));
}

}  // namespace

BigNumber to_big(const Heap& heap, Value v) {
  Limbs limbs;
  limbs_of(heap, v, limbs);
  BigNumber number;
  if (limbs.size == 1) {
    number = limbs.data[0];
  } else if (limbs.size > 1) {
    boost::multiprecision::import_bits(number, limbs.data, limbs.data + limbs.size, 64, false);
  }
  if (limbs.negative) number.backend().negate();
  return number;
}

Value from_big(Heap& heap, const BigNumber& number) {
  const std::uint64_t bits = bit_length(number);
  if (bits <= 62) return Value::small(static_cast<std::int64_t>(number));
  if (bits / 8 > heap.limit()) throw HeapExhausted();
  std::vector<std::uint64_t> limbs;
  boost::multiprecision::export_bits(number, std::back_inserter(limbs), 64, false);
  BigInt* big =
      heap.create<BigInt>(type_offset(TypeId::int_), sizeof(BigInt) + limbs.size() * sizeof(std::uint64_t));
  big->sign = number.sign() < 0 ? -1 : 1;
  big->size = static_cast<std::uint32_t>(limbs.size());
  std::memcpy(big->limbs(), limbs.data(), limbs.size() * sizeof(std::uint64_t));
  return Value::object(heap.offset_of(big));
}

int int_sign(const Heap& heap, Value v) {
  Limbs limbs;
  limbs_of(heap, v, limbs);
  return limbs.size == 0 ? 0 : limbs.negative ? -1 : 1;
}

std::uint64_t int_bit_length(const Heap& heap, Value v) {
  Limbs limbs;
  limbs_of(heap, v, limbs);
  return limbs.size == 0 ? 0 : (limbs.size - 1) * 64 + bits_of(limbs.data[limbs.size - 1]);
}

std::uint64_t bit_length(const BigNumber& number) {
  if (number.is_zero()) return 0;
  return boost::multiprecision::msb(number.sign() < 0 ? BigNumber(-number) : number) + 1;
}

int int_compare(const Heap& heap, Value a, Value b) {
  if (a.is_small() && b.is_small()) return a.as_small() < b.as_small() ? -1 : a.as_small() > b.as_small();
  Limbs x, y;
  limbs_of(heap, a, x);
  limbs_of(heap, b, y);
  if (x.negative != y.negative) return x.negative ? -1 : 1;
  int order = x.size < y.size ? -1 : x.size > y.size;
  for (std::size_t i = x.size; order == 0 && i-- > 0;)
    order = x.data[i] < y.data[i] ? -1 : x.data[i] > y.data[i];
  return x.negative ? -order : order;
}

BigNumber shift_right_floor(const BigNumber& number, std::uint64_t bits) {
  if (number.sign() >= 0) return number >> bits;
  // floor(-m / 2^n) = -((m - 1) >> n) - 1
  const BigNumber less = -number - 1;
  return -BigNumber(less >> bits) - 1;
}

void floor_divide(const BigNumber& a, const BigNumber& b, BigNumber& quotient, BigNumber& remainder) {
  boost::multiprecision::divide_qr(a, b, quotient, remainder);
  if (!remainder.is_zero() && (remainder.sign() < 0) != (b.sign() < 0)) {
    --quotient;
    remainder += b;
  }
}

double big_to_double(const BigNumber& number, std::int64_t exponent, bool sticky) {
  if (number.is_zero()) return 0.0;
  BigNumber magnitude = number.sign() < 0 ? BigNumber(-number) : number;
  const auto length = static_cast<std::int64_t>(bit_length(magnitude));
  const std::int64_t top = length + exponent;  // value < 2^top
  if (top > 1024) return number.sign() < 0 ? -HUGE_VAL : HUGE_VAL;
  // Subnormals have fewer bits.
  const std::int64_t keep = std::min<std::int64_t>(53, top + 1074);
  if (keep < 0) return number.sign() < 0 ? -0.0 : 0.0;
  const std::int64_t cut = length - keep;
  if (cut > 0) {
    const auto n = static_cast<std::size_t>(cut);
    const bool half = boost::multiprecision::bit_test(magnitude, static_cast<unsigned>(n - 1));
    const bool rest = sticky || boost::multiprecision::lsb(magnitude) < n - 1;
    magnitude >>= n;
    const bool odd = !magnitude.is_zero() && boost::multiprecision::bit_test(magnitude, 0);
    if (half && (rest || odd)) ++magnitude;
  }
  const auto mantissa = static_cast<double>(static_cast<std::uint64_t>(magnitude));
  const double result = std::ldexp(mantissa, static_cast<int>(exponent + std::max<std::int64_t>(cut, 0)));
  return number.sign() < 0 ? -result : result;
}

bool int_too_large(Interpreter& in, std::uint64_t bits) {
  if (bits <= kMaxIntBits) return false;
  in.raise(TypeId::MemoryError, "");
  return true;
}

bool int_digit_limit(Interpreter& in, Value v) {
  // 4300 digits are 14285 bits at most.
  const std::uint64_t bits = int_bit_length(in.heap, v);
  if (bits <= 14280) return true;
  if (bits < 14300) {
    const BigNumber number = to_big(in.heap, v);
    const BigNumber limit = boost::multiprecision::pow(BigNumber(10), static_cast<unsigned>(kMaxIntDigits));
    if (boost::multiprecision::abs(number) < limit) return true;
  }
  in.raise(TypeId::ValueError,
           "Exceeds the limit (4300 digits) for integer string conversion; use "
           "sys.set_int_max_str_digits() to increase the limit");
  return false;
}

}  // namespace kvant::python
