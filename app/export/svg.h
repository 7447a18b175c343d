// A scene as an SVG file: real text, a title and a description, stable ids, nothing from outside.
#pragma once
#include <span>
#include <string>

#include "app/scene/scene.h"

namespace kvant::exporter {

struct SvgOptions {
  bool transparent = false;  // no ground
};

// Equal scenes give equal bytes. Width and height are in points.
std::string to_svg(const scene::Scene& scene, const SvgOptions& options = {});

// The frames one after another, each for so many seconds, over and over. They are of one size.
std::string to_moving_svg(std::span<const scene::Scene> frames, double seconds,
                          const SvgOptions& options = {});

}  // namespace kvant::exporter
