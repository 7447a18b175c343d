#include "app/export/export.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#ifdef KVANT_RSVG
#include <cairo.h>
#endif

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string_view>
#include <vector>

#include "app/export/page_size.h"
#include "app/export/svg.h"
#include "app/figures/figure.h"
#include "app/figures/test/all_kinds.h"
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

TEST(Export, EqualScenesGiveEqualBytesForEveryKind) {
  for (const figures::test::Sample& sample : figures::test::samples())
    for (Format format : {Format::svg, Format::pdf, Format::png}) {
      std::string a, b, error;
      for (std::string* out : {&a, &b}) {
        const scene::Scene s = figures::test::layout_of(
            sample, [](figures::FigureInput& in) { in.title = "Ж", in.lang = Lang::ru; });
        ASSERT_TRUE(render_scene(s, format, {.dpi = 96}, *out, error)) << error;
      }
      EXPECT_EQ(a, b) << sample.kind;
      EXPECT_GT(a.size(), 500u) << sample.kind;
    }
}

// Cairo reads what Kvant wrote.
class Picture {
 public:
  explicit Picture(const std::string& png) : rest_(png) {
    surface_ = cairo_image_surface_create_from_png_stream(
        [](void* closure, unsigned char* data, unsigned length) {
          auto& rest = *static_cast<std::string_view*>(closure);
          if (rest.size() < length) return CAIRO_STATUS_READ_ERROR;
          std::copy_n(rest.begin(), length, data);
          rest.remove_prefix(length);
          return CAIRO_STATUS_SUCCESS;
        },
        &rest_);
  }
  ~Picture() { cairo_surface_destroy(surface_); }
  bool good() const { return cairo_surface_status(surface_) == CAIRO_STATUS_SUCCESS; }
  int width() const { return cairo_image_surface_get_width(surface_); }
  int height() const { return cairo_image_surface_get_height(surface_); }
  // 0xAARRGGBB; opaque when the file has no alpha.
  std::uint32_t pixel(int x, int y) const {
    const unsigned char* row =
        cairo_image_surface_get_data(surface_) + y * cairo_image_surface_get_stride(surface_);
    const std::uint32_t value = reinterpret_cast<const std::uint32_t*>(row)[x];
    return cairo_image_surface_get_format(surface_) == CAIRO_FORMAT_RGB24 ? value | 0xFF000000u : value;
  }

 private:
  std::string_view rest_;
  cairo_surface_t* surface_;
};

TEST(Png, TheGroundIsTheThemesOrNone) {
  const auto w = figures::test::two_threads();
  for (const scene::ThemeKind theme : {scene::ThemeKind::screen, scene::ThemeKind::dark}) {
    figures::FigureInput in{.trace = w.trace, .lanes = w.lanes, .theme = theme};
    const scene::Scene s = figures::layout_timeline(in);
    for (const bool clear : {false, true}) {
      std::string png, error;
      ASSERT_TRUE(render_scene(s, Format::png, {.dpi = 72, .transparent = clear}, png, error)) << error;
      const Picture picture(png);
      ASSERT_TRUE(picture.good());
      EXPECT_EQ(picture.width(), static_cast<int>(std::ceil(s.width)));
      EXPECT_EQ(picture.height(), static_cast<int>(std::ceil(s.height - 1e-6)));
      const scene::Color g = s.background;
      const std::uint32_t ground =
          0xFF000000u | static_cast<std::uint32_t>(g.r) << 16 | static_cast<std::uint32_t>(g.g) << 8 | g.b;
      EXPECT_EQ(picture.pixel(2, 2), clear ? 0u : ground);
    }
  }
}

// Steps of a figure as one file.
std::vector<scene::Scene> three_frames() {
  std::vector<scene::Scene> out(3, small_scene());
  out[1].height += 30;
  out[2].rect({60, 5, 10, 10}, scene::rgb(0xFF0000)).named({"thread-#-span-#", 1, 7});
  return of_one_size(std::move(out));
}

std::size_t count_of(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
  return n;
}

TEST(Frames, AreOfOneSizeAndOneFile) {
  const std::vector<scene::Scene> frames = three_frames();
  for (const scene::Scene& s : frames) EXPECT_EQ(s.height, 70.5);
  std::string svg, png, pdf, error;
  ASSERT_TRUE(render_frames(frames, Format::svg, {.frame_seconds = 0.5}, svg, error)) << error;
  EXPECT_EQ(count_of(svg, "<g class=\"frame\""), 3u);
  EXPECT_EQ(count_of(svg, "visibility=\"hidden\""), 2u) << "one is seen where nothing moves";
  EXPECT_EQ(count_of(svg, "id=\"thread-1-span-7\""), 1u);
  EXPECT_NE(svg.find("animation:frame 1.5s"), std::string::npos);
  ASSERT_TRUE(render_frames(frames, Format::png, {.dpi = 72, .frame_seconds = 0.5}, png, error)) << error;
  EXPECT_EQ(count_of(png, "acTL"), 1u);
  EXPECT_EQ(count_of(png, "fcTL"), 3u);
  EXPECT_GE(count_of(png, "fdAT"), 2u);
  EXPECT_EQ(count_of(png, "IEND"), 1u);
  const Picture first(png);  // a reader without animation
  ASSERT_TRUE(first.good());
  EXPECT_EQ(first.width(), 120);
  EXPECT_EQ(first.height(), 71);
  ASSERT_TRUE(render_frames(frames, Format::pdf, {}, pdf, error)) << error;
  EXPECT_EQ(count_of(pdf, "/Type /Page") - count_of(pdf, "/Type /Pages"), 3u);
}

// Sizes of books and slides, for every kind: the width asked for, and type that can be read.
TEST(PageSizes, EveryKindFitsAndCanBeRead) {
  for (const figures::test::Sample& sample : figures::test::samples())
    for (const PageSize& page : page_sizes())
      for (Lang lang : {Lang::en, Lang::ru}) {
        if (page.width == 0) continue;
        const scene::Scene laid = figures::test::layout_of(sample, [&](figures::FigureInput& in) {
          in.lang = lang, in.width = page.width, in.height = page.height;
        });
        Fit fit;
        const scene::Scene s = fitted(laid, &page, page.width, &fit);
        const std::string what = fmt::format("{} {} {}", sample.kind, page.name, lang::name_of(lang));
        EXPECT_EQ(fit.needs, 0) << what;
        if (fit.too_high == 0) {
          EXPECT_NEAR(s.width, page.width * page.scale, 0.6) << what;
        }
        if (page.height > 0) {
          EXPECT_NEAR(s.width / s.height, page.width / page.height, 0.001) << what;
        }
        const double least = page.id == PageSizeId::slide ? 9.4 : page.id == PageSizeId::page ? 8.9 : 6.3;
        for (const scene::Primitive& p : s.primitives)
          if (p.shape == scene::Shape::text) {
            EXPECT_GE(p.font.size, least) << what << ": " << p.text;
          }
      }
}

std::uint32_t big_endian(const std::string& s, std::size_t at) {
  std::uint32_t v = 0;
  for (std::size_t i = 0; i < 4; ++i) v = v << 8 | static_cast<unsigned char>(s[at + i]);
  return v;
}

// The picture's edges fall between pixels: nothing must shine through there.
TEST(Png, TheGroundReachesTheEdges) {
  const auto w = figures::test::two_threads();
  const figures::FigureInput in{w.trace, w.lanes};
  const scene::Scene s = figures::layout_timeline(in);
  for (const double dpi : {97.0, 150.0, 301.0}) {
    std::string png, error;
    ASSERT_TRUE(render_scene(s, Format::png, {.dpi = dpi}, png, error)) << error;
    const Picture picture(png);
    for (const int y : {0, picture.height() - 1})
      for (const int x : {0, picture.width() / 2, picture.width() - 1})
        EXPECT_EQ(picture.pixel(x, y), 0xFFFFFFFFu) << dpi << ": " << x << "," << y;
  }
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

TEST(Pdf, TextOfEveryKindCanBeSelectedAndItsFontsAreEmbedded) {
  if (std::system("command -v pdftotext >/dev/null 2>&1") != 0) GTEST_SKIP() << "pdftotext is not installed";
  const TempFolder folder;
  const std::string pdf = (folder / "figure.pdf").string(), text = (folder / "figure.txt").string();
  for (const figures::test::Sample& sample : figures::test::samples())
    for (Lang lang : {Lang::en, Lang::ru}) {
      const scene::Scene s = figures::test::layout_of(sample, [&](figures::FigureInput& in) {
        in.lang = lang;
        in.title = lang == Lang::ru ? "Потерянное обновление" : "A lost update";
      });
      std::string error;
      ASSERT_TRUE(export_scene(s, {}, pdf, error)) << error;
      ASSERT_EQ(std::system(("pdftotext -enc UTF-8 " + pdf + " " + text).c_str()), 0);
      std::string found;  // without spaces: where words end is the reader's guess
      for (const char c : slurp(text))
        if (c != ' ' && c != '\n' && c != '\f') found += c;
      for (const scene::Primitive& p : s.primitives) {
        if (p.shape != scene::Shape::text) continue;
        for (std::size_t at = 0; at < p.text.size();) {
          const std::size_t end = std::min(p.text.find(' ', at), p.text.size());
          std::string word = p.text.substr(at, end - at);
          for (std::size_t nbsp; (nbsp = word.find("\u00A0")) != std::string::npos;) word.erase(nbsp, 2);
          EXPECT_NE(found.find(word), std::string::npos) << sample.kind << ": " << word;
          at = end + 1;
        }
      }
      EXPECT_EQ(slurp(pdf).find("/Subtype /Image"), std::string::npos)
          << "textures must be lines, not pixels";
      ASSERT_EQ(std::system(("pdffonts " + pdf + " | tail -n +3 >" + text).c_str()), 0);
      std::istringstream fonts(slurp(text));
      std::size_t count = 0;
      for (std::string line; std::getline(fonts, line); ++count) {
        std::vector<std::string> columns;
        std::istringstream words(line);
        for (std::string column; words >> column;) columns.push_back(column);
        ASSERT_GE(columns.size(), 6u) << line;
        EXPECT_EQ(columns[columns.size() - 5], "yes") << line;  // emb
      }
      EXPECT_GE(count, 1u) << sample.kind;
    }
}

#endif

}  // namespace
}  // namespace kvant::exporter
