// The sizes a figure is saved in: names for the command line and the window, one row each in page_sizes.def.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

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

}  // namespace kvant::exporter
