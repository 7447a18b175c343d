#include "app/export/page_size.h"

#include <algorithm>
#include <utility>

namespace kvant::exporter {

std::span<const PageSize> page_sizes() {
  static constexpr PageSize kSizes[] = {
#define PAGE_SIZE(id, name, width, height, scale, doc) {PageSizeId::id, name, width, height, scale, doc},
#include "app/export/page_sizes.def"
#undef PAGE_SIZE
  };
  return kSizes;
}

const PageSize* page_size_by_name(std::string_view name) {
  for (const PageSize& size : page_sizes())
    if (size.name == name) return &size;
  return nullptr;
}

scene::Scene fitted(scene::Scene scene, const PageSize* page, double wanted_width, Fit* out) {
  Fit fit;
  const bool slide = page && page->height > 0;
  if (scene.width > wanted_width + 0.5) fit.factor = wanted_width / scene.width;
  if (fit.factor < kLeastFactor) fit.needs = scene.width, fit.factor = 1;
  if (slide && scene.height * fit.factor > page->height + 0.5) {
    fit.factor = std::max(kLeastFactor, page->height / scene.height);
    if (scene.height * fit.factor > page->height + 0.5) fit.too_high = scene.height * fit.factor;
  }
  if (fit.factor != 1) scene = scene::scaled(std::move(scene), fit.factor);
  if (slide) {
    const double shape = page->width / page->height;
    double width = std::max(page->width, scene.width), height = std::max(page->height, scene.height);
    if (width > height * shape)
      height = width / shape;
    else
      width = height * shape;
    const double dx = (width - scene.width) / 2;
    scene = scene::placed(std::move(scene), width, height, dx);
  }
  if (page && page->scale != 1) scene = scene::scaled(std::move(scene), page->scale);
  if (out) *out = fit;
  return scene;
}

}  // namespace kvant::exporter
