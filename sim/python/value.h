// A Value is what a variable, a stack slot or a container's item holds: nothing, a small integer, or the
// offset of an object in the heap of its process. Offsets, not pointers: a heap copied byte by byte is a
// working heap.
#pragma once
#include <cstdint>

namespace kvant::python {

using Offset = std::uint32_t;  // bytes from the start of a heap; 0 is "nothing"

class Value {
 public:
  constexpr Value() = default;
  // `i` must be in [kSmallMin, kSmallMax]; larger integers are BigInt objects (int.h: new_int decides).
  static constexpr Value small(std::int64_t i) { return Value((static_cast<std::uint64_t>(i) << 1) | 1); }
  static constexpr Value object(Offset offset) { return Value(offset); }
  static constexpr Value from_bits(std::uint64_t bits) { return Value(bits); }

  constexpr bool is_null() const { return bits_ == 0; }
  constexpr bool is_small() const { return (bits_ & 1) != 0; }
  constexpr bool is_object() const { return bits_ != 0 && !is_small(); }
  constexpr explicit operator bool() const { return bits_ != 0; }
  constexpr std::int64_t as_small() const { return static_cast<std::int64_t>(bits_) >> 1; }
  constexpr Offset offset() const { return static_cast<Offset>(bits_); }
  constexpr std::uint64_t bits() const { return bits_; }
  // Identity, Python's `is`.
  friend constexpr bool operator==(Value a, Value b) { return a.bits_ == b.bits_; }

 private:
  constexpr explicit Value(std::uint64_t bits) : bits_(bits) {}
  std::uint64_t bits_ = 0;
};
static_assert(sizeof(Value) == 8);

inline constexpr std::int64_t kSmallMax = (std::int64_t{1} << 62) - 1;
inline constexpr std::int64_t kSmallMin = -(std::int64_t{1} << 62);

// The singletons stand at the same place in every heap.
inline constexpr Value kNone = Value::object(0x2000);
inline constexpr Value kTrue = Value::object(0x2010);
inline constexpr Value kFalse = Value::object(0x2020);
inline constexpr Value kNotImplemented = Value::object(0x2030);
inline constexpr Value kEllipsis = Value::object(0x2040);
constexpr Value bool_value(bool b) {
  return b ? kTrue : kFalse;
}

}  // namespace kvant::python
