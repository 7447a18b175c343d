#include "app/panels/hints.h"

namespace kvant::panels {

namespace {

struct Hint {
  std::string_view id;
  lang::TextId text;
  std::string_view key;
};
constexpr Hint kHints[] = {
#define HINT(id, text, key) {id, lang::TextId::text, key},
#include "app/panels/hints.def"
#undef HINT
};

}  // namespace

std::string hint_of(std::string_view id, lang::Lang lang) {
  for (const Hint& hint : kHints) {
    const bool whole = id == hint.id;
    const bool family = !hint.id.empty() && hint.id.back() == '.' && id.substr(0, hint.id.size()) == hint.id;
    if (!whole && !family) continue;
    std::string words = lang::tr(hint.text, lang);
    if (!hint.key.empty()) words.append("  (").append(hint.key).append(")");
    return words;
  }
  return "";
}

}  // namespace kvant::panels
