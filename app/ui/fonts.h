// The type of the window: fonts at the exact pixel sizes in use, baked when first asked for.
#pragma once
#include <imgui.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "app/scene/scene.h"

namespace kvant::ui {

class Fonts {
 public:
  // Pixels per point. A change bakes everything anew at the next update().
  void set_scale(float scale);
  float scale() const { return scale_; }

  // What ImGui calls size is the height from ascender to descender; scenes mean the em.
  struct Face {
    ImFont* font = nullptr;
    float size = 0;  // to be given to ImDrawList::AddText
  };
  // The font for `font.size` points at the present scale. When it is not baked yet the nearest one is
  // returned, scaled, and the exact one will be there after the next update(). Not null after the first one.
  Face get(const scene::Font& font);
  // Makes the letters of a text available that the basic ranges lack: programs print what they like.
  void cover(std::string_view utf8);
  // Bakes what was asked for. Call between frames, with the OpenGL context current. True when the atlas
  // changed: then draw once more.
  bool update();

 private:
  using Key = std::tuple<int, int, int, int>;  // role, weight, italic, size in tenths of a pixel
  Key key_of(const scene::Font& font) const;
  void bake();

  float scale_ = 1;
  std::set<Key> wanted_;
  std::map<Key, Face> baked_;
  std::set<ImWchar> extra_;
  std::vector<ImWchar> ranges_;  // must live as long as the atlas
  std::vector<ImWchar> fallback_ranges_;
  bool dirty_ = true;
  bool uploaded_ = false;
};

}  // namespace kvant::ui
