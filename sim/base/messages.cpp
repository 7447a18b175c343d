#include "sim/base/messages.h"

namespace kvant {

const MessagePatterns& patterns(MessageId id) {
  static constexpr MessagePatterns kAll[] = {
#define MESSAGE(id, en, ru) {en, ru},
#include "sim/base/messages.def"
#undef MESSAGE
  };
  return kAll[static_cast<unsigned>(id)];
}

}  // namespace kvant
