#include <imgui.h>

#include "app/panels/context.h"

namespace kvant::panels {

void draw_next(Context& c, const Rect& box) {
  ui::Ui& ui = c.ui;
  const ui::Look& look = c.look();
  const session::Snapshot& s = *c.snapshot;
  ui.card(box, tr(TextId::win_panel_next, c.lang()));
  if (c.session.can_undo() &&
      ui.link("next.undo", box.right() - 16, box.y + 24, tr(TextId::win_undo, c.lang()), ui::type::kSmall,
              look.soft, Anchor::end))
    c.session.undo();

  const std::string schedule = c.session.settings().schedule.to_string();
  // In a low panel the choices need the room.
  const double schedule_height = box.height < 170 ? 0 : 62;
  const double x = box.x + 16, room = box.width - 32;
  const Rect inside{box.x + 1, box.y + 36, box.width - 2, box.height - 36 - schedule_height};
  // A lone thread that is about to go on anyway is no choice.
  const bool any = s.candidates.size() > 1 || (s.candidates.size() == 1 && s.running != kNobody);
  const std::string question = tr(any ? TextId::win_next_question : TextId::win_next_none, c.lang());
  const ui::Font& font = any ? ui::type::kHeading : ui::type::kText;
  const double text_height = ui.paragraph_height(room, question, font, 20);
  double y = ui.begin_scroll("next.scroll", inside,
                             text_height + 10 + 40.0 * static_cast<double>(s.candidates.size()));
  y += ui.paragraph(x, y, room, question, font, any ? look.text : look.soft, 20) + 8;
  for (ThreadId thread : any ? s.candidates : std::vector<ThreadId>{}) {
    const Rect button{x, y, room, 32};
    const ui::Touch touch = ui.area("next." + std::to_string(thread), button, 6);
    ui.box(button, touch.hovered ? look.hover : look.field, 6, touch.hovered ? look.accent : look.border,
           1.2);
    swatch(c, button.x + 12, button.y + 11, thread);
    ui.text_cut(button.x + 30, button.y + 20.5, room - 44, c.format(TextId::win_next_let, s.name_of(thread)),
                ui::type::kText, look.text);
    if (touch.pressed) c.session.choose_next(thread);
    y += 40;
  }
  ui.end_scroll();

  if (schedule_height == 0) return;
  const double base = box.bottom() - schedule_height;
  ui.line(x, base, x + room, base, look.border);
  ui.text(x, base + 22, tr(TextId::win_next_schedule, c.lang()), ui::type::kSmall, look.soft);
  if (ui.link("next.copy", x + room, base + 22, tr(TextId::win_copy, c.lang()), ui::type::kSmall, look.accent,
              Anchor::end)) {
    ImGui::SetClipboardText(schedule.c_str());
    c.view.notice = tr(TextId::win_copied, c.lang());
  }
  ui.text_cut(x, base + 44, room, schedule, ui::type::kCodeSmall, look.text);
}

}  // namespace kvant::panels
