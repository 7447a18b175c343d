#include "sim/python/number.h"

#include <cmath>
#include <limits>

#include "sim/python/container.h"
#include "sim/python/int_big.h"
#include "sim/python/interpreter.h"

namespace kvant::python {

namespace {

enum class Kind : std::uint8_t { none, integer, floating, complex };

Kind kind_of(const Heap& heap, Value v) {
  if (v.is_small() || v == kTrue || v == kFalse) return Kind::integer;
  if (!v.is_object()) return Kind::none;
  switch (heap.layout_of(v)) {
    case Layout::big_int:
      return Kind::integer;
    case Layout::float_:
      return Kind::floating;
    case Layout::complex:
      return Kind::complex;
    default:
      return Kind::none;
  }
}

Fast give(Value v, Value& out) {
  out = v;
  return v ? Fast::done : Fast::error;
}

// An operand of float arithmetic. False: raised.
bool as_double(Interpreter& in, Value v, double& out) {
  to_double(in.heap, v, out);
  if (!std::isinf(out) || kind_of(in.heap, v) != Kind::integer) return true;
  in.raise(TypeId::OverflowError, "int too large to convert to float");
  return false;
}

// Exact order of an int and a double; `d` is no NaN.
int compare_int_double(const Heap& heap, Value i, double d) {
  if (std::isinf(d)) return d > 0 ? -1 : 1;
  std::int64_t small = 0;
  constexpr std::int64_t kExact = std::int64_t{1} << 53;
  if (int_to_i64(heap, i, small) && small >= -kExact && small <= kExact) {
    const auto x = static_cast<double>(small);
    return x < d ? -1 : x > d;
  }
  const double whole = std::trunc(d);
  const BigNumber a = to_big(heap, i), b(whole);
  if (a != b) return a < b ? -1 : 1;
  return d == whole ? 0 : (whole < d ? -1 : 1);
}

constexpr std::uint64_t kHashPrime = (std::uint64_t{1} << 61) - 1;

std::int64_t finish_hash(std::uint64_t magnitude, bool negative) {
  const std::int64_t h =
      negative ? -static_cast<std::int64_t>(magnitude) : static_cast<std::int64_t>(magnitude);
  return h == -1 ? -2 : h;
}

// Objects/longobject.c and Python/pyhash.c: a number's value modulo 2**61 - 1.
std::int64_t hash_double(double d, Offset identity) {
  constexpr std::int64_t kHashInf = 314159;
  if (std::isinf(d)) return d > 0 ? kHashInf : -kHashInf;
  if (std::isnan(d)) return static_cast<std::int64_t>(identity >> 4);
  int exponent = 0;
  double m = std::frexp(std::fabs(d), &exponent);
  std::uint64_t x = 0;
  while (m != 0.0) {
    x = ((x << 28) & kHashPrime) | x >> (61 - 28);
    m *= 268435456.0;  // 2**28
    exponent -= 28;
    const auto y = static_cast<std::uint64_t>(m);
    m -= static_cast<double>(y);
    x += y;
    if (x >= kHashPrime) x -= kHashPrime;
  }
  exponent = exponent >= 0 ? exponent % 61 : 61 - 1 - ((-1 - exponent) % 61);
  x = ((x << exponent) & kHashPrime) | x >> (61 - exponent);
  return finish_hash(x, d < 0);
}

Value order_result(Heap& heap, CompareOp op, int order) {
  bool b = false;
  switch (op) {
    case CompareOp::lt:
      b = order < 0;
      break;
    case CompareOp::le:
      b = order <= 0;
      break;
    case CompareOp::eq:
      b = order == 0;
      break;
    case CompareOp::ne:
      b = order != 0;
      break;
    case CompareOp::gt:
      b = order > 0;
      break;
    case CompareOp::ge:
      b = order >= 0;
      break;
  }
  return heap.kept(bool_value(b));
}

// nullopt-like: false when unordered (a NaN).
bool order_of(const Heap& heap, Value a, Kind ka, Value b, Kind kb, int& order) {
  if (ka == Kind::integer && kb == Kind::integer) {
    order = int_compare(heap, a, b);
    return true;
  }
  if (ka == Kind::floating && kb == Kind::floating) {
    const double x = heap.get<Float>(a)->value, y = heap.get<Float>(b)->value;
    order = x < y ? -1 : x > y;
    return !std::isnan(x) && !std::isnan(y);
  }
  const double d = heap.get<Float>(ka == Kind::floating ? a : b)->value;
  if (std::isnan(d)) return false;
  order = ka == Kind::integer ? compare_int_double(heap, a, d) : -compare_int_double(heap, b, d);
  return true;
}

void complex_parts(const Heap& heap, Value v, double& real, double& imag) {
  if (heap.layout_of(v) == Layout::complex) {
    real = heap.get<Complex>(v)->real;
    imag = heap.get<Complex>(v)->imag;
  } else {
    to_double(heap, v, real);
    imag = 0;
  }
}

}  // namespace

Value new_int(Heap& heap, std::int64_t i) {
  if (i >= kSmallMin && i <= kSmallMax) return Value::small(i);
  BigInt* big = heap.create<BigInt>(type_offset(TypeId::int_), sizeof(BigInt) + sizeof(std::uint64_t));
  big->sign = i < 0 ? -1 : 1;
  big->size = 1;
  *big->limbs() = i < 0 ? 0 - static_cast<std::uint64_t>(i) : static_cast<std::uint64_t>(i);
  return Value::object(heap.offset_of(big));
}

Value new_int_u64(Heap& heap, std::uint64_t i) {
  if (i <= static_cast<std::uint64_t>(kSmallMax)) return Value::small(static_cast<std::int64_t>(i));
  const Value v = new_int(heap, std::numeric_limits<std::int64_t>::max());
  *heap.get<BigInt>(v)->limbs() = i;
  return v;
}

bool is_int(const Heap& heap, Value v) {
  return kind_of(heap, v) == Kind::integer;
}
bool is_number(const Heap& heap, Value v) {
  return kind_of(heap, v) != Kind::none;
}

bool int_to_i64(const Heap& heap, Value v, std::int64_t& out) {
  if (v.is_small()) {
    out = v.as_small();
    return true;
  }
  if (heap.layout_of(v) == Layout::singleton) {
    out = v == kTrue;
    return true;
  }
  const BigInt* big = heap.get<BigInt>(v);
  if (big->size > 1) return false;
  const std::uint64_t magnitude = big->size == 0 ? 0 : *big->limbs();
  if (magnitude > (std::uint64_t{1} << 63) - (big->sign > 0)) return false;
  out = static_cast<std::int64_t>(big->sign < 0 ? 0 - magnitude : magnitude);
  return true;
}

double int_to_double(const Heap& heap, Value v) {
  std::int64_t i = 0;
  if (int_to_i64(heap, v, i)) return static_cast<double>(i);
  return big_to_double(to_big(heap, v));
}

Value int_from_double(Heap& heap, double d) {
  if (std::fabs(d) < 4611686018427387904.0) return Value::small(static_cast<std::int64_t>(d));
  return from_big(heap, BigNumber(std::trunc(d)));
}

Value float_to_int(Interpreter& in, double d) {
  if (std::isnan(d)) return in.raise(TypeId::ValueError, "cannot convert float NaN to integer");
  if (std::isinf(d)) return in.raise(TypeId::OverflowError, "cannot convert float infinity to integer");
  return int_from_double(in.heap, d);
}

Value new_float(Heap& heap, double d) {
  Float* f = heap.create<Float>(type_offset(TypeId::float_));
  f->value = d;
  return Value::object(heap.offset_of(f));
}

Value new_complex(Heap& heap, double real, double imag) {
  Complex* c = heap.create<Complex>(type_offset(TypeId::complex));
  c->real = real;
  c->imag = imag;
  return Value::object(heap.offset_of(c));
}

bool to_double(const Heap& heap, Value v, double& out) {
  switch (kind_of(heap, v)) {
    case Kind::integer:
      out = int_to_double(heap, v);
      return true;
    case Kind::floating:
      out = heap.get<Float>(v)->value;
      return true;
    default:
      return false;
  }
}

Fast number_binary(Interpreter& in, BinaryOp op, Value a, Value b, Value& out) {
  const Kind ka = kind_of(in.heap, a), kb = kind_of(in.heap, b);
  if (ka == Kind::integer && kb == Kind::integer) return int_binary(in, op, a, b, out);
  if (ka == Kind::none || kb == Kind::none) return give(in.heap.kept(kNotImplemented), out);
  if (ka == Kind::complex || kb == Kind::complex) {
    double unused = 0;
    if (ka != Kind::complex && !as_double(in, a, unused)) return Fast::error;
    if (kb != Kind::complex && !as_double(in, b, unused)) return Fast::error;
    return complex_binary(in, op, a, b, out);
  }
  double x = 0, y = 0;
  switch (op) {
    case BinaryOp::and_:
    case BinaryOp::or_:
    case BinaryOp::xor_:
    case BinaryOp::lshift:
    case BinaryOp::rshift:
    case BinaryOp::matrix_multiply:
      return give(in.heap.kept(kNotImplemented), out);
    default:
      break;
  }
  if (!as_double(in, a, x) || !as_double(in, b, y)) return Fast::error;
  return float_binary(in, op, x, y, out);
}

Fast number_unary(Interpreter& in, char op, Value v, Value& out) {
  Heap& heap = in.heap;
  std::int64_t i = 0;
  switch (kind_of(heap, v)) {
    case Kind::integer:
      if (int_to_i64(heap, v, i) && i > std::numeric_limits<std::int64_t>::min())
        return give(new_int(heap, op == '-' ? -i : op == '~' ? ~i : i), out);
      if (op == '+') {
        if (heap.is_exact(v, TypeId::int_)) return give(heap.kept(v), out);
        return give(from_big(heap, to_big(heap, v)), out);
      }
      return give(from_big(heap, op == '-' ? BigNumber(-to_big(heap, v)) : BigNumber(-to_big(heap, v) - 1)),
                  out);
    case Kind::floating:
      if (op == '~') break;
      return give(new_float(heap, op == '-' ? -heap.get<Float>(v)->value : heap.get<Float>(v)->value), out);
    case Kind::complex: {
      if (op == '~') break;
      const Complex c = *heap.get<Complex>(v);
      return give(op == '-' ? new_complex(heap, -c.real, -c.imag) : new_complex(heap, c.real, c.imag), out);
    }
    case Kind::none:
      break;
  }
  return give(heap.kept(kNotImplemented), out);
}

Fast number_compare(Interpreter& in, CompareOp op, Value a, Value b, Value& out) {
  Heap& heap = in.heap;
  const Kind ka = kind_of(heap, a), kb = kind_of(heap, b);
  if (ka == Kind::none || kb == Kind::none) return give(heap.kept(kNotImplemented), out);
  if (ka == Kind::complex || kb == Kind::complex) {
    if (op != CompareOp::eq && op != CompareOp::ne) return give(heap.kept(kNotImplemented), out);
    return give(heap.kept(bool_value(number_equal(heap, a, b) == (op == CompareOp::eq))), out);
  }
  int order = 0;
  if (!order_of(heap, a, ka, b, kb, order)) return give(heap.kept(bool_value(op == CompareOp::ne)), out);
  return give(order_result(heap, op, order), out);
}

bool number_equal(const Heap& heap, Value a, Value b) {
  const Kind ka = kind_of(heap, a), kb = kind_of(heap, b);
  if (ka == Kind::none || kb == Kind::none) return false;
  if (ka != Kind::complex && kb != Kind::complex) {
    int order = 0;
    return order_of(heap, a, ka, b, kb, order) && order == 0;
  }
  if (ka == Kind::complex && kb == Kind::complex) {
    const Complex *x = heap.get<Complex>(a), *y = heap.get<Complex>(b);
    return x->real == y->real && x->imag == y->imag;
  }
  const Value other = ka == Kind::complex ? b : a;
  const Complex* c = heap.get<Complex>(ka == Kind::complex ? a : b);
  if (c->imag != 0) return false;
  if (is_int(heap, other)) return !std::isnan(c->real) && compare_int_double(heap, other, c->real) == 0;
  return heap.get<Float>(other)->value == c->real;
}

std::int64_t number_hash(const Heap& heap, Value v) {
  switch (kind_of(heap, v)) {
    case Kind::integer: {
      std::int64_t i = 0;
      if (int_to_i64(heap, v, i) && i > std::numeric_limits<std::int64_t>::min())
        return finish_hash(static_cast<std::uint64_t>(i < 0 ? -i : i) % kHashPrime, i < 0);
      const BigNumber number = to_big(heap, v);
      const BigNumber rest = boost::multiprecision::abs(number) % kHashPrime;
      return finish_hash(static_cast<std::uint64_t>(rest), number.sign() < 0);
    }
    case Kind::floating:
      return hash_double(heap.get<Float>(v)->value, v.offset());
    case Kind::complex: {
      const Complex* c = heap.get<Complex>(v);
      const auto h = static_cast<std::uint64_t>(hash_double(c->real, v.offset())) +
                     1000003u * static_cast<std::uint64_t>(hash_double(c->imag, v.offset()));
      const auto result = static_cast<std::int64_t>(h);
      return result == -1 ? -2 : result;
    }
    case Kind::none:
      break;
  }
  return 0;
}

Fast number_divmod(Interpreter& in, Value a, Value b, Value& out) {
  Heap& heap = in.heap;
  const Kind ka = kind_of(heap, a), kb = kind_of(heap, b);
  if (ka == Kind::none || kb == Kind::none || ka == Kind::complex || kb == Kind::complex)
    return give(heap.kept(kNotImplemented), out);
  double divisor = 1;
  if ((ka == Kind::floating || kb == Kind::floating) && to_double(heap, b, divisor) && divisor == 0) {
    in.raise(TypeId::ZeroDivisionError, "float divmod()");
    return Fast::error;
  }
  Value items[2];
  Fast fast = number_binary(in, BinaryOp::floor_divide, a, b, items[0]);
  if (fast != Fast::done) return fast;
  fast = number_binary(in, BinaryOp::remainder, a, b, items[1]);
  if (fast != Fast::done) {
    heap.drop(items[0]);
    return fast;
  }
  return give(new_tuple_owned(heap, items), out);
}

Fast number_power(Interpreter& in, Value a, Value b, Value modulus, Value& out) {
  Heap& heap = in.heap;
  if (!modulus || modulus == kNone) return number_binary(in, BinaryOp::power, a, b, out);
  if (!is_number(heap, a) || !is_number(heap, b)) return give(heap.kept(kNotImplemented), out);
  if (is_int(heap, a) && is_int(heap, b) && is_int(heap, modulus))
    return int_power_mod(in, a, b, modulus, out);
  in.raise(TypeId::TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
  return Fast::error;
}

Value number_abs(Interpreter& in, Value v) {
  Heap& heap = in.heap;
  Value out;
  switch (kind_of(heap, v)) {
    case Kind::integer:
      number_unary(in, int_sign(heap, v) < 0 ? '-' : '+', v, out);
      return out;
    case Kind::floating:
      return new_float(heap, std::fabs(heap.get<Float>(v)->value));
    case Kind::complex: {
      double real = 0, imag = 0;
      complex_parts(heap, v, real, imag);
      const double size = std::hypot(real, imag);
      if (std::isinf(size) && std::isfinite(real) && std::isfinite(imag))
        return in.raise(TypeId::OverflowError, "absolute value too large");
      return new_float(heap, size);
    }
    case Kind::none:
      break;
  }
  return Value();
}

}  // namespace kvant::python
