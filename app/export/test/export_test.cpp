#include "app/export/export.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/export/svg.h"
#include "app/figures/figure.h"
#include "app/figures/test/samples.h"
#include "app/scene/measure.h"

namespace kvant::exporter {
namespace {

namespace fs = std::filesystem;
using lang::Lang;

std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class TempFolder {
 public:
  TempFolder() {
    std::string name = (fs::temp_directory_path() / "kvant-export-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~TempFolder() { fs::remove_all(path_); }
  fs::path operator/(const char* name) const { return path_ / name; }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path_), {}));
  }

 private:
  fs::path path_;
};

scene::Scene small_scene() {
  scene::Scene s;
  s.width = 120;
  s.height = 40.5;
  s.background = scene::rgb(0xFFFFFF);
  s.title = "A < B & \"C\"";
  s.description = "Ёлка";
  s.rect({10, 10, 20, 8}, scene::rgb(0x0072B2), 2).named({"thread-#-span-#", 1, 7}).tip("runs");
  auto& p = s.outline({30.5, 10, 19.25, 8}, scene::rgb(0xE0F0FF), scene::rgb(0x0072B2), 1);
  p.pattern = scene::Pattern::hatch;
  p.pattern_color = scene::rgb(0x0072B2);
  s.clip({0, 0, 60, 40});
  s.line({0, 1.0 / 3}, {60, -0.001}, scene::with_alpha(scene::rgb(0x112233), 0.5), 1.6).dashed(2, 4);
  s.unclip();
  s.polygon({{1, 1}, {2, 3}, {0, 3}}, scene::rgb(0)).named({"thread-#-span-#", 1, 7});
  s.text({60, 30}, "5\u00A0мс <b>", {.weight = scene::FontWeight::semibold, .size = 10.5},
         scene::rgb(0x1F2430), scene::Anchor::middle);
  s.rect({0, 0, 5, 5}, {}).hits({.kind = scene::Hit::Kind::ruler});
  return s;
}

fs::path golden(const char* name) {
  return fs::path(KVANT_SOURCE_DIR) / "app/export/test/golden" / name;
}

TEST(Svg, Golden) {
  EXPECT_EQ(to_svg(small_scene()), slurp(golden("small.svg")));
}

TEST(Svg, TransparentHasNoGround) {
  EXPECT_EQ(to_svg(small_scene(), {.transparent = true}).find("#ffffff"), std::string::npos);
}

TEST(Svg, NothingFromOutside) {
  const auto w = figures::test::two_threads();
  const std::string svg = to_svg(figures::layout_timeline({.trace = w.trace, .lanes = w.lanes}));
  EXPECT_EQ(svg.find("href"), std::string::npos);
  EXPECT_EQ(svg.find("@import"), std::string::npos);
  EXPECT_EQ(svg.find("://"), svg.find("://www.w3.org/2000/svg"));
  EXPECT_EQ(svg.find("://", svg.find("://") + 1), std::string::npos);
}

// Regenerate with KVANT_UPDATE_GOLDEN=1 after a wanted change, and look at the picture.
TEST(Svg, GoldenTimeline) {
  if (scene::font_file(scene::FontRole::sans, scene::FontWeight::regular).find("Inter") == std::string::npos)
    GTEST_SKIP() << "the golden figure is set in Inter";
  const auto w = figures::test::two_threads();
  for (Lang lang : {Lang::en, Lang::ru}) {
    figures::FigureInput in{.trace = w.trace, .lanes = w.lanes, .title = "Two threads", .lang = lang};
    if (lang == Lang::ru) in.theme = scene::ThemeKind::print;
    const std::string svg = to_svg(figures::layout_timeline(in));
    const fs::path file = golden(lang == Lang::en ? "two_threads.en.svg" : "two_threads.ru.print.svg");
    if (std::getenv("KVANT_UPDATE_GOLDEN")) std::ofstream(file, std::ios::binary) << svg;
    EXPECT_EQ(svg, slurp(file)) << file;
  }
}

TEST(Export, FormatByEnding) {
  Format f = Format::svg;
  std::string error;
  EXPECT_TRUE(format_of("a/b.SVG", f, error));
  EXPECT_TRUE(format_of("x.y.pdf", f, error));
  EXPECT_EQ(f, Format::pdf);
  EXPECT_TRUE(format_of("x.png", f, error));
  EXPECT_EQ(f, Format::png);
  for (const char* path : {"figure.jpg", "figure", "a.svg/figure", "", ".svg"}) {
    error.clear();
    EXPECT_FALSE(format_of(path, f, error)) << path;
    for (const char* ending : {".svg", ".pdf", ".png"})
      EXPECT_NE(error.find(ending), std::string::npos) << error;
  }
}

TEST(Export, WritesAndReplaces) {
  const TempFolder folder;
  std::string error;
  const std::string path = (folder / "figure.svg").string();
  ASSERT_TRUE(export_scene(small_scene(), {}, path, error)) << error;
  EXPECT_EQ(slurp(path), to_svg(small_scene()));
  scene::Scene other = small_scene();
  other.title = "Other";
  ASSERT_TRUE(export_scene(other, {}, path, error)) << error;
  EXPECT_EQ(slurp(path), to_svg(other));
  EXPECT_EQ(folder.files(), 1u);
}

TEST(Export, AFailureLeavesNothingAndSaysWhy) {
  const TempFolder folder;
  std::string error;
  EXPECT_FALSE(export_scene(small_scene(), {}, (folder / "no/such/figure.svg").string(), error));
  EXPECT_NE(error.find("figure.svg"), std::string::npos) << error;
  fs::create_directory(folder / "taken.svg");
  error.clear();
  EXPECT_FALSE(export_scene(small_scene(), {}, (folder / "taken.svg").string(), error));
  EXPECT_FALSE(error.empty());
  EXPECT_FALSE(export_scene(small_scene(), {.dpi = 1e9}, (folder / "huge.png").string(), error));
  EXPECT_FALSE(export_scene(small_scene(), {}, (folder / "figure.bmp").string(), error));
  EXPECT_EQ(folder.files(), 1u);
}

#ifdef KVANT_RSVG

TEST(Export, EqualScenesGiveEqualBytes) {
  const auto w = figures::test::deadlock();
  for (Format format : {Format::svg, Format::pdf, Format::png}) {
    std::string a, b, error;
    for (std::string* out : {&a, &b}) {
      figures::FigureInput in{.trace = w.trace, .lanes = w.lanes, .title = "Ж", .lang = Lang::ru};
      ASSERT_TRUE(render_scene(figures::layout_timeline(in), format, {}, *out, error)) << error;
    }
    EXPECT_EQ(a, b);
    EXPECT_GT(a.size(), 5'000u);
  }
}

std::uint32_t big_endian(const std::string& s, std::size_t at) {
  std::uint32_t v = 0;
  for (std::size_t i = 0; i < 4; ++i) v = v << 8 | static_cast<unsigned char>(s[at + i]);
  return v;
}

TEST(Png, HasTheAskedSizeAndResolution) {
  std::string png, error;
  ASSERT_TRUE(render_scene(small_scene(), Format::png, {.dpi = 144}, png, error)) << error;
  EXPECT_EQ(png.substr(1, 3), "PNG");
  EXPECT_EQ(big_endian(png, 16), 240u);
  EXPECT_EQ(big_endian(png, 20), 81u);
  EXPECT_EQ(png.substr(37, 4), "pHYs");
  EXPECT_EQ(big_endian(png, 41), 5669u);  // pixels a metre
}

TEST(Svg, HostileTextStaysWellFormed) {
  scene::Scene s = small_scene();
  s.title = "]]> <!-- \x01\x1f -->";
  s.text({1, 10}, std::string("a\0b", 3) + "\xff\xfe\xC3 \xED\xA0\x80 </text>", {}, scene::rgb(0));
  s.primitives.back().tooltip = "'\"<>&\r\n\t\v";
  std::string out, error;
  EXPECT_TRUE(render_scene(s, Format::png, {.dpi = 72}, out, error)) << error;
}

TEST(Pdf, TextCanBeSelectedInBothLanguages) {
  if (std::system("command -v pdftotext >/dev/null 2>&1") != 0) GTEST_SKIP() << "pdftotext is not installed";
  const TempFolder folder;
  const auto w = figures::test::two_threads();
  for (Lang lang : {Lang::en, Lang::ru}) {
    figures::FigureInput in{.trace = w.trace, .lanes = w.lanes, .lang = lang};
    in.title = lang == Lang::ru ? "Потерянное обновление" : "A lost update";
    std::string error;
    const std::string pdf = (folder / "figure.pdf").string(), text = (folder / "figure.txt").string();
    ASSERT_TRUE(export_scene(figures::layout_timeline(in), {}, pdf, error)) << error;
    ASSERT_EQ(std::system(("pdftotext -enc UTF-8 " + pdf + " " + text).c_str()), 0);
    const std::string content = slurp(text);
    EXPECT_NE(content.find(in.title), std::string::npos) << content;
    EXPECT_NE(content.find("join Thread-1"), std::string::npos) << content;
    EXPECT_NE(content.find(tr(lang::TextId::fig_running, lang)), std::string::npos) << content;
    EXPECT_EQ(slurp(pdf).find("/Subtype /Image"), std::string::npos) << "textures must be lines, not pixels";
  }
}

#endif

}  // namespace
}  // namespace kvant::exporter
