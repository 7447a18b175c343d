// Colours of figures and window. An actor (thread, task, process) keeps its colour everywhere, by its id.
#pragma once
#include <cstdint>
#include <string_view>

#include "app/scene/scene.h"

namespace kvant::scene {

enum class ThemeKind : std::uint8_t { screen, dark, print };

// The colours of one actor. Readable: `text` on the background and on `pale`, `on_solid` on `solid`.
struct ActorColors {
  Color solid;     // a running block
  Color on_solid;  // letters on it
  Color text;      // letters on the background
  Color outline;   // edges, waiting lines
  Color pattern;   // lines of hatching
  Color pale;      // fill of what waits
  Color pale_io;   // fill of what waits for a device: a little stronger
};

struct Theme {
  ThemeKind kind = ThemeKind::screen;
  Color background, surface;  // the figure's ground; panels and hidden regions
  Color text, text_soft;      // titles and names; captions and numbers
  Color rule, grid, axis;     // hairlines between lanes; vertical grid; the ruler's line and arrows
  Color accent, on_accent;    // the cursor, links, the chosen thing
  Color warning;              // deadlock, exception
  Color switching;            // slivers of context switches
  Color chip;                 // ground behind a label on a texture
  ActorColors neutral;        // legends; locks without owner; actors without a colour

  static const Theme& of(ThemeKind kind);
  // MainThread, the first actor, has colour 0. There are kActorColors; from there on colours repeat, never
  // that of 0.
  const ActorColors& actor(std::int32_t id) const;
};
inline constexpr int kActorColors = 10;

std::string_view name_of(ThemeKind kind);                      // "screen", "dark", "print"
bool theme_from_name(std::string_view name, ThemeKind& kind);  // false: no such theme
double contrast(Color a, Color b);                             // WCAG ratio of two opaque colours, 1 … 21
Color mix(Color over, Color ground, double share);             // opaque: share of `over`

}  // namespace kvant::scene
