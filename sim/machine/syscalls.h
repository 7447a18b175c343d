// The calls of the operating system: rows of syscalls.def.
#pragma once
#include <cstdint>
#include <string_view>

#include "sim/machine/machine.h"

namespace kvant::machine {

class Call;

enum class SystemCall : std::uint8_t {
#define SYSCALL(name, cost, doc) name,
#include "sim/machine/syscalls.def"
#undef SYSCALL
  count_
};

struct SystemCallInfo {
  std::string_view name;
  Cost cost;
  void (*handler)(Call& call);
  std::string_view doc;
};
const SystemCallInfo& system_call_info(SystemCall call);

#define SYSCALL(name, cost, doc) void call_##name(Call& c);
#include "sim/machine/syscalls.def"
#undef SYSCALL

}  // namespace kvant::machine
