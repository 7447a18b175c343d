// The native module `math`: functions of real numbers, and its table.
#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "sim/python/math_native.h"
#include "sim/python/natives_values.h"

namespace kvant::python {

bool take_real(NativeCall& c, std::size_t i, double& out) {
  const Value v = c.args[i];
  if (!to_double(c.heap, v, out)) {
    fail(c, TypeId::TypeError, "must be real number, not " + type_name(c.heap, v));
    return false;
  }
  if (!std::isinf(out) || !is_int(c.heap, v)) return true;
  fail(c, TypeId::OverflowError, "int too large to convert to float");
  return false;
}

Outcome domain_error(NativeCall& c) {
  return fail(c, TypeId::ValueError, "math domain error");
}
Outcome range_error(NativeCall& c) {
  return fail(c, TypeId::OverflowError, "math range error");
}

namespace {

Outcome give(NativeCall& c, double d) {
  return c.done(new_float(c.heap, d));
}

// A finite argument with a NaN for a result has none; with an infinite one it is too large (or a pole).
using Real = double (*)(double);
template <Real F, bool pole>
Outcome unary(NativeCall& c) {
  double x = 0;
  if (!take_real(c, 0, x)) return Outcome::error;
  const double y = F(x);
  if (std::isnan(y) && !std::isnan(x)) return domain_error(c);
  if (std::isinf(y) && std::isfinite(x)) return pole ? domain_error(c) : range_error(c);
  return give(c, y);
}

double degrees(double x) {
  return x * (180.0 / 3.141592653589793);
}
double radians(double x) {
  return x * (3.141592653589793 / 180.0);
}

template <int kind>
Outcome rounded(NativeCall& c) {  // floor, ceil, trunc
  static constexpr std::string_view kMethods[] = {"__floor__", "__ceil__", "__trunc__"};
  if (c.phase == 1) return c.done(c.heap.kept(c.reply));
  const Value v = c.args[0];
  const bool own_class = v.is_object() && c.heap.type_at(c.heap.type_of(v))->is_heap;
  if (!own_class && is_int(c.heap, v)) return number_dunder_int(c);
  if (!own_class && v.is_object() && c.heap.layout_of(v) == Layout::float_) {
    const double d = c.heap.get<Float>(v)->value;
    return c.done(float_to_int(c.in, kind == 0 ? std::floor(d) : kind == 1 ? std::ceil(d) : d));
  }
  if (const Value method = c.in.lookup_special(v, c.in.interned(kMethods[kind])))
    return c.call(method, {v}, 1);
  if (kind == 2)
    return fail(c, TypeId::TypeError,
                fmt::format("type {} doesn't define __trunc__ method", type_name(c.heap, v)));
  double d = 0;
  if (!take_real(c, 0, d)) return Outcome::error;
  return c.done(float_to_int(c.in, kind == 0 ? std::floor(d) : std::ceil(d)));
}

// The logarithm of an int of any size, or of a float. False: raised.
bool logarithm(NativeCall& c, std::size_t i, double (*log)(double), double& out) {
  const Value v = c.args[i];
  if (is_int(c.heap, v)) {
    if (int_sign(c.heap, v) <= 0) {
      domain_error(c);
      return false;
    }
    const double d = int_to_double(c.heap, v);
    if (std::isfinite(d)) {
      out = log(d);
      return true;
    }
    const auto bits = static_cast<std::int64_t>(int_bit_length(c.heap, v));
    out = log(big_to_double(to_big(c.heap, v), -bits)) + log(2.0) * static_cast<double>(bits);
    return true;
  }
  double d = 0;
  if (!take_real(c, i, d)) return false;
  if (d <= 0) {
    domain_error(c);
    return false;
  }
  out = log(d);
  return true;
}

Outcome math_log(NativeCall& c) {
  double x = 0, base = 0;
  if (!logarithm(c, 0, std::log, x)) return Outcome::error;
  if (!given(c, 1)) return give(c, x);
  if (!logarithm(c, 1, std::log, base)) return Outcome::error;
  if (base == 0) return fail(c, TypeId::ZeroDivisionError, "float division by zero");
  return give(c, x / base);
}
template <Real F>
Outcome log_of(NativeCall& c) {
  double x = 0;
  return logarithm(c, 0, F, x) ? give(c, x) : Outcome::error;
}

Outcome math_pow(NativeCall& c) {
  double x = 0, y = 0;
  if (!take_real(c, 0, x) || !take_real(c, 1, y)) return Outcome::error;
  const double r = std::pow(x, y);
  if (std::isfinite(x) && std::isfinite(y)) {
    if (std::isnan(r) || (std::isinf(r) && x == 0)) return domain_error(c);
    if (std::isinf(r)) return range_error(c);
  }
  return give(c, r);
}

using Real2 = double (*)(double, double);
template <Real2 F>
Outcome binary_real(NativeCall& c) {
  double x = 0, y = 0;
  if (!take_real(c, 0, x) || !take_real(c, 1, y)) return Outcome::error;
  const double r = F(x, y);
  if (std::isnan(r) && !std::isnan(x) && !std::isnan(y)) return domain_error(c);
  return give(c, r);
}

Outcome math_modf(NativeCall& c) {
  double x = 0, whole = 0;
  if (!take_real(c, 0, x)) return Outcome::error;
  const double fraction = std::modf(x, &whole);
  const Value items[] = {new_float(c.heap, fraction), new_float(c.heap, whole)};
  return c.done(new_tuple_owned(c.heap, items));
}

Outcome math_frexp(NativeCall& c) {
  double x = 0;
  int exponent = 0;
  if (!take_real(c, 0, x)) return Outcome::error;
  const double mantissa = std::isfinite(x) ? std::frexp(x, &exponent) : x;
  const Value items[] = {new_float(c.heap, mantissa), Value::small(exponent)};
  return c.done(new_tuple_owned(c.heap, items));
}

Outcome math_ldexp(NativeCall& c) {
  double x = 0;
  if (!take_real(c, 0, x)) return Outcome::error;
  if (!is_int(c.heap, c.args[1]))
    return fail(c, TypeId::TypeError, "Expected an int as second argument to ldexp.");
  std::int64_t n = 0;
  if (!int_to_i64(c.heap, c.args[1], n)) n = int_sign(c.heap, c.args[1]) * 100000;
  const double r = std::ldexp(x, static_cast<int>(std::clamp<std::int64_t>(n, -100000, 100000)));
  return std::isinf(r) && std::isfinite(x) ? range_error(c) : give(c, r);
}

Outcome math_isclose(NativeCall& c) {
  double a = 0, b = 0, relative = 1e-9, absolute = 0;
  if (!take_real(c, 0, a) || !take_real(c, 1, b)) return Outcome::error;
  if ((given(c, 2) && !take_real(c, 2, relative)) || (given(c, 3) && !take_real(c, 3, absolute)))
    return Outcome::error;
  if (relative < 0 || absolute < 0) return fail(c, TypeId::ValueError, "tolerances must be non-negative");
  const double difference = std::fabs(b - a);
  const bool close = a == b || (!std::isinf(a) && !std::isinf(b) &&
                                (difference <= std::fabs(relative * b) ||
                                 difference <= std::fabs(relative * a) || difference <= absolute));
  return c.done(bool_result(c.heap, close));
}

template <int kind>
Outcome classify(NativeCall& c) {
  double x = 0;
  if (!take_real(c, 0, x)) return Outcome::error;
  return c.done(bool_result(c.heap, kind == 0   ? std::isnan(x)
                                    : kind == 1 ? std::isinf(x)
                                                : std::isfinite(x)));
}

Outcome math_gamma(NativeCall& c) {
  double x = 0;
  if (!take_real(c, 0, x)) return Outcome::error;
  if (x == -HUGE_VAL || (x <= 0 && x == std::floor(x))) return domain_error(c);
  const double r = std::tgamma(x);
  return std::isinf(r) && std::isfinite(x) ? range_error(c) : give(c, r);
}
Outcome math_lgamma(NativeCall& c) {
  double x = 0;
  if (!take_real(c, 0, x)) return Outcome::error;
  if (std::isfinite(x) && x <= 0 && x == std::floor(x)) return domain_error(c);
  const double r = std::lgamma(x);
  return std::isinf(r) && std::isfinite(x) ? range_error(c) : give(c, r);
}

Outcome math_ulp(NativeCall& c) {
  double x = 0;
  if (!take_real(c, 0, x)) return Outcome::error;
  x = std::fabs(x);
  if (!std::isfinite(x)) return give(c, x);
  const double next = std::nextafter(x, HUGE_VAL);
  return give(c, std::isinf(next) ? x - std::nextafter(x, 0.0) : next - x);
}

constexpr std::string_view kX = "x, /", kXY = "x, y, /";

const NativeDef kFunctions[] = {
    {"sqrt", kX, unary<std::sqrt, false>},
    {"cbrt", kX, unary<std::cbrt, false>},
    {"exp", kX, unary<std::exp, false>},
    {"exp2", kX, unary<std::exp2, false>},
    {"expm1", kX, unary<std::expm1, false>},
    {"log1p", kX, unary<std::log1p, true>},
    {"sin", kX, unary<std::sin, false>},
    {"cos", kX, unary<std::cos, false>},
    {"tan", kX, unary<std::tan, false>},
    {"asin", kX, unary<std::asin, false>},
    {"acos", kX, unary<std::acos, false>},
    {"atan", kX, unary<std::atan, false>},
    {"sinh", kX, unary<std::sinh, false>},
    {"cosh", kX, unary<std::cosh, false>},
    {"tanh", kX, unary<std::tanh, false>},
    {"asinh", kX, unary<std::asinh, false>},
    {"acosh", kX, unary<std::acosh, false>},
    {"atanh", kX, unary<std::atanh, true>},
    {"erf", kX, unary<std::erf, false>},
    {"erfc", kX, unary<std::erfc, false>},
    {"fabs", kX, unary<std::fabs, false>},
    {"degrees", kX, unary<degrees, false>},
    {"radians", kX, unary<radians, false>},
    {"floor", kX, rounded<0>},
    {"ceil", kX, rounded<1>},
    {"trunc", kX, rounded<2>},
    {"log", "x, base=, /", math_log},
    {"log2", kX, log_of<std::log2>},
    {"log10", kX, log_of<std::log10>},
    {"pow", kXY, math_pow},
    {"atan2", "y, x, /", binary_real<std::atan2>},
    {"fmod", kXY, binary_real<std::fmod>},
    {"remainder", kXY, binary_real<std::remainder>},
    {"copysign", kXY, binary_real<std::copysign>},
    {"nextafter", kXY, binary_real<std::nextafter>},
    {"ulp", kX, math_ulp},
    {"modf", kX, math_modf},
    {"frexp", kX, math_frexp},
    {"ldexp", "x, i, /", math_ldexp},
    {"isclose", "a, b, *, rel_tol=, abs_tol=", math_isclose},
    {"isnan", kX, classify<0>},
    {"isinf", kX, classify<1>},
    {"isfinite", kX, classify<2>},
    {"gamma", kX, math_gamma},
    {"lgamma", kX, math_lgamma},
    {"hypot", "*coordinates", math_hypot},
    {"dist", "p, q, /", math_dist},
    {"fsum", "seq, /", math_fsum},
    {"prod", "iterable, /, *, start=", math_prod},
    {"factorial", "x, /", math_factorial},
    {"gcd", "*integers", math_gcd},
    {"lcm", "*integers", math_lcm},
    {"comb", "n, k, /", math_comb},
    {"perm", "n, k=, /", math_perm},
    {"isqrt", "n, /", math_isqrt},
};

void fill(Interpreter& in, Value dict) {
  struct Constant {
    std::string_view name;
    double value;
  };
  static constexpr Constant kConstants[] = {
      {"pi", 3.141592653589793},
      {"e", 2.718281828459045},
      {"tau", 6.283185307179586},
      {"inf", std::numeric_limits<double>::infinity()},
      {"nan", std::numeric_limits<double>::quiet_NaN()},
  };
  for (const Constant& constant : kConstants) {
    const Owned value(in.heap, new_float(in.heap, constant.value));
    dict_set_str(in.heap, dict, in.interned(constant.name), value.get());
  }
}

}  // namespace

const ModuleDef kMathModule{"math", kFunctions, fill};

}  // namespace kvant::python
