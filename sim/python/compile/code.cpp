#include "sim/python/code.h"

namespace kvant::python {

const OpInfo& info_of(Op op) {
  static constexpr OpInfo kInfos[] = {
#define OPCODE(name, caches, doc) {#name, caches, doc},
#include "sim/python/opcodes.def"
#undef OPCODE
  };
  return kInfos[static_cast<std::size_t>(op)];
}

}  // namespace kvant::python
