// How wide a text is. One implementation serves files and screen alike, so that both break and shorten
// equally.
#pragma once
#include <string>
#include <string_view>

#include "app/scene/scene.h"

namespace kvant::scene {

class TextMeasure {
 public:
  virtual ~TextMeasure() = default;
  // Points; the sum of the unhinted advances, without kerning. `text` is UTF-8.
  virtual double width(std::string_view text, const Font& font) const = 0;
};

// FreeType on Inter and JetBrains Mono, else DejaVu, else fixed average widths: never fails. The fonts are
// opened at the first use and kept; not thread-safe.
const TextMeasure& text_measure();

// The file of a font, or "" when none was found. Order: $KVANT_FONT_DIR, fontconfig, the folders of Debian
// and Fedora.
std::string font_file(FontRole role, FontWeight weight, bool italic = false);
std::string fallback_font_file(FontRole role);  // DejaVu Sans (Mono), for signs the first one lacks

// Shortened in the middle with "…" until it is no wider than `width`; "" when not even one letter and "…"
// fit.
std::string shorten(std::string_view text, const Font& font, double width, const TextMeasure& measure);

inline constexpr double kCapHeight = 0.727;  // of Inter, in ems: centres capitals on a line
// The baseline that centres capital letters on y.
inline double centred(double y, const Font& font) {
  return y + font.size * kCapHeight / 2;
}

}  // namespace kvant::scene
