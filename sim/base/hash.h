// A hash that is the same on every platform and run (FNV-1a, 64 bits), for traces and worlds.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kvant {

class Hasher {
 public:
  void bytes(const void* data, std::size_t size) {
    const auto* p = static_cast<const unsigned char*>(data);
    for (std::size_t i = 0; i < size; ++i) state_ = (state_ ^ p[i]) * 0x100000001b3ULL;
  }
  // Byte order does not depend on the host.
  void number(std::uint64_t value) {
    for (int i = 0; i < 8; ++i, value >>= 8) state_ = (state_ ^ (value & 0xff)) * 0x100000001b3ULL;
  }
  void text(std::string_view s) {
    number(s.size());
    bytes(s.data(), s.size());
  }
  std::uint64_t value() const { return state_; }

 private:
  std::uint64_t state_ = 0xcbf29ce484222325ULL;
};

}  // namespace kvant
