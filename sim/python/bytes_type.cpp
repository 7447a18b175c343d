// The tables of bytes and bytearray.
#include "sim/python/bytes_methods.h"
#include "sim/python/container_native.h"
#include "sim/python/natives_values.h"
#include "sim/python/text_native.h"

namespace kvant::python {

namespace {

constexpr std::string_view kRange = "self, sub, start=, end=, /";
constexpr std::string_view kSplit = "self, sep=, maxsplit=";

#define KVANT_BYTES_METHODS                                                                                 \
  {"find", kRange, text_find}, {"rfind", kRange, text_rfind}, {"index", kRange, text_index},                \
      {"rindex", kRange, text_rindex}, {"count", kRange, text_count},                                       \
      {"startswith", "self, prefix, start=, end=, /", text_startswith},                                     \
      {"endswith", "self, suffix, start=, end=, /", text_endswith},                                         \
      {"replace", "self, old, new, count=, /", text_replace},                                               \
      {"removeprefix", "self, prefix, /", text_removeprefix},                                               \
      {"removesuffix", "self, suffix, /", text_removesuffix}, {"split", kSplit, text_split},                \
      {"rsplit", kSplit, text_rsplit}, {"splitlines", "self, keepends=", text_splitlines},                  \
      {"partition", "self, sep, /", text_partition}, {"rpartition", "self, sep, /", text_rpartition},       \
      {"join", "self, iterable, /", text_join}, {"strip", "self, bytes=, /", text_strip},                   \
      {"lstrip", "self, bytes=, /", text_lstrip}, {"rstrip", "self, bytes=, /", text_rstrip},               \
      {"center", "self, width, fillchar=, /", text_center},                                                 \
      {"ljust", "self, width, fillchar=, /", text_ljust},                                                   \
      {"rjust", "self, width, fillchar=, /", text_rjust}, {"zfill", "self, width, /", text_zfill},          \
      {"expandtabs", "self, tabsize=", text_expandtabs}, {"lower", "self", bytes_lower},                    \
      {"upper", "self", bytes_upper}, {"title", "self", bytes_title},                                       \
      {"capitalize", "self", bytes_capitalize}, {"swapcase", "self", bytes_swapcase},                       \
      {"isalnum", "self", bytes_isalnum}, {"isalpha", "self", bytes_isalpha},                               \
      {"isascii", "self", bytes_isascii}, {"isdigit", "self", bytes_isdigit},                               \
      {"islower", "self", bytes_islower}, {"isspace", "self", bytes_isspace},                               \
      {"istitle", "self", bytes_istitle}, {"isupper", "self", bytes_isupper},                               \
      {"hex", "self, sep=, bytes_per_sep=", bytes_hex},                                                     \
      {"decode", "self, encoding=, errors=", bytes_decode},                                                 \
      {"translate", "self, table, /, delete=", bytes_translate}, {"__len__", "self", dunder_len},           \
      {"__iter__", "self", dunder_iter}, {"__contains__", "self, key, /", handing<dunder_contains>},        \
      {"__getitem__", "self, key, /", handing<dunder_getitem>}, {"__repr__", "self", handing<dunder_repr>}, \
      KVANT_COMPARISONS, KVANT_OPERATOR("add", add), KVANT_OPERATOR("mul", multiply),                       \
      KVANT_REFLECTED("mul", multiply), KVANT_OPERATOR("mod", remainder), KVANT_REFLECTED("mod", remainder)

const NativeDef kBytesMethods[] = {
    KVANT_BYTES_METHODS,
    {"__hash__", "self", handing<dunder_hash>},
    {"__bytes__", "self", return_self},
};
Outcome bytearray_init(NativeCall& c) {
  if (c.phase == 1) return c.none();
  const auto given = [&](std::size_t i) { return c.args[i].is_null() ? kNone : c.args[i]; };
  return c.call(c.in.prelude("_bytearray_init"), {c.args[0], given(1), given(2), given(3)}, 1);
}

const NativeDef kArrayMethods[] = {
    KVANT_BYTES_METHODS,
    {"__init__", "self, source=, encoding=, errors=", bytearray_init},
    {"append", "self, item, /", bytearray_append},
    {"extend", "self, iterable_of_ints, /", bytearray_extend},
    {"insert", "self, index, item, /", bytearray_insert},
    {"pop", "self, index=, /", bytearray_pop},
    {"remove", "self, value, /", bytearray_remove},
    {"reverse", "self", bytearray_reverse},
    {"clear", "self", bytearray_clear},
    {"copy", "self", bytearray_copy},
    {"__setitem__", "self, key, value, /", handing<dunder_setitem>},
    {"__delitem__", "self, key, /", handing<dunder_delitem>},
    KVANT_IN_PLACE("add", add),
    KVANT_IN_PLACE("mul", multiply),
};
#undef KVANT_BYTES_METHODS
const NativeDef kBytesStatic[] = {{"maketrans", "frm, to, /", bytes_maketrans}};
const NativeDef kArrayStatic[] = {{"maketrans", "frm, to, /", bytes_maketrans}};
const NativeDef kBytesClass[] = {{"fromhex", "cls, string, /", bytes_fromhex}};
const NativeDef kArrayClass[] = {{"fromhex", "cls, string, /", bytes_fromhex}};

}  // namespace

const TypeDef kBytesType{TypeId::bytes,
                         bytes_construct,
                         "source=, encoding=, errors=",
                         kBytesMethods,
                         kBytesStatic,
                         kBytesClass,
                         {},
                         {}};
const TypeDef kBytearrayType{TypeId::bytearray,
                             bytes_construct,
                             "source=, encoding=, errors=",
                             kArrayMethods,
                             kArrayStatic,
                             kArrayClass,
                             {},
                             {}};

}  // namespace kvant::python
