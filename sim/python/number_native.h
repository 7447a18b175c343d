// Natives of numbers, for their tables.
#pragma once
#include "sim/python/container_native.h"
#include "sim/python/int_big.h"
#include "sim/python/number.h"
#include "sim/python/text_native.h"

namespace kvant::python {

// int(text, base): white space, sign, prefix, underscores and the digits of all scripts. Null: raised.
// `shown`: the repr of the argument for the message.
Value int_from_literal(Interpreter& in, std::string_view text, std::int64_t base, Value shown);

// Methods every kind of number has.
template <char op>
Outcome dunder_unary(NativeCall& c) {
  Value out;
  return number_unary(c.in, op, c.args[0], out) == Fast::done ? c.done(out) : Outcome::error;
}
Outcome dunder_abs(NativeCall& c);
Outcome dunder_bool(NativeCall& c);
Outcome dunder_divmod(NativeCall& c);
Outcome dunder_rdivmod(NativeCall& c);
Outcome dunder_pow(NativeCall& c);
Outcome dunder_rpow(NativeCall& c);
Outcome dunder_round(NativeCall& c);
Outcome number_dunder_format(NativeCall& c);
// __format__ with an empty specification: what str() gives.
Outcome format_as_str(NativeCall& c);
Outcome number_dunder_int(NativeCall& c);  // __int__, __trunc__, __index__
Outcome number_dunder_float(NativeCall& c);
Outcome number_dunder_floor(NativeCall& c);
Outcome number_dunder_ceil(NativeCall& c);
Outcome number_real(NativeCall& c);  // of int and float: itself
Outcome number_imag(NativeCall& c);

// Whether a number's methods take `other` as the other operand: int's take an int only, float's an int too.
bool takes_operand(const Heap& heap, Value self, Value other);

template <BinaryOp op, bool reflected>
Outcome number_dunder_binary(NativeCall& c) {
  if (!takes_operand(c.heap, c.args[0], c.args[1])) return c.done(c.heap.kept(not_implemented(c.heap)));
  return dunder_binary<op, false, reflected>(c);
}

#define KVANT_NUMBER_OPERATOR(text, op) \
  { "__" text "__", "self, other, /", handing<number_dunder_binary<BinaryOp::op, false>> }
#define KVANT_NUMBER_REFLECTED(text, op) \
  { "__r" text "__", "self, other, /", handing<number_dunder_binary<BinaryOp::op, true>> }

#define KVANT_ARITHMETIC                                                                                  \
  KVANT_NUMBER_OPERATOR("add", add), KVANT_NUMBER_REFLECTED("add", add),                                  \
      KVANT_NUMBER_OPERATOR("sub", subtract), KVANT_NUMBER_REFLECTED("sub", subtract),                    \
      KVANT_NUMBER_OPERATOR("mul", multiply), KVANT_NUMBER_REFLECTED("mul", multiply),                    \
      KVANT_NUMBER_OPERATOR("truediv", true_divide), KVANT_NUMBER_REFLECTED("truediv", true_divide),      \
      {"__pow__", "self, value, mod=, /", dunder_pow}, {"__rpow__", "self, value, mod=, /", dunder_rpow}, \
      {"__neg__", "self", dunder_unary<'-'>}, {"__pos__", "self", dunder_unary<'+'>},                     \
      {"__abs__", "self", dunder_abs}, {"__bool__", "self", dunder_bool},                                 \
      {"__hash__", "self", handing<dunder_hash>}, {"__repr__", "self", handing<dunder_repr>}, {           \
    "__format__", "self, format_spec, /", number_dunder_format                                            \
  }
#define KVANT_REAL_ARITHMETIC                                                                              \
  KVANT_ARITHMETIC, KVANT_NUMBER_OPERATOR("floordiv", floor_divide),                                       \
      KVANT_NUMBER_REFLECTED("floordiv", floor_divide), KVANT_NUMBER_OPERATOR("mod", remainder),           \
      KVANT_NUMBER_REFLECTED("mod", remainder), {"__divmod__", "self, other, /", dunder_divmod},           \
      {"__rdivmod__", "self, other, /", dunder_rdivmod}, {"__round__", "self, ndigits=, /", dunder_round}, \
      {"__int__", "self", number_dunder_int}, {"__trunc__", "self", number_dunder_int},                    \
      {"__float__", "self", number_dunder_float}, {"__floor__", "self", number_dunder_floor},              \
      {"__ceil__", "self", number_dunder_ceil}, KVANT_COMPARISONS

}  // namespace kvant::python
