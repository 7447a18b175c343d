#include "app/panels/layout.h"

#include <algorithm>
#include <cmath>

namespace kvant::panels {

namespace {

constexpr double kNarrow = 1000;         // below that, no third column
constexpr double kDesignColumn = 0.739;  // of the width: timeline, code and state before the third column
constexpr double kDesignRow = 0.458;     // of the height below the toolbar: the timeline

}  // namespace

Layout arrange(double width, double height, bool projector, double split_column, double split_row) {
  Layout layout;
  const auto put = [&](PanelId id, double x0, double y0, double x1, double y1) {
    if (x1 - x0 > 60 && y1 - y0 > 40)
      layout.panels[static_cast<std::size_t>(id)] = Rect{
          std::round(x0), std::round(y0), std::round(x1) - std::round(x0), std::round(y1) - std::round(y0)};
  };
  const double left = kGap, right = width - kGap;
  const double top = kToolbarHeight + kGap, bottom = height - kGap;
  const bool third = width >= kNarrow && !projector;

  double row = split_row > 0 ? split_row : (projector ? 0.47 : kDesignRow);
  row = std::clamp(row, 0.2, 0.75);
  // The timeline's bottom; both halves keep room for something.
  const double middle = std::min(top + (bottom - top - kGap) * row, std::max(bottom - 200, top + 100));
  const double below = middle + kGap;
  layout.row_gap = Rect{left, middle, right - left, kGap};

  double main_right = right;
  if (third) {
    double column = split_column > 0 ? split_column : kDesignColumn;
    column = std::clamp(column, 0.55, 0.82);
    main_right = std::clamp(width * column, 600.0, width - 260);
    layout.column_gap = Rect{main_right, top, kGap, bottom - top};
    const double x = main_right + kGap;
    put(PanelId::summary, x, top, right, middle);
    const double lower = below + (bottom - below - kGap) * 0.584;
    put(PanelId::next, x, below, right, lower);
    put(PanelId::output, x, lower + kGap, right, bottom);
  }
  put(PanelId::timeline, left, top, main_right, middle);

  const double code_right = left + (main_right - left - kGap) * (projector ? 0.5 : 0.538);
  const double x = code_right + kGap;
  if (third) {
    put(PanelId::code, left, below, code_right, bottom);
    const double lower = below + (bottom - below - kGap) * 0.584;
    put(PanelId::state, x, below, main_right, lower);
    put(PanelId::what, x, lower + kGap, main_right, bottom);
  } else {
    const double code_bottom = below + (bottom - below - kGap) * 0.6;
    put(PanelId::code, left, below, code_right, code_bottom);
    // Who goes next is what one asks a class: it stays.
    const double output_right = left + (code_right - left - kGap) * 0.45;
    put(PanelId::output, left, code_bottom + kGap, output_right, bottom);
    put(PanelId::next, output_right + kGap, code_bottom + kGap, code_right, bottom);
    const double lower = below + (bottom - below - kGap) * 0.58;
    put(PanelId::state, x, below, main_right, lower);
    put(PanelId::what, x, lower + kGap, main_right, bottom);
  }
  return layout;
}

}  // namespace kvant::panels
