// Reading UTF-8 letter by letter.
#pragma once
#include <cstddef>
#include <string_view>

namespace kvant::scene {

// The code point at `at`, which moves past it. A broken sequence gives U+FFFD for each of its bytes.
inline char32_t next_letter(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  const int length = first < 0x80                    ? 1
                     : first >= 0xC2 && first < 0xE0 ? 2
                     : first >= 0xE0 && first < 0xF0 ? 3
                     : first >= 0xF0 && first < 0xF5 ? 4
                                                     : 0;
  if (length == 1) return ++at, first;
  if (length == 0 || at + static_cast<std::size_t>(length) > text.size()) return ++at, U'\uFFFD';
  char32_t letter = first & (0xFF >> (length + 1));
  for (int i = 1; i < length; ++i) {
    const unsigned char next = byte(at + static_cast<std::size_t>(i));
    if ((next & 0xC0) != 0x80) return ++at, U'\uFFFD';
    letter = letter << 6 | (next & 0x3F);
  }
  at += static_cast<std::size_t>(length);
  return letter;
}

}  // namespace kvant::scene
