// What stands in the window while no program is open.
#include <algorithm>
#include <string>
#include <vector>

#include "app/panels/catalogue.h"
#include "app/panels/context.h"

namespace kvant::panels {

namespace {

constexpr double kCardGap = 12;
constexpr double kDescriptionLine = 16;

struct Group {
  std::string subject;
  std::vector<const BundledEntry*> entries;
  double card = 0;  // height of each
  double height(int columns) const {
    const auto rows = (static_cast<int>(entries.size()) + columns - 1) / columns;
    return rows * (card + kCardGap);
  }
};

// In the order of the catalogue; a subject stands where its first scenario does.
std::vector<Group> groups_of(Context& c, double card_width) {
  std::vector<Group> groups;
  for (const BundledEntry& entry : bundled_scenarios()) {
    auto found = std::find_if(groups.begin(), groups.end(),
                              [&](const Group& g) { return g.subject == entry.subject; });
    if (found == groups.end()) found = groups.insert(groups.end(), Group{entry.subject, {}, 0});
    found->entries.push_back(&entry);
    const double words = c.ui.paragraph_height(card_width - 32, entry.description(c.lang()), ui::type::kSmall,
                                               kDescriptionLine);
    found->card = std::max(found->card, 36 + words + 14);
  }
  return groups;
}

}  // namespace

void draw_welcome(Context& c, const Rect& box) {
  ui::Ui& ui = c.ui;
  const ui::Look& look = c.look();
  const double width = std::min(box.width - 48, 1120.0);
  const int columns = std::clamp(static_cast<int>(width / 340), 1, 3);
  const double x = box.x + (box.width - width) / 2;
  const double card = (width - kCardGap * (columns - 1)) / columns;
  const std::vector<Group> groups = groups_of(c, card);
  double content = 150;
  if (!c.recents.empty())
    content += 34 + 30.0 * static_cast<double>(std::min<std::size_t>(c.recents.size(), 5));
  for (const Group& group : groups) content += 40 + group.height(columns);

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
  for (const Group& group : groups) {
    ui.text(x, y + 18, subject_title(group.subject, c.lang()), ui::type::kTitle, look.text);
    y += 32;
    int i = 0;
    for (const BundledEntry* entry : group.entries) {
      const int column = i % columns, row = i / columns;
      const Rect place{x + column * (card + kCardGap), y + row * (group.card + kCardGap), card, group.card};
      if (place.bottom() > box.y && place.y < box.bottom()) {
        const ui::Touch touch = ui.area("welcome." + entry->id, place, 8);
        ui.box(place, look.card, 8, touch.hovered ? look.accent : look.border);
        ui.text_cut(place.x + 16, place.y + 26, card - 32, entry->title(c.lang()), ui::type::kStrong,
                    look.text);
        ui.paragraph(place.x + 16, place.y + 36, card - 32, entry->description(c.lang()), ui::type::kSmall,
                     look.soft, 16);
        if (touch.pressed) c.open(entry->id);
      }
      ++i;
    }
    y += group.height(columns) + 8;
  }
  ui.end_scroll();
}

}  // namespace kvant::panels
