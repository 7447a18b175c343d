#include <cmath>
#include <cstdlib>
#include <string>

#include "sim/scenario/scenario.h"

namespace kvant::scenario {

bool parse_duration(std::string_view text, VirtualTime& out) {
  std::size_t i = 0;
  double number = 0;
  double scale = 1;
  bool digits = false;
  bool fraction = false;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (c >= '0' && c <= '9') {
      digits = true;
      number = number * 10 + (c - '0');
      if (fraction) scale *= 10;
    } else if (c == '.' && !fraction) {
      fraction = true;
    } else if (c != '_') {
      break;
    }
  }
  while (i < text.size() && text[i] == ' ') ++i;
  const std::string_view unit = text.substr(i);
  double factor = 0;
  if (unit == "ns") factor = 1;
  if (unit == "us" || unit == "µs" || unit == "μs") factor = 1e3;
  if (unit == "ms") factor = 1e6;
  if (unit == "s") factor = 1e9;
  if (unit == "min") factor = 60e9;
  if (unit == "h") factor = 3600e9;
  const double ns = number / scale * factor;
  if (!digits || factor == 0 || ns > 4e18) return false;
  out = static_cast<VirtualTime>(std::llround(ns));
  return true;
}

}  // namespace kvant::scenario
