// The sizes a figure is saved in: names for the command line and the window, one row each in page_sizes.def.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "app/scene/scene.h"

namespace kvant::exporter {

enum class PageSizeId : std::uint8_t {
#define PAGE_SIZE(id, name, width, height, scale, doc) id,
#include "app/export/page_sizes.def"
#undef PAGE_SIZE
};

struct PageSize {
  PageSizeId id;
  std::string_view name;
  double width, height;  // points of the layout; 0: as given, as needed
  double scale;          // of the file: what is laid out small is shown large
  std::string_view doc;
};
std::span<const PageSize> page_sizes();
const PageSize* page_size_by_name(std::string_view name);  // nullptr: no such size

// How a figure was brought to its size.
struct Fit {
  double factor = 1;                            // it is set so much smaller than it is designed
  bool told() const { return factor < 0.995; }  // less than that nobody sees
  double needs = 0;     // the width it would need, when even the least type is too large; 0: it fits
  double too_high = 0;  // the height it has on a slide that it does not fit; 0: it fits
};
// Type is never set smaller than this share of its size: 9 pt become 6.3.
inline constexpr double kLeastFactor = 0.7;

// A scene as it goes into a file: a figure that needs more room than asked for is set smaller, as long as it
// can be read; a slide is filled up to its shape; what is laid out small for a slide is enlarged. The window
// and the command line save by this.
scene::Scene fitted(scene::Scene scene, const PageSize* page, double wanted_width, Fit* fit = nullptr);

}  // namespace kvant::exporter
