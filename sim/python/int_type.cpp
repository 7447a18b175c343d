// The tables of int and bool.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/python/natives_values.h"
#include "sim/python/number_native.h"
#include "sim/python/tail.h"
#include "sim/python/text_unicode.h"

namespace kvant::python {

namespace {

bool is_digit_char(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Underscores stand between digits (or after the prefix) only. False if one stands elsewhere.
bool drop_underscores(std::string& digits, bool after_prefix) {
  std::string out;
  char before = after_prefix ? '0' : '_';
  for (char c : digits) {
    if (c == '_') {
      if (before == '_') return false;
    } else {
      out += c;
    }
    before = c;
  }
  if (before == '_') return false;
  digits = out;
  return true;
}

int prefix_base(std::string_view s) {
  if (s.size() < 2 || s[0] != '0') return 0;
  switch (s[1]) {
    case 'x':
    case 'X':
      return 16;
    case 'o':
    case 'O':
      return 8;
    case 'b':
    case 'B':
      return 2;
    default:
      return 0;
  }
}

// White space trimmed, digits of other scripts as ASCII; what is neither becomes '?'.
std::string ascii_digits(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const int digit = c < 0x80 ? -1 : unicode::decimal_value(c);
    plain += unicode::is_trimmed_space(c) ? ' '
             : digit >= 0                 ? static_cast<char>('0' + digit)
             : c < 0x80                   ? static_cast<char>(c)
                                          : '?';
  }
  const std::size_t first = plain.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return plain.substr(first, plain.find_last_not_of(' ') - first + 1);
}

Value int_of_type(NativeCall& c, Value owned) {
  if (owned.is_null()) return owned;
  if (c.args[0] == type_value(TypeId::bool_)) {  // bool.from_bytes
    const Owned number(c.heap, owned);
    return bool_result(c.heap, number.get() != Value::small(0));
  }
  return as_instance(c.heap, c.args[0].offset(), owned);
}

Value plain_int(Interpreter& in, Value v) {  // owned
  Value out;
  number_unary(in, '+', v, out);
  return out;
}

Outcome int_construct(NativeCall& c) {
  Heap& heap = c.heap;
  if (c.args[0] == type_value(TypeId::bool_))
    return fail(c, TypeId::TypeError, "int.__new__(bool) is not safe, use bool.__new__()");
  const bool has_base = given(c, 2);
  if (c.phase != 0) {  // what __int__, __index__ or __trunc__ gave
    if (!is_int(heap, c.reply))
      return fail(c, TypeId::TypeError,
                  fmt::format("{} returned non-{} (type {})",
                              c.phase == 1   ? "__int__"
                              : c.phase == 2 ? "__index__"
                                             : "__trunc__",
                              c.phase == 3 ? "Integral" : "int", type_name(heap, c.reply)));
    return c.done(int_of_type(c, plain_int(c.in, c.reply)));
  }
  if (!given(c, 1)) {
    if (has_base) return fail(c, TypeId::TypeError, "int() missing string argument");
    return c.done(int_of_type(c, Value::small(0)));
  }
  const Value v = c.args[1];
  const bool text = is_str(heap, v) || is_bytes_like(heap, v);
  std::int64_t base = 10;
  if (has_base) {
    if (!take_index(c, c.args[2], base)) return Outcome::error;
    if (base != 0 && (base < 2 || base > 36))
      return fail(c, TypeId::ValueError, "int() base must be >= 2 and <= 36, or 0");
    if (!text) return fail(c, TypeId::TypeError, "int() can't convert non-string with explicit base");
  }
  if (text) return c.done(int_of_type(c, int_from_literal(c.in, raw_text(heap, v), base, v)));
  if (v.is_object() && !heap.type_at(heap.type_of(v))->is_heap) {
    if (heap.layout_of(v) == Layout::float_)
      return c.done(int_of_type(c, float_to_int(c.in, heap.get<Float>(v)->value)));
    if (is_int(heap, v)) return c.done(int_of_type(c, plain_int(c.in, v)));
  } else if (v.is_small()) {
    return c.done(int_of_type(c, v));
  }
  static constexpr std::string_view kMethods[] = {"__int__", "__index__", "__trunc__"};
  for (int i = 0; i < 3; ++i) {
    if (const Value method = c.in.lookup_special(v, c.in.interned(kMethods[i])))
      return c.call(method, {v}, i + 1);
  }
  return fail(c, TypeId::TypeError,
              fmt::format("int() argument must be a string, a bytes-like object or a real number, not '{}'",
                          type_name(heap, v)));
}

Outcome int_bit_length_native(NativeCall& c) {
  return c.done(Value::small(static_cast<std::int64_t>(int_bit_length(c.heap, c.args[0]))));
}

Outcome int_bit_count(NativeCall& c) {
  std::int64_t count = 0;
  BigNumber number = boost::multiprecision::abs(to_big(c.heap, c.args[0]));
  std::vector<std::uint64_t> limbs;
  if (!number.is_zero()) boost::multiprecision::export_bits(number, std::back_inserter(limbs), 64, false);
  for (std::uint64_t limb : limbs) count += __builtin_popcountll(limb);
  return c.done(Value::small(count));
}

Outcome int_ratio(NativeCall& c) {
  const Value items[] = {plain_int(c.in, c.args[0]), Value::small(1)};
  return c.done(new_tuple_owned(c.heap, items));
}

Outcome int_denominator(NativeCall& c) {
  return c.done(Value::small(1));
}

// byteorder: "little" or "big" (the default). False: raised.
bool take_order(NativeCall& c, std::size_t i, bool& little) {
  little = false;
  if (!given(c, i)) return true;
  if (is_str(c.heap, c.args[i])) {
    const std::string_view order = text_of(c.heap, c.args[i]);
    little = order == "little";
    if (little || order == "big") return true;
    fail(c, TypeId::ValueError, "byteorder must be either 'little' or 'big'");
  } else {
    fail(c, TypeId::TypeError, "argument 'byteorder' must be str, not " + type_name(c.heap, c.args[i]));
  }
  return false;
}

Outcome int_to_bytes(NativeCall& c) {
  std::int64_t length = 1;
  bool little = false, is_signed = false;
  if (!take_index_or(c, 1, 1, length) || !take_order(c, 2, little)) return Outcome::error;
  if (given(c, 3)) truth_of(c.in, c.args[3], is_signed);
  if (length < 0) return fail(c, TypeId::ValueError, "length argument must be non-negative");
  if (static_cast<std::uint64_t>(length) > c.heap.limit()) return fail(c, TypeId::MemoryError, "");
  BigNumber number = to_big(c.heap, c.args[0]);
  const bool negative = number.sign() < 0;
  if (negative && !is_signed) return fail(c, TypeId::OverflowError, "can't convert negative int to unsigned");
  const std::uint64_t bits = negative ? bit_length(-number - 1) : bit_length(number);
  if (bits + (is_signed ? 1 : 0) > static_cast<std::uint64_t>(length) * 8 &&
      (length > 0 || bits > 0 || negative))
    return fail(c, TypeId::OverflowError, "int too big to convert");
  if (negative) number += BigNumber(1) << static_cast<std::size_t>(length * 8);
  std::string data;
  if (!number.is_zero()) boost::multiprecision::export_bits(number, std::back_inserter(data), 8, false);
  data.resize(static_cast<std::size_t>(length), '\0');
  if (!little) std::reverse(data.begin(), data.end());
  return c.done(new_bytes(c.heap, data));
}

Outcome int_from_bytes(NativeCall& c) {
  bool little = false, is_signed = false;
  if (!take_order(c, 2, little)) return Outcome::error;
  if (given(c, 3)) truth_of(c.in, c.args[3], is_signed);
  std::string data;
  if (is_bytes_like(c.heap, c.args[1])) {
    data = bytes_of(c.heap, c.args[1]);
  } else {
    if (is_str(c.heap, c.args[1])) return fail(c, TypeId::TypeError, "cannot convert 'str' object to bytes");
    std::vector<Value> items;
    Outcome outcome{};
    if (!gather(c, c.args[1], items, outcome)) return outcome;
    bool good = true;
    for (Value v : items) {
      std::int64_t i = 0;
      if (good && is_int(c.heap, v) && (!int_to_i64(c.heap, v, i) || i < 0 || i > 255)) {
        fail(c, TypeId::ValueError, "bytes must be in range(0, 256)");
        good = false;
      }
      char byte = 0;
      good = good && take_byte(c, v, byte);
      data += byte;
    }
    drop_all(c.heap, items);
    if (!good) return Outcome::error;
  }
  if (!little) std::reverse(data.begin(), data.end());
  BigNumber number;
  std::vector<unsigned char> bytes(data.begin(), data.end());
  if (!bytes.empty()) boost::multiprecision::import_bits(number, bytes.begin(), bytes.end(), 8, false);
  if (is_signed && !bytes.empty() && (bytes.back() & 0x80) != 0) number -= BigNumber(1) << (bytes.size() * 8);
  return c.done(int_of_type(c, from_big(c.heap, number)));
}

Outcome bool_construct(NativeCall& c) {
  if (c.phase == 1) return c.done(c.heap.kept(c.reply));
  bool truth = false;
  if (!given(c, 1)) return c.done(c.heap.kept(kFalse));
  switch (truth_of(c.in, c.args[1], truth)) {
    case Fast::done:
      return c.done(bool_result(c.heap, truth));
    case Fast::error:
      return Outcome::error;
    case Fast::needs_python:
      break;
  }
  return c.call(c.in.prelude("_truth"), {c.args[1]}, 1);
}

Outcome int_getnewargs(NativeCall& c) {
  const Value items[] = {plain_int(c.in, c.args[0])};
  return c.done(new_tuple_owned(c.heap, items));
}

const NativeDef kMethods[] = {
    {"bit_length", "self", int_bit_length_native},
    {"bit_count", "self", int_bit_count},
    {"as_integer_ratio", "self", int_ratio},
    {"conjugate", "self", number_real},
    {"to_bytes", "self, length=, byteorder=, *, signed=", int_to_bytes},
    {"__index__", "self", number_dunder_int},
    {"__invert__", "self", dunder_unary<'~'>},
    {"__getnewargs__", "self", int_getnewargs},
    KVANT_NUMBER_OPERATOR("and", and_),
    KVANT_NUMBER_REFLECTED("and", and_),
    KVANT_NUMBER_OPERATOR("or", or_),
    KVANT_NUMBER_REFLECTED("or", or_),
    KVANT_NUMBER_OPERATOR("xor", xor_),
    KVANT_NUMBER_REFLECTED("xor", xor_),
    KVANT_NUMBER_OPERATOR("lshift", lshift),
    KVANT_NUMBER_REFLECTED("lshift", lshift),
    KVANT_NUMBER_OPERATOR("rshift", rshift),
    KVANT_NUMBER_REFLECTED("rshift", rshift),
    KVANT_REAL_ARITHMETIC,
};
const NativeDef kClassMethods[] = {{"from_bytes", "cls, bytes, byteorder=, *, signed=", int_from_bytes}};
const NativeDef kGetters[] = {
    {"real", "self", number_real},
    {"imag", "self", number_imag},
    {"numerator", "self", number_real},
    {"denominator", "self", int_denominator},
};
const NativeDef kBoolMethods[] = {
    {"__repr__", "self", handing<dunder_repr>}, KVANT_NUMBER_OPERATOR("and", and_),
    KVANT_NUMBER_REFLECTED("and", and_),        KVANT_NUMBER_OPERATOR("or", or_),
    KVANT_NUMBER_REFLECTED("or", or_),          KVANT_NUMBER_OPERATOR("xor", xor_),
    KVANT_NUMBER_REFLECTED("xor", xor_),
};

}  // namespace

Value int_from_literal(Interpreter& in, std::string_view text, std::int64_t base, Value shown) {
  Heap& heap = in.heap;
  const auto invalid = [&] {
    const std::string repr =
        is_str(heap, shown) ? repr_text(text_of(heap, shown)) : repr_bytes(bytes_of(heap, shown));
    return in.raise(TypeId::ValueError, fmt::format("invalid literal for int() with base {}: {}", base,
                                                    repr.substr(0, byte_index(repr, 200))));
  };
  std::string plain = ascii_digits(text);
  bool negative = false;
  if (!plain.empty() && (plain[0] == '-' || plain[0] == '+')) {
    negative = plain[0] == '-';
    plain.erase(0, 1);
  }
  const int from_prefix = prefix_base(plain);
  const std::int64_t asked = base;
  std::int64_t used = base;
  bool prefixed = false;
  if (from_prefix != 0 && (asked == 0 || asked == from_prefix)) {
    used = from_prefix;
    prefixed = true;
    plain.erase(0, 2);
  } else if (asked == 0) {
    used = 10;
  }
  if (!drop_underscores(plain, prefixed) || plain.empty()) return invalid();
  if (!std::all_of(plain.begin(), plain.end(), is_digit_char)) return invalid();
  // Base 0 takes what source code takes: no leading zeros, except in zero.
  if (asked == 0 && !prefixed && plain[0] == '0' && plain.find_first_not_of('0') != std::string::npos)
    return invalid();
  const bool power_of_two = (used & (used - 1)) == 0;
  if (!power_of_two && plain.size() > kMaxIntDigits)
    return in.raise(
        TypeId::ValueError,
        fmt::format("Exceeds the limit ({} digits) for integer string conversion: value has {} digits; use "
                    "sys.set_int_max_str_digits() to increase the limit",
                    kMaxIntDigits, plain.size()));
  const Value made = int_from_text(heap, negative ? "-" + plain : plain, static_cast<int>(used));
  return made ? made : invalid();
}

const TypeDef kIntType{TypeId::int_, int_construct, "x=, /, base=", kMethods,
                       {},           kClassMethods, kGetters,       {}};
const TypeDef kBoolType{TypeId::bool_, bool_construct, "x=, /", kBoolMethods, {}, {}, {}, {}};

}  // namespace kvant::python
