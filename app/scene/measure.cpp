#include "app/scene/measure.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <array>
#include <map>
#include <memory>
#include <vector>

#include "app/scene/utf8.h"

namespace kvant::scene {

namespace {

constexpr double kAverageAdvance = 0.56;  // ems; without any font file
constexpr double kAverageMonoAdvance = 0.6;

// Advances of one font file, in ems. Read in font units, so that neither hinting nor the platform matters.
class FaceAdvances {
 public:
  FaceAdvances(FT_Library library, const std::string& path) {
    if (library && !path.empty()) FT_New_Face(library, path.c_str(), 0, &face_);
    near_.fill(kUnknown);
  }
  ~FaceAdvances() {
    if (face_) FT_Done_Face(face_);
  }
  FaceAdvances(const FaceAdvances&) = delete;
  FaceAdvances& operator=(const FaceAdvances&) = delete;

  // Negative when the font lacks the letter.
  float advance(char32_t letter) {
    if (letter < near_.size()) {
      float& known = near_[letter];
      if (known == kUnknown) known = read(letter);
      return known;
    }
    const auto [it, fresh] = far_.try_emplace(letter, 0.f);
    if (fresh) it->second = read(letter);
    return it->second;
  }

 private:
  static constexpr float kUnknown = -2;
  float read(char32_t letter) {
    if (!face_) return -1;
    const FT_UInt glyph = FT_Get_Char_Index(face_, letter);
    if (glyph == 0 || FT_Load_Glyph(face_, glyph, FT_LOAD_NO_SCALE) != 0) return -1;
    return static_cast<float>(face_->glyph->metrics.horiAdvance) / static_cast<float>(face_->units_per_EM);
  }
  FT_Face face_ = nullptr;
  std::array<float, 0x500> near_{};  // Latin, Greek, Cyrillic
  std::map<char32_t, float> far_;
};

class FreeTypeMeasure final : public TextMeasure {
 public:
  FreeTypeMeasure() {
    if (FT_Init_FreeType(&library_) != 0) library_ = nullptr;
  }
  ~FreeTypeMeasure() override {
    for (auto& face : faces_) face.reset();
    for (auto& face : fallbacks_) face.reset();
    if (library_) FT_Done_FreeType(library_);
  }

  double width(std::string_view text, const Font& font) const override {
    FaceAdvances& face = face_of(font);
    double ems = 0;
    for (std::size_t at = 0; at < text.size();) {
      const char32_t letter = next_letter(text, at);
      float advance = face.advance(letter);
      if (advance < 0) advance = fallback_of(font.role).advance(letter);
      ems += advance >= 0                  ? static_cast<double>(advance)
             : font.role == FontRole::mono ? kAverageMonoAdvance
                                           : kAverageAdvance;
    }
    return ems * font.size;
  }

 private:
  FaceAdvances& face_of(const Font& font) const {
    auto& face = faces_[static_cast<std::size_t>(font.role) * 6 + static_cast<std::size_t>(font.weight) * 2 +
                        (font.italic ? 1 : 0)];
    if (!face)
      face = std::make_unique<FaceAdvances>(library_, font_file(font.role, font.weight, font.italic));
    return *face;
  }
  FaceAdvances& fallback_of(FontRole role) const {
    auto& face = fallbacks_[static_cast<std::size_t>(role)];
    if (!face) face = std::make_unique<FaceAdvances>(library_, fallback_font_file(role));
    return *face;
  }
  FT_Library library_ = nullptr;
  mutable std::array<std::unique_ptr<FaceAdvances>, 12> faces_;
  mutable std::array<std::unique_ptr<FaceAdvances>, 2> fallbacks_;
};

}  // namespace

const TextMeasure& text_measure() {
  static const FreeTypeMeasure kMeasure;
  return kMeasure;
}

std::string shorten(std::string_view text, const Font& font, double width, const TextMeasure& measure) {
  if (measure.width(text, font) <= width) return std::string(text);
  std::vector<std::size_t> starts;  // of letters, and the end
  for (std::size_t at = 0; at < text.size(); next_letter(text, at)) starts.push_back(at);
  starts.push_back(text.size());
  const std::size_t letters = starts.size() - 1;
  const auto keeping = [&](std::size_t keep) {
    const std::size_t head = (keep + 1) / 2, tail = keep / 2;
    std::string out(text.substr(0, starts[head]));
    while (!out.empty() && out.back() == ' ') out.pop_back();
    out += "…";
    out += text.substr(starts[letters - tail]);
    return out;
  };
  std::size_t fits = 0, too_many = letters;  // letters kept
  while (fits + 1 < too_many) {
    const std::size_t middle = fits + (too_many - fits) / 2;
    (measure.width(keeping(middle), font) <= width ? fits : too_many) = middle;
  }
  return fits > 0 ? keeping(fits) : "";
}

}  // namespace kvant::scene
