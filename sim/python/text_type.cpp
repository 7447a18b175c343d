// The table of str.
#include "sim/python/container_native.h"
#include "sim/python/natives_values.h"
#include "sim/python/number_native.h"
#include "sim/python/text_methods.h"
#include "sim/python/text_native.h"

namespace kvant::python {

namespace {

Outcome str_str(NativeCall& c) {
  if (c.heap.is_exact(c.args[0], TypeId::str)) return c.done(c.heap.kept(c.args[0]));
  return c.done(new_str(c.heap, text_of(c.heap, c.args[0])));
}

Outcome str_dunder_format(NativeCall& c) {
  if (!is_str(c.heap, c.args[1]))
    return fail(c, TypeId::TypeError,
                "__format__() argument must be str, not " + type_name(c.heap, c.args[1]));
  if (text_of(c.heap, c.args[1]).empty()) return format_as_str(c);
  std::string out;
  if (!format_str(c.in, text_of(c.heap, c.args[0]), text_of(c.heap, c.args[1]), out)) return Outcome::error;
  return c.done(new_str(c.heap, out));
}

Outcome str_getnewargs(NativeCall& c) {
  const Value items[] = {new_str(c.heap, text_of(c.heap, c.args[0]))};
  return c.done(new_tuple_owned(c.heap, items));
}

constexpr std::string_view kRange = "self, sub, start=, end=, /";
constexpr std::string_view kSplit = "self, sep=, maxsplit=";

const NativeDef kMethods[] = {
    {"find", kRange, text_find},
    {"rfind", kRange, text_rfind},
    {"index", kRange, text_index},
    {"rindex", kRange, text_rindex},
    {"count", kRange, text_count},
    {"startswith", "self, prefix, start=, end=, /", text_startswith},
    {"endswith", "self, suffix, start=, end=, /", text_endswith},
    {"replace", "self, old, new, count=, /", text_replace},
    {"removeprefix", "self, prefix, /", text_removeprefix},
    {"removesuffix", "self, suffix, /", text_removesuffix},
    {"split", kSplit, text_split},
    {"rsplit", kSplit, text_rsplit},
    {"splitlines", "self, keepends=", text_splitlines},
    {"partition", "self, sep, /", text_partition},
    {"rpartition", "self, sep, /", text_rpartition},
    {"join", "self, iterable, /", text_join},
    {"strip", "self, chars=, /", text_strip},
    {"lstrip", "self, chars=, /", text_lstrip},
    {"rstrip", "self, chars=, /", text_rstrip},
    {"center", "self, width, fillchar=, /", text_center},
    {"ljust", "self, width, fillchar=, /", text_ljust},
    {"rjust", "self, width, fillchar=, /", text_rjust},
    {"zfill", "self, width, /", text_zfill},
    {"expandtabs", "self, tabsize=", text_expandtabs},
    {"lower", "self", str_lower},
    {"upper", "self", str_upper},
    {"title", "self", str_title},
    {"capitalize", "self", str_capitalize},
    {"swapcase", "self", str_swapcase},
    {"casefold", "self", str_casefold},
    {"isalpha", "self", str_isalpha},
    {"isdecimal", "self", str_isdecimal},
    {"isdigit", "self", str_isdigit},
    {"isnumeric", "self", str_isnumeric},
    {"isspace", "self", str_isspace},
    {"isprintable", "self", str_isprintable},
    {"isascii", "self", str_isascii},
    {"isalnum", "self", str_isalnum},
    {"islower", "self", str_islower},
    {"isupper", "self", str_isupper},
    {"istitle", "self", str_istitle},
    {"isidentifier", "self", str_isidentifier},
    {"encode", "self, encoding=, errors=", str_encode},
    {"translate", "self, table, /", str_translate},
    {"format", "self, /, *args, **kwargs", str_format},
    {"format_map", "self, mapping, /", str_format_map},
    {"__len__", "self", dunder_len},
    {"__iter__", "self", dunder_iter},
    {"__contains__", "self, key, /", handing<dunder_contains>},
    {"__getitem__", "self, key, /", handing<dunder_getitem>},
    {"__repr__", "self", handing<dunder_repr>},
    {"__str__", "self", str_str},
    {"__format__", "self, format_spec, /", str_dunder_format},
    {"__hash__", "self", handing<dunder_hash>},
    {"__getnewargs__", "self", str_getnewargs},
    KVANT_COMPARISONS,
    KVANT_OPERATOR("add", add),
    KVANT_OPERATOR("mul", multiply),
    KVANT_REFLECTED("mul", multiply),
    KVANT_OPERATOR("mod", remainder),
    KVANT_REFLECTED("mod", remainder),
};
const NativeDef kStaticMethods[] = {{"maketrans", "x, y=, z=, /", str_maketrans}};

}  // namespace

const TypeDef kStrType{
    TypeId::str, str_construct, "object=, encoding=, errors=", kMethods, kStaticMethods, {}, {}, {}};

}  // namespace kvant::python
