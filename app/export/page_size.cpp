#include "app/export/page_size.h"

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

}  // namespace kvant::exporter
