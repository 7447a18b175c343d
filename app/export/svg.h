// A scene as an SVG file: real text, a title and a description, stable ids, nothing from outside.
#pragma once
#include <string>

#include "app/scene/scene.h"

namespace kvant::exporter {

struct SvgOptions {
  bool transparent = false;  // no ground
};

// Equal scenes give equal bytes. Width and height are in points.
std::string to_svg(const scene::Scene& scene, const SvgOptions& options = {});

}  // namespace kvant::exporter
