#include "app/panels/hints.h"

#include <gtest/gtest.h>

namespace kvant::panels {
namespace {

TEST(Hints, ControlsSayWhatTheyAreForAndWhichKeyDoesTheSame) {
  for (const lang::Lang lang : {lang::Lang::en, lang::Lang::ru})
    for (const char* id :
         {"toolbar.scenario", "toolbar.version",   "toolbar.gil",      "toolbar.cores",   "toolbar.policy",
          "toolbar.unit",     "toolbar.language",  "toolbar.settings", "transport.start", "transport.back",
          "transport.play",   "transport.forward", "transport.end",    "figure.kind",     "timeline.lanes",
          "timeline.axis",    "timeline.hide",     "timeline.export",  "timeline.fit",    "state.tab.3",
          "code.disassembly", "next.copy",         "export.copy"})
      EXPECT_FALSE(hint_of(id, lang).empty()) << id;
  EXPECT_EQ(hint_of("transport.play", lang::Lang::en), "play, pause  (Space)");
  EXPECT_EQ(hint_of("transport.back", lang::Lang::ru), "шаг назад  (←)");
  EXPECT_EQ(hint_of("timeline", lang::Lang::en), "");
  EXPECT_EQ(hint_of("menu.bundled.deadlock", lang::Lang::en), "");
}

}  // namespace
}  // namespace kvant::panels
