// unicodedata, by utf8proc: categories, normal forms. Names of characters are not modelled.
#include <fmt/format.h>
#include <utf8proc.h>

#include <cstdlib>

#include "sim/python/container_native.h"
#include "sim/python/natives_values.h"

namespace kvant::python {
namespace {

bool character(NativeCall& c, std::string_view function, utf8proc_int32_t& out) {
  if (!is_str(c.heap, c.args[0]) || c.heap.get<Str>(c.args[0])->length != 1) {
    c.in.raise(TypeId::TypeError,
               is_str(c.heap, c.args[0])
                   ? fmt::format("{}() argument must be a unicode character, not str", function)
                   : fmt::format("{}() argument must be a unicode character, not {}", function,
                                 type_name(c.heap, c.args[0])));
    return false;
  }
  std::size_t at = 0;
  out = static_cast<utf8proc_int32_t>(next_code_point(text_of(c.heap, c.args[0]), at));
  return true;
}

Outcome category(NativeCall& c) {
  utf8proc_int32_t ch = 0;
  if (!character(c, "category", ch)) return c.fail();
  return c.done(new_str(c.heap, utf8proc_category_string(ch)));
}
Outcome combining(NativeCall& c) {
  utf8proc_int32_t ch = 0;
  if (!character(c, "combining", ch)) return c.fail();
  return c.done(Value::small(utf8proc_get_property(ch)->combining_class));
}
Outcome bidirectional(NativeCall& c) {
  static constexpr const char* kNames[] = {"",    "L",  "LRE", "LRO", "R",   "AL",  "RLE", "RLO",
                                           "PDF", "EN", "ES",  "ET",  "AN",  "CS",  "NSM", "BN",
                                           "B",   "S",  "WS",  "ON",  "LRI", "RLI", "FSI", "PDI"};
  utf8proc_int32_t ch = 0;
  if (!character(c, "bidirectional", ch)) return c.fail();
  return c.done(new_str(c.heap, kNames[utf8proc_get_property(ch)->bidi_class]));
}
Outcome width(NativeCall& c) {
  utf8proc_int32_t ch = 0;
  if (!character(c, "east_asian_width", ch)) return c.fail();
  const bool wide = utf8proc_charwidth(ch) == 2;
  return c.done(new_str(c.heap, wide ? "W" : ch >= 0x20 && ch < 0x7f ? "Na" : "N"));
}

// normalize(form, text)
Outcome normalize(NativeCall& c) {
  if (!is_str(c.heap, c.args[0]) || !is_str(c.heap, c.args[1]))
    return raise(c, TypeId::TypeError, "normalize() arguments must be str");
  const std::string_view form = text_of(c.heap, c.args[0]), text = text_of(c.heap, c.args[1]);
  int options = UTF8PROC_STABLE;
  if (form == "NFC")
    options |= UTF8PROC_COMPOSE;
  else if (form == "NFD")
    options |= UTF8PROC_DECOMPOSE;
  else if (form == "NFKC")
    options |= UTF8PROC_COMPOSE | UTF8PROC_COMPAT;
  else if (form == "NFKD")
    options |= UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT;
  else
    return raise(c, TypeId::ValueError, "invalid normalization form");
  utf8proc_uint8_t* made = nullptr;
  const utf8proc_ssize_t size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                             static_cast<utf8proc_ssize_t>(text.size()), &made,
                                             static_cast<utf8proc_option_t>(options));
  if (size < 0) return c.done(c.heap.kept(c.args[1]));  // a lone surrogate: nothing to normalize
  const Value result = new_str(c.heap, {reinterpret_cast<const char*>(made), static_cast<std::size_t>(size)});
  std::free(made);
  c.in.charge(static_cast<VirtualTime>(text.size()) * 10);
  return c.done(result);
}

const NativeDef kFunctions[] = {
    {"category", "chr, /", category},
    {"combining", "chr, /", combining},
    {"bidirectional", "chr, /", bidirectional},
    {"east_asian_width", "chr, /", width},
    {"normalize", "form, unistr, /", normalize},
};

}  // namespace

const ModuleDef kUnicodeModule{"_unicodedata", kFunctions, nullptr};

std::size_t display_width(std::string_view utf8) {
  std::size_t columns = 0;
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(utf8.data());
  for (std::size_t i = 0; i < utf8.size();) {
    utf8proc_int32_t ch = 0;
    const utf8proc_ssize_t size =
        utf8proc_iterate(at + i, static_cast<utf8proc_ssize_t>(utf8.size() - i), &ch);
    columns += size > 0 && utf8proc_charwidth(ch) == 2 ? 2 : 1;
    i += size > 0 ? static_cast<std::size_t>(size) : 1;
  }
  return columns;
}

}  // namespace kvant::python
