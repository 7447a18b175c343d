// The catalogue of visible texts in both languages, and how numbers and durations are written in them. Texts
// are listed in texts.def. Nothing here depends on the system's locale.
#pragma once
#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "sim/base/messages.h"
#include "sim/base/time.h"

namespace kvant::lang {

enum class Lang : std::uint8_t { en, ru };

// Where a Text, which sim says in both languages, keeps the words of one.
inline std::string Text::*place_of(Lang lang) {
  return lang == Lang::ru ? &Text::ru : &Text::en;
}
inline const std::string& in(const Text& text, Lang lang) {
  return text.*place_of(lang);
}

enum class TextId : std::uint16_t {
#define TEXT(id, en, ru) id,
#define PLURAL(id, en_one, en_other, ru_one, ru_few, ru_many)
#include "app/lang/texts.def"
#undef TEXT
#undef PLURAL
  count,
};

enum class PluralId : std::uint16_t {
#define TEXT(id, en, ru)
#define PLURAL(id, en_one, en_other, ru_one, ru_few, ru_many) id,
#include "app/lang/texts.def"
#undef TEXT
#undef PLURAL
  count,
};

// The language of the program; figures and everything else that can be asked for in either language take a
// Lang.
Lang language();
void set_language(Lang lang);
// "ru_RU.UTF-8" → ru, all else en: for $LC_ALL, $LC_MESSAGES, $LANG.
Lang from_locale(std::string_view locale);
std::string_view name_of(Lang lang);                    // "en", "ru"
bool lang_from_name(std::string_view name, Lang& out);  // false: neither "en" nor "ru"

const char* tr(TextId id, Lang lang);
inline const char* tr(TextId id) {
  return tr(id, language());
}

// A text with its places filled in.
template <typename... Args>
std::string format(Lang lang, TextId id, const Args&... args) {
  return fmt::vformat(tr(id, lang), fmt::make_format_args(args...));
}

// "1 поток", "2 потока", "5 потоков", "21 поток"; the number is written by `number`.
std::string plural(PluralId id, std::int64_t n, Lang lang);
inline std::string plural(PluralId id, std::int64_t n) {
  return plural(id, n, language());
}
// 0: one; 1: few (Russian) or other (English); 2: many.
int plural_form(std::int64_t n, Lang lang);
const char* plural_text(PluralId id, int form, Lang lang);  // the row's cell, for tests and tables

// --- numbers; all spaces are non-breaking ---

enum class TimeUnit : std::uint8_t { ns, us, ms, s, min, h };
// The largest in which it is at least 1; ms for 0; minutes from ten on, hours from two on.
TimeUnit unit_of(VirtualTime time);
// "5 ms", "19.91 ms", "1,5 с": at most four significant digits, rounded half away from zero; "45 min",
// "12 h 30 min".
std::string duration(VirtualTime time, Lang lang);
// In a given unit with all its digits, for rulers: "0.125 ms"; of minutes and hours whole numbers of the next
// smaller unit: "1 h 15 min".
std::string duration_in(VirtualTime time, TimeUnit unit, Lang lang);
std::string number(std::int64_t n, Lang lang);                 // "12,345"; "12 345", from five digits on
std::string decimal(double value, int digits, Lang lang);      // 2.5 → "2.50"; "2,50"
std::string percent(double share, Lang lang, int digits = 0);  // 0.25 → "25%"; "25 %"
std::string bytes(std::int64_t count, Lang lang);              // "1.5 MiB"; "1,5 МиБ"
std::string quoted(std::string_view text, Lang lang);          // “text”; «text»

}  // namespace kvant::lang
