// The native module behind `struct`.
#include <fmt/format.h>

#include <cmath>
#include <cstring>

#include "sim/python/natives_values.h"
#include "sim/python/number_native.h"

namespace kvant::python {

namespace {

// A double as IEEE 754 of 2, 4 or 8 bytes, big-endian; rounded once to nearest even.
bool half_bits(double d, std::uint16_t& out) {
  const std::uint16_t sign = std::signbit(d) ? 0x8000 : 0;
  const double size = std::fabs(d);
  if (std::isnan(d)) {
    out = static_cast<std::uint16_t>(sign | 0x7E00);
  } else if (std::isinf(d)) {
    out = static_cast<std::uint16_t>(sign | 0x7C00);
  } else {
    int exponent = 0;
    std::frexp(size, &exponent);
    // Units of the last place: 2^-24 for subnormals.
    const int unit = std::max(exponent - 11, -24);
    const double scaled = std::nearbyint(std::ldexp(size, -unit));
    const auto mantissa = static_cast<std::uint32_t>(scaled);
    const std::uint32_t bits =
        unit == -24 ? mantissa : (static_cast<std::uint32_t>(unit + 24) << 10) + mantissa;
    if (bits >= 0x7C00) return false;
    out = static_cast<std::uint16_t>(sign | bits);
  }
  return true;
}

double half_value(std::uint16_t bits) {
  const int exponent = bits >> 10 & 31, mantissa = bits & 0x3FF;
  double d = exponent == 31  ? (mantissa == 0 ? HUGE_VAL : std::nan(""))
             : exponent == 0 ? std::ldexp(mantissa, -24)
                             : std::ldexp(mantissa + 0x400, exponent - 25);
  return (bits & 0x8000) != 0 ? -d : d;
}

template <class T>
std::string big_endian(T bits) {
  std::string out;
  for (int i = static_cast<int>(sizeof(T)) - 1; i >= 0; --i) out += static_cast<char>(bits >> (8 * i));
  return out;
}

// float_bytes(x, size): big-endian; OverflowError when it does not fit.
Outcome float_bytes(NativeCall& c) {
  double d = 0;
  std::int64_t size = 0;
  if (!to_double(c.heap, c.args[0], d)) return fail(c, TypeId::TypeError, "required argument is not a float");
  if (!take_index(c, c.args[1], size)) return Outcome::error;
  if (size == 8) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &d, sizeof bits);
    return c.done(new_bytes(c.heap, big_endian(bits)));
  }
  if (size == 4) {
    const auto f = static_cast<float>(d);
    if (std::isinf(f) && std::isfinite(d))
      return fail(c, TypeId::OverflowError, "float too large to pack with f format");
    std::uint32_t bits = 0;
    std::memcpy(&bits, &f, sizeof bits);
    return c.done(new_bytes(c.heap, big_endian(bits)));
  }
  std::uint16_t bits = 0;
  if (!half_bits(d, bits)) return fail(c, TypeId::OverflowError, "float too large to pack with e format");
  return c.done(new_bytes(c.heap, big_endian(bits)));
}

// float_value(bytes): big-endian.
Outcome float_value(NativeCall& c) {
  if (!is_bytes_like(c.heap, c.args[0])) return fail(c, TypeId::TypeError, "a bytes-like object is required");
  const std::string_view data = bytes_of(c.heap, c.args[0]);
  std::uint64_t bits = 0;
  for (char byte : data) bits = bits << 8 | static_cast<unsigned char>(byte);
  double d = 0;
  if (data.size() == 8) {
    std::memcpy(&d, &bits, sizeof d);
  } else if (data.size() == 4) {
    const auto narrow = static_cast<std::uint32_t>(bits);
    float f = 0;
    std::memcpy(&f, &narrow, sizeof f);
    d = f;
  } else {
    d = half_value(static_cast<std::uint16_t>(bits));
  }
  return c.done(new_float(c.heap, d));
}

const NativeDef kStructFunctions[] = {{"float_bytes", "x, size, /", float_bytes},
                                      {"float_value", "data, /", float_value}};

}  // namespace

const ModuleDef kStructModule{"_struct", kStructFunctions};

}  // namespace kvant::python
