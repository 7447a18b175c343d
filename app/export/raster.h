// PDF and PNG from SVG, by librsvg and Cairo.
#pragma once
#include <string>

#include "app/scene/scene.h"

namespace kvant::exporter {

bool svg_to_pdf(const std::string& svg, const scene::Scene& scene, std::string& bytes, std::string& error);
bool svg_to_png(const std::string& svg, const scene::Scene& scene, double dpi, std::string& bytes,
                std::string& error);

}  // namespace kvant::exporter
