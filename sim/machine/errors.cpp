#include "sim/machine/errors.h"

namespace kvant::machine {

std::span<const ErrorInfo> error_table() {
  static constexpr ErrorInfo kTable[] = {
#define ERROR(name, number, text) {"E" #name, number, text},
#include "sim/machine/errors.def"
#undef ERROR
  };
  return kTable;
}

std::string_view error_text(int number) {
  for (const ErrorInfo& info : error_table())
    if (info.number == number) return info.text;
  return {};
}

}  // namespace kvant::machine
