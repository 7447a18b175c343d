#include "sim/python/compile/repr.h"

#include <fmt/format.h>

#include <cmath>

#include "sim/python/compile/integer.h"
#include "sim/python/syntax/unicode.h"

namespace kvant::python::codegen {
namespace {

std::string join(const std::vector<Constant>& items) {
  std::string text;
  for (const Constant& item : items) {
    if (!text.empty()) text += ", ";
    text += repr(item);
  }
  return text;
}

char quote_for(std::string_view text) {
  const bool single = text.find('\'') != text.npos, dbl = text.find('"') != text.npos;
  return single && !dbl ? '"' : '\'';
}

// What strings and bytes write alike; false when the character is for the caller.
bool append_common(std::string& out, unsigned c, char quote) {
  if (c == static_cast<unsigned char>(quote) || c == '\\') {
    out += '\\';
    out += static_cast<char>(c);
  } else if (c == '\n') {
    out += "\\n";
  } else if (c == '\r') {
    out += "\\r";
  } else if (c == '\t') {
    out += "\\t";
  } else if (c < ' ' || c == 0x7F) {
    out += fmt::format("\\x{:02x}", c);
  } else if (c < 0x7F) {
    out += static_cast<char>(c);
  } else {
    return false;
  }
  return true;
}

// A float without the ".0" that marks whole numbers: what complex numbers are made of.
std::string bare_float(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  std::string text = fmt::format("{}", value);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

}  // namespace

std::string repr_of_string(std::string_view utf8) {
  const char quote = quote_for(utf8);
  std::string out(1, quote);
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t start = at;
    const char32_t c = syntax::decode_utf8(utf8, at);
    if (append_common(out, c, quote)) continue;
    if (syntax::is_printable(c)) {
      out += utf8.substr(start, at - start);
    } else if (c <= 0xFF) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned>(c));
    } else if (c <= 0xFFFF) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += fmt::format("\\U{:08x}", static_cast<unsigned>(c));
    }
  }
  return out + quote;
}

std::string repr_of_bytes(std::string_view bytes) {
  const char quote = quote_for(bytes);
  std::string out = std::string("b") + quote;
  for (const char byte : bytes) {
    const unsigned c = static_cast<unsigned char>(byte);
    if (!append_common(out, c, quote)) out += fmt::format("\\x{:02x}", c);
  }
  return out + quote;
}

std::string repr_of_float(double value) {
  std::string text = bare_float(value);
  if (text.find_first_of(".ein") == text.npos) text += ".0";
  return text;
}

std::string repr_of_complex(double real, double imag) {
  if (real == 0 && !std::signbit(real)) return bare_float(imag) + "j";
  std::string text = fmt::format("({}", bare_float(real));
  if (!std::signbit(imag)) text += '+';
  return fmt::format("{}{}j)", text, bare_float(imag));
}

std::string repr_of_code(const CodeUnit& code) {
  return fmt::format("<code object {}, file \"{}\", line {}>", code.name, code.filename, code.first_line);
}

std::string repr(const Constant& constant) {
  using Kind = Constant::Kind;
  switch (constant.kind) {
    case Kind::none:
      return "None";
    case Kind::true_:
      return "True";
    case Kind::false_:
      return "False";
    case Kind::ellipsis:
      return "Ellipsis";
    case Kind::integer:
      return Integer::from_text(constant.text).to_decimal();
    case Kind::floating:
      return repr_of_float(constant.real);
    case Kind::complex:
      return repr_of_complex(constant.real, constant.imag);
    case Kind::str:
      return repr_of_string(constant.text);
    case Kind::bytes:
      return repr_of_bytes(constant.text);
    case Kind::tuple:
      return fmt::format("({}{})", join(constant.items), constant.items.size() == 1 ? "," : "");
    case Kind::frozenset:
      return constant.items.empty() ? "frozenset()" : "frozenset({" + join(constant.items) + "})";
    case Kind::code:
      return repr_of_code(*constant.code);
  }
  return {};
}

}  // namespace kvant::python::codegen
