// format(v, spec) for numbers and strings, as Python/formatter_unicode.c.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/python/float_text.h"
#include "sim/python/format_spec.h"
#include "sim/python/int_big.h"
#include "sim/python/interpreter.h"
#include "sim/python/number.h"
#include "sim/python/text.h"

namespace kvant::python {

namespace {

constexpr std::int64_t kMaxPrecision = 2147483647;

bool fail(Interpreter& in, TypeId type, std::string_view message) {
  in.raise(type, message);
  return false;
}

bool unknown_code(Interpreter& in, char32_t code, std::string_view type) {
  std::string shown;
  if (code > 32 && code < 128) {
    shown += static_cast<char>(code);
  } else {
    shown = fmt::format("\\x{:x}", static_cast<unsigned>(code));
  }
  return fail(in, TypeId::ValueError,
              fmt::format("Unknown format code '{}' for object of type '{}'", shown, type));
}

std::string sign_text(const FormatSpec& spec, bool negative) {
  if (negative) return "-";
  return spec.sign == '+' ? "+" : spec.sign == ' ' ? " " : "";
}

// A width or precision no memory holds.
bool sane(Interpreter& in, const FormatSpec& spec) {
  const auto limit = static_cast<std::int64_t>(in.heap.limit());
  if (spec.precision > kMaxPrecision) return fail(in, TypeId::ValueError, "precision too big");
  if (spec.width <= limit && spec.precision <= limit) return true;
  return fail(in, TypeId::MemoryError, "");
}

// "-1.5e+10" as sign, digits before the point, and the rest.
NumberText parts_of(const FormatSpec& spec, std::string text) {
  NumberText number;
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) text.erase(0, 1);
  number.sign = sign_text(spec, negative);
  std::size_t n = 0;
  while (n < text.size() && text[n] >= '0' && text[n] <= '9') ++n;
  number.digits = text.substr(0, n);
  number.rest = text.substr(n);
  return number;
}

// The text of a double by type and precision; '%' included.
std::string double_text(const FormatSpec& spec, double d, char default_type) {
  char type = spec.type == 0 ? default_type : static_cast<char>(spec.type);
  std::int64_t precision = spec.precision;
  const bool percent = type == '%';
  if (percent) {
    d *= 100;
    type = 'f';
  }
  if (type == 'n') type = 'g';
  bool add_dot_0 = false;
  if (spec.type == 0) {
    add_dot_0 = default_type == 'r';
    type = precision < 0 ? 'r' : 'g';
  }
  if (precision < 0) precision = 6;
  std::string text = format_double(d, type, static_cast<int>(precision), spec.alternate, add_dot_0);
  // The point of "1.0" is not g's business, but that of format(1e10, ".3"): exponent from the precision on.
  if (spec.no_negative_zero && text[0] == '-' && text.find_first_of("123456789ni") == std::string::npos)
    text.erase(0, 1);
  if (percent) text += '%';
  return text;
}

bool format_float(Interpreter& in, double d, const FormatSpec& spec, std::string_view type,
                  std::string& out) {
  if (spec.type != 0 && (spec.type > 127 || std::string_view("eEfFgGn%").find(static_cast<char>(spec.type)) ==
                                                std::string_view::npos))
    return unknown_code(in, spec.type, type);
  const std::string text = double_text(spec, d, 'r');
  lay_out_number(spec, parts_of(spec, text), out);
  return true;
}

bool format_int(Interpreter& in, Value v, const FormatSpec& spec, std::string_view type, std::string& out) {
  Heap& heap = in.heap;
  if (spec.type != 0 && spec.type < 128 &&
      std::string_view("eEfFgG%").find(static_cast<char>(spec.type)) != std::string_view::npos) {
    const double d = int_to_double(heap, v);
    if (std::isinf(d)) return fail(in, TypeId::OverflowError, "int too large to convert to float");
    return format_float(in, d, spec, type, out);
  }
  int base = 10;
  switch (spec.type) {
    case 0:
    case 'd':
    case 'n':
    case 'c':
      break;
    case 'b':
      base = 2;
      break;
    case 'o':
      base = 8;
      break;
    case 'x':
    case 'X':
      base = 16;
      break;
    default:
      return unknown_code(in, spec.type, type);
  }
  if (spec.precision >= 0)
    return fail(in, TypeId::ValueError, "Precision not allowed in integer format specifier");
  if (spec.no_negative_zero)
    return fail(in, TypeId::ValueError, "Negative zero coercion (z) not allowed in integer format specifier");
  NumberText number;
  if (spec.type == 'c') {
    if (spec.sign != 0)
      return fail(in, TypeId::ValueError, "Sign not allowed with integer format specifier 'c'");
    if (spec.alternate)
      return fail(in, TypeId::ValueError, "Alternate form (#) not allowed with integer format specifier 'c'");
    std::int64_t c = 0;
    if (!int_to_i64(heap, v, c))
      return fail(in, TypeId::OverflowError, "Python int too large to convert to C long");
    if (c < 0 || c > 0x10FFFF) return fail(in, TypeId::OverflowError, "%c arg not in range(0x110000)");
    std::string text;
    append_utf8(text, static_cast<char32_t>(c));
    FormatSpec plain = spec;
    if (plain.align == '=') plain.align = '>';
    pad_text(plain, text, '>', out);
    return true;
  }
  if (base == 10 && !int_digit_limit(in, v)) return false;
  std::string text = int_to_text(heap, v, base);
  const bool negative = text[0] == '-';
  if (negative) text.erase(0, 1);
  number.sign = sign_text(spec, negative);
  if (spec.alternate && base != 10) number.prefix = base == 2 ? "0b" : base == 8 ? "0o" : "0x";
  number.digits = text;
  if (spec.type == 'X') {
    for (std::string* s : {&number.digits, &number.prefix})
      std::transform(s->begin(), s->end(), s->begin(),
                     [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  }
  lay_out_number(spec, number, out);
  return true;
}

bool format_complex(Interpreter& in, const Complex& c, const FormatSpec& spec, std::string& out) {
  if (spec.type != 0 && (spec.type > 127 || std::string_view("eEfFgGn").find(static_cast<char>(spec.type)) ==
                                                std::string_view::npos))
    return unknown_code(in, spec.type, "complex");
  if (spec.zero || (spec.fill == '0' && spec.fill_given))
    return fail(in, TypeId::ValueError, "Zero padding is not allowed in complex format specifier");
  if (spec.align == '=')
    return fail(in, TypeId::ValueError, "'=' alignment flag is not allowed in complex format specifier");
  FormatSpec part = spec;
  part.width = -1;
  part.align = 0;
  const double real = c.real, imag = c.imag;
  std::string text;
  const bool plain = spec.type == 0;
  const bool skip_real = plain && real == 0 && !std::signbit(real);
  // Without a type: like repr, in brackets, unless the real part is zero.
  const auto show = [&](double d, const FormatSpec& s) {
    lay_out_number(s, parts_of(s, double_text(s, d, plain ? 'g' : 'r')), text);
  };
  if (!skip_real) show(real, part);
  FormatSpec second = part;
  if (!skip_real) second.sign = '+';
  show(imag, second);
  text += 'j';
  if (plain && !skip_real) text = "(" + text + ")";
  pad_text(spec, text, '>', out);
  return true;
}

}  // namespace

bool format_number(Interpreter& in, Value v, std::string_view spec, std::string& out) {
  Heap& heap = in.heap;
  if (spec.empty()) return number_repr(in, v, out);
  const std::string type = type_name(heap, v);
  FormatSpec parsed;
  if (!parse_format_spec(in, spec, type, parsed) || !sane(in, parsed)) return false;
  if (heap.layout_of(v) == Layout::complex) return format_complex(in, *heap.get<Complex>(v), parsed, out);
  if (heap.layout_of(v) == Layout::float_)
    return format_float(in, heap.get<Float>(v)->value, parsed, type, out);
  return format_int(in, v, parsed, type, out);
}

bool format_str(Interpreter& in, std::string_view text, std::string_view spec, std::string& out) {
  FormatSpec parsed;
  if (!parse_format_spec(in, spec, "str", parsed) || !sane(in, parsed)) return false;
  if (parsed.type != 0 && parsed.type != 's') return unknown_code(in, parsed.type, "str");
  const auto refuse = [&](std::string_view what) {
    return fail(in, TypeId::ValueError, fmt::format("{} not allowed in string format specifier", what));
  };
  if (parsed.sign == ' ') return fail(in, TypeId::ValueError, "Space not allowed in string format specifier");
  if (parsed.sign != 0) return refuse("Sign");
  if (parsed.no_negative_zero) return refuse("Negative zero coercion (z)");
  if (parsed.alternate) return refuse("Alternate form (#)");
  if (parsed.grouping != 0)
    return fail(in, TypeId::ValueError, fmt::format("Cannot specify '{}' with 's'.", parsed.grouping));
  if (parsed.align == '=') {
    if (parsed.align_given) return refuse("'=' alignment");
    parsed.align = '<';  // since 3.10 "05" pads strings on the right
  }
  if (parsed.precision >= 0 && static_cast<std::size_t>(parsed.precision) < code_points(text))
    text = text.substr(0, byte_index(text, static_cast<std::size_t>(parsed.precision)));
  pad_text(parsed, text, '<', out);
  return true;
}

}  // namespace kvant::python
