// Text without an interpreter. Expectations are CPython 3.11's.
#include <gtest/gtest.h>

#include "sim/python/test/values_heap.h"
#include "sim/python/text.h"
#include "sim/python/text_unicode.h"

namespace kvant::python {
namespace {

TEST(Text, ReprQuotesAndEscapes) {
  EXPECT_EQ(repr_text("it's"), "\"it's\"");
  EXPECT_EQ(repr_text("it's \"q\""), "'it\\'s \"q\"'");
  EXPECT_EQ(repr_text("a\n\t\\\x7f"), "'a\\n\\t\\\\\\x7f'");
  EXPECT_EQ(repr_text("é\u00a0\u200b😀\U0001d173"), "'é\\xa0\\u200b😀\\U0001d173'");
  EXPECT_EQ(repr_bytes(std::string_view("it's\0\xff", 6)), "b\"it's\\x00\\xff\"");
  EXPECT_EQ(ascii_text("é😀"), "\\xe9\\U0001f600");
}

TEST(Text, CountsAndCutsByCodePoint) {
  Heap heap;
  lay_out_types(heap);
  const Value s = new_str(heap, "яЖ☃😀x");
  EXPECT_EQ(heap.get<Str>(s)->length, 5u);
  EXPECT_EQ(text_of(heap, substring(heap, s, 1, 4, 1)), "Ж☃😀");
  EXPECT_EQ(text_of(heap, substring(heap, s, 4, -1, -1)), "x😀☃Жя");
  EXPECT_EQ(text_of(heap, substring(heap, s, 0, 5, 2)), "я☃x");
  EXPECT_EQ(byte_index("яx", 1), 2u);
}

TEST(Text, HashesDependOnTheTextOnly) {
  Heap heap;
  lay_out_types(heap);
  EXPECT_EQ(str_hash(heap, new_str(heap, "a longer text")), str_hash(heap, new_str(heap, "a longer text")));
  EXPECT_NE(hash_bytes("a"), hash_bytes("b"));
  EXPECT_NE(hash_bytes("ab"), hash_bytes("ba"));
  EXPECT_EQ(hash_bytes(""), 0);
}

TEST(Text, OrderIsThatOfCodePoints) {
  Heap heap;
  lay_out_types(heap);
  EXPECT_LT(text_order(heap, new_str(heap, "\uffff"), new_str(heap, "😀")), 0);
  EXPECT_GT(text_order(heap, new_str(heap, "b"), new_str(heap, "aя")), 0);
}

TEST(Text, BadUtf8IsFoundWhereItIs) {
  std::string error;
  std::size_t at = 0;
  EXPECT_TRUE(decode_utf8("aя😀", error, at));
  EXPECT_FALSE(decode_utf8("a\xff", error, at));
  EXPECT_EQ(error, "invalid start byte");
  EXPECT_EQ(at, 1u);
  EXPECT_FALSE(decode_utf8("a\xe2\x82", error, at));
  EXPECT_EQ(error, "unexpected end of data");
  for (std::string_view bad : {"\xed\xa0\x80", "\xc0\x80", "\xe0\x80\x80", "\xf4\x90\x80\x80"})
    EXPECT_FALSE(decode_utf8(bad, error, at));
}

TEST(Unicode, CaseMappingsOfSeveralCharacters) {
  EXPECT_EQ(unicode::to_upper("straße ﬁ"), "STRASSE FI");
  EXPECT_EQ(unicode::to_lower("ὈΔΥΣΣΕΎΣ ΑΣ."), "ὀδυσσεύς ας.");
  EXPECT_EQ(unicode::to_title("hello wORLD's ŉa"), "Hello World'S ʼNa");
  EXPECT_EQ(unicode::to_folded("Straße"), "strasse");
  EXPECT_EQ(unicode::swap_case("Привет"), "пРИВЕТ");
  EXPECT_EQ(unicode::to_capital("ПРИВЕТ"), "Привет");
}

TEST(Unicode, Properties) {
  EXPECT_TRUE(unicode::is_digit(U'²'));
  EXPECT_FALSE(unicode::is_decimal(U'²'));
  EXPECT_TRUE(unicode::is_numeric(U'½'));
  EXPECT_EQ(unicode::decimal_value(U'٣'), 3);
  EXPECT_EQ(unicode::decimal_value(0x1D7FF), 9);
  EXPECT_TRUE(unicode::is_space(0x3000));
  EXPECT_FALSE(unicode::is_printable(0x200B));
  EXPECT_TRUE(unicode::is_lower(U'ª'));
  EXPECT_TRUE(unicode::is_identifier_start(U'é'));
  EXPECT_FALSE(unicode::is_identifier_start(U'1'));
}

}  // namespace
}  // namespace kvant::python
