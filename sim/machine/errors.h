// The numbers of the operating system's errors: kEAGAIN … — the same on every host.
#pragma once
#include <span>
#include <string_view>

namespace kvant::machine {

#define ERROR(name, number, text) inline constexpr int kE##name = number;
#include "sim/machine/errors.def"
#undef ERROR

struct ErrorInfo {
  std::string_view name;  // "EAGAIN"
  int number;
  std::string_view text;  // as strerror
};
std::span<const ErrorInfo> error_table();
std::string_view error_text(int number);  // "" when there is none

}  // namespace kvant::machine
