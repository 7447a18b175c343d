#include <algorithm>
#include <string>
#include <vector>

#include "app/panels/context.h"

namespace kvant::panels {

namespace {

// Pieces joined to lines as a terminal shows them; a line belongs to whoever began it.
std::vector<OutputLine> lines_of(const Player& player, Position until) {
  std::vector<OutputLine> lines;
  bool open = false;
  for (const Player::Output& piece : player.output(until)) {
    std::size_t at = 0;
    while (at < piece.text.size()) {
      const std::size_t end = std::min(piece.text.find('\n', at), piece.text.size());
      if (!open) lines.push_back({piece.thread, piece.stream == 2, ""});
      open = true;
      lines.back().text += piece.text.substr(at, end - at);
      lines.back().error = lines.back().error || piece.stream == 2;
      if (end < piece.text.size()) open = false;
      at = end + 1;
    }
  }
  return lines;
}

constexpr double kLine = 20;
constexpr std::size_t kMostShown = 5000;  // the newest; a program may print for ever

}  // namespace

void draw_output(Context& c, const Rect& box) {
  ui::Ui& ui = c.ui;
  const ui::Look& look = c.look();
  ui.box(box, look.console, 8, look.dark ? look.border : scene::Color{});
  ui.text(box.x + 16, box.y + 24, tr(TextId::win_panel_output, c.lang()), ui::type::kTitle,
          look.dark ? look.text : scene::rgb(0xFFFFFF));

  OutputView& view = c.view.output;
  if (view.run != c.session.run_revision() || view.cursor != c.session.cursor_revision()) {
    view.run = c.session.run_revision();
    view.cursor = c.session.cursor_revision();
    view.lines = lines_of(c.session.player(), c.session.player().position());
    for (const OutputLine& line : view.lines) ui.fonts().cover(line.text);
    view.grew = true;
  }
  const std::vector<OutputLine>& lines = view.lines;
  if (lines.empty()) {
    ui.paragraph(box.x + 16, box.y + 38, box.width - 28, tr(TextId::win_output_none, c.lang()),
                 ui::type::kSmall, look.console_soft, 16);
    return;
  }
  const std::size_t first = lines.size() > kMostShown ? lines.size() - kMostShown : 0;
  const double content = static_cast<double>(lines.size() - first) * kLine + 6;
  const Rect inside{box.x + 1, box.y + 36, box.width - 4, box.height - 44};
  const double top = ui.begin_scroll("output.scroll", inside, content);
  const auto row = [&](double y) {
    return std::min(lines.size(), first + static_cast<std::size_t>(std::max(0.0, (y - top) / kLine)));
  };
  for (std::size_t i = row(inside.y); i < std::min(lines.size(), row(inside.bottom()) + 1); ++i) {
    const double y = top + static_cast<double>(i - first) * kLine;
    ui.box({box.x + 16, y + 3, 3, 14}, c.theme().actor(lines[i].thread).solid);
    ui.text(box.x + 26, y + 14.5, lines[i].text, ui::type::kCodeSmall,
            lines[i].error ? look.console_bad : look.console_text);
  }
  if (view.grew) ImGui::SetScrollY(std::max(0.0F, static_cast<float>(content - inside.height) * ui.scale()));
  view.grew = false;
  ui.end_scroll();
}

}  // namespace kvant::panels
