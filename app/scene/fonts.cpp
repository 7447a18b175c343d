// Where the font files are.
#include <sys/stat.h>
#include <cstdlib>
#include <string>

#include "app/scene/measure.h"
#ifdef KVANT_FONTCONFIG
#include <fontconfig/fontconfig.h>
#endif

namespace kvant::scene {

namespace {

bool exists(const std::string& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode);
}

const char* style_name(FontWeight weight) {
  return weight == FontWeight::semibold ? "SemiBold" : weight == FontWeight::medium ? "Medium" : "Regular";
}

std::string file_name(FontRole role, FontWeight weight, bool italic) {
  std::string style = style_name(weight);
  if (italic) style = weight == FontWeight::regular ? "Italic" : style + "Italic";
  return (role == FontRole::sans ? "Inter-" : "JetBrainsMono-") + style;
}

#ifdef KVANT_FONTCONFIG
// The file fontconfig would take, only if it is of this family: it never says no by itself.
std::string ask_fontconfig(const char* family, FontWeight weight, bool italic) {
  static FcConfig* const config = FcInitLoadConfigAndFonts();
  if (!config) return "";
  FcPattern* pattern = FcPatternCreate();
  FcPatternAddString(pattern, FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
  FcPatternAddInteger(pattern, FC_WEIGHT,
                      weight == FontWeight::semibold ? FC_WEIGHT_DEMIBOLD
                      : weight == FontWeight::medium ? FC_WEIGHT_MEDIUM
                                                     : FC_WEIGHT_REGULAR);
  FcPatternAddInteger(pattern, FC_SLANT, italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
  FcConfigSubstitute(config, pattern, FcMatchPattern);
  FcDefaultSubstitute(pattern);
  FcResult result = FcResultMatch;
  FcPattern* match = FcFontMatch(config, pattern, &result);
  FcPatternDestroy(pattern);
  std::string path;
  if (match) {
    FcChar8 *file = nullptr, *found = nullptr;
    if (FcPatternGetString(match, FC_FAMILY, 0, &found) == FcResultMatch &&
        std::string(reinterpret_cast<const char*>(found)) == family &&
        FcPatternGetString(match, FC_FILE, 0, &file) == FcResultMatch)
      path = reinterpret_cast<const char*>(file);
    FcPatternDestroy(match);
  }
  return path;
}
#endif

}  // namespace

std::string font_file(FontRole role, FontWeight weight, bool italic) {
  const std::string name = file_name(role, weight, italic);
  if (const char* folder = std::getenv("KVANT_FONT_DIR")) {
    for (const char* ending : {".otf", ".ttf"}) {
      const std::string path = std::string(folder) + "/" + name + ending;
      if (exists(path)) return path;
    }
  }
#ifdef KVANT_FONTCONFIG
  const std::string found =
      ask_fontconfig(role == FontRole::sans ? "Inter" : "JetBrains Mono", weight, italic);
  if (!found.empty()) return found;
#endif
  static const char* const kFolders[] = {
      "/usr/share/fonts/opentype/inter/",
      "/usr/share/fonts/truetype/inter/",
      "/usr/share/fonts/truetype/jetbrains-mono/",
      "/usr/share/fonts/rsms-inter-fonts/",
      "/usr/share/fonts/jetbrains-mono-fonts/",
      "/usr/share/fonts/inter/",
      "/usr/share/fonts/TTF/",
  };
  for (const char* folder : kFolders)
    for (const char* ending : {".otf", ".ttf"})
      if (exists(folder + name + ending)) return folder + name + ending;
  return fallback_font_file(role);
}

std::string fallback_font_file(FontRole role) {
  const char* name = role == FontRole::sans ? "DejaVuSans.ttf" : "DejaVuSansMono.ttf";
  for (const char* folder : {"/usr/share/fonts/truetype/dejavu/", "/usr/share/fonts/dejavu-sans-fonts/",
                             "/usr/share/fonts/dejavu-sans-mono-fonts/", "/usr/share/fonts/TTF/"})
    if (exists(std::string(folder) + name)) return std::string(folder) + name;
#ifdef KVANT_FONTCONFIG
  return ask_fontconfig(role == FontRole::sans ? "DejaVu Sans" : "DejaVu Sans Mono", FontWeight::regular,
                        false);
#else
  return "";
#endif
}

}  // namespace kvant::scene
