#include "app/lang/lang.h"

#include <array>
#include <cstddef>

namespace kvant::lang {

namespace {

struct TextRow {
  const char* text[2];
};
constexpr TextRow kTexts[] = {
#define TEXT(id, en, ru) {{en, ru}},
#define PLURAL(id, en_one, en_other, ru_one, ru_few, ru_many)
#include "app/lang/texts.def"
#undef TEXT
#undef PLURAL
};
static_assert(std::size(kTexts) == static_cast<std::size_t>(TextId::count));

struct PluralRow {
  const char* text[2][3];
};
constexpr PluralRow kPlurals[] = {
#define TEXT(id, en, ru)
#define PLURAL(id, en_one, en_other, ru_one, ru_few, ru_many) \
  {{{en_one, en_other, en_other}, {ru_one, ru_few, ru_many}}},
#include "app/lang/texts.def"
#undef TEXT
#undef PLURAL
};
static_assert(std::size(kPlurals) == static_cast<std::size_t>(PluralId::count));

Lang current_language = Lang::en;

}  // namespace

Lang language() {
  return current_language;
}
void set_language(Lang lang) {
  current_language = lang;
}

Lang from_locale(std::string_view locale) {
  const bool russian =
      locale.substr(0, 2) == "ru" && (locale.size() == 2 || locale[2] == '_' || locale[2] == '.');
  return russian ? Lang::ru : Lang::en;
}

std::string_view name_of(Lang lang) {
  return lang == Lang::ru ? "ru" : "en";
}

bool lang_from_name(std::string_view name, Lang& out) {
  for (Lang lang : {Lang::en, Lang::ru}) {
    if (name_of(lang) != name) continue;
    out = lang;
    return true;
  }
  return false;
}

const char* tr(TextId id, Lang lang) {
  return kTexts[static_cast<std::size_t>(id)].text[static_cast<std::size_t>(lang)];
}

int plural_form(std::int64_t n, Lang lang) {
  const std::uint64_t m = n < 0 ? 0 - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n);
  if (lang == Lang::en) return m == 1 ? 0 : 1;
  const auto ones = m % 10, tens = m % 100;
  if (ones == 1 && tens != 11) return 0;
  if (ones >= 2 && ones <= 4 && (tens < 12 || tens > 14)) return 1;
  return 2;
}

const char* plural_text(PluralId id, int form, Lang lang) {
  return kPlurals[static_cast<std::size_t>(id)].text[static_cast<std::size_t>(lang)][form];
}

std::string plural(PluralId id, std::int64_t n, Lang lang) {
  const std::string count = number(n, lang);
  return fmt::vformat(plural_text(id, plural_form(n, lang), lang), fmt::make_format_args(count));
}

}  // namespace kvant::lang
