// int ↔ text.
#include <algorithm>

#include "sim/python/int_big.h"
#include "sim/python/interpreter.h"

namespace kvant::python {

namespace {

constexpr char kDigits[] = "0123456789abcdefghijklmnopqrstuvwxyz";

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return 99;
}

int log2_of(int base) {  // 0: not a power of two
  for (int bits = 1; bits <= 5; ++bits) {
    if (base == 1 << bits) return bits;
  }
  return 0;
}

std::string small_text(std::uint64_t magnitude, int base) {
  std::string out;
  do {
    out += kDigits[magnitude % static_cast<unsigned>(base)];
    magnitude /= static_cast<unsigned>(base);
  } while (magnitude != 0);
  std::reverse(out.begin(), out.end());
  return out;
}

// As many digits at once as fit in 64 bits.
std::string big_text(BigNumber magnitude, int base) {
  std::string out;
  if (const int bits = log2_of(base)) {
    const std::uint64_t length = bit_length(magnitude);
    for (std::uint64_t at = 0; at < length; at += static_cast<std::uint64_t>(bits)) {
      unsigned digit = 0;
      for (int i = 0; i < bits; ++i) {
        if (boost::multiprecision::bit_test(magnitude, static_cast<unsigned>(at) + static_cast<unsigned>(i)))
          digit |= 1u << i;
      }
      out += kDigits[digit];
    }
  } else {
    std::uint64_t chunk = static_cast<unsigned>(base);
    int digits = 1;
    while (chunk < (std::uint64_t{1} << 58)) {
      chunk *= static_cast<unsigned>(base);
      ++digits;
    }
    while (!magnitude.is_zero()) {
      BigNumber quotient, rest;
      boost::multiprecision::divide_qr(magnitude, BigNumber(chunk), quotient, rest);
      auto part = static_cast<std::uint64_t>(rest);
      for (int i = 0; i < digits; ++i) {
        out += kDigits[part % static_cast<unsigned>(base)];
        part /= static_cast<unsigned>(base);
      }
      magnitude = quotient;
    }
    while (out.size() > 1 && out.back() == '0') out.pop_back();
  }
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace

std::string int_to_text(const Heap& heap, Value v, int base) {
  std::int64_t i = 0;
  std::string out;
  if (int_to_i64(heap, v, i)) {
    if (i < 0) out += '-';
    return out += small_text(i < 0 ? 0 - static_cast<std::uint64_t>(i) : static_cast<std::uint64_t>(i), base);
  }
  const BigNumber number = to_big(heap, v);
  if (number.sign() < 0) out += '-';
  return out += big_text(boost::multiprecision::abs(number), base);
}

std::string int_prefixed(const Heap& heap, Value v, int base) {
  std::string text = int_to_text(heap, v, base);
  const char* prefix = base == 2 ? "0b" : base == 8 ? "0o" : "0x";
  text.insert(text[0] == '-' ? 1 : 0, prefix);
  return text;
}

Value int_from_text(Heap& heap, std::string_view digits, int base) {
  bool negative = false;
  if (!digits.empty() && (digits[0] == '-' || digits[0] == '+')) {
    negative = digits[0] == '-';
    digits.remove_prefix(1);
  }
  if (digits.empty()) return Value();
  if (std::any_of(digits.begin(), digits.end(), [&](char c) { return digit_value(c) >= base; }))
    return Value();
  if (digits.size() <= 11) {  // 36**11 < 2**62
    std::int64_t i = 0;
    for (char c : digits) i = i * base + digit_value(c);
    return Value::small(negative ? -i : i);
  }
  BigNumber number;
  if (const int bits = log2_of(base)) {
    std::vector<unsigned char> bytes((digits.size() * static_cast<std::size_t>(bits) + 7) / 8, 0);
    std::size_t at = 0;
    for (std::size_t i = digits.size(); i-- > 0; at += static_cast<std::size_t>(bits)) {
      const auto digit = static_cast<unsigned>(digit_value(digits[i]));
      for (int b = 0; b < bits; ++b) {
        const std::size_t bit = at + static_cast<std::size_t>(b);
        if (digit >> b & 1) bytes[bit / 8] = static_cast<unsigned char>(bytes[bit / 8] | 1u << (bit % 8));
      }
    }
    boost::multiprecision::import_bits(number, bytes.begin(), bytes.end(), 8, false);
  } else {
    std::uint64_t chunk = 0, scale = 1;
    for (char c : digits) {
      chunk = chunk * static_cast<unsigned>(base) + static_cast<unsigned>(digit_value(c));
      scale *= static_cast<unsigned>(base);
      if (scale >= std::uint64_t{1} << 58) {
        number = number * scale + chunk;
        chunk = 0;
        scale = 1;
      }
    }
    number = number * scale + chunk;
  }
  if (negative) number.backend().negate();
  return from_big(heap, number);
}

bool number_repr(Interpreter& in, Value v, std::string& out) {
  Heap& heap = in.heap;
  if (v == kTrue || v == kFalse) {
    out += v == kTrue ? "True" : "False";
    return true;
  }
  switch (heap.layout_of(v)) {
    case Layout::big_int:
      if (!v.is_small() && !int_digit_limit(in, v)) return false;
      out += int_to_text(heap, v);
      return true;
    case Layout::float_:
      out += float_repr(heap.get<Float>(v)->value);
      return true;
    case Layout::complex:
      out += complex_repr(heap.get<Complex>(v)->real, heap.get<Complex>(v)->imag);
      return true;
    default:
      return true;
  }
}

}  // namespace kvant::python
