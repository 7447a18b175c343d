// Whole numbers of any size, as far as constant folding and printing need them: sign and magnitude.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kvant::python::codegen {

class Integer {
 public:
  Integer() = default;
  explicit Integer(std::int64_t value);
  // Digits in `base` (10 or 16), lower case, with an optional '-' in front.
  static Integer parse(std::string_view digits, int base);
  // The notation of code.h: decimal, or 0x…, each with an optional '-'.
  static Integer from_text(std::string_view text);

  bool is_zero() const { return limbs_.empty(); }
  bool is_negative() const { return negative_; }
  std::size_t bit_length() const;
  std::optional<std::int64_t> to_int64() const;
  // Nearest double, ties to even; none when it is out of range.
  std::optional<double> to_double() const;
  std::string to_decimal() const;
  // The notation of code.h: decimal when it fits 64 bits, otherwise 0x… with an optional '-'.
  std::string to_text() const;

  Integer operator-() const;
  friend Integer operator+(const Integer& a, const Integer& b);
  friend Integer operator-(const Integer& a, const Integer& b) { return a + -b; }
  friend Integer operator*(const Integer& a, const Integer& b);
  friend Integer operator&(const Integer& a, const Integer& b);
  friend Integer operator|(const Integer& a, const Integer& b);
  friend Integer operator^(const Integer& a, const Integer& b);
  friend bool operator==(const Integer& a, const Integer& b) = default;
  Integer shifted_left(std::size_t bits) const;
  Integer shifted_right(std::size_t bits) const;  // towards minus infinity
  Integer power(std::uint64_t exponent) const;
  // Towards minus infinity, the remainder has the sign of `divisor`, which is not zero.
  void divide(const Integer& divisor, Integer& quotient, Integer& remainder) const;

 private:
  using Limbs = std::vector<std::uint32_t>;
  static int compare(const Limbs& a, const Limbs& b);
  static Limbs add(const Limbs& a, const Limbs& b);
  static Limbs subtract(const Limbs& a, const Limbs& b);  // a >= b
  static void trim(Limbs& limbs);
  static std::uint32_t divide_small(Limbs& limbs, std::uint32_t divisor);  // returns the remainder
  static Integer make(Limbs limbs, bool negative);
  Limbs twos_complement(std::size_t size) const;
  static Integer from_twos_complement(Limbs limbs);
  template <typename F>
  static Integer bitwise(const Integer& a, const Integer& b, F f);

  Limbs limbs_;  // least significant first, no leading zeros
  bool negative_ = false;
};

}  // namespace kvant::python::codegen
