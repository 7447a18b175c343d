// What stands in the window while no program is open.
#include <algorithm>
#include <map>

#include "app/panels/catalogue.h"
#include "app/panels/context.h"

namespace kvant::panels {

namespace {

constexpr double kCard = 92, kCardGap = 12;

double grid_height(std::size_t cards, int columns) {
  const auto rows = (static_cast<int>(cards) + columns - 1) / columns;
  return rows * (kCard + kCardGap);
}

}  // namespace

void draw_welcome(Context& c, const Rect& box) {
  ui::Ui& ui = c.ui;
  const ui::Look& look = c.look();
  // Subjects in the order of their first scenario.
  std::vector<std::string> subjects;
  std::map<std::string, std::vector<const BundledEntry*>> groups;
  for (const BundledEntry& entry : bundled_scenarios()) {
    if (!groups.count(entry.subject)) subjects.push_back(entry.subject);
    groups[entry.subject].push_back(&entry);
  }
  const double width = std::min(box.width - 48, 1120.0);
  const int columns = std::clamp(static_cast<int>(width / 340), 1, 3);
  const double x = box.x + (box.width - width) / 2;
  const double card = (width - kCardGap * (columns - 1)) / columns;
  double content = 150;
  if (!c.recents.empty())
    content += 34 + 30.0 * static_cast<double>(std::min<std::size_t>(c.recents.size(), 5));
  for (const std::string& subject : subjects) content += 40 + grid_height(groups[subject].size(), columns);

  double y = ui.begin_scroll("welcome.scroll", box, content + 30) + 36;
  ui.text(x, y + 22, tr(TextId::win_welcome_title, c.lang()),
          {scene::FontRole::sans, scene::FontWeight::semibold, 24, false}, look.text);
  ui.paragraph(x, y + 34, std::min(width, 640.0), tr(TextId::win_welcome_text, c.lang()), ui::type::kProse,
               look.soft, 22);
  if (ui.button("welcome.open", {x + width - 170, y, 170, 34}, tr(TextId::win_welcome_open, c.lang()), true))
    open_dialog(c, Dialog::open);
  ui.text(x + width, y + 52, tr(TextId::win_welcome_drop, c.lang()), ui::type::kSmall, look.soft,
          Anchor::end);
  y += 100;

  if (!c.recents.empty()) {
    ui.text(x, y + 16, tr(TextId::win_recent, c.lang()), ui::type::kTitle, look.text);
    y += 28;
    for (std::size_t i = 0; i < std::min<std::size_t>(c.recents.size(), 5); ++i) {
      const std::string path = c.recents[i];  // a copy: opening changes the list
      const Rect row{x - 8, y, width + 16, 28};
      const ui::Touch touch = ui.area("welcome.recent." + std::to_string(i), row, 6);
      if (touch.hovered) ui.box(row, look.hover, 6);
      const std::size_t slash = path.rfind('/');
      const double wide = ui.text(x, y + 18.5, path.substr(slash + 1), ui::type::kText, look.accent);
      ui.text_cut(x + wide + 14, y + 18.5, width - wide - 20, path.substr(0, slash), ui::type::kSmall,
                  look.soft);
      if (touch.pressed) c.open(path);
      y += 30;
    }
    y += 6;
  }
  for (const std::string& subject : subjects) {
    ui.text(x, y + 18, subject_title(subject, c.lang()), ui::type::kTitle, look.text);
    y += 32;
    int i = 0;
    for (const BundledEntry* entry : groups[subject]) {
      const Rect place{x + (i % columns) * (card + kCardGap), y + (i / columns) * (kCard + kCardGap), card,
                       kCard};
      if (place.bottom() > box.y && place.y < box.bottom()) {
        const ui::Touch touch = ui.area("welcome." + entry->id, place, 8);
        ui.box(place, look.card, 8, touch.hovered ? look.accent : look.border);
        ui.text_cut(place.x + 16, place.y + 26, card - 32, entry->title(c.lang()), ui::type::kStrong,
                    look.text);
        ui.draw()->PushClipRect(ui.px(place.x, place.y), ui.px(place.right(), place.bottom() - 10), true);
        ui.paragraph(place.x + 16, place.y + 36, card - 32, entry->description(c.lang()), ui::type::kSmall,
                     look.soft, 16);
        ui.draw()->PopClipRect();
        if (touch.pressed) c.open(entry->id);
      }
      ++i;
    }
    y += grid_height(groups[subject].size(), columns) + 8;
  }
  ui.end_scroll();
}

}  // namespace kvant::panels
