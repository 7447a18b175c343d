#include "app/export/svg.h"

#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "app/scene/utf8.h"

namespace kvant::exporter {

using scene::Color;
using scene::Pattern;
using scene::Primitive;
using scene::Shape;

namespace {

// At most two decimals, no trailing zeros, no "-0", no locale.
std::string number(double value) {
  long long hundredths = std::llround(value * 100);
  std::string out;
  if (hundredths < 0) out.push_back('-'), hundredths = -hundredths;
  out += std::to_string(hundredths / 100);
  const long long rest = hundredths % 100;
  if (rest) {
    out += '.';
    out += static_cast<char>('0' + rest / 10);
    if (rest % 10) out += static_cast<char>('0' + rest % 10);
  }
  return out;
}

// Markup escaped; what XML cannot hold (control characters, broken UTF-8) is replaced.
std::string escape(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t letter = scene::next_letter(text, at);
    switch (letter) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'"':
        out += "&quot;";
        break;
      case U'\n':
      case U'\r':
      case U'\t':
        out += ' ';
        break;
      default:
        if (letter < 0x20 || letter == U'\uFFFD' || letter == 0xFFFE || letter == 0xFFFF ||
            (letter >= 0xD800 && letter < 0xE000) || letter > 0x10FFFF)
          out += "\xEF\xBF\xBD";
        else
          out += text.substr(start, at - start);
    }
  }
  return out;
}

std::string hex(Color c) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out = "#";
  for (std::uint8_t v : {c.r, c.g, c.b}) {
    out += kDigits[v >> 4];
    out += kDigits[v & 15];
  }
  return out;
}

class Writer {
 public:
  std::string write(const scene::Scene& scene, const SvgOptions& options) {
    std::string body = this->body(scene);
    return head(scene) + defs() + ground(scene, options) + body + "</svg>\n";
  }

  // Every frame is a group that is seen for its part of the time. The delays are negative, so that all run
  // from the start; without animation the last frame is seen.
  std::string write(std::span<const scene::Scene> frames, double seconds, const SvgOptions& options) {
    const auto count = static_cast<double>(frames.size());
    std::string bodies;
    for (std::size_t i = 0; i < frames.size(); ++i) {
      bodies += "<g class=\"frame\" style=\"animation-delay:" +
                number(-(count - static_cast<double>(i)) * seconds) + "s\"" +
                (i + 1 < frames.size() ? " visibility=\"hidden\"" : "") + ">\n" + body(frames[i]) + "</g>\n";
    }
    const std::string style = "<style>.frame{animation:frame " + number(count * seconds) +
                              "s step-end infinite}@keyframes frame{0%{visibility:visible}" +
                              number(100 / count) +
                              "%{visibility:hidden}}@media (prefers-reduced-motion:reduce)"
                              "{.frame{animation:none}}</style>\n";
    return head(frames.back()) + style + defs() + ground(frames.back(), options) + bodies + "</svg>\n";
  }

 private:
  static std::string head(const scene::Scene& scene) {
    const std::string w = number(scene.width), h = number(scene.height);
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    out += "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + w + "pt\" height=\"" + h +
           "pt\" viewBox=\"0 0 " + w + " " + h + "\" role=\"img\" xml:lang=\"" + escape(scene.language) +
           "\" font-family=\"Inter, DejaVu Sans, sans-serif\">\n";
    if (!scene.title.empty()) out += "<title>" + escape(scene.title) + "</title>\n";
    if (!scene.description.empty()) out += "<desc>" + escape(scene.description) + "</desc>\n";
    return out;
  }
  std::string body(const scene::Scene& scene) {
    std::string out;
    for (const Primitive& p : scene.primitives) add(out, p);
    for (; open_clips_ > 0; --open_clips_) out += "</g>\n";
    return out;
  }
  std::string defs() const { return defs_.empty() ? "" : "<defs>\n" + defs_ + "</defs>\n"; }
  static std::string ground(const scene::Scene& scene, const SvgOptions& options) {
    if (options.transparent || !scene.background.visible()) return "";
    return "<rect width=\"" + number(scene.width) + "\" height=\"" + number(scene.height) + "\" fill=\"" +
           hex(scene.background) + "\"/>\n";
  }

  static std::string attribute(const char* name, double value) {
    return std::string(" ") + name + "=\"" + number(value) + "\"";
  }
  static std::string paint(const char* name, Color c) {
    std::string out = std::string(" ") + name + "=\"" + (c.visible() ? hex(c) : "none") + "\"";
    if (c.visible() && c.a != 255)
      out += std::string(" ") + name + "-opacity=\"" + number(c.a / 255.0) + "\"";
    return out;
  }
  static std::string stroke(const Primitive& p) {
    if (!p.stroke.visible()) return "";
    std::string out = paint("stroke", p.stroke) + attribute("stroke-width", p.stroke_width);
    if (p.dash_on > 0 && p.dash_off > 0)
      out += " stroke-dasharray=\"" + number(p.dash_on) + " " + number(p.dash_off) + "\"";
    if (p.round_caps) out += " stroke-linecap=\"round\"";
    return out;
  }
  static std::string box(const Primitive& p) {
    std::string out = attribute("x", p.box.x) + attribute("y", p.box.y) + attribute("width", p.box.width) +
                      attribute("height", p.box.height);
    if (p.radius > 0) out += attribute("rx", p.radius);
    return out;
  }
  static std::string points(const Primitive& p) {
    std::string out = " points=\"";
    for (std::size_t i = 0; i < p.points.size(); ++i)
      out.append(i ? " " : "").append(number(p.points[i].x)).append(",").append(number(p.points[i].y));
    return out + "\"";
  }

  // Ids are unique in a file: whatever would repeat one gets a number. A sign is a class: a stylesheet of the
  // author's can give all that wait for the GIL another colour.
  std::string id(const Primitive& p) {
    const std::string sign = *p.sign ? std::string(" class=\"") + p.sign + "\"" : "";
    if (p.id.empty()) return sign;
    std::string name = p.id.text();
    if (!ids_.insert(name).second) {
      name += '-';
      int n = 2;
      while (!ids_.insert(name + std::to_string(n)).second) ++n;
      name += std::to_string(n);
    }
    return std::string(" id=\"") + escape(name) + "\"" + sign;
  }

  static void close(std::string& out, const char* element, const Primitive& p) {
    if (p.tooltip.empty())
      out += "/>\n";
    else
      out += "><title>" + escape(p.tooltip) + "</title></" + element + ">\n";
  }

  std::string pattern(Pattern kind, Color color) {
    const auto key = std::make_tuple(kind, color.r, color.g, color.b, color.a);
    const auto [it, fresh] = patterns_.try_emplace(key, "");
    if (!fresh) return it->second;
    const char* names[] = {"", "hatch", "cross", "dots"};
    it->second = std::string(names[static_cast<int>(kind)]) + "-" + hex(color).substr(1);
    const std::string step = number(scene::pattern_step(kind)), width = number(scene::pattern_width(kind));
    defs_ += "<pattern id=\"" + it->second + "\" width=\"" + step + "\" height=\"" + step +
             "\" patternUnits=\"userSpaceOnUse\"" +
             (kind == Pattern::dots ? "" : " patternTransform=\"rotate(45)\"") + ">";
    const std::string half = number(scene::pattern_step(kind) / 2);
    if (kind == Pattern::dots)
      defs_ += "<circle cx=\"" + half + "\" cy=\"" + half + "\" r=\"" +
               number(scene::pattern_width(kind) / 2) + "\"" + paint("fill", color) + "/>";
    else
      defs_ += "<path d=\"M" + half + " 0V" + step +
               (kind == Pattern::cross ? "M0 " + half + "H" + step : "") + "\"" + paint("stroke", color) +
               " stroke-width=\"" + width + "\"/>";
    defs_ += "</pattern>\n";
    return it->second;
  }

  void add(std::string& out, const Primitive& p) {
    switch (p.shape) {
      case Shape::rect:
        return add_rect(out, p);
      case Shape::line:
        out += "<line" + id(p) + attribute("x1", p.from.x) + attribute("y1", p.from.y) +
               attribute("x2", p.to.x) + attribute("y2", p.to.y) + stroke(p);
        return close(out, "line", p);
      case Shape::polyline:
        out += "<polyline" + id(p) + points(p) + " fill=\"none\"" + stroke(p);
        return close(out, "polyline", p);
      case Shape::polygon:
        out += "<polygon" + id(p) + points(p) + paint("fill", p.fill) + stroke(p);
        return close(out, "polygon", p);
      case Shape::text:
        return add_text(out, p);
      case Shape::clip: {
        const std::string name = "clip-" + std::to_string(++clips_);
        defs_ += "<clipPath id=\"" + name + "\"><rect" + box(p) + "/></clipPath>\n";
        out += "<g clip-path=\"url(#" + name + ")\">\n";
        ++open_clips_;
        return;
      }
      case Shape::unclip:
        if (open_clips_ == 0) return;
        --open_clips_;
        out += "</g>\n";
        return;
    }
  }

  void add_rect(std::string& out, const Primitive& p) {
    const bool patterned = p.pattern != Pattern::none && p.pattern_color.visible();
    if (!patterned) {
      if (!p.fill.visible() && !p.stroke.visible()) return;  // only there to be pointed at
      out += "<rect" + id(p) + box(p) + paint("fill", p.fill) + stroke(p);
      return close(out, "rect", p);
    }
    // Ground and texture apart: a ground inside the tile would show seams.
    out += "<g" + id(p) + ">";
    if (!p.tooltip.empty()) out += "<title>" + escape(p.tooltip) + "</title>";
    if (p.fill.visible()) out += "<rect" + box(p) + paint("fill", p.fill) + "/>";
    out += "<rect" + box(p) + " fill=\"url(#" + pattern(p.pattern, p.pattern_color) + ")\"" + stroke(p) +
           "/></g>\n";
  }

  void add_text(std::string& out, const Primitive& p) {
    out += "<text" + id(p) + attribute("x", p.from.x) + attribute("y", p.from.y);
    if (p.font.role == scene::FontRole::mono)
      out += " font-family=\"JetBrains Mono, DejaVu Sans Mono, monospace\"";
    out += attribute("font-size", p.font.size);
    if (p.font.weight != scene::FontWeight::regular)
      out += p.font.weight == scene::FontWeight::medium ? " font-weight=\"500\"" : " font-weight=\"600\"";
    if (p.font.italic) out += " font-style=\"italic\"";
    if (p.anchor != scene::Anchor::start)
      out += p.anchor == scene::Anchor::middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"";
    if (p.text.find("  ") != std::string::npos || (!p.text.empty() && p.text.front() == ' '))
      out += " xml:space=\"preserve\"";
    out += paint("fill", p.fill) + ">";
    if (!p.tooltip.empty()) out += "<title>" + escape(p.tooltip) + "</title>";
    out += escape(p.text) + "</text>\n";
  }

  std::string defs_;
  std::set<std::string> ids_;
  std::map<std::tuple<Pattern, int, int, int, int>, std::string> patterns_;
  int clips_ = 0, open_clips_ = 0;
};

}  // namespace

std::string to_svg(const scene::Scene& scene, const SvgOptions& options) {
  return Writer().write(scene, options);
}

std::string to_moving_svg(std::span<const scene::Scene> frames, double seconds, const SvgOptions& options) {
  return frames.empty() ? "" : Writer().write(frames, seconds, options);
}

}  // namespace kvant::exporter
