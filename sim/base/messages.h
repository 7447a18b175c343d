// What the simulator says of input it cannot use: in both languages, since sim does not know which one is
// shown.
#pragma once
#include <string>
#include <string_view>
#include <type_traits>

#include <fmt/format.h>

namespace kvant {

// A text in both languages; when a file gives only one, it stands for both.
struct Text {
  std::string en, ru;
  bool empty() const { return en.empty() && ru.empty(); }
};

enum class MessageId : unsigned char {
#define MESSAGE(id, en, ru) id,
#include "sim/base/messages.def"
#undef MESSAGE
};

// English and Russian pattern of a message.
struct MessagePatterns {
  std::string_view en, ru;
};
const MessagePatterns& patterns(MessageId id);

// The message with its places filled in. A Text among the arguments gives each language its own.
template <class... Args>
Text message(MessageId id, const Args&... args) {
  const auto fill = [&](std::string_view pattern, std::string Text::*language) {
    [[maybe_unused]] const auto pick = [language](const auto& arg) -> decltype(auto) {
      (void)language;
      if constexpr (std::is_same_v<std::decay_t<decltype(arg)>, Text>)
        return (arg.*language);
      else
        return (arg);
    };
    return fmt::format(fmt::runtime(pattern), pick(args)...);
  };
  return {fill(patterns(id).en, &Text::en), fill(patterns(id).ru, &Text::ru)};
}

}  // namespace kvant
