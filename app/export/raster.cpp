#include "app/export/raster.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "app/lang/lang.h"
#ifdef KVANT_RSVG
#include <cairo-pdf.h>
#include <cairo.h>
#include <librsvg/rsvg.h>
#endif

namespace kvant::exporter {

using lang::TextId;

#ifndef KVANT_RSVG

bool svg_to_pdf(std::span<const std::string>, const scene::Scene&, std::string&, std::string& error) {
  error = tr(TextId::export_no_rsvg);
  return false;
}
bool svg_to_png(const std::string&, const scene::Scene&, double, bool, std::string&, std::string& error) {
  error = tr(TextId::export_no_rsvg);
  return false;
}

#else

namespace {

constexpr double kMaxPixels = 32'000;                  // of a side: what Cairo can hold
constexpr double kMaxPdfPoints = 14'400;               // of a side: what PDF readers can show
constexpr const char* kDate = "2000-01-01T00:00:00Z";  // fixed: equal scenes give equal files

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

bool fail(std::string& error, const char* reason) {
  error = lang::format(lang::language(), TextId::export_cannot_draw, reason);
  return false;
}

// Draws the SVG on a surface, width × height in the surface's units.
bool draw(const std::string& svg, cairo_surface_t* surface, double width, double height, std::string& error) {
  GError* problem = nullptr;
  RsvgHandle* handle =
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &problem);
  bool good = handle != nullptr;
  if (handle) {
    cairo_t* cr = cairo_create(surface);
    const RsvgRectangle viewport{0, 0, width, height};
    good = rsvg_handle_render_document(handle, cr, &viewport, &problem);
    if (good && cairo_status(cr) != CAIRO_STATUS_SUCCESS) {
      good = fail(error, cairo_status_to_string(cairo_status(cr)));
    }
    cairo_destroy(cr);
    g_object_unref(handle);
  }
  if (problem) {
    fail(error, problem->message);
    g_error_free(problem);
  } else if (!good && error.empty()) {
    fail(error, "librsvg");
  }
  return good;
}

std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFu;
  for (unsigned char c : bytes) {
    crc ^= c;
    for (int k = 0; k < 8; ++k) crc = (crc >> 1) ^ (crc & 1 ? 0xEDB88320u : 0);
  }
  return ~crc;
}

std::string big_endian(std::uint32_t v) {
  return {static_cast<char>(v >> 24), static_cast<char>(v >> 16), static_cast<char>(v >> 8),
          static_cast<char>(v)};
}

constexpr std::size_t kAfterHeader = 33;  // a PNG's signature and IHDR are so long

// `kind_and_data`: the chunk's four letters and what follows them.
std::string chunk(const std::string& kind_and_data) {
  return big_endian(static_cast<std::uint32_t>(kind_and_data.size() - 4)) + kind_and_data +
         big_endian(crc32(kind_and_data));
}

// Cairo does not say how large a pixel is.
void add_resolution(std::string& png, double dpi) {
  if (png.size() < kAfterHeader) return;
  const auto per_metre = static_cast<std::uint32_t>(std::lround(dpi / 0.0254));
  png.insert(kAfterHeader,
             chunk("pHYs" + big_endian(per_metre) + big_endian(per_metre) + std::string(1, '\x01')));
}

// Calls back with each chunk behind IHDR: its kind and its data.
template <typename F>
void for_each_chunk(std::string_view png, F with) {
  for (std::size_t at = kAfterHeader; at + 12 <= png.size();) {
    std::size_t length = 0;
    for (std::size_t k = 0; k < 4; ++k) length = length << 8 | static_cast<unsigned char>(png[at + k]);
    if (at + 12 + length > png.size()) return;
    with(png.substr(at + 4, 4), png.substr(at + 8, length));
    at += 12 + length;
  }
}

}  // namespace

bool svg_to_pdf(std::span<const std::string> pages, const scene::Scene& scene, std::string& bytes,
                std::string& error) {
  error.clear();
  if (scene.width > kMaxPdfPoints || scene.height > kMaxPdfPoints) {
    error = tr(TextId::export_too_large);
    return false;
  }
  std::string out;
  cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(append, &out, scene.width, scene.height);
  if (!scene.title.empty())
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, scene.title.c_str());
  if (!scene.description.empty())
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, scene.description.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Kvant");
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, kDate);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, kDate);
  bool good = true;
  for (const std::string& svg : pages) {
    good = good && draw(svg, surface, scene.width, scene.height, error);
    cairo_surface_show_page(surface);
  }
  cairo_surface_finish(surface);
  if (good && cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
    good = fail(error, cairo_status_to_string(cairo_surface_status(surface)));
  cairo_surface_destroy(surface);
  if (good) bytes = std::move(out);
  return good;
}

bool svg_to_png(const std::string& svg, const scene::Scene& scene, double dpi, bool ground,
                std::string& bytes, std::string& error) {
  error.clear();
  const double width = std::ceil(scene.width * dpi / 72 - 1e-6),
               height = std::ceil(scene.height * dpi / 72 - 1e-6);
  if (!(width >= 1 && height >= 1 && width <= kMaxPixels && height <= kMaxPixels)) {
    error = tr(TextId::export_too_large);
    return false;
  }
  cairo_surface_t* surface =
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, static_cast<int>(width), static_cast<int>(height));
  if (ground &&
      scene.background.visible()) {  // the picture's edges fall between pixels: they must not be seen through
    cairo_t* cr = cairo_create(surface);
    const scene::Color& c = scene.background;
    cairo_set_source_rgb(cr, c.r / 255.0, c.g / 255.0, c.b / 255.0);
    cairo_paint(cr);
    cairo_destroy(cr);
  }
  bool good = draw(svg, surface, width, height, error);
  std::string out;
  if (good) {
    const cairo_status_t status = cairo_surface_write_to_png_stream(surface, append, &out);
    if (status != CAIRO_STATUS_SUCCESS) good = fail(error, cairo_status_to_string(status));
  }
  cairo_surface_destroy(surface);
  if (!good) return false;
  add_resolution(out, dpi);
  bytes = std::move(out);
  return true;
}

#endif

bool moving_png(std::span<const std::string> frames, double seconds, std::string& bytes) {
#ifdef KVANT_RSVG
  // A viewer that knows nothing of animation shows the first frame, whose data stand in IDAT as ever.
  if (frames.empty() || frames.front().size() < kAfterHeader) return false;
  std::string out = frames.front().substr(0, kAfterHeader);
  std::uint32_t sequence = 0;
  const std::string size = frames.front().substr(16, 8);
  const auto delay = static_cast<std::uint32_t>(std::lround(seconds * 1000));
  const std::string for_so_long =
      std::string{static_cast<char>(delay >> 8), static_cast<char>(delay), 3, '\xE8'};
  for (const std::string& frame : frames) {
    if (frame.size() < kAfterHeader || frame.substr(16, 8) != size) return false;
    bool begun = false;
    for_each_chunk(frame, [&](std::string_view kind, std::string_view data) {
      const bool first = &frame == &frames.front();
      if (kind != "IDAT") {
        if (first && kind != "IEND") out += chunk(std::string(kind) + std::string(data));
        return;
      }
      if (first && !begun)
        out += chunk("acTL" + big_endian(static_cast<std::uint32_t>(frames.size())) + big_endian(0));
      if (!begun)  // where the frame lies, for how long, replacing what was there
        out += chunk("fcTL" + big_endian(sequence++) + size + big_endian(0) + big_endian(0) + for_so_long +
                     std::string(2, '\0'));
      begun = true;
      out += first ? chunk("IDAT" + std::string(data))
                   : chunk("fdAT" + big_endian(sequence++) + std::string(data));
    });
  }
  bytes = out + chunk("IEND");
  return true;
#else
  (void)frames, (void)seconds, (void)bytes;
  return false;
#endif
}

}  // namespace kvant::exporter
