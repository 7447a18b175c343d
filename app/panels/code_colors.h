// Light colouring of Python source, a line at a time.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kvant::panels {

enum class TokenColor : std::uint8_t { plain, keyword, name, string, number, comment };
struct ColoredPart {
  std::size_t begin, end;  // bytes
  TokenColor color;
  bool operator==(const ColoredPart&) const = default;
};

// Lines in order, without their ends. Parts cover each line without gaps; strings in three quotes go on over
// lines.
std::vector<std::vector<ColoredPart>> color_python(const std::vector<std::string>& lines);

// The block of comments that is the scenario's header, as [first, last) of 0-based lines; empty if there is
// none.
std::pair<std::size_t, std::size_t> header_lines(const std::vector<std::string>& lines);

}  // namespace kvant::panels
