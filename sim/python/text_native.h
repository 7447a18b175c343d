// What the natives of str, bytes and bytearray share. One native often serves all three: the kind of
// `args[0]` decides what arguments must be and what results are.
#pragma once
#include <string>
#include <string_view>

#include "sim/python/native.h"
#include "sim/python/text.h"

namespace kvant::python {

inline bool given(const NativeCall& c, std::size_t i) {
  return i < c.args.size() && !c.args[i].is_null();
}
inline bool given_not_none(const NativeCall& c, std::size_t i) {
  return given(c, i) && c.args[i] != kNone;
}

std::string_view raw_text(const Heap& heap, Value v);  // of str or bytes-like
// A text of the same kind as `like`; `like` itself (kept) when it is exactly that.
Value text_like(Heap& heap, Value like, std::string_view data);

// Arguments. False: raised.
bool take_index(NativeCall& c, Value v, std::int64_t& out);  // an int that fits in 64 bits
bool take_index_or(NativeCall& c, std::size_t i, std::int64_t otherwise, std::int64_t& out);
bool take_byte(NativeCall& c, Value v, char& out);
// A text of self's kind; `str_error` for strs: "must be str, not {}" with the type's name put in.
bool take_sub(NativeCall& c, Value v, std::string_view str_error, std::string_view& out);
Outcome fail(NativeCall& c, TypeId type, std::string_view message);

// The part of self that [start, end) means, as bytes; `first`: index of its first item. False: raised.
struct TextRange {
  std::string_view part;
  std::int64_t first = 0;
  bool beyond = false;  // start lies behind the end: not even "" is found there
};
bool take_range(NativeCall& c, std::size_t start_arg, std::size_t end_arg, TextRange& out);

// Natives for the tables of all three types (text_search.cpp, text_split.cpp, text_pad.cpp).
Outcome text_find(NativeCall& c);
Outcome text_rfind(NativeCall& c);
Outcome text_index(NativeCall& c);
Outcome text_rindex(NativeCall& c);
Outcome text_count(NativeCall& c);
Outcome text_replace(NativeCall& c);
Outcome text_startswith(NativeCall& c);
Outcome text_endswith(NativeCall& c);
Outcome text_removeprefix(NativeCall& c);
Outcome text_removesuffix(NativeCall& c);
Outcome text_split(NativeCall& c);
Outcome text_rsplit(NativeCall& c);
Outcome text_splitlines(NativeCall& c);
Outcome text_partition(NativeCall& c);
Outcome text_rpartition(NativeCall& c);
Outcome text_join(NativeCall& c);
Outcome text_strip(NativeCall& c);
Outcome text_lstrip(NativeCall& c);
Outcome text_rstrip(NativeCall& c);
Outcome text_center(NativeCall& c);
Outcome text_ljust(NativeCall& c);
Outcome text_rjust(NativeCall& c);
Outcome text_zfill(NativeCall& c);
Outcome text_expandtabs(NativeCall& c);

// Codecs (text_codec.cpp).
bool encode_text(Interpreter& in, std::string_view text, std::string_view encoding, std::string_view errors,
                 std::string& out);
bool decode_bytes(Interpreter& in, std::string_view data, std::string_view encoding, std::string_view errors,
                  std::string& out);
// What stands for bytes that mean nothing to the codec, as `errors` says. False: raised.
bool replace_bytes(Interpreter& in, std::string_view codec, std::string_view errors, std::string_view data,
                   std::size_t at, std::size_t size, std::string_view reason, std::string& out);
// unicode_escape and, `raw`, raw_unicode_escape (text_codec_escape.cpp).
std::string encode_escaped(std::string_view text, bool raw);
bool decode_escaped(Interpreter& in, std::string_view data, std::string_view errors, bool raw,
                    std::string& out);

}  // namespace kvant::python
