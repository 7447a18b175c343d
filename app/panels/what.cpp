#include "app/panels/context.h"

namespace kvant::panels {

void draw_what(Context& c, const Rect& box) {
  ui::Ui& ui = c.ui;
  ui.card(box, tr(TextId::win_panel_what, c.lang()));
  const session::Explanation& e = *c.explanation;
  const double room = box.width - 32;
  const std::string why = e.why.empty() ? "" : c.format(TextId::explain_why, e.why);
  const double what_height = ui.paragraph_height(room, e.what, ui::type::kProse, 22);
  const double why_height = why.empty() ? 0 : ui.paragraph_height(room, why, ui::type::kText, 18);
  const double content = what_height + 14 + why_height + (e.try_version.empty() ? 0 : 26) + 8;
  const Rect inside{box.x + 1, box.y + 36, box.width - 2, box.height - 44};
  double y = ui.begin_scroll("what.scroll", inside, content);
  y += ui.paragraph(box.x + 16, y, room, e.what, ui::type::kProse, c.look().text, 22);
  if (!why.empty()) {
    y += 14;
    y += ui.paragraph(box.x + 16, y, room, why, ui::type::kText, c.look().soft, 18);
  }
  if (!e.try_version.empty()) {
    const std::string label = c.format(TextId::explain_try_version, e.try_version);
    if (ui.link("what.try", box.x + 16, y + 18, label, ui::type::kText, c.look().accent)) {
      scenario::Settings settings = c.session.settings();
      settings.python.profile = python::find_profile(e.try_version);
      c.session.change(settings);
    }
  }
  ui.end_scroll();
}

}  // namespace kvant::panels
