// Saves a scene as SVG, PDF or PNG.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/scene/scene.h"

namespace kvant::exporter {

enum class Format : std::uint8_t { svg, pdf, png };

struct ExportOptions {
  double dpi = 192;          // PNG: pixels an inch; a point is 1/72 inch
  bool transparent = false;  // without the theme's ground
  double frame_seconds = 1;  // of several frames: how long each is seen
};

// By the ending of a path, in any case: .svg, .pdf, .png. False, with the three named in `error`, for any
// other.
bool format_of(std::string_view path, Format& format, std::string& error);

// The file's bytes. Equal scenes give equal bytes on one system. False with a reason in `error`, in the
// program's language: the picture is too large, or this build has no librsvg (PDF and PNG only).
bool render_scene(const scene::Scene& scene, Format format, const ExportOptions& options, std::string& bytes,
                  std::string& error);

// Written to a temporary file in the same folder, which then takes the place of `path`: on failure nothing is
// left behind and what was there stays.
bool export_scene(const scene::Scene& scene, const ExportOptions& options, const std::string& path,
                  std::string& error);

// Frames of one size as one file: an SVG that moves, an animated PNG, a PDF with a page for each.
bool render_frames(std::span<const scene::Scene> frames, Format format, const ExportOptions& options,
                   std::string& bytes, std::string& error);
bool export_frames(std::span<const scene::Scene> frames, const ExportOptions& options,
                   const std::string& path, std::string& error);
// All as large as the largest; what is in them keeps its place.
std::vector<scene::Scene> of_one_size(std::vector<scene::Scene> frames);

// The same for any bytes: for whoever else saves a file.
bool write_file(const std::string& path, std::string_view bytes, std::string& error);

}  // namespace kvant::exporter
