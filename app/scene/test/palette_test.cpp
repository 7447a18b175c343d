// How far apart the actors' colours are for those who see colours otherwise. The three common kinds of colour
// blindness are simulated in linear RGB: protanopia and deuteranopia after Viénot, Brettel and Mollon (1999),
// tritanopia after Brettel, Viénot and Mollon (1997). Distances are those of CIE 1976 L*a*b*. Colour is never
// the only sign: a lane has its name and a state its texture; what is asked here is that neighbours do not
// melt into one.
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "app/scene/theme.h"

namespace kvant::scene {
namespace {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

constexpr Matrix kProtan = {{{0.11238, 0.88762, 0}, {0.11238, 0.88762, 0}, {0.00401, -0.00401, 1}}};
constexpr Matrix kDeutan = {{{0.29275, 0.70725, 0}, {0.29275, 0.70725, 0}, {-0.02234, 0.02234, 1}}};
// Two half-planes, parted by a plane through grey.
constexpr Matrix kTritanOne = {
    {{1.01277, 0.13548, -0.14826}, {-0.01243, 0.86812, 0.14431}, {0.07589, 0.80500, 0.11911}}};
constexpr Matrix kTritanTwo = {
    {{0.93678, 0.18979, -0.12657}, {0.06154, 0.81526, 0.12320}, {-0.37562, 1.12767, 0.24796}}};
constexpr Vector kTritanPlane = {0.03901, -0.02788, -0.01113};

enum class Eye { usual, protan, deutan, tritan };

double dot(const Vector& a, const Vector& b) {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
Vector times(const Matrix& m, const Vector& v) {
  return {dot(m[0], v), dot(m[1], v), dot(m[2], v)};
}
double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

Vector seen_by(Eye eye, Color color) {
  const Vector rgb = {linear(color.r), linear(color.g), linear(color.b)};
  switch (eye) {
    case Eye::usual:
      return rgb;
    case Eye::protan:
      return times(kProtan, rgb);
    case Eye::deutan:
      return times(kDeutan, rgb);
    case Eye::tritan:
      return times(dot(kTritanPlane, rgb) >= 0 ? kTritanOne : kTritanTwo, rgb);
  }
  return rgb;
}

Vector lab(Vector rgb) {
  for (double& c : rgb) c = std::min(1.0, std::max(0.0, c));
  const double x = dot({0.4124, 0.3576, 0.1805}, rgb) / 0.95047, y = dot({0.2126, 0.7152, 0.0722}, rgb),
               z = dot({0.0193, 0.1192, 0.9505}, rgb) / 1.08883;
  const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
  return {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
}

double distance(Eye eye, Color a, Color b) {
  const Vector p = lab(seen_by(eye, a)), q = lab(seen_by(eye, b));
  return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

TEST(Palette, ActorsStayApartForEveryEye) {
  constexpr double kNoticeable = 2.3;         // a just noticeable difference
  constexpr double kAll = 5 * kNoticeable;    // any two of the ten
  constexpr double kFirst = 8 * kNoticeable;  // the first six: most programs have no more
  for (const ThemeKind kind : {ThemeKind::screen, ThemeKind::dark})
    for (const Eye eye : {Eye::usual, Eye::protan, Eye::deutan, Eye::tritan})
      for (int a = 0; a < kActorColors; ++a)
        for (int b = 0; b < a; ++b) {
          const Theme& theme = Theme::of(kind);
          EXPECT_GE(distance(eye, theme.actor(a).solid, theme.actor(b).solid), a < 6 ? kFirst : kAll)
              << name_of(kind) << ": actors " << b << " and " << a << ", eye " << static_cast<int>(eye);
        }
}

TEST(Palette, LettersAreReadable) {
  for (const ThemeKind kind : {ThemeKind::screen, ThemeKind::dark, ThemeKind::print})
    for (int a = 0; a < kActorColors; ++a) {
      const Theme& theme = Theme::of(kind);
      const ActorColors& c = theme.actor(a);
      EXPECT_GE(contrast(c.on_solid, c.solid), 3.1) << name_of(kind) << " " << a;
      EXPECT_GE(contrast(c.text, theme.background), 4.5) << name_of(kind) << " " << a;
      EXPECT_GE(contrast(c.text, c.pale), 4.5) << name_of(kind) << " " << a;
    }
}

TEST(Palette, SimulationKeepsGrey) {
  for (const Eye eye : {Eye::protan, Eye::deutan, Eye::tritan})
    EXPECT_LT(distance(eye, rgb(0x808080), rgb(0x808080)), 1e-9);
  // Red and green of one brightness: far apart for most, near for a deuteranope.
  const Color red = rgb(0xC04040), green = rgb(0x408040);
  EXPECT_LT(distance(Eye::deutan, red, green) * 2, distance(Eye::usual, red, green));
}

}  // namespace
}  // namespace kvant::scene
