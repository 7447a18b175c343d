#include "app/export/export.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "app/export/raster.h"
#include "app/export/svg.h"
#include "app/lang/lang.h"

namespace kvant::exporter {

using lang::TextId;

bool format_of(std::string_view path, Format& format, std::string& error) {
  std::string ending = std::filesystem::path(path).extension().string();
  for (char& c : ending)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (ending == ".svg")
    format = Format::svg;
  else if (ending == ".pdf")
    format = Format::pdf;
  else if (ending == ".png")
    format = Format::png;
  else {
    error = lang::format(lang::language(), TextId::export_bad_ending, std::string(path));
    return false;
  }
  return true;
}

bool render_scene(const scene::Scene& scene, Format format, const ExportOptions& options, std::string& bytes,
                  std::string& error) {
  std::string svg = to_svg(scene, {.transparent = options.transparent});
  switch (format) {
    case Format::svg:
      bytes = std::move(svg);
      return true;
    case Format::pdf:
      return svg_to_pdf({&svg, 1}, scene, bytes, error);
    case Format::png:
      return svg_to_png(svg, scene, options.dpi, !options.transparent, bytes, error);
  }
  return false;
}

bool write_file(const std::string& path, std::string_view bytes, std::string& error) {
  namespace fs = std::filesystem;
  const auto fail = [&](const std::string& reason) {
    error = lang::format(lang::language(), TextId::export_cannot_write, path, reason);
    return false;
  };
  const fs::path target(path);
  std::FILE* file = nullptr;
  fs::path part;
  for (int n = 0; n < 100 && !file; ++n) {
    part = target.parent_path() / fmt::format(".{}.part{}", target.filename().string(), n);
    file = std::fopen(part.string().c_str(), "wbx");
    if (!file && errno != EEXIST) break;
  }
  if (!file) return fail(std::strerror(errno));
  std::error_code ignored;
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  int problem = errno;
  const bool closed = std::fclose(file) == 0;
  if (written && !closed) problem = errno;
  if (!written || !closed) {
    fs::remove(part, ignored);
    return fail(std::strerror(problem));
  }
  std::error_code code;
  fs::rename(part, target, code);
  if (code) {
    fs::remove(part, ignored);
    return fail(code.message());
  }
  return true;
}

bool render_frames(std::span<const scene::Scene> frames, Format format, const ExportOptions& options,
                   std::string& bytes, std::string& error) {
  if (frames.empty()) return false;
  const SvgOptions svg_options{.transparent = options.transparent};
  if (format == Format::svg) {
    bytes = to_moving_svg(frames, options.frame_seconds, svg_options);
    return true;
  }
  std::vector<std::string> parts;
  for (const scene::Scene& frame : frames) {
    parts.push_back(to_svg(frame, svg_options));
    if (format == Format::pdf) continue;
    std::string png;
    if (!svg_to_png(parts.back(), frame, options.dpi, !options.transparent, png, error)) return false;
    parts.back() = std::move(png);
  }
  if (format == Format::pdf) return svg_to_pdf(parts, frames.back(), bytes, error);
  return moving_png(parts, options.frame_seconds, bytes);
}

bool export_frames(std::span<const scene::Scene> frames, const ExportOptions& options,
                   const std::string& path, std::string& error) {
  Format format = Format::svg;
  std::string bytes;
  return format_of(path, format, error) && render_frames(frames, format, options, bytes, error) &&
         write_file(path, bytes, error);
}

std::vector<scene::Scene> of_one_size(std::vector<scene::Scene> frames) {
  double width = 0, height = 0;
  for (const scene::Scene& frame : frames)
    width = std::max(width, frame.width), height = std::max(height, frame.height);
  for (scene::Scene& frame : frames) frame = scene::placed(std::move(frame), width, height);
  return frames;
}

bool export_scene(const scene::Scene& scene, const ExportOptions& options, const std::string& path,
                  std::string& error) {
  Format format = Format::svg;
  std::string bytes;
  return format_of(path, format, error) && render_scene(scene, format, options, bytes, error) &&
         write_file(path, bytes, error);
}

}  // namespace kvant::exporter
