// Calls about processes.
#include "sim/machine/call.h"

namespace kvant::machine {

void call_getppid(Call& c) {
  c.silent = true;
  const ProcessId parent = c.processes()[static_cast<std::size_t>(c.process)].parent;
  c.done(parent == kNobody ? 1 : pid_of(parent));
}

}  // namespace kvant::machine
