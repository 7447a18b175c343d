// float (+) float and complex (+) complex, as Objects/floatobject.c and complexobject.c.
#include <cmath>

#include "sim/python/int_big.h"
#include "sim/python/interpreter.h"

namespace kvant::python {

namespace {

Fast give(Value v, Value& out) {
  out = v;
  return v ? Fast::done : Fast::error;
}

Fast fail(Interpreter& in, TypeId type, std::string_view message) {
  in.raise(type, message);
  return Fast::error;
}

// Quotient (floored) and remainder with the divisor's sign.
void float_divmod(double x, double y, double& quotient, double& remainder) {
  remainder = std::fmod(x, y);
  double div = (x - remainder) / y;
  if (remainder != 0) {
    if ((y < 0) != (remainder < 0)) {
      remainder += y;
      div -= 1.0;
    }
  } else {
    remainder = std::copysign(0.0, y);
  }
  if (div != 0) {
    quotient = std::floor(div);
    if (div - quotient > 0.5) quotient += 1.0;
  } else {
    quotient = std::copysign(0.0, x / y);
  }
}

struct Pair {
  double real, imag;
};

Pair pair_of(const Heap& heap, Value v) {
  if (heap.layout_of(v) == Layout::complex) return {heap.get<Complex>(v)->real, heap.get<Complex>(v)->imag};
  Pair p{0, 0};
  to_double(heap, v, p.real);
  return p;
}

Pair product(Pair a, Pair b) {
  return {a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real};
}

Pair quotient(Pair a, Pair b) {  // b is not zero
  if (std::fabs(b.real) >= std::fabs(b.imag)) {
    const double ratio = b.imag / b.real, denominator = b.real + b.imag * ratio;
    return {(a.real + a.imag * ratio) / denominator, (a.imag - a.real * ratio) / denominator};
  }
  if (std::fabs(b.imag) >= std::fabs(b.real)) {
    const double ratio = b.real / b.imag, denominator = b.real * ratio + b.imag;
    return {(a.real * ratio + a.imag) / denominator, (a.imag * ratio - a.real) / denominator};
  }
  return {std::nan(""), std::nan("")};
}

Pair integer_power(Pair x, std::int64_t n) {
  Pair result{1, 0}, p = x;
  for (std::uint64_t mask = n < 0 ? static_cast<std::uint64_t>(-n) : static_cast<std::uint64_t>(n); mask != 0;
       mask >>= 1) {
    if (mask & 1) result = product(result, p);
    if (mask > 1) p = product(p, p);
  }
  return n < 0 ? quotient({1, 0}, result) : result;
}

Pair general_power(Pair a, Pair b) {
  const double size = std::hypot(a.real, a.imag);
  double length = std::pow(size, b.real);
  const double angle = std::atan2(a.imag, a.real);
  double phase = angle * b.real;
  if (b.imag != 0) {
    length *= std::exp(-angle * b.imag);
    phase += b.imag * std::log(size);
  }
  return {length * std::cos(phase), length * std::sin(phase)};
}

Fast complex_power(Interpreter& in, Pair a, Pair b, Value& out) {
  Pair r{1, 0};
  if (b.real == 0 && b.imag == 0) return give(new_complex(in.heap, 1, 0), out);
  if (a.real == 0 && a.imag == 0) {
    if (b.imag != 0 || b.real < 0)
      return fail(in, TypeId::ZeroDivisionError, "0.0 to a negative or complex power");
    r = {0, 0};
  } else if (b.imag == 0 && b.real == std::floor(b.real) && std::fabs(b.real) <= 100.0) {
    r = integer_power(a, static_cast<std::int64_t>(b.real));
  } else {
    r = general_power(a, b);
  }
  if (std::isinf(r.real) || std::isinf(r.imag))
    return fail(in, TypeId::OverflowError, "complex exponentiation");
  return give(new_complex(in.heap, r.real, r.imag), out);
}

Fast float_power(Interpreter& in, double x, double y, Value& out) {
  if (x == 0 && y < 0) return fail(in, TypeId::ZeroDivisionError, "0.0 cannot be raised to a negative power");
  if (x < 0 && std::isfinite(x) && std::isfinite(y) && y != std::floor(y))
    return complex_power(in, {x, 0}, {y, 0}, out);
  const double result = std::pow(x, y);
  if (std::isinf(result) && std::isfinite(x) && std::isfinite(y))
    return fail(in, TypeId::OverflowError, "(34, 'Numerical result out of range')");
  return give(new_float(in.heap, result), out);
}

}  // namespace

Fast float_binary(Interpreter& in, BinaryOp op, double x, double y, Value& out) {
  Heap& heap = in.heap;
  double q = 0, r = 0;
  switch (op) {
    case BinaryOp::add:
      return give(new_float(heap, x + y), out);
    case BinaryOp::subtract:
      return give(new_float(heap, x - y), out);
    case BinaryOp::multiply:
      return give(new_float(heap, x * y), out);
    case BinaryOp::true_divide:
      if (y == 0) return fail(in, TypeId::ZeroDivisionError, "float division by zero");
      return give(new_float(heap, x / y), out);
    case BinaryOp::floor_divide:
      if (y == 0) return fail(in, TypeId::ZeroDivisionError, "float floor division by zero");
      float_divmod(x, y, q, r);
      return give(new_float(heap, q), out);
    case BinaryOp::remainder:
      if (y == 0) return fail(in, TypeId::ZeroDivisionError, "float modulo");
      float_divmod(x, y, q, r);
      return give(new_float(heap, r), out);
    case BinaryOp::power:
      return float_power(in, x, y, out);
    default:
      return give(heap.kept(kNotImplemented), out);
  }
}

Fast complex_binary(Interpreter& in, BinaryOp op, Value a, Value b, Value& out) {
  Heap& heap = in.heap;
  const Pair x = pair_of(heap, a), y = pair_of(heap, b);
  Pair r{0, 0};
  switch (op) {
    case BinaryOp::add:
      r = {x.real + y.real, x.imag + y.imag};
      break;
    case BinaryOp::subtract:
      r = {x.real - y.real, x.imag - y.imag};
      break;
    case BinaryOp::multiply:
      r = product(x, y);
      break;
    case BinaryOp::true_divide:
      if (y.real == 0 && y.imag == 0) return fail(in, TypeId::ZeroDivisionError, "complex division by zero");
      r = quotient(x, y);
      break;
    case BinaryOp::power:
      return complex_power(in, x, y, out);
    default:
      return give(heap.kept(kNotImplemented), out);
  }
  return give(new_complex(heap, r.real, r.imag), out);
}

}  // namespace kvant::python
