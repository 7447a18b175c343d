#include "app/panels/layout.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "app/panels/catalogue.h"
#include "app/panels/keys.h"

namespace kvant::panels {
namespace {

TEST(Layout, PanelsKeepApartAndInsideAtEverySize) {
  for (double width : {640.0, 900.0, 1000.0, 1280.0, 1440.0, 2560.0})
    for (double height : {420.0, 700.0, 900.0, 1440.0})
      for (bool projector : {false, true})
        for (double split : {0.0, 0.1, 0.9}) {
          const Layout layout = arrange(width, height, projector, split, split);
          ASSERT_TRUE(layout.of(PanelId::timeline) && layout.of(PanelId::code) && layout.of(PanelId::what));
          for (std::size_t i = 0; i < layout.panels.size(); ++i) {
            if (!layout.panels[i]) continue;
            const Rect& a = *layout.panels[i];
            EXPECT_GE(a.x, kGap);
            EXPECT_LE(a.right(), width - kGap + 1);
            EXPECT_GE(a.y, kToolbarHeight + kGap);
            EXPECT_LE(a.bottom(), height - kGap + 1);
            for (std::size_t k = i + 1; k < layout.panels.size(); ++k) {
              if (!layout.panels[k]) continue;
              const Rect& b = *layout.panels[k];
              const bool apart = a.right() + kGap - 1 <= b.x || b.right() + kGap - 1 <= a.x ||
                                 a.bottom() + kGap - 1 <= b.y || b.bottom() + kGap - 1 <= a.y;
              EXPECT_TRUE(apart) << i << " and " << k << " at " << width << " x " << height;
            }
          }
        }
}

TEST(Layout, TheDesignedSizesAtTheDesignedSize) {
  const Layout layout = arrange(1440, 900, false, 0, 0);
  EXPECT_NEAR(layout.of(PanelId::timeline)->width, 1052, 2);
  EXPECT_NEAR(layout.of(PanelId::timeline)->height, 372, 2);
  EXPECT_NEAR(layout.of(PanelId::code)->width, 560, 2);
  EXPECT_NEAR(layout.of(PanelId::state)->height, 250, 2);
  EXPECT_NEAR(layout.of(PanelId::summary)->width, 352, 2);
}

TEST(Keys, NoKeyMeansTwoThings) {
  std::set<std::pair<int, int>> seen;
  for (const KeyInfo& info : key_table())
    EXPECT_TRUE(seen.insert({info.key, info.modifiers}).second) << info.shown;
}

TEST(Catalogue, EveryBundledScenarioHasATitleInBothLanguages) {
  ASSERT_FALSE(bundled_scenarios().empty());
  for (const BundledEntry& entry : bundled_scenarios()) {
    EXPECT_NE(entry.title(lang::Lang::en), entry.id);
    EXPECT_NE(entry.title(lang::Lang::ru), entry.id);
  }
}

}  // namespace
}  // namespace kvant::panels
