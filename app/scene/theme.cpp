#include "app/scene/theme.h"

#include <array>
#include <cmath>

namespace kvant::scene {

namespace {

// Found by search for the largest least distance to eyes with protanopia, deuteranopia and tritanopia, near
// the hues of Okabe & Ito; then tuned by hand. The palette test measures the distances.
struct PaletteRow {
  std::uint32_t screen, screen_text, dark, dark_text, print;
};
constexpr PaletteRow kPalette[kActorColors] = {
    {0x8E1576, 0x8E1576, 0xAF4591, 0xE28FCF, 0x4A4A4A},  // purple: MainThread
    {0x006FAE, 0x00639B, 0x3C88DD, 0x7DB4F2, 0x7C7C7C},  // blue
    {0xE76B0A, 0xAD4C00, 0xFF9C4A, 0xFFA55C, 0xA3A3A3},  // orange
    {0x4FAF80, 0x1F7450, 0x60E1B4, 0x6AE6BC, 0x2E2E2E},  // green
    {0x2414A0, 0x2414A0, 0x6E4BE3, 0xA999F5, 0x636363},  // indigo
    {0x785606, 0x6E4F06, 0x8F7300, 0xD8B540, 0x8F8F8F},  // ochre
    {0x1FA6F5, 0x0B6BA8, 0x9CBBE3, 0xA9C6EA, 0xB8B8B8},  // sky
    {0x6E0A14, 0x6E0A14, 0xAD294B, 0xF08AA0, 0x575757},  // wine
    {0x646C4E, 0x565E42, 0x969E74, 0xB9C198, 0x707070},  // olive
    {0x40293B, 0x40293B, 0xE1E1EF, 0xE1E1EF, 0x969696},  // plum; silver on dark ground
};

double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}
double luminance(Color c) {
  return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

constexpr Color kWhite = rgb(0xFFFFFF);
constexpr Color kInk = rgb(0x14181F);

// White letters unless they would be hard to read.
Color letters_on(Color solid) {
  return contrast(kWhite, solid) >= 3.2 ? kWhite : kInk;
}

ActorColors light_actor(Color solid, Color text) {
  return {solid,
          letters_on(solid),
          text,
          solid,
          mix(solid, kWhite, 0.62),
          mix(solid, kWhite, 0.09),
          mix(solid, kWhite, 0.15)};
}
ActorColors dark_actor(Color solid, Color text, Color ground) {
  return {solid,
          letters_on(solid),
          text,
          text,
          mix(text, ground, 0.62),
          mix(solid, ground, 0.16),
          mix(solid, ground, 0.30)};
}
ActorColors print_actor(Color solid) {
  const Color line = rgb(0x333333), black = rgb(0x000000);
  const Color letters = letters_on(solid) == kWhite ? kWhite : black;  // nothing but greys
  return {solid, letters, black, line, rgb(0x5A5A5A), rgb(0xF7F7F7), rgb(0xE6E6E6)};
}

struct Themes {
  std::array<Theme, 3> theme;
  std::array<std::array<ActorColors, kActorColors>, 3> actors;
};

Themes make_themes() {
  Themes t;
  Theme& s = t.theme[0];
  s.kind = ThemeKind::screen;
  s.background = kWhite;
  s.surface = rgb(0xF3F4F7);
  s.text = rgb(0x1F2430), s.text_soft = rgb(0x5F6775);
  s.rule = rgb(0xE2E4E9), s.grid = rgb(0xEEF0F3), s.axis = rgb(0x4B5563);
  s.accent = rgb(0x2F5DDB), s.on_accent = kWhite;
  s.warning = rgb(0xC3213B);
  s.switching = rgb(0x1F2430);
  s.chip = kWhite;
  s.neutral = light_actor(rgb(0x3A404B), rgb(0x3A404B));

  Theme& d = t.theme[1];
  d.kind = ThemeKind::dark;
  d.background = rgb(0x151A22);
  d.surface = rgb(0x1D242F);
  d.text = rgb(0xE8EBF0), d.text_soft = rgb(0xA3ACBA);
  d.rule = rgb(0x2C3542), d.grid = rgb(0x222A35), d.axis = rgb(0x9AA4B2);
  d.accent = rgb(0x6C96FF), d.on_accent = rgb(0x0D1117);
  d.warning = rgb(0xFF7085);
  d.switching = rgb(0xF2F4F7);
  d.chip = rgb(0x151A22);
  d.neutral = dark_actor(rgb(0x8A94A3), rgb(0xC3CAD5), d.background);

  Theme& p = t.theme[2];
  p.kind = ThemeKind::print;
  p.background = kWhite;
  p.surface = rgb(0xEFEFEF);
  p.text = rgb(0x000000), p.text_soft = rgb(0x3D3D3D);
  p.rule = rgb(0xC4C4C4), p.grid = rgb(0xE2E2E2), p.axis = rgb(0x222222);
  p.accent = rgb(0x000000), p.on_accent = kWhite;
  p.warning = rgb(0x000000);
  p.switching = rgb(0x000000);
  p.chip = kWhite;
  p.neutral = print_actor(rgb(0x4A4A4A));

  for (int i = 0; i < kActorColors; ++i) {
    const PaletteRow& row = kPalette[i];
    t.actors[0][i] = light_actor(rgb(row.screen), rgb(row.screen_text));
    t.actors[1][i] = dark_actor(rgb(row.dark), rgb(row.dark_text), d.background);
    t.actors[2][i] = print_actor(rgb(row.print));
  }
  return t;
}

const Themes& themes() {
  static const Themes kThemes = make_themes();
  return kThemes;
}

}  // namespace

const Theme& Theme::of(ThemeKind kind) {
  return themes().theme[static_cast<std::size_t>(kind)];
}

const ActorColors& Theme::actor(std::int32_t id) const {
  if (id < 0) return neutral;
  const int index = id < kActorColors ? id : 1 + (id - 1) % (kActorColors - 1);
  return themes().actors[static_cast<std::size_t>(kind)][static_cast<std::size_t>(index)];
}

std::string_view name_of(ThemeKind kind) {
  return kind == ThemeKind::screen ? "screen" : kind == ThemeKind::dark ? "dark" : "print";
}

bool theme_from_name(std::string_view name, ThemeKind& kind) {
  for (ThemeKind k : {ThemeKind::screen, ThemeKind::dark, ThemeKind::print}) {
    if (name_of(k) != name) continue;
    kind = k;
    return true;
  }
  return false;
}

double contrast(Color a, Color b) {
  const double x = luminance(a), y = luminance(b);
  return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

Color mix(Color over, Color ground, double share) {
  auto channel = [share](std::uint8_t o, std::uint8_t g) {
    return static_cast<std::uint8_t>(std::lround(o * share + g * (1 - share)));
  };
  return {channel(over.r, ground.r), channel(over.g, ground.g), channel(over.b, ground.b), 255};
}

}  // namespace kvant::scene
