// Icons are shapes, so that they are sharp at any scale and need no font.
#include <cmath>

#include "app/ui/compat.h"
#include "app/ui/ui.h"

namespace kvant::ui {

void Ui::icon(Icon icon, double x, double y, double size, Color color) {
  ImDrawList* d = draw();
  const ImU32 c = packed(color);
  const float s = static_cast<float>(size) * scale_ / 2;  // half the size, pixels
  const ImVec2 m = px(x, y);
  const auto at = [&](float dx, float dy) { return ImVec2{m.x + dx * s, m.y + dy * s}; };
  const auto triangle = [&](float left, float right, float half) {  // pointing from `left` to `right`
    if (right > left)
      d->AddTriangleFilled(at(left, -half), at(right, 0), at(left, half), c);
    else
      d->AddTriangleFilled(at(left, half), at(right, 0), at(left, -half), c);
  };
  const auto bar = [&](float left, float right, float half) {
    d->AddRectFilled(at(left, -half), at(right, half), c);
  };
  const float thin = std::max(1.2F, 1.4F * scale_);
  switch (icon) {
    case Icon::to_start:
      bar(-0.95F, -0.7F, 0.75F);
      triangle(0.15F, -0.65F, 0.75F);
      triangle(0.95F, 0.15F, 0.75F);
      break;
    case Icon::back:
      triangle(0.6F, -0.75F, 0.85F);
      break;
    case Icon::play:
      triangle(-0.6F, 0.85F, 0.9F);
      break;
    case Icon::pause:
      bar(-0.65F, -0.2F, 0.8F);
      bar(0.2F, 0.65F, 0.8F);
      break;
    case Icon::forward:
      bar(-0.95F, -0.55F, 0.85F);
      triangle(-0.3F, 0.95F, 0.85F);
      break;
    case Icon::to_end:
      triangle(-0.95F, -0.15F, 0.75F);
      triangle(-0.15F, 0.65F, 0.75F);
      bar(0.7F, 0.95F, 0.75F);
      break;
    case Icon::gear: {
      d->AddCircle(m, s * 0.52F, c, 24, thin * 1.2F);
      for (int i = 0; i < 8; ++i) {
        const float angle = 0.7853982F * static_cast<float>(i);
        d->AddLine({m.x + std::cos(angle) * s * 0.6F, m.y + std::sin(angle) * s * 0.6F},
                   {m.x + std::cos(angle) * s * 0.95F, m.y + std::sin(angle) * s * 0.95F}, c, thin * 1.6F);
      }
      d->AddCircle(m, s * 0.18F, c, 12, thin);
      break;
    }
    case Icon::caret:
      d->AddTriangleFilled(at(-0.8F, -0.45F), at(0.8F, -0.45F), at(0, 0.55F), c);
      break;
    case Icon::check: {
      const ImVec2 points[] = {at(-0.75F, 0.05F), at(-0.2F, 0.6F), at(0.8F, -0.6F)};
      compat::add_polyline(d, points, 3, c, thin);
      break;
    }
    case Icon::close:
      d->AddLine(at(-0.65F, -0.65F), at(0.65F, 0.65F), c, thin);
      d->AddLine(at(-0.65F, 0.65F), at(0.65F, -0.65F), c, thin);
      break;
    case Icon::open: {
      const ImVec2 points[] = {at(-0.9F, 0.65F), at(-0.9F, -0.6F), at(-0.3F, -0.6F), at(-0.05F, -0.3F),
                               at(0.9F, -0.3F),  at(0.9F, 0.65F),  at(-0.9F, 0.65F)};
      compat::add_polyline(d, points, 7, c, thin);
      break;
    }
    case Icon::help:
      d->AddCircle(m, s * 0.9F, c, 24, thin);
      text(x, y + size * 0.26, "?", {scene::FontRole::sans, scene::FontWeight::semibold, size * 0.72, false},
           color, Anchor::middle);
      break;
    case Icon::download: {
      d->AddLine(at(0, -0.85F), at(0, 0.3F), c, thin);
      const ImVec2 head[] = {at(-0.45F, -0.1F), at(0, 0.35F), at(0.45F, -0.1F)};
      compat::add_polyline(d, head, 3, c, thin);
      d->AddLine(at(-0.65F, 0.8F), at(0.65F, 0.8F), c, thin);
      break;
    }
  }
}

}  // namespace kvant::ui
