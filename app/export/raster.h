// PDF and PNG from SVG, by librsvg and Cairo.
#pragma once
#include <span>
#include <string>

#include "app/scene/scene.h"

namespace kvant::exporter {

// Each SVG is a page; all have the scene's size, and the document its title.
bool svg_to_pdf(std::span<const std::string> pages, const scene::Scene& scene, std::string& bytes,
                std::string& error);
// `ground`: with the scene's background up to the edges.
bool svg_to_png(const std::string& svg, const scene::Scene& scene, double dpi, bool ground,
                std::string& bytes, std::string& error);
// Pictures of one size, each for so many seconds, as one animated PNG. False when they are not.
bool moving_png(std::span<const std::string> frames, double seconds, std::string& bytes);

}  // namespace kvant::exporter
