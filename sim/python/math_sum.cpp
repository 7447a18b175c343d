// math: sums and products of many numbers, rounded once.
#include <fmt/format.h>

#include <cmath>

#include "sim/python/math_native.h"

namespace kvant::python {

namespace {

constexpr int kScale = 1074;  // 2^-1074 is the smallest double: all doubles are multiples of it

bool real_of(NativeCall& c, Value v, double& out) {
  if (!to_double(c.heap, v, out)) {
    fail(c, TypeId::TypeError, "must be real number, not " + type_name(c.heap, v));
    return false;
  }
  if (!std::isinf(out) || !is_int(c.heap, v)) return true;
  fail(c, TypeId::OverflowError, "int too large to convert to float");
  return false;
}

// The length of a vector, within an ulp even where squares overflow: squares as pairs of doubles (fused
// multiply-add gives what the product lost), and one step of Newton's method.
double length_of(const std::vector<double>& vector) {
  double largest = 0;
  bool nan = false;
  for (double x : vector) {
    if (std::isinf(x)) return HUGE_VAL;
    nan = nan || std::isnan(x);
    largest = std::max(largest, std::fabs(x));
  }
  if (nan) return std::nan("");
  if (largest == 0) return 0;
  int exponent = 0;
  std::frexp(largest, &exponent);
  double sum = 1, lost = 0;  // begins with 1, as the low parts are exact then
  for (double original : vector) {
    const double x = std::ldexp(original, -exponent);
    const double square = x * x;
    const double low = std::fma(x, x, -square);
    const double next = sum + square;
    lost += (sum - next) + square + low;
    sum = next;
  }
  sum = sum - 1;
  double root = std::sqrt(sum + lost);
  const double square = root * root;
  const double low = std::fma(root, root, -square);
  root += ((sum - square) - low + lost) / (2 * root);
  return std::ldexp(root, exponent);
}

}  // namespace

Outcome math_fsum(NativeCall& c) {
  std::vector<Value> items;
  Outcome outcome{};
  if (!gather(c, c.args[0], items, outcome)) return outcome;
  BigNumber sum = 0;
  double special = 0;
  bool has_special = false, good = true;
  bool plus = false, minus = false;
  for (Value v : items) {
    double d = 0;
    good = real_of(c, v, d);
    if (!good) break;
    if (!std::isfinite(d)) {
      plus = plus || d > 0;
      minus = minus || d < 0;
      special += d;
      has_special = true;
      continue;
    }
    if (d == 0) continue;
    int exponent = 0;
    const double mantissa = std::ldexp(std::frexp(d, &exponent), 53);  // an integer
    const int shift = exponent - 53 + kScale;
    BigNumber term(static_cast<std::int64_t>(mantissa));
    if (shift >= 0) {
      term <<= static_cast<unsigned>(shift);
    } else {  // a subnormal: its low bits are zero
      term = shift_right_floor(term, static_cast<std::uint64_t>(-shift));
    }
    sum += term;
  }
  drop_all(c.heap, items);
  if (!good) return Outcome::error;
  if (plus && minus) return fail(c, TypeId::ValueError, "-inf + inf in fsum");
  if (has_special) return c.done(new_float(c.heap, special));
  const double result = big_to_double(sum, -kScale);
  if (std::isinf(result)) return fail(c, TypeId::OverflowError, "intermediate overflow in fsum");
  return c.done(new_float(c.heap, result));
}

Outcome math_prod(NativeCall& c) {
  if (c.phase == 1) return c.done(c.heap.kept(c.reply));
  std::vector<Value> items;
  Outcome outcome{};
  if (!gather(c, c.args[0], items, outcome)) return outcome;
  Owned product(c.heap, given(c, 1) ? c.heap.kept(c.args[1]) : Value::small(1));
  Fast fast = Fast::done;
  for (Value v : items) {
    Value next;
    fast = is_number(c.heap, product.get()) && is_number(c.heap, v)
               ? number_binary(c.in, BinaryOp::multiply, product.get(), v, next)
               : Fast::needs_python;
    if (fast != Fast::done) break;
    product = Owned(c.heap, next);
  }
  if (fast == Fast::needs_python) {
    c.heap.assign(c.slot[0], new_list_owned(c.heap, items));  // lives until the answer
    return c.call(c.in.prelude("_math_prod"), {c.slot[0], given(c, 1) ? c.args[1] : Value::small(1)}, 1);
  }
  drop_all(c.heap, items);
  return fast == Fast::done ? c.done(product.take()) : Outcome::error;
}

Outcome math_hypot(NativeCall& c) {
  std::vector<double> vector;
  for (Value v : tuple_items(c.heap, c.args[0])) {
    double d = 0;
    if (!real_of(c, v, d)) return Outcome::error;
    vector.push_back(d);
  }
  return c.done(new_float(c.heap, length_of(vector)));
}

Outcome math_dist(NativeCall& c) {
  std::vector<Value> points[2];
  for (std::size_t i = 0; i < 2; ++i) {
    if (collect(c.in, c.args[i], points[i]) == Fast::done) continue;
    drop_all(c.heap, points[0]);
    if (!c.in.has_exception())
      c.in.raise(TypeId::TypeError, "points must be tuples, lists or other plain sequences");
    return Outcome::error;
  }
  std::vector<double> vector;
  bool good = points[0].size() == points[1].size();
  if (!good) c.in.raise(TypeId::ValueError, "both points must have the same number of dimensions");
  for (std::size_t i = 0; good && i < points[0].size(); ++i) {
    double a = 0, b = 0;
    good = real_of(c, points[0][i], a) && real_of(c, points[1][i], b);
    vector.push_back(a - b);
  }
  drop_all(c.heap, points[0]);
  drop_all(c.heap, points[1]);
  return good ? c.done(new_float(c.heap, length_of(vector))) : Outcome::error;
}

}  // namespace kvant::python
