// Integers as Boost.Multiprecision sees them: for the operations beyond 62 bits.
#pragma once
#include <boost/multiprecision/cpp_int.hpp>
#include <cstdint>

#include "sim/base/time.h"
#include "sim/python/number.h"

namespace kvant::python {

using BigNumber = boost::multiprecision::cpp_int;

BigNumber to_big(const Heap& heap, Value v);  // int, bool or a subclass
Value from_big(Heap& heap, const BigNumber& number);
// Sign (-1, 0, 1) and bits of the magnitude, without conversion.
int int_sign(const Heap& heap, Value v);
std::uint64_t int_bit_length(const Heap& heap, Value v);
std::uint64_t bit_length(const BigNumber& number);
// floor(number / 2^bits).
BigNumber shift_right_floor(const BigNumber& number, std::uint64_t bits);
void floor_divide(const BigNumber& a, const BigNumber& b, BigNumber& quotient, BigNumber& remainder);
// number * 2^exponent, rounded once to nearest even; `sticky`: the true value is a little further from zero.
double big_to_double(const BigNumber& number, std::int64_t exponent = 0, bool sticky = false);
// Larger results are refused: MemoryError instead of minutes of work.
inline constexpr std::uint64_t kMaxIntBits = std::uint64_t{64} << 23;
bool int_too_large(Interpreter& in, std::uint64_t bits);  // true: raised

// Virtual time CPython's multiplication takes for factors of so many bits.
VirtualTime product_time(std::uint64_t bits_a, std::uint64_t bits_b);

// The arithmetic of two ints; number_binary's part.
Fast int_binary(Interpreter& in, BinaryOp op, Value a, Value b, Value& out);
Fast int_power_mod(Interpreter& in, Value a, Value b, Value modulus, Value& out);
Fast float_binary(Interpreter& in, BinaryOp op, double a, double b, Value& out);
Fast complex_binary(Interpreter& in, BinaryOp op, Value a, Value b, Value& out);
int int_compare(const Heap& heap, Value a, Value b);  // < 0, 0, > 0
bool int_digit_limit(Interpreter& in, Value v);       // false: raised; str(v) would be too long
inline constexpr std::size_t kMaxIntDigits = 4300;    // sys.int_info.default_max_str_digits

}  // namespace kvant::python
