#include "app/lang/lang.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace kvant::lang {
namespace {

// "{0} of {1:>3}" → {"0", "1:>3"}; sorted.
std::vector<std::string> places(const std::string& text) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '{' && at + 1 < text.size() && text[at + 1] == '{') {
      ++at;
    } else if (text[at] == '{') {
      const std::size_t end = text.find('}', at);
      if (end == std::string::npos) return {"unclosed"};
      found.push_back(text.substr(at + 1, end - at - 1));
      at = end;
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

TEST(Catalogue, EveryTextHasBothLanguagesAndTheSamePlaces) {
  for (std::size_t i = 0; i < static_cast<std::size_t>(TextId::count); ++i) {
    const std::string en = tr(static_cast<TextId>(i), Lang::en), ru = tr(static_cast<TextId>(i), Lang::ru);
    EXPECT_FALSE(en.empty()) << "row " << i << ": " << ru;
    EXPECT_FALSE(ru.empty()) << "row " << i << ": " << en;
    EXPECT_EQ(places(en), places(ru)) << en;
    const std::vector<std::string> found = places(en);
    if (found.size() > 1) {
      EXPECT_EQ(std::count(found.begin(), found.end(), ""), 0) << "number the places of: " << en;
    }
    EXPECT_EQ(en.find("  "), std::string::npos) << en;
  }
}

TEST(Messages, HaveBothLanguagesAndTheSamePlaces) {
  const std::pair<std::string, std::string> all[] = {
#define MESSAGE(id, en, ru) {en, ru},
#include "sim/base/messages.def"
#undef MESSAGE
  };
  for (const auto& [en, ru] : all) {
    EXPECT_FALSE(en.empty() || ru.empty()) << en << ru;
    EXPECT_EQ(places(en), places(ru)) << en;
    const std::vector<std::string> found = places(en);
    if (found.size() > 1) {
      EXPECT_EQ(std::count(found.begin(), found.end(), ""), 0) << "number the places of: " << en;
    }
  }
  const Text told = message(MessageId::unknown_key, "coers", message(MessageId::near_key, "cores"));
  EXPECT_EQ(told.en, "unknown key `coers` in the scenario header; did you mean `cores`?");
  EXPECT_EQ(told.ru, "неизвестный ключ `coers` в заголовке сценария; возможно, `cores`?");
}

TEST(Catalogue, EveryPluralHasAllFormsWithOnePlace) {
  for (std::size_t i = 0; i < static_cast<std::size_t>(PluralId::count); ++i)
    for (Lang lang : {Lang::en, Lang::ru})
      for (int form = 0; form < 3; ++form)
        EXPECT_EQ(places(plural_text(static_cast<PluralId>(i), form, lang)), std::vector<std::string>{""})
            << i << " " << name_of(lang) << form;
}

TEST(Plural, RussianForms) {
  const auto threads = [](std::int64_t n) { return plural(PluralId::fig_threads, n, Lang::ru); };
  EXPECT_EQ(threads(1), "1 поток");
  EXPECT_EQ(threads(2), "2 потока");
  EXPECT_EQ(threads(4), "4 потока");
  EXPECT_EQ(threads(5), "5 потоков");
  EXPECT_EQ(threads(0), "0 потоков");
  EXPECT_EQ(threads(11), "11 потоков");
  EXPECT_EQ(threads(12), "12 потоков");
  EXPECT_EQ(threads(14), "14 потоков");
  EXPECT_EQ(threads(21), "21 поток");
  EXPECT_EQ(threads(22), "22 потока");
  EXPECT_EQ(threads(111), "111 потоков");
  EXPECT_EQ(threads(121), "121 поток");
  EXPECT_EQ(threads(10'002), "10\u00A0002 потока");
}

TEST(Plural, EnglishForms) {
  EXPECT_EQ(plural(PluralId::fig_threads, 1, Lang::en), "1 thread");
  EXPECT_EQ(plural(PluralId::fig_threads, 0, Lang::en), "0 threads");
  EXPECT_EQ(plural(PluralId::fig_threads, 21, Lang::en), "21 threads");
  EXPECT_EQ(plural(PluralId::fig_threads, 12'345, Lang::en), "12,345 threads");
}

TEST(Duration, NaturalUnits) {
  EXPECT_EQ(duration(5 * kMillisecond, Lang::en), "5\u00A0ms");
  EXPECT_EQ(duration(5 * kMillisecond, Lang::ru), "5\u00A0мс");
  EXPECT_EQ(duration(19'910'000, Lang::en), "19.91\u00A0ms");
  EXPECT_EQ(duration(19'910'000, Lang::ru), "19,91\u00A0мс");
  EXPECT_EQ(duration(1'500 * kMillisecond, Lang::en), "1.5\u00A0s");
  EXPECT_EQ(duration(1'500 * kMillisecond, Lang::ru), "1,5\u00A0с");
  EXPECT_EQ(duration(0, Lang::en), "0\u00A0ms");
  EXPECT_EQ(duration(7, Lang::ru), "7\u00A0нс");
  EXPECT_EQ(duration(4'500, Lang::ru), "4,5\u00A0мкс");
  EXPECT_EQ(duration(123'456'789, Lang::en), "123.5\u00A0ms");
  EXPECT_EQ(duration(999'960, Lang::en), "1\u00A0ms");
  EXPECT_EQ(duration(-3 * kMillisecond, Lang::en), "\u22123\u00A0ms");
  EXPECT_EQ(duration(65 * kSecond, Lang::en), "65\u00A0s");
  EXPECT_EQ(duration(45 * 60 * kSecond, Lang::ru), "45\u00A0мин");
  EXPECT_EQ(duration(10 * 60 * kSecond + 5'400 * kMillisecond, Lang::en), "10\u00A0min\u00A05\u00A0s");
  EXPECT_EQ(duration(24 * 3600 * kSecond, Lang::en), "24\u00A0h");
  EXPECT_EQ(duration(12 * 3600 * kSecond + 1800 * kSecond + 20, Lang::ru), "12\u00A0ч\u00A030\u00A0мин");
}

TEST(Duration, ExactInAGivenUnit) {
  EXPECT_EQ(duration_in(19'910'125, TimeUnit::ms, Lang::en), "19.910125\u00A0ms");
  EXPECT_EQ(duration_in(500 * kMillisecond, TimeUnit::s, Lang::ru), "0,5\u00A0с");
  EXPECT_EQ(duration_in(0, TimeUnit::s, Lang::en), "0\u00A0s");
}

TEST(Duration, ExtremesDoNotOverflow) {
  EXPECT_FALSE(duration(kNever, Lang::en).empty());
  EXPECT_FALSE(duration(std::numeric_limits<VirtualTime>::min() + 1, Lang::ru).empty());
}

TEST(Numbers, AsEachLanguageWritesThem) {
  EXPECT_EQ(number(1234, Lang::en), "1,234");
  EXPECT_EQ(number(1234, Lang::ru), "1234");
  EXPECT_EQ(number(155'117'520, Lang::en), "155,117,520");
  EXPECT_EQ(number(155'117'520, Lang::ru), "155\u00A0117\u00A0520");
  EXPECT_EQ(number(-100'000, Lang::en), "\u2212100,000");
  EXPECT_EQ(decimal(2.5, 2, Lang::ru), "2,50");
  EXPECT_EQ(decimal(-0.001, 2, Lang::en), "0.00");
  EXPECT_EQ(percent(0.254, Lang::ru), "25\u00A0%");
  EXPECT_EQ(percent(0.254, Lang::en, 1), "25.4%");
  EXPECT_EQ(bytes(1'572'864, Lang::ru), "1,5\u00A0МиБ");
  EXPECT_EQ(bytes(512, Lang::en), "512\u00A0B");
  EXPECT_EQ(quoted("a", Lang::ru), "«a»");
  EXPECT_EQ(quoted("a", Lang::en), "“a”");
}

TEST(Language, NamesAndLocales) {
  Lang lang = Lang::en;
  EXPECT_TRUE(lang_from_name("ru", lang));
  EXPECT_EQ(lang, Lang::ru);
  EXPECT_FALSE(lang_from_name("de", lang));
  EXPECT_EQ(from_locale("ru_RU.UTF-8"), Lang::ru);
  EXPECT_EQ(from_locale("ru"), Lang::ru);
  EXPECT_EQ(from_locale("run"), Lang::en);
  EXPECT_EQ(from_locale("C"), Lang::en);
  EXPECT_EQ(from_locale(""), Lang::en);
}

TEST(Language, FillsPlacesInAnyOrder) {
  EXPECT_EQ(format(Lang::ru, TextId::fig_process, 4711), "Процесс 4711");
  EXPECT_EQ(format(Lang::en, TextId::fig_desc_timeline, "0 ms", "5 ms"), "Timeline from 0 ms to 5 ms.");
}

}  // namespace
}  // namespace kvant::lang
