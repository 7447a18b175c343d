#include "sim/python/compile/integer.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace kvant::python::codegen {

Integer::Integer(std::int64_t value) : negative_(value < 0) {
  std::uint64_t magnitude =
      negative_ ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
  for (; magnitude; magnitude >>= 32) limbs_.push_back(static_cast<std::uint32_t>(magnitude));
}

Integer Integer::make(Limbs limbs, bool negative) {
  trim(limbs);
  Integer result;
  result.negative_ = negative && !limbs.empty();
  result.limbs_ = std::move(limbs);
  return result;
}

void Integer::trim(Limbs& limbs) {
  while (!limbs.empty() && limbs.back() == 0) limbs.pop_back();
}

Integer Integer::parse(std::string_view digits, int base) {
  const bool negative = digits.starts_with('-');
  if (negative) digits.remove_prefix(1);
  Limbs limbs;
  for (const char c : digits) {
    std::uint64_t carry = static_cast<std::uint64_t>(c <= '9' ? c - '0' : c - 'a' + 10);
    for (std::uint32_t& limb : limbs) {
      carry += static_cast<std::uint64_t>(limb) * static_cast<std::uint64_t>(base);
      limb = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    if (carry) limbs.push_back(static_cast<std::uint32_t>(carry));
  }
  return make(std::move(limbs), negative);
}

Integer Integer::from_text(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const bool hex = text.starts_with("0x");
  if (hex) text.remove_prefix(2);
  const Integer magnitude = parse(text, hex ? 16 : 10);
  return negative ? -magnitude : magnitude;
}

std::size_t Integer::bit_length() const {
  if (limbs_.empty()) return 0;
  return limbs_.size() * 32 - static_cast<std::size_t>(std::countl_zero(limbs_.back()));
}

std::optional<std::int64_t> Integer::to_int64() const {
  if (limbs_.size() > 2) return std::nullopt;
  std::uint64_t magnitude = 0;
  for (std::size_t i = limbs_.size(); i-- > 0;) magnitude = magnitude << 32 | limbs_[i];
  const std::uint64_t limit = (std::uint64_t{1} << 63) - (negative_ ? 0 : 1);
  if (magnitude > limit) return std::nullopt;
  return static_cast<std::int64_t>(negative_ ? ~magnitude + 1 : magnitude);
}

std::optional<double> Integer::to_double() const {
  const std::size_t bits = bit_length();
  if (bits > 1025) return std::nullopt;
  // The top 64 bits, the lowest of them standing for everything below it: enough for one correct rounding.
  const std::size_t shift = bits > 64 ? bits - 64 : 0;
  std::uint64_t top = 0;
  const Limbs high = make(limbs_, false).shifted_right(shift).limbs_;
  for (std::size_t i = high.size(); i-- > 0;) top = top << 32 | high[i];
  for (std::size_t i = 0; i < shift && !(top & 1); ++i)
    if (limbs_[i / 32] >> (i % 32) & 1) top |= 1;
  const double value = std::ldexp(static_cast<double>(top), static_cast<int>(shift));
  if (std::isinf(value)) return std::nullopt;
  return negative_ ? -value : value;
}

std::uint32_t Integer::divide_small(Limbs& limbs, std::uint32_t divisor) {
  std::uint64_t remainder = 0;
  for (std::size_t i = limbs.size(); i-- > 0;) {
    remainder = remainder << 32 | limbs[i];
    limbs[i] = static_cast<std::uint32_t>(remainder / divisor);
    remainder %= divisor;
  }
  trim(limbs);
  return static_cast<std::uint32_t>(remainder);
}

std::string Integer::to_decimal() const {
  if (limbs_.empty()) return "0";
  std::string text;
  Limbs rest = limbs_;
  while (!rest.empty()) {
    std::uint32_t chunk = divide_small(rest, 1'000'000'000);
    for (int i = 0; i < 9 && (chunk || !rest.empty()); ++i, chunk /= 10)
      text += static_cast<char>('0' + chunk % 10);
  }
  if (negative_) text += '-';
  std::reverse(text.begin(), text.end());
  return text;
}

std::string Integer::to_text() const {
  if (to_int64()) return to_decimal();
  std::string text;
  for (const std::uint32_t limb : limbs_)
    for (int shift = 0; shift < 32; shift += 4) text += "0123456789abcdef"[limb >> shift & 15];
  while (text.back() == '0') text.pop_back();
  text += negative_ ? "x0-" : "x0";
  std::reverse(text.begin(), text.end());
  return text;
}

int Integer::compare(const Limbs& a, const Limbs& b) {
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  for (std::size_t i = a.size(); i-- > 0;)
    if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
  return 0;
}

Integer::Limbs Integer::add(const Limbs& a, const Limbs& b) {
  Limbs sum;
  std::uint64_t carry = 0;
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    carry += (i < a.size() ? a[i] : std::uint64_t{0}) + (i < b.size() ? b[i] : 0);
    sum.push_back(static_cast<std::uint32_t>(carry));
    carry >>= 32;
  }
  if (carry) sum.push_back(static_cast<std::uint32_t>(carry));
  return sum;
}

Integer::Limbs Integer::subtract(const Limbs& a, const Limbs& b) {
  Limbs difference;
  std::int64_t borrow = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::int64_t limb = static_cast<std::int64_t>(a[i]) - (i < b.size() ? b[i] : 0) - borrow;
    borrow = limb < 0;
    if (borrow) limb += std::int64_t{1} << 32;
    difference.push_back(static_cast<std::uint32_t>(limb));
  }
  return difference;
}

Integer Integer::operator-() const {
  return make(limbs_, !negative_);
}

Integer operator+(const Integer& a, const Integer& b) {
  if (a.negative_ == b.negative_) return Integer::make(Integer::add(a.limbs_, b.limbs_), a.negative_);
  if (Integer::compare(a.limbs_, b.limbs_) >= 0)
    return Integer::make(Integer::subtract(a.limbs_, b.limbs_), a.negative_);
  return Integer::make(Integer::subtract(b.limbs_, a.limbs_), b.negative_);
}

Integer operator*(const Integer& a, const Integer& b) {
  Integer::Limbs product(a.limbs_.size() + b.limbs_.size());
  for (std::size_t i = 0; i < a.limbs_.size(); ++i) {
    std::uint64_t carry = 0;
    for (std::size_t j = 0; j < b.limbs_.size() || carry; ++j) {
      carry += product[i + j];
      if (j < b.limbs_.size()) carry += static_cast<std::uint64_t>(a.limbs_[i]) * b.limbs_[j];
      product[i + j] = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
  }
  return Integer::make(std::move(product), a.negative_ != b.negative_);
}

Integer::Limbs Integer::twos_complement(std::size_t size) const {
  Limbs limbs = limbs_;
  limbs.resize(size);
  if (!negative_) return limbs;
  for (std::uint32_t& limb : limbs) limb = ~limb;
  limbs = add(limbs, {1});
  limbs.resize(size);
  return limbs;
}

Integer Integer::from_twos_complement(Limbs limbs) {
  const bool negative = !limbs.empty() && limbs.back() >> 31;
  if (negative) {
    const std::size_t size = limbs.size();
    for (std::uint32_t& limb : limbs) limb = ~limb;
    limbs = add(limbs, {1});
    limbs.resize(size);
  }
  return make(std::move(limbs), negative);
}

template <typename F>
Integer Integer::bitwise(const Integer& a, const Integer& b, F f) {
  const std::size_t size = std::max(a.limbs_.size(), b.limbs_.size()) + 1;
  Limbs left = a.twos_complement(size);
  const Limbs right = b.twos_complement(size);
  for (std::size_t i = 0; i < size; ++i) left[i] = f(left[i], right[i]);
  return from_twos_complement(std::move(left));
}

Integer operator&(const Integer& a, const Integer& b) {
  return Integer::bitwise(a, b, [](std::uint32_t x, std::uint32_t y) { return x & y; });
}
Integer operator|(const Integer& a, const Integer& b) {
  return Integer::bitwise(a, b, [](std::uint32_t x, std::uint32_t y) { return x | y; });
}
Integer operator^(const Integer& a, const Integer& b) {
  return Integer::bitwise(a, b, [](std::uint32_t x, std::uint32_t y) { return x ^ y; });
}

Integer Integer::shifted_left(std::size_t bits) const {
  Limbs shifted(bits / 32);
  const unsigned within = bits % 32;
  std::uint64_t carry = 0;
  for (const std::uint32_t limb : limbs_) {
    carry |= static_cast<std::uint64_t>(limb) << within;
    shifted.push_back(static_cast<std::uint32_t>(carry));
    carry >>= 32;
  }
  shifted.push_back(static_cast<std::uint32_t>(carry));
  return make(std::move(shifted), negative_);
}

Integer Integer::shifted_right(std::size_t bits) const {
  if (negative_) {  // -(x >> n) would round towards zero
    const Integer one(1);
    return -((-*this - one).shifted_right(bits) + one);
  }
  Limbs shifted;
  const unsigned within = bits % 32;
  for (std::size_t i = bits / 32; i < limbs_.size(); ++i) {
    const std::uint64_t pair =
        (i + 1 < limbs_.size() ? static_cast<std::uint64_t>(limbs_[i + 1]) << 32 : 0) | limbs_[i];
    shifted.push_back(static_cast<std::uint32_t>(pair >> within));
  }
  return make(std::move(shifted), false);
}

Integer Integer::power(std::uint64_t exponent) const {
  Integer result(1), base = *this;
  for (; exponent; exponent >>= 1) {
    if (exponent & 1) result = result * base;
    if (exponent > 1) base = base * base;
  }
  return result;
}

void Integer::divide(const Integer& divisor, Integer& quotient, Integer& remainder) const {
  Limbs q(limbs_.size());
  Integer rest;
  for (std::size_t bit = bit_length(); bit-- > 0;) {
    rest = rest.shifted_left(1);
    if (limbs_[bit / 32] >> (bit % 32) & 1) rest = rest + Integer(1);
    if (compare(rest.limbs_, divisor.limbs_) >= 0) {
      rest = make(subtract(rest.limbs_, divisor.limbs_), false);
      q[bit / 32] |= std::uint32_t{1} << (bit % 32);
    }
  }
  quotient = make(std::move(q), negative_ != divisor.negative_);
  remainder = make(rest.limbs_, negative_);
  if (!remainder.is_zero() && negative_ != divisor.negative_) {
    quotient = quotient - Integer(1);
    remainder = remainder + divisor;
  }
}

}  // namespace kvant::python::codegen
