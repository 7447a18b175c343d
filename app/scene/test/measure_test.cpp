#include "app/scene/measure.h"

#include <gtest/gtest.h>

#include "app/scene/theme.h"
#include "app/scene/utf8.h"

namespace kvant::scene {
namespace {

TEST(Measure, WidthGrowsWithSizeAndText) {
  const TextMeasure& m = text_measure();
  const double w = m.width("Thread-1", {.size = 10});
  EXPECT_GT(w, 25);
  EXPECT_LT(w, 60);
  EXPECT_DOUBLE_EQ(m.width("Thread-1", {.size = 20}), 2 * w);
  EXPECT_DOUBLE_EQ(m.width("", {.size = 20}), 0);
  EXPECT_GT(m.width("поток поток", {}), m.width("поток", {}));
}

TEST(Measure, MonospacedLettersAreEquallyWide) {
  const Font mono{.role = FontRole::mono, .size = 10};
  EXPECT_NEAR(text_measure().width("iiii", mono), text_measure().width("WWЩж", mono), 1e-6);
}

TEST(Measure, ShortensInTheMiddle) {
  const Font font{.size = 11};
  const std::string name = "worker_that_downloads_every_page_17";
  EXPECT_EQ(shorten(name, font, 1000, text_measure()), name);
  const std::string cut = shorten(name, font, 90, text_measure());
  EXPECT_LE(text_measure().width(cut, font), 90);
  EXPECT_EQ(cut.substr(0, 3), "wor");
  EXPECT_EQ(cut.substr(cut.size() - 2), "17");
  EXPECT_NE(cut.find("…"), std::string::npos);
  EXPECT_EQ(shorten(name, font, 3, text_measure()), "");
  EXPECT_EQ(shorten("", font, -1, text_measure()), "");
}

TEST(Measure, ShorteningNeverCutsALetterInTwo) {
  const std::string name = "рабочий_поток_загрузки_номер_семнадцать";
  for (double width = 5; width < 200; width += 3) {
    const std::string cut = shorten(name, {.size = 11}, width, text_measure());
    for (std::size_t at = 0; at < cut.size();) EXPECT_NE(next_letter(cut, at), U'\uFFFD') << cut;
  }
}

TEST(Utf8, BrokenBytesBecomeReplacementLetters) {
  const std::string broken =
      "a\xD0"
      "b\xFF\xE2\x80";
  std::u32string letters;
  for (std::size_t at = 0; at < broken.size();) letters += next_letter(broken, at);
  EXPECT_EQ(letters,
            U"a\uFFFD"
            U"b\uFFFD\uFFFD\uFFFD");
}

TEST(Theme, TextIsReadable) {
  for (ThemeKind kind : {ThemeKind::screen, ThemeKind::dark, ThemeKind::print}) {
    const Theme& t = Theme::of(kind);
    EXPECT_GE(contrast(t.text, t.background), 7) << name_of(kind);
    EXPECT_GE(contrast(t.text_soft, t.background), 4.5) << name_of(kind);
    EXPECT_GE(contrast(t.on_accent, t.accent), 4.5) << name_of(kind);
    EXPECT_GE(contrast(t.warning, t.background), 4.5) << name_of(kind);
    for (int i = -1; i < 12; ++i) {
      const ActorColors& a = t.actor(i);
      EXPECT_GE(contrast(a.text, t.background), 4.5) << name_of(kind) << i;
      EXPECT_GE(contrast(a.text, a.pale), 4.5) << name_of(kind) << i;
      EXPECT_GE(contrast(a.on_solid, a.solid), 3.2) << name_of(kind) << i;
      EXPECT_GE(contrast(a.outline, t.background), 2.5) << name_of(kind) << i;
    }
  }
}

TEST(Theme, PrintIsGrey) {
  const Theme& t = Theme::of(ThemeKind::print);
  for (int i = 0; i < kActorColors; ++i) {
    const Color c = t.actor(i).solid;
    EXPECT_TRUE(c.r == c.g && c.g == c.b) << i;
  }
}

TEST(Theme, ActorsKeepTheirColourAndTheFirstIsNotReused) {
  const Theme& t = Theme::of(ThemeKind::screen);
  EXPECT_EQ(t.actor(0).solid, rgb(0x8E1576));
  EXPECT_EQ(t.actor(1).solid, rgb(0x006FAE));
  EXPECT_EQ(t.actor(2).solid, rgb(0xE76B0A));
  EXPECT_EQ(t.actor(3).solid, rgb(0x4FAF80));
  for (int i = 1; i < 100; ++i) EXPECT_FALSE(t.actor(i).solid == t.actor(0).solid) << i;
  for (int i = 0; i < kActorColors; ++i)
    for (int j = 0; j < i; ++j) EXPECT_FALSE(t.actor(i).solid == t.actor(j).solid) << i << " " << j;
}

TEST(Scene, HitTakesTheTopmostAndRespectsClips) {
  Scene s;
  s.rect({0, 0, 100, 100}, rgb(0)).hits({.kind = Hit::Kind::lane, .lane = 1});
  s.clip({0, 0, 50, 100});
  s.rect({40, 0, 20, 20}, rgb(0)).hits({.kind = Hit::Kind::interval, .lane = 1, .interval = 7});
  s.unclip();
  s.text({45, 10}, "label", {}, rgb(0));
  ASSERT_NE(s.hit({45, 10}), nullptr);
  EXPECT_EQ(s.hit({45, 10})->hit.interval, 7);
  EXPECT_EQ(s.hit({55, 10})->hit.kind, Hit::Kind::lane);
  EXPECT_EQ(s.hit({155, 10}), nullptr);
}

TEST(Scene, IdsReadAsWords) {
  EXPECT_EQ((Id{"thread-#-run-#", 2, 17}.text()), "thread-2-run-17");
  EXPECT_EQ((Id{"title"}.text()), "title");
}

}  // namespace
}  // namespace kvant::scene
