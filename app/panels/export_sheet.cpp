// The export dialog: which figure, how large, in which theme, and what it will look like.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "app/export/export.h"
#include "app/export/page_size.h"
#include "app/panels/context.h"
#include "app/panels/sheet.h"
#include "app/ui/painter.h"

namespace kvant::panels {

namespace {

constexpr double kLeft = 360;   // width of the choices, the preview stands beside them
constexpr double kNames = 104;  // of that for what is chosen

std::string size_words(const exporter::PageSize& size, lang::Lang lang) {
  static constexpr TextId kWords[] = {
#define PAGE_SIZE(id, name, width, height, scale, doc) TextId::win_size_##id,
#include "app/export/page_sizes.def"
#undef PAGE_SIZE
  };
  return tr(kWords[static_cast<std::size_t>(size.id)], lang);
}

const exporter::PageSize& chosen_size(const Context& c) {
  const exporter::PageSize* size = exporter::page_size_by_name(c.preferences.export_size);
  return size ? *size : exporter::page_sizes().front();
}

scene::ThemeKind chosen_theme(const Context& c) {
  scene::ThemeKind theme = scene::ThemeKind::screen;
  scene::theme_from_name(c.preferences.export_theme, theme);
  return theme;
}

exporter::ExportOptions file_options(const Context& c) {
  exporter::ExportOptions options;
  options.dpi = c.preferences.export_dpi;
  options.transparent = c.preferences.export_transparent;
  return options;
}

scene::Scene lay_out(const Context& c, exporter::Fit* fit = nullptr) {
  const exporter::PageSize& size = chosen_size(c);
  const FigureView& figure = c.view.figure;
  figures::FigureInput input = figure_input(c, figure.kind, figure.choices, chosen_theme(c));
  if (c.preferences.export_titled) input.title = c.session.title(c.lang());
  input.process_headers = false;
  if (size.width > 0) input.width = size.width;
  input.height = size.height;
  scene::Scene scene = figures::figure_table()[static_cast<std::size_t>(figure.kind)].layout(input);
  return exporter::fitted(std::move(scene), &size, input.width, fit);
}

// Null while runs to compare with are still being recorded.
const scene::Scene* preview(Context& c) {
  ExportView& view = c.view.exporting;
  if (!figure_ready(c, c.view.figure.kind, c.view.figure.choices)) {
    view.key = {};
    return nullptr;
  }
  const ExportKey key{c.session.run_revision(),   c.session.cursor_revision(), c.view.figure.kind,
                      c.preferences.export_theme, c.preferences.export_size,   c.lang(),
                      c.view.figure.choices,      c.view.timeline.axis,        c.preferences.export_titled};
  if (!(view.key == key)) {
    view.key = key;
    view.scene = lay_out(c, &view.fit);
  }
  return &view.scene;
}

// What the person should know of the size.
std::string fit_words(const Context& c) {
  const exporter::Fit& fit = c.view.exporting.fit;
  const auto points = [&](double v) { return lang::number(std::llround(v), c.lang()); };
  if (fit.needs > 0) return c.format(TextId::cli_needs_width, points(fit.needs));
  if (fit.too_high > 0) return c.format(TextId::cli_too_high, points(fit.too_high));
  if (fit.told()) return c.format(TextId::cli_set_smaller, lang::percent(fit.factor, c.lang()));
  return tr(TextId::win_export_note, c.lang());
}

// The path with another ending.
std::string with_ending(const std::string& path, const std::string& ending) {
  std::filesystem::path changed(path);
  changed.replace_extension(ending);
  return changed.string();
}

bool save(Context& c) {
  const std::string& path = c.view.exporting.path;
  exporter::Format format;
  std::string error;
  if (!exporter::format_of(path, format, error) ||
      !exporter::export_scene(lay_out(c), file_options(c), path, error)) {
    c.session.report(error);
    return false;
  }
  const std::filesystem::path saved(path);
  c.preferences.export_folder = saved.parent_path().string();
  c.preferences.export_ending = saved.extension().string().substr(1);
  c.view.notice = c.format(TextId::win_saved, path);
  return true;
}

void copy(Context& c) {
  std::string bytes, error;
  if (!exporter::render_scene(lay_out(c), exporter::Format::png, file_options(c), bytes, error)) {
    c.session.report(error);
  } else if (c.copy_picture(bytes)) {
    c.view.notice = tr(TextId::win_picture_copied, c.lang());
    c.view.dialog = Dialog::none;
  } else {
    c.session.report(tr(TextId::win_not_copied, c.lang()));
  }
}

// Choices in a row; a pressed one is taken.
class Row {
 public:
  Row(Context& c, double x, double y, TextId title) : c_(c), x_(x + kNames), y_(y) {
    c.ui.text(x, y + 18, tr(title, c.lang()), ui::type::kText, c.look().soft);
  }
  bool choice(const std::string& id, const std::string& label, bool chosen) {
    const double wide = c_.ui.width(label, ui::type::kText) + 22;
    const bool pressed = c_.ui.button(id, {x_, y_, wide, 28}, label, chosen);
    x_ += wide + 6;
    return pressed;
  }

 private:
  Context& c_;
  double x_, y_;
};

// `pitch`: from row to row; less in a small window.
void choices(Context& c, double x, double y, double pitch) {
  session::Preferences& p = c.preferences;
  const auto word = [&](TextId id) { return std::string(tr(id, c.lang())); };
  const std::string title = figure_title(c.view.figure.kind, c.lang());
  c.ui.text(x, y + 18, word(TextId::win_export_figure), ui::type::kText, c.look().soft);
  const Rect pill{x + kNames, y, c.ui.width(title, ui::type::kText) + 40, 28};
  if (c.ui.pill("export.figure", pill, title)) c.ui.open_menu("export.figure.menu");
  if (c.ui.begin_menu("export.figure.menu", pill, 300)) {
    for (const figures::FigureInfo& info : figures::figure_table())
      if (c.ui.menu_row("export.figure." + std::string(info.name), figure_title(info.kind, c.lang()), {},
                        info.kind == c.view.figure.kind))
        c.view.figure.kind = info.kind;
    c.ui.end_menu();
  }
  if (const std::vector<FigureChoice> own = choices_of(c.view.figure.kind, c.view.figure.choices);
      !own.empty()) {
    y += pitch;
    c.ui.text(x, y + 18, word(TextId::win_export_option), ui::type::kText, c.look().soft);
    for (const FigureChoice& now : own) {
      if (!now.chosen) continue;
      const std::string label = word(now.text);
      const Rect box{x + kNames, y, c.ui.width(label, ui::type::kText) + 40, 28};
      if (c.ui.pill("export.option", box, label)) c.ui.open_menu("export.option.menu");
      if (c.ui.begin_menu("export.option.menu", box, 260)) {
        for (const FigureChoice& choice : own)
          if (c.ui.menu_row(std::string("export.") + choice.id, word(choice.text), {}, choice.chosen))
            choice.take(c.view.figure.choices);
        c.ui.end_menu();
      }
    }
  }
  y += pitch;
  const std::string ending = std::filesystem::path(c.view.exporting.path).extension().string();
  Row formats(c, x, y, TextId::win_export_format);
  for (const char* name : {"svg", "pdf", "png"}) {
    std::string label(name);
    for (char& letter : label) letter = static_cast<char>(letter - 'a' + 'A');
    if (formats.choice("export." + std::string(name), label, ending == "." + std::string(name)))
      c.view.exporting.path = with_ending(c.view.exporting.path, name);
  }
  y += pitch;
  Row themes(c, x, y, TextId::win_theme);
  const auto theme = [&](const char* id, TextId text, scene::ThemeKind kind) {
    if (themes.choice(id, word(text), chosen_theme(c) == kind)) p.export_theme = scene::name_of(kind);
  };
  theme("export.screen", TextId::win_export_screen, scene::ThemeKind::screen);
  theme("export.dark", TextId::win_export_dark, scene::ThemeKind::dark);
  theme("export.print", TextId::win_export_print, scene::ThemeKind::print);
  y += pitch;
  const std::string size_label = size_words(chosen_size(c), c.lang());
  c.ui.text(x, y + 18, word(TextId::win_export_size), ui::type::kText, c.look().soft);
  const Rect size_pill{x + kNames, y, c.ui.width(size_label, ui::type::kText) + 40, 28};
  if (c.ui.pill("export.size", size_pill, size_label)) c.ui.open_menu("export.size.menu");
  if (c.ui.begin_menu("export.size.menu", size_pill, 260)) {
    for (const exporter::PageSize& size : exporter::page_sizes())
      if (c.ui.menu_row("export.size." + std::string(size.name), size_words(size, c.lang()), {},
                        &size == &chosen_size(c)))
        p.export_size = size.name;
    c.ui.end_menu();
  }
  y += pitch;
  Row titles(c, x, y, TextId::win_export_titled);
  if (titles.choice("export.title", word(TextId::win_export_with_title), p.export_titled))
    p.export_titled = true;
  if (titles.choice("export.untitled", word(TextId::win_export_without_title), !p.export_titled))
    p.export_titled = false;
  y += pitch;
  Row grounds(c, x, y, TextId::win_export_ground);
  if (grounds.choice("export.opaque", word(TextId::win_export_opaque), !p.export_transparent))
    p.export_transparent = false;
  if (grounds.choice("export.clear", word(TextId::win_export_clear), p.export_transparent))
    p.export_transparent = true;
  if (ending != ".png") return;
  y += pitch;
  Row dpi(c, x, y, TextId::win_export_dpi);
  for (const int value : {96, 192, 300, 600})
    if (dpi.choice("export.dpi." + std::to_string(value), std::to_string(value), p.export_dpi == value))
      p.export_dpi = value;
}

}  // namespace

namespace {

// What a transparent ground is shown as.
void paint_squares(Context& c, const Rect& sheet, const scene::Color& ground) {
  constexpr double kSide = 10;
  const bool is_dark = ground.r + ground.g + ground.b < 3 * 128;
  const scene::Color other = scene::mix(is_dark ? scene::rgb(0xffffff) : scene::rgb(0), ground, 0.07);
  for (int row = 0; row * kSide < sheet.height; ++row)
    for (int column = row % 2; column * kSide < sheet.width; column += 2) {
      const double x = column * kSide, y = row * kSide;
      c.ui.box(
          {sheet.x + x, sheet.y + y, std::min(kSide, sheet.width - x), std::min(kSide, sheet.height - y)},
          other);
    }
}

// The sheet of paper as it will be, with an edge, so that its margins are seen.
void paint_preview(Context& c, const Rect& frame, const scene::Scene* picture) {
  c.ui.box(frame, c.look().field, 6, c.look().border);
  if (!picture) {
    c.ui.paragraph(frame.x + 16, frame.y + 16, frame.width - 32, tr(TextId::win_figure_pending, c.lang()),
                   ui::type::kText, c.look().soft, 18);
    return;
  }
  const double fit = std::min({(frame.width - 24) / std::max(picture->width, 1.0),
                               (frame.height - 24) / std::max(picture->height, 1.0), 1.0});
  const Rect sheet{frame.x + (frame.width - picture->width * fit) / 2,
                   frame.y + (frame.height - picture->height * fit) / 2, picture->width * fit,
                   picture->height * fit};
  c.ui.box(sheet, picture->background, 0, c.look().border);
  if (c.preferences.export_transparent) paint_squares(c, sheet, picture->background);
  c.ui.draw()->PushClipRect(c.ui.px(frame.x, frame.y), c.ui.px(frame.right(), frame.bottom()), true);
  ui::paint(*picture, c.ui.draw(), c.ui.px(sheet.x, sheet.y), c.ui.scale() * static_cast<float>(fit),
            c.ui.fonts());
  c.ui.draw()->PopClipRect();
}

}  // namespace

void begin_export(Context& c) {
  std::string name = c.session.scenario().name;
  if (name.size() > 3 && name.compare(name.size() - 3, 3, ".py") == 0) name.resize(name.size() - 3);
  if (name.empty() || name == "-") name = "figure";
  const char* home = std::getenv("HOME");
  std::string folder = c.preferences.export_folder;
  if (folder.empty() && home) folder = home;
  c.view.exporting.path = (folder.empty() ? "" : folder + "/") + name + "." + c.preferences.export_ending;
}

void export_sheet(Context& c) {
  Sheet sheet(c, 860, 570, TextId::win_export_title);
  const Rect& b = sheet.box();
  const double x = b.x + 24;
  c.ui.text(x, b.y + 66, tr(TextId::win_export_path, c.lang()), ui::type::kText, c.look().soft);
  const bool entered = c.ui.text_field("export.path", {x, b.y + 76, b.width - 48, 34}, c.view.exporting.path,
                                       c.view.dialog_opened);
  const double choices_room = b.height - 128 - 70;
  choices(c, x, b.y + 128, std::clamp((choices_room - 28) / 7, 30.0, 40.0));

  const Rect frame{x + kLeft + 16, b.y + 128, b.right() - 24 - (x + kLeft + 16), b.height - 128 - 76};
  const scene::Scene* picture = preview(c);
  paint_preview(c, frame, picture);

  problem_in(c, x, b.bottom() - 62, b.width - 340);
  if (c.session.problem(c.lang()).empty())
    c.ui.paragraph(x, b.bottom() - 52, b.width - 360, fit_words(c), ui::type::kSmall, c.look().soft, 17);
  double right = b.right() - 24;
  const auto button = [&](const char* id, TextId text, bool primary) {
    const std::string label = tr(text, c.lang());
    const double wide = c.ui.width(label, ui::type::kText) + 36;
    right -= wide;
    const bool pressed =
        c.ui.button(id, {right, b.bottom() - 54, wide, 32}, label, primary, picture != nullptr);
    right -= 10;
    return pressed;
  };
  const bool go = button("export.go", TextId::win_export_go, true);
  if ((go || entered) && picture && !c.view.exporting.path.empty() && save(c)) c.view.dialog = Dialog::none;
  if (c.copy_picture && button("export.copy", TextId::win_export_copy, false)) copy(c);
}

}  // namespace kvant::panels
