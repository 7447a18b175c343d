// Files that are part of the program: scenarios and the Python modules of the simulated library. See
// sim/embed.cmake.
#pragma once
#include <span>
#include <string_view>

namespace kvant {

struct EmbeddedFile {
  std::string_view name;  // without folder and extension
  std::string_view text;
};

}  // namespace kvant
