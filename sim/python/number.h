// int, float, complex. Big integers use Boost.Multiprecision for their arithmetic.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "sim/python/protocol.h"

namespace kvant::python {

Value new_int(Heap& heap, std::int64_t i);
Value new_int_u64(Heap& heap, std::uint64_t i);
Value int_from_text(Heap& heap, std::string_view digits,
                    int base);           // sign, digits (no prefix, no underscores); null if bad
bool is_int(const Heap& heap, Value v);  // int, bool or a subclass
// Fits in 64 bits? bools count as 0 and 1.
bool int_to_i64(const Heap& heap, Value v, std::int64_t& out);
std::string int_to_text(const Heap& heap, Value v, int base = 10);
double int_to_double(const Heap& heap, Value v);  // inf if too large
Value int_from_double(Heap& heap, double d);      // truncates; d is finite
Value new_float(Heap& heap, double d);
Value new_complex(Heap& heap, double real, double imag);
std::string float_repr(double d);                        // shortest round trip, as CPython
bool to_double(const Heap& heap, Value v, double& out);  // int, bool, float
// Arithmetic of numbers; NotImplemented (kept) when one is no number; raises ZeroDivisionError etc.
Fast number_binary(Interpreter& in, BinaryOp op, Value a, Value b, Value& out);
Fast number_unary(Interpreter& in, char op, Value v, Value& out);
Fast number_compare(Interpreter& in, CompareOp op, Value a, Value b, Value& out);
bool number_equal(const Heap& heap, Value a, Value b);
std::int64_t number_hash(const Heap& heap, Value v);  // as CPython: equal numbers, equal hashes
bool is_number(const Heap& heap, Value v);
// format(v, spec) for int, float, complex, bool, and for str: the whole mini-language. Raises ValueError as
// CPython.
bool format_number(Interpreter& in, Value v, std::string_view spec, std::string& out);
bool format_str(Interpreter& in, std::string_view text, std::string_view spec, std::string& out);
// text % args, with native conversions only.
Fast percent_format(Interpreter& in, Value text, Value args, std::string& out);

// --- for the builtin functions; operands are numbers, or `out` is kNotImplemented (kept)
Fast number_divmod(Interpreter& in, Value a, Value b, Value& out);                // a tuple
Fast number_power(Interpreter& in, Value a, Value b, Value modulus, Value& out);  // modulus: None or int
Fast number_round(Interpreter& in, Value v, Value digits /* null: to an int */, Value& out);
Value number_abs(Interpreter& in, Value v);  // null: no number (nothing raised) or raised
// repr of int, bool, float, complex. False: raised (more than 4300 digits).
bool number_repr(Interpreter& in, Value v, std::string& out);
// bin(), oct(), hex() of an int: with prefix.
std::string int_prefixed(const Heap& heap, Value v, int base);
std::string complex_repr(double real, double imag);
bool float_from_text(std::string_view text, double& out);  // as float(text), white space trimmed
Value float_to_int(Interpreter& in, double d);             // int(d); raises for infinity and NaN

}  // namespace kvant::python
