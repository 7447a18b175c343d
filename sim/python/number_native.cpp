#include "sim/python/number_native.h"

#include <fmt/format.h>

#include <cmath>

namespace kvant::python {

namespace {

Outcome finish(NativeCall& c, Fast fast, Value out) {
  return fast == Fast::done ? c.done(out) : Outcome::error;
}

double float_of(NativeCall& c) {
  double d = 0;
  to_double(c.heap, c.args[0], d);
  return d;
}

}  // namespace

Outcome dunder_abs(NativeCall& c) {
  return c.done(number_abs(c.in, c.args[0]));
}

Outcome dunder_bool(NativeCall& c) {
  bool truth = false;
  if (plain_truth(c.in, c.args[0], truth) != Fast::done) return Outcome::error;
  return c.done(bool_result(c.heap, truth));
}

Outcome dunder_divmod(NativeCall& c) {
  Value out;
  return finish(c, number_divmod(c.in, c.args[0], c.args[1], out), out);
}
Outcome dunder_rdivmod(NativeCall& c) {
  Value out;
  return finish(c, number_divmod(c.in, c.args[1], c.args[0], out), out);
}
bool takes_operand(const Heap& heap, Value self, Value other) {
  const auto rank = [&](Value v) {
    const Layout layout = heap.layout_of(v);
    if (layout == Layout::float_) return 2;
    if (layout == Layout::complex) return 3;
    return is_number(heap, v) ? 1 : 4;
  };
  return rank(other) <= rank(self);
}

namespace {

// For __pow__ and __rpow__: all of the operands must be of self's kind.
bool takes_operands(const NativeCall& c) {
  return takes_operand(c.heap, c.args[0], c.args[1]) &&
         (!given(c, 2) || c.args[2] == kNone || takes_operand(c.heap, c.args[0], c.args[2]));
}

}  // namespace

Outcome dunder_pow(NativeCall& c) {
  if (!takes_operands(c)) return c.done(c.heap.kept(not_implemented(c.heap)));
  Value out;
  return finish(c, number_power(c.in, c.args[0], c.args[1], given(c, 2) ? c.args[2] : kNone, out), out);
}
Outcome dunder_rpow(NativeCall& c) {
  if (!takes_operands(c)) return c.done(c.heap.kept(not_implemented(c.heap)));
  Value out;
  return finish(c, number_power(c.in, c.args[1], c.args[0], given(c, 2) ? c.args[2] : kNone, out), out);
}

Outcome dunder_round(NativeCall& c) {
  Value out;
  return finish(c, number_round(c.in, c.args[0], given_not_none(c, 1) ? c.args[1] : Value(), out), out);
}

Outcome format_as_str(NativeCall& c) {
  if (c.phase != 0) return c.done(c.heap.kept(c.reply));
  std::string out;
  switch (str_of(c.in, c.args[0], out)) {
    case Fast::done:
      return c.done(new_str(c.heap, out));
    case Fast::error:
      return Outcome::error;
    case Fast::needs_python:
      break;
  }
  return c.call(c.in.prelude("_str"), {c.args[0]}, 1);
}

Outcome number_dunder_format(NativeCall& c) {
  if (!is_str(c.heap, c.args[1]))
    return fail(c, TypeId::TypeError,
                "__format__() argument must be str, not " + type_name(c.heap, c.args[1]));
  if (text_of(c.heap, c.args[1]).empty()) return format_as_str(c);
  std::string out;
  if (!format_number(c.in, c.args[0], text_of(c.heap, c.args[1]), out)) return Outcome::error;
  return c.done(new_str(c.heap, out));
}

Outcome number_dunder_int(NativeCall& c) {
  Value out;
  if (!is_int(c.heap, c.args[0])) return c.done(float_to_int(c.in, float_of(c)));
  return finish(c, number_unary(c.in, '+', c.args[0], out), out);
}

Outcome number_dunder_float(NativeCall& c) {
  const double d = float_of(c);
  if (std::isinf(d) && is_int(c.heap, c.args[0]))
    return fail(c, TypeId::OverflowError, "int too large to convert to float");
  return c.done(new_float(c.heap, d));
}

Outcome number_dunder_floor(NativeCall& c) {
  if (is_int(c.heap, c.args[0])) return number_dunder_int(c);
  return c.done(float_to_int(c.in, std::floor(float_of(c))));
}
Outcome number_dunder_ceil(NativeCall& c) {
  if (is_int(c.heap, c.args[0])) return number_dunder_int(c);
  return c.done(float_to_int(c.in, std::ceil(float_of(c))));
}

Outcome number_real(NativeCall& c) {
  Value out;
  return finish(c, number_unary(c.in, '+', c.args[0], out), out);
}
Outcome number_imag(NativeCall& c) {
  return c.done(is_int(c.heap, c.args[0]) ? Value::small(0) : new_float(c.heap, 0.0));
}

}  // namespace kvant::python
