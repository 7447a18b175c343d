// The table of complex.
#include <fmt/format.h>

#include <array>
#include <cmath>

#include "sim/python/natives_values.h"
#include "sim/python/number_native.h"
#include "sim/python/tail.h"

namespace kvant::python {

namespace {

// "1+2j", "j", "(1e3)": no white space inside. False if malformed.
bool parse_complex(std::string text, double& real, double& imag) {
  const auto trim = [&] {
    const std::size_t first = text.find_first_not_of(" \t\n\r\f\v");
    text = first == std::string::npos ? ""
                                      : text.substr(first, text.find_last_not_of(" \t\n\r\f\v") - first + 1);
  };
  trim();
  if (text.size() >= 2 && text.front() == '(' && text.back() == ')') {
    text = text.substr(1, text.size() - 2);
    trim();
  }
  if (text.empty() || text.find_first_of(" \t\n") != std::string::npos) return false;
  real = imag = 0;
  if (text.back() != 'j' && text.back() != 'J') return float_from_text(text, real);
  text.pop_back();
  // The sign that begins the imaginary part: the last one that is no exponent's.
  std::size_t split = text.size();
  for (std::size_t i = text.size(); i-- > 0;) {
    if ((text[i] == '+' || text[i] == '-') && (i == 0 || (text[i - 1] != 'e' && text[i - 1] != 'E'))) {
      split = i;
      break;
    }
  }
  if (split == text.size()) split = 0;
  std::string second = text.substr(split);
  if (second.empty() || second == "+" || second == "-") second += '1';
  return (split == 0 || float_from_text(text.substr(0, split), real)) && float_from_text(second, imag);
}

Outcome complex_construct(NativeCall& c) {
  Heap& heap = c.heap;
  const auto give = [&](double real, double imag) {
    return c.done(as_instance(heap, c.args[0].offset(), new_complex(heap, real, imag)));
  };
  double real = 0, imag = 0;
  if (c.phase != 0) {
    const Layout layout = heap.layout_of(c.reply);
    if (c.phase == 1 && layout == Layout::complex)
      return give(heap.get<Complex>(c.reply)->real, heap.get<Complex>(c.reply)->imag);
    const bool fits = c.phase == 2 ? layout == Layout::float_ : c.phase == 3 && is_int(heap, c.reply);
    if (fits && to_double(heap, c.reply, real)) return give(real, 0);
    const std::string type = type_name(heap, c.reply);
    return fail(c, TypeId::TypeError,
                c.phase == 1   ? fmt::format("__complex__ returned non-complex (type {})", type)
                : c.phase == 2 ? fmt::format("{}.__float__ returned non-float (type {})",
                                             type_name(heap, c.args[1]), type)
                               : fmt::format("__index__ returned non-int (type {})", type));
  }
  if (given(c, 1) && is_str(heap, c.args[1])) {
    if (given(c, 2))
      return fail(c, TypeId::TypeError, "complex() can't take second arg if first is a string");
    if (!parse_complex(std::string(text_of(heap, c.args[1])), real, imag))
      return fail(c, TypeId::ValueError, "complex() arg is a malformed string");
    return give(real, imag);
  }
  if (given(c, 2) && is_str(heap, c.args[2]))
    return fail(c, TypeId::TypeError, "complex() second arg can't be a string");
  for (std::size_t i = 1; i <= 2; ++i) {
    if (!given(c, i)) continue;
    const Value v = c.args[i];
    double x = 0, y = 0;
    if (v.is_object() && heap.layout_of(v) == Layout::complex) {
      x = heap.get<Complex>(v)->real;
      y = heap.get<Complex>(v)->imag;
    } else if (!to_double(heap, v, x)) {
      if (i == 1 && !given(c, 2)) {
        constexpr std::array<std::string_view, 3> kNames{"__complex__", "__float__", "__index__"};
        for (std::size_t k = 0; k < kNames.size(); ++k) {
          if (const Value method = c.in.lookup_special(v, c.in.interned(kNames[k])))
            return c.call(method, {v}, static_cast<int>(k) + 1);
        }
      }
      return fail(
          c, TypeId::TypeError,
          i == 1 ? fmt::format("complex() first argument must be a string or a number, not '{}'",
                               type_name(heap, v))
                 : fmt::format("complex() second argument must be a number, not '{}'", type_name(heap, v)));
    }
    if (i == 1) {
      real = x;
      imag = y;
    } else {
      real -= y;
      imag = imag == 0 ? x : imag + x;  // keeps the sign of a zero
    }
  }
  return give(real, imag);
}

Outcome complex_conjugate(NativeCall& c) {
  const Complex* v = c.heap.get<Complex>(c.args[0]);
  return c.done(new_complex(c.heap, v->real, -v->imag));
}
Outcome complex_real(NativeCall& c) {
  return c.done(new_float(c.heap, c.heap.get<Complex>(c.args[0])->real));
}
Outcome complex_imag(NativeCall& c) {
  return c.done(new_float(c.heap, c.heap.get<Complex>(c.args[0])->imag));
}

const NativeDef kMethods[] = {{"conjugate", "self", complex_conjugate}, KVANT_EQUALITY, KVANT_ARITHMETIC};
const NativeDef kGetters[] = {{"real", "self", complex_real}, {"imag", "self", complex_imag}};

}  // namespace

const TypeDef kComplexType{
    TypeId::complex, complex_construct, "real=, imag=", kMethods, {}, {}, kGetters, {}};

}  // namespace kvant::python
