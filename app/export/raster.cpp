#include "app/export/raster.h"

#include <array>
#include <cmath>
#include <cstdint>

#include "app/lang/lang.h"
#ifdef KVANT_RSVG
#include <cairo-pdf.h>
#include <cairo.h>
#include <librsvg/rsvg.h>
#endif

namespace kvant::exporter {

using lang::TextId;

#ifndef KVANT_RSVG

bool svg_to_pdf(const std::string&, const scene::Scene&, std::string&, std::string& error) {
  error = tr(TextId::export_no_rsvg);
  return false;
}
bool svg_to_png(const std::string&, const scene::Scene&, double, std::string&, std::string& error) {
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

std::uint32_t crc32(const std::string& bytes) {
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

// Cairo does not say how large a pixel is: a pHYs chunk goes behind IHDR, which ends at byte 33.
void add_resolution(std::string& png, double dpi) {
  constexpr std::size_t kAfterHeader = 33;
  if (png.size() < kAfterHeader) return;
  const auto per_metre = static_cast<std::uint32_t>(std::lround(dpi / 0.0254));
  const std::string chunk = "pHYs" + big_endian(per_metre) + big_endian(per_metre) + std::string(1, '\x01');
  png.insert(kAfterHeader, big_endian(9) + chunk + big_endian(crc32(chunk)));
}

}  // namespace

bool svg_to_pdf(const std::string& svg, const scene::Scene& scene, std::string& bytes, std::string& error) {
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
  bool good = draw(svg, surface, scene.width, scene.height, error);
  cairo_surface_finish(surface);
  if (good && cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
    good = fail(error, cairo_status_to_string(cairo_surface_status(surface)));
  cairo_surface_destroy(surface);
  if (good) bytes = std::move(out);
  return good;
}

bool svg_to_png(const std::string& svg, const scene::Scene& scene, double dpi, std::string& bytes,
                std::string& error) {
  error.clear();
  const double width = std::ceil(scene.width * dpi / 72 - 1e-6),
               height = std::ceil(scene.height * dpi / 72 - 1e-6);
  if (!(width >= 1 && height >= 1 && width <= kMaxPixels && height <= kMaxPixels)) {
    error = tr(TextId::export_too_large);
    return false;
  }
  cairo_surface_t* surface =
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, static_cast<int>(width), static_cast<int>(height));
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

}  // namespace kvant::exporter
