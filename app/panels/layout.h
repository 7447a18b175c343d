// Where the panels stand. All lengths are points.
#pragma once
#include <array>
#include <optional>

#include "app/panels/context.h"

namespace kvant::panels {

inline constexpr double kToolbarHeight = 52;
inline constexpr double kGap = 12;

struct Layout {
  std::array<std::optional<Rect>, static_cast<std::size_t>(PanelId::count)> panels;
  // The two gaps that can be dragged; empty when there is none.
  std::optional<Rect> column_gap, row_gap;
  const std::optional<Rect>& of(PanelId id) const { return panels[static_cast<std::size_t>(id)]; }
};
// `split_column`, `split_row`: share of the width and height before the gaps; 0: as designed. The projector's
// layout has fewer panels, and so have small windows.
Layout arrange(double width, double height, bool projector, double split_column, double split_row);

}  // namespace kvant::panels
