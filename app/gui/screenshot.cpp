#include "app/gui/screenshot.h"

#include <GLFW/glfw3.h>
#ifdef KVANT_RSVG
#include <cairo.h>
#endif

#include <cstdint>
#include <filesystem>
#include <system_error>
#include <vector>

namespace kvant::gui {

bool save_screenshot(const std::string& path, int width, int height, std::string& error) {
#ifdef KVANT_RSVG
  std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
  cairo_surface_flush(surface);
  unsigned char* out = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  for (int y = 0; y < height; ++y) {
    // OpenGL counts from below.
    const std::uint8_t* from =
        &pixels[static_cast<std::size_t>(height - 1 - y) * static_cast<std::size_t>(width) * 4];
    auto* to = reinterpret_cast<std::uint32_t*>(out + static_cast<std::ptrdiff_t>(y) * stride);
    for (int x = 0; x < width; ++x, from += 4)
      to[x] = static_cast<std::uint32_t>(from[0]) << 16 | static_cast<std::uint32_t>(from[1]) << 8 | from[2];
  }
  cairo_surface_mark_dirty(surface);
  std::error_code ignored;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), ignored);
  const cairo_status_t status = cairo_surface_write_to_png(surface, path.c_str());
  cairo_surface_destroy(surface);
  if (status == CAIRO_STATUS_SUCCESS) return true;
  error = path + ": " + cairo_status_to_string(status);
  return false;
#else
  (void)width, (void)height;
  error = path + ": this build has no Cairo to write a PNG with";
  return false;
#endif
}

}  // namespace kvant::gui
