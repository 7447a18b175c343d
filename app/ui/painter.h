// Paints a scene with an ImDrawList: the same primitives the SVG writer writes, textures and dashes included.
#pragma once
#include <imgui.h>

#include "app/scene/scene.h"
#include "app/ui/fonts.h"

namespace kvant::ui {

// `origin`: where the scene's (0, 0) is, pixels. `scale`: pixels per point. What lies outside the draw list's
// clip rectangle is not drawn. The scene's background is left to the caller.
void paint(const scene::Scene& scene, ImDrawList* draw, ImVec2 origin, float scale, Fonts& fonts);

// Pieces of it, for widgets. All in pixels.
void dashed_line(ImDrawList* draw, ImVec2 a, ImVec2 b, ImU32 color, float width, float on, float off,
                 float phase = 0);
void dashed_rect(ImDrawList* draw, ImVec2 a, ImVec2 b, ImU32 color, float width, float radius, float on,
                 float off);

}  // namespace kvant::ui
