// Numbers without an interpreter. Expectations are CPython 3.11's.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "sim/python/float_text.h"
#include "sim/python/int_big.h"
#include "sim/python/test/values_heap.h"

namespace kvant::python {
namespace {

class Numbers : public testing::Test {
 protected:
  Numbers() { lay_out_types(heap_); }
  Value big(std::string_view digits) { return int_from_text(heap_, digits, 10); }
  Heap heap_;
};

TEST_F(Numbers, IntsOfAnySizeKeepTheirDigits) {
  for (std::string_view digits :
       {"0", "-1", "4611686018427387903", "4611686018427387904", "-4611686018427387904",
        "-4611686018427387905", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "18446744073709551616", "-1234567890123456789012345678901234567890"})
    EXPECT_EQ(int_to_text(heap_, big(digits)), digits);
}

TEST_F(Numbers, EveryBaseReadsBackWhatItWrites) {
  const Value v = big("-98765432109876543210987654321");
  for (int base = 2; base <= 36; ++base) {
    const std::string text = int_to_text(heap_, v, base);
    EXPECT_EQ(int_compare(heap_, int_from_text(heap_, text, base), v), 0) << "base " << base;
  }
  EXPECT_TRUE(int_from_text(heap_, "12a", 10).is_null());
  EXPECT_TRUE(int_from_text(heap_, "-", 10).is_null());
}

TEST_F(Numbers, SmallAndBigIntsChangeOverWithoutLoss) {
  std::int64_t out = 0;
  EXPECT_TRUE(int_to_i64(heap_, new_int(heap_, std::numeric_limits<std::int64_t>::min()), out));
  EXPECT_EQ(out, std::numeric_limits<std::int64_t>::min());
  EXPECT_FALSE(int_to_i64(heap_, big("9223372036854775808"), out));
  EXPECT_TRUE(new_int(heap_, kSmallMax).is_small());
  EXPECT_FALSE(new_int(heap_, kSmallMax + 1).is_small());
  EXPECT_EQ(int_to_text(heap_, new_int_u64(heap_, std::numeric_limits<std::uint64_t>::max())),
            "18446744073709551615");
}

TEST_F(Numbers, EqualNumbersHaveEqualHashes) {
  EXPECT_EQ(number_hash(heap_, Value::small(-1)), -2);
  EXPECT_EQ(number_hash(heap_, big("2305843009213693951")), 0);
  EXPECT_EQ(number_hash(heap_, big("1267650600228229401496703205376")), 549755813888);
  EXPECT_EQ(number_hash(heap_, new_float(heap_, 0.1)), 230584300921369408);
  EXPECT_EQ(number_hash(heap_, new_float(heap_, 1267650600228229401496703205376.0)), 549755813888);
  EXPECT_EQ(number_hash(heap_, kTrue), number_hash(heap_, new_complex(heap_, 1, 0)));
  EXPECT_EQ(number_hash(heap_, new_float(heap_, HUGE_VAL)), 314159);
}

TEST_F(Numbers, IntsAndFloatsCompareExactly) {
  EXPECT_TRUE(number_equal(heap_, big("9007199254740992"), new_float(heap_, 9007199254740992.0)));
  EXPECT_FALSE(number_equal(heap_, big("9007199254740993"), new_float(heap_, 9007199254740992.0)));
  EXPECT_FALSE(number_equal(heap_, new_float(heap_, std::nan("")), new_float(heap_, std::nan(""))));
  EXPECT_TRUE(number_equal(heap_, new_float(heap_, 0.0), new_float(heap_, -0.0)));
}

TEST_F(Numbers, BigIntsBecomeTheNearestDouble) {
  EXPECT_EQ(int_to_double(heap_, big("9007199254740993")), 9007199254740992.0);
  EXPECT_EQ(int_to_double(heap_, big("36028797018963971")), 36028797018963968.0);
  EXPECT_EQ(int_to_double(heap_, big("147573952589676417741")), 147573952589676412928.0);
  EXPECT_EQ(big_to_double(BigNumber(3), -1075), 1.0e-323);  // halfway between subnormals: to even
  EXPECT_EQ(big_to_double(BigNumber(1), -1075), 0.0);
  EXPECT_EQ(big_to_double(BigNumber(1), -1075, true), 5e-324);
  EXPECT_TRUE(std::isinf(big_to_double(BigNumber(1), 1024)));
}

TEST(FloatText, ReprIsTheShortestThatReadsBack) {
  struct Case {
    double value;
    std::string_view text;
  };
  for (const Case& c :
       {Case{0.1 + 0.2, "0.30000000000000004"}, Case{1e16, "1e+16"}, Case{1e15, "1000000000000000.0"},
        Case{123456789012345678.0, "1.2345678901234568e+17"}, Case{1e-5, "1e-05"}, Case{0.0001, "0.0001"},
        Case{1.0, "1.0"}, Case{-0.0, "-0.0"}, Case{5e-324, "5e-324"},
        Case{1.7976931348623157e308, "1.7976931348623157e+308"}, Case{HUGE_VAL, "inf"},
        Case{-HUGE_VAL, "-inf"}})
    EXPECT_EQ(float_repr(c.value), c.text);
  EXPECT_EQ(float_repr(std::nan("")), "nan");
  EXPECT_EQ(complex_repr(-1, 0), "(-1+0j)");
  EXPECT_EQ(complex_repr(0, 2.5), "2.5j");
}

TEST(FloatText, FormatsRoundTheExactValue) {
  EXPECT_EQ(format_double(0.5, 'f', 0, false), "0");
  EXPECT_EQ(format_double(1.5, 'f', 0, false), "2");
  EXPECT_EQ(format_double(2.675, 'f', 2, false), "2.67");
  EXPECT_EQ(format_double(0.1, 'f', 20, false), "0.10000000000000000555");
  EXPECT_EQ(format_double(1e6, 'g', 6, false), "1e+06");
  EXPECT_EQ(format_double(1e5, 'g', 6, false), "100000");
  EXPECT_EQ(format_double(1, 'g', 6, true), "1.00000");
  EXPECT_EQ(format_double(12345.678, 'E', 1, false), "1.2E+04");
  EXPECT_EQ(format_double(3, 'e', 0, true), "3.e+00");
}

TEST(FloatText, ReadsWhatFloatReads) {
  double d = 0;
  for (std::string_view good : {" 1_0.5 ", "1e400", "-Infinity", ".5", "5.", "٣.5", "+1e-400", "nAn"})
    EXPECT_TRUE(float_from_text(good, d)) << good;
  for (std::string_view bad : {"", " ", "1e", "--1", "1_", "_1", "1__0", "0x1", "1 2", ".", "e5", "in"})
    EXPECT_FALSE(float_from_text(bad, d)) << bad;
  ASSERT_TRUE(float_from_text("1e-400", d));
  EXPECT_EQ(d, 0.0);
  ASSERT_TRUE(float_from_text(std::string(400, '1'), d));
  EXPECT_TRUE(std::isinf(d));
}

}  // namespace
}  // namespace kvant::python
