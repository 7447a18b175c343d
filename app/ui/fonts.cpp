#include "app/ui/fonts.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include <backends/imgui_impl_opengl3.h>
#include <imgui_freetype.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "app/scene/measure.h"
#include "app/scene/utf8.h"
#include "app/ui/compat.h"

namespace kvant::ui {

namespace {

// Latin, Cyrillic, punctuation with — “ ” … №, currency, arrows, and the signs the texts use. Not ImGui's
// GetGlyphRangesCyrillic(), which lacks most of the signs.
constexpr ImWchar kBasic[] = {0x20,   0x7E,   0xA0,   0xFF,   0x400,  0x45F,  0x490,  0x491,  0x2010, 0x2027,
                              0x2030, 0x2030, 0x2039, 0x203A, 0x2116, 0x2116, 0x2190, 0x2194, 0x2212, 0x2212,
                              0x221E, 0x221E, 0x2225, 0x2225, 0x2260, 0x2260, 0x2264, 0x2265};
// What only DejaVu has, or has better.
constexpr ImWchar kSigns[] = {0x2225, 0x2225, 0x25A0, 0x25CF, 0x2713, 0x2717};

// Sizes in points that the window shows from its first frame on, so that it is baked once only.
struct Start {
  scene::FontRole role;
  scene::FontWeight weight;
  double size;
};
constexpr auto kSans = scene::FontRole::sans;
constexpr auto kMono = scene::FontRole::mono;
constexpr auto kRegular = scene::FontWeight::regular;
constexpr auto kMedium = scene::FontWeight::medium;
constexpr auto kSemibold = scene::FontWeight::semibold;
constexpr Start kStart[] = {
    {kSans, kRegular, 11.5}, {kSans, kRegular, 12.5},  {kSans, kRegular, 14},
    {kSans, kMedium, 14},    {kSans, kSemibold, 10.5}, {kSans, kSemibold, 13},
    {kSans, kSemibold, 17},  {kMono, kRegular, 12},    {kMono, kRegular, 13},
};

#if IMGUI_VERSION_NUM < 19200
// Dear ImGui's FreeType builder rounds advances up to whole pixels, which spaces small type too widely. Gives
// the glyphs their true advances back.
void restore_advances(ImFont* font, FT_Library library, const std::string& path, const std::string& fallback,
                      float pixels, float fallback_pixels) {
  FT_Face faces[2] = {nullptr, nullptr};
  FT_New_Face(library, path.c_str(), 0, &faces[0]);
  FT_New_Face(library, fallback.c_str(), 0, &faces[1]);
  for (int i = 0; i < 2; ++i) {
    if (!faces[i]) continue;
    // The builder sizes by ascender − descender, as stb_truetype does, not by the em.
    const float height = i == 0 ? pixels : fallback_pixels;
    FT_Size_RequestRec request{FT_SIZE_REQUEST_TYPE_REAL_DIM, 0, static_cast<FT_Long>(height * 64), 0, 0};
    FT_Request_Size(faces[i], &request);
  }
  for (ImFontGlyph& glyph : font->Glyphs) {
    for (FT_Face face : faces) {
      const FT_UInt index = face ? FT_Get_Char_Index(face, glyph.Codepoint) : 0;
      if (index == 0) continue;
      FT_Fixed advance = 0;
      if (FT_Get_Advance(face, index, FT_LOAD_NO_HINTING, &advance) == 0 && advance > 0)
        glyph.AdvanceX = static_cast<float>(advance) / 65536.0F;
      break;
    }
  }
  font->BuildLookupTable();
  for (FT_Face face : faces)
    if (face) FT_Done_Face(face);
}
#endif

// Dear ImGui takes the distance from ascender to descender as a font's size; scenes mean the em.
float height_per_em(FT_Library library, const std::string& path) {
  FT_Face face = nullptr;
  if (FT_New_Face(library, path.c_str(), 0, &face) != 0) return 1;
  const float ratio =
      face->units_per_EM > 0 ? static_cast<float>(face->ascender - face->descender) / face->units_per_EM : 1;
  FT_Done_Face(face);
  return ratio;
}

}  // namespace

void Fonts::set_scale(float scale) {
  if (std::fabs(scale - scale_) < 1e-3F) return;
  scale_ = scale;
  wanted_.clear();
  dirty_ = true;
}

Fonts::Key Fonts::key_of(const scene::Font& font) const {
  return {static_cast<int>(font.role), static_cast<int>(font.weight), font.italic,
          static_cast<int>(std::lround(font.size * scale_ * 10))};
}

Fonts::Face Fonts::get(const scene::Font& font) {
  const Key key = key_of(font);
  const auto found = baked_.find(key);
  if (found != baked_.end()) return found->second;
  if (wanted_.insert(key).second) dirty_ = true;
  Face nearest;
  int best = 1 << 30;
  for (const auto& [other, candidate] : baked_) {
    const int distance = std::abs(std::get<3>(other) - std::get<3>(key)) +
                         (std::get<0>(other) != std::get<0>(key) ? 10'000 : 0) +
                         (std::get<1>(other) != std::get<1>(key) ? 50 : 0);
    if (distance >= best) continue;
    best = distance;
    const auto size = static_cast<float>(std::get<3>(key)) / static_cast<float>(std::get<3>(other));
    nearest = {candidate.font, candidate.size * size};
  }
  return nearest;
}

void Fonts::cover(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t letter = scene::next_letter(utf8, at);
    if (letter < 0x7F || letter > 0xFFFF || letter == 0xFFFD) continue;
    const auto in = [letter](const auto& ranges) {
      for (std::size_t i = 0; i + 1 < std::size(ranges); i += 2)
        if (letter >= ranges[i] && letter <= ranges[i + 1]) return true;
      return false;
    };
    if (in(kBasic) || in(kSigns)) continue;
    if (extra_.size() < 2000 && extra_.insert(static_cast<ImWchar>(letter)).second) dirty_ = true;
  }
}

bool Fonts::update() {
  if (!dirty_ && uploaded_) return false;
  dirty_ = false;
  bake();
  return true;
}

void Fonts::bake() {
  // Sizes no longer in use would pile up while a scale is being chosen.
  if (wanted_.size() > 40) wanted_.clear();
  for (const Start& start : kStart) wanted_.insert(key_of({start.role, start.weight, start.size, false}));
  ranges_.assign(std::begin(kBasic), std::end(kBasic));
  fallback_ranges_.assign(std::begin(kSigns), std::end(kSigns));
  for (ImWchar letter : extra_) {
    ranges_.insert(ranges_.end(), {letter, letter});
    fallback_ranges_.insert(fallback_ranges_.end(), {letter, letter});
  }
  ranges_.push_back(0);
  fallback_ranges_.push_back(0);

  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
#if IMGUI_VERSION_NUM < 19200
  if (uploaded_) ImGui_ImplOpenGL3_DestroyFontsTexture();
  atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
#endif
  atlas.Clear();
  atlas.TexGlyphPadding = 1;
  atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;

  FT_Library library = nullptr;
  FT_Init_FreeType(&library);
  struct Loaded {
    ImFont* font;
    std::string path, fallback;
    float pixels, fallback_pixels;
  };
  std::vector<Loaded> loaded;
  std::map<std::string, float> ratios;
  baked_.clear();
  for (const Key& key : wanted_) {
    const auto [role, weight, italic, tenths] = key;
    const auto font_role = static_cast<scene::FontRole>(role);
    const std::string path = scene::font_file(font_role, static_cast<scene::FontWeight>(weight), italic != 0);
    const std::string fallback = scene::fallback_font_file(font_role);
    if (path.empty()) continue;
    if (!ratios.count(path)) ratios[path] = height_per_em(library, path);
    if (!fallback.empty() && !ratios.count(fallback)) ratios[fallback] = height_per_em(library, fallback);
    ImFontConfig config;
    config.OversampleH = config.OversampleV = 1;
    // The builder takes whole pixels only.
    const float pixels = std::round(static_cast<float>(tenths) / 10 * ratios[path]);
    ImFont* font = atlas.AddFontFromFileTTF(path.c_str(), pixels, &config, ranges_.data());
    if (font && !fallback.empty() && fallback != path) {
      config.MergeMode = true;
      // The same em as the main font; ImGui sizes by the height of each.
      atlas.AddFontFromFileTTF(fallback.c_str(),
                               std::round(static_cast<float>(tenths) / 10 * ratios[fallback]), &config,
                               fallback_ranges_.data());
    }
    if (!font) continue;
    baked_[key] = {font, pixels};
    loaded.push_back(
        {font, path, fallback, pixels, std::round(static_cast<float>(tenths) / 10 * ratios[fallback])});
  }
  if (baked_.empty()) baked_[Key{0, 0, 0, 130}] = {atlas.AddFontDefault(), 13};
#if IMGUI_VERSION_NUM < 19200
  atlas.Build();
  for (const Loaded& l : loaded)
    restore_advances(l.font, library, l.path, l.fallback, l.pixels, l.fallback_pixels);
  ImGui_ImplOpenGL3_CreateFontsTexture();
#endif
  uploaded_ = true;
  if (library) FT_Done_FreeType(library);
  ImGui::GetIO().FontDefault = get({scene::FontRole::sans, scene::FontWeight::regular, 12.5, false}).font;
}

}  // namespace kvant::ui
