#include <imgui.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "app/panels/context.h"
#include "app/panels/keys.h"
#include "app/panels/sheet.h"

namespace kvant::panels {

namespace {

void open_sheet(Context& c) {
  constexpr double kWidth = 600;
  const double problem =
      c.session.problem(c.lang()).empty()
          ? 0
          : c.ui.message(0, 0, kWidth - 48, c.session.problem(c.lang()), ui::type::kText, {}, 18, false);
  Sheet sheet(c, kWidth, 200 + std::max(30.0, problem), TextId::win_open_title);
  const Rect& b = sheet.box();
  const double x = b.x + 24, room = b.width - 48;
  c.ui.text(x, b.y + 68, tr(TextId::win_open_path, c.lang()), ui::type::kText, c.look().soft);
  const bool entered =
      c.ui.text_field("open.path", {x, b.y + 80, room, 34}, c.view.path, c.view.dialog_opened);
  problem_in(c, x, b.y + 122, room);
  const double y = b.bottom() - 54;
  double right = b.right() - 24;
  const auto button = [&](const char* id, TextId text, bool primary) {
    const std::string label = tr(text, c.lang());
    const double wide = c.ui.width(label, ui::type::kText) + 36;
    right -= wide;
    const bool pressed = c.ui.button(id, {right, y, wide, 32}, label, primary);
    right -= 10;
    return pressed;
  };
  if ((button("open.go", TextId::win_open_go, true) || entered) && !c.view.path.empty()) c.open(c.view.path);
  if (c.choose_file && button("open.browse", TextId::win_open_browse, false)) c.choose_file();
}

void help_sheet(Context& c) {
  std::vector<const KeyInfo*> rows;
  for (const KeyInfo& key : key_table())
    if (!key.shown.empty()) rows.push_back(&key);
  const auto half = (rows.size() + 1) / 2;
  const std::string mouse = tr(TextId::win_help_mouse, c.lang());
  constexpr double kWidth = 780;
  const double text_room = std::min(kWidth, c.ui.size().x - 24) - 48;
  const double content = 27.0 * static_cast<double>(half) + 10 +
                         c.ui.paragraph_height(text_room, mouse, ui::type::kSmall, 18) + 16;
  Sheet sheet(c, kWidth, content + 62, TextId::win_help_title);
  const Rect& b = sheet.box();
  const double top =
      c.ui.begin_scroll("help.scroll", {b.x + 1, b.y + 52, b.width - 3, b.height - 60}, content);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double x = b.x + 24 + (i < half ? 0 : (b.width - 24) / 2);
    const double y = top + 4 + 27.0 * static_cast<double>(i % half);
    const double wide = std::max(30.0, c.ui.width(rows[i]->shown, ui::type::kSmall) + 16);
    c.ui.box({x, y, wide, 21}, c.look().field, 5, c.look().border);
    c.ui.text(x + wide / 2, y + 14.5, rows[i]->shown, ui::type::kSmall, c.look().text, Anchor::middle);
    c.ui.text_cut(x + 82, y + 15, (b.width - 48) / 2 - 92, tr(rows[i]->name, c.lang()), ui::type::kText,
                  c.look().text);
  }
  c.ui.paragraph(b.x + 24, top + 10 + 27.0 * static_cast<double>(half), b.width - 48, mouse, ui::type::kSmall,
                 c.look().soft, 18);
  c.ui.end_scroll();
}

// A problem or a notice at the bottom, when no dialog shows it.
void banner(Context& c) {
  const bool bad = !c.session.problem(c.lang()).empty();
  const std::string words = bad                     ? c.session.problem(c.lang())
                            : c.session.searching() ? tr(TextId::win_breakpoint_searching, c.lang())
                                                    : c.view.notice;
  if (words.empty()) return;
  const scene::Point size = c.ui.size();
  const double room = std::min(size.x - 120, 820.0);
  const double height = c.ui.message(0, 0, room, words, ui::type::kText, {}, 19, false) + 24;
  double widest = 0;
  for (std::size_t at = 0; at <= words.size();) {
    const std::size_t end = std::min(words.find('\n', at), words.size());
    const std::string_view line = std::string_view(words).substr(at, end - at);
    widest = std::max(widest, c.ui.width(line, line.starts_with("    ") ? ui::type::kCode : ui::type::kText));
    at = end + 1;
  }
  const double width = std::min(room, widest + 2) + 76;
  const Rect box{(size.x - width) / 2, size.y - height - 24, width, height};
  ImGui::SetNextWindowPos(c.ui.px(box.x, box.y));
  ImGui::SetNextWindowSize(c.ui.px(box.width, box.height));
  ImGui::PushStyleColor(ImGuiCol_WindowBg, ImVec4{0, 0, 0, 0});
  ImGui::Begin("banner###banner", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoFocusOnAppearing);
  c.ui.box(box, c.look().tip, 8);
  c.ui.box({box.x, box.y + 8, 3, box.height - 16}, bad ? c.look().bad : c.look().accent);
  c.ui.message(box.x + 20, box.y + 12, width - 70, words, ui::type::kText, c.look().tip_text, 19);
  const Rect close{box.right() - 38, box.y + 8, 26, 26};
  if (c.ui.area("banner.close", close).pressed) {
    c.session.clear_problem();
    c.session.stop_search();
    c.view.notice.clear();
  }
  c.ui.icon(ui::Icon::close, close.x + 13, close.y + 13, 10, c.look().tip_soft);
  ImGui::End();
  ImGui::PopStyleColor();
}

}  // namespace

void open_dialog(Context& c, Dialog dialog) {
  if (dialog == Dialog::exporting && !c.session.is_open()) return;
  c.view.dialog = dialog;
  c.view.dialog_opened = true;
  c.ui.focus_clear();
  c.session.clear_problem();
  c.view.notice.clear();
  if (dialog == Dialog::exporting) begin_export(c);
}

void draw_dialogs(Context& c) {
  switch (c.view.dialog) {
    case Dialog::none:
      banner(c);
      break;
    case Dialog::open:
      open_sheet(c);
      break;
    case Dialog::exporting:
      export_sheet(c);
      break;
    case Dialog::help:
      help_sheet(c);
      break;
  }
  c.view.dialog_opened = false;
}

}  // namespace kvant::panels
