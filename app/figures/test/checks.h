// What must hold for every figure, whatever it shows.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "app/scene/measure.h"
#include "app/scene/scene.h"

namespace kvant::figures::test {

inline scene::Rect box_of_text(const scene::Primitive& p) {
  const double w = scene::text_measure().width(p.text, p.font);
  const double x = p.anchor == scene::Anchor::start ? p.from.x
                   : p.anchor == scene::Anchor::end ? p.from.x - w
                                                    : p.from.x - w / 2;
  return {x, p.from.y - p.font.size * scene::kCapHeight, w, p.font.size * (scene::kCapHeight + 0.2)};
}

inline bool overlap(const scene::Rect& a, const scene::Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

inline void check_layout(const scene::Scene& s, const std::string& what) {
  constexpr double kSlack = 0.01, kLeastType = 9;
  std::vector<const scene::Primitive*> texts;
  std::set<std::string> ids;
  for (const scene::Primitive& p : s.primitives) {
    std::vector<scene::Point> corners;
    if (p.shape == scene::Shape::text) {
      texts.push_back(&p);
      EXPECT_GE(p.font.size, kLeastType) << what << ": " << p.text;
      EXPECT_FALSE(p.text.empty()) << what << ": " << p.id.text();
      const scene::Rect b = box_of_text(p);
      corners = {{b.x, b.y}, {b.right(), b.bottom()}};
    } else if (p.shape == scene::Shape::rect) {
      corners = {{p.box.x, p.box.y}, {p.box.right(), p.box.bottom()}};
      EXPECT_GE(p.box.width, 0) << what << ": " << p.id.text();
      EXPECT_GE(p.box.height, 0) << what << ": " << p.id.text();
    } else if (p.shape == scene::Shape::line) {
      corners = {p.from, p.to};
    } else {
      corners = p.points;
    }
    for (const scene::Point& c : corners)
      EXPECT_TRUE(c.x >= -kSlack && c.y >= -kSlack && c.x <= s.width + kSlack && c.y <= s.height + kSlack)
          << what << ": outside of the frame: " << p.id.text() << " " << p.text << " " << c.x << "," << c.y;
    if (!p.id.empty()) {
      EXPECT_TRUE(ids.insert(p.id.text()).second) << what << ": twice: " << p.id.text();
    }
  }
  for (std::size_t i = 0; i < texts.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_FALSE(overlap(box_of_text(*texts[i]), box_of_text(*texts[j])))
          << what << ": “" << texts[i]->text << "” lies on “" << texts[j]->text << "”";
}

// The ids that begin with `prefix`, without it.
inline std::set<std::string> ids_with(const scene::Scene& s, const std::string& prefix) {
  std::set<std::string> out;
  for (const scene::Primitive& p : s.primitives) {
    const std::string id = p.id.text();
    if (id.compare(0, prefix.size(), prefix) == 0) out.insert(id.substr(prefix.size()));
  }
  return out;
}

// The legend explains every sign that occurs, and nothing else.
inline void check_legend(const scene::Scene& s, const std::string& what) {
  std::set<std::string> signs;
  for (const scene::Primitive& p : s.primitives)
    if (*p.sign) signs.insert(p.sign);
  EXPECT_EQ(ids_with(s, "legend-"), signs) << what;
}

inline const scene::Primitive* find(const scene::Scene& s, const std::string& id) {
  for (const scene::Primitive& p : s.primitives)
    if (p.id.text() == id) return &p;
  return nullptr;
}

}  // namespace kvant::figures::test
