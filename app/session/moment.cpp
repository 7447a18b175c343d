#include "app/session/moment.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "sim/scenario/scenario.h"

namespace kvant::session {

namespace {

struct Span {
  std::string name;
  VirtualTime begin = 0, end = 0;
};

void add_lane(const Player& player, const trace::Lane& lane, std::vector<Span>& out) {
  if (lane.intervals.empty()) return;
  if (!lane.name.empty()) out.push_back({lane.name, lane.intervals.front().begin, lane.intervals.back().end});
  for (const trace::Interval& i : lane.intervals) {
    const std::string& label = player.trace().text(i.label);
    if (label.empty() || i.state == trace::LaneState::absent) continue;
    // A function that waits in between is one, and so are the pieces in which it runs.
    if (!out.empty() && out.back().name == label && out.back().end == i.begin)
      out.back().end = i.end;
    else
      out.push_back({label, i.begin, i.end});
  }
}

std::vector<Span> spans_of(const Player& player) {
  std::vector<Span> out;
  for (const trace::Lane& lane : player.lanes().threads()) add_lane(player, lane, out);
  for (const trace::Lane& lane : player.lanes().tasks()) add_lane(player, lane, out);
  std::map<ThreadId, std::vector<std::size_t>> open;
  for (const trace::Event& e : player.trace().events()) {
    if (e.kind == trace::EventKind::phase_begin) {
      open[e.thread].push_back(out.size());
      out.push_back({player.trace().text(e.text), e.time, player.end_time()});
    } else if (e.kind == trace::EventKind::phase_end && !open[e.thread].empty()) {
      out[open[e.thread].back()].end = e.time;
      open[e.thread].pop_back();
    } else if (e.kind == trace::EventKind::print) {
      std::string line = player.trace().text(e.text);
      while (!line.empty() && line.back() == '\n') line.pop_back();
      out.push_back({line, e.time, e.time});
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
  return out;
}

// Cuts "+2ms" or "-1us" off the end.
VirtualTime cut_offset(std::string_view& text) {
  const std::size_t sign = text.find_last_of("+-");
  VirtualTime offset = 0;
  if (sign == std::string_view::npos || sign == 0 ||
      !scenario::parse_duration(std::string(text.substr(sign + 1)), offset))
    return 0;
  if (text[sign] == '-') offset = -offset;
  text = text.substr(0, sign);
  return offset;
}

// Cuts "#2" off the end; 1 when there is none.
std::size_t cut_count(std::string_view& text) {
  const std::size_t mark = text.rfind('#');
  std::size_t count = 0;
  if (mark == std::string_view::npos || mark == 0) return 1;
  const auto [end, error] = std::from_chars(text.data() + mark + 1, text.data() + text.size(), count);
  if (error != std::errc{} || end != text.data() + text.size() || count == 0) return 1;
  text = text.substr(0, mark);
  return count;
}

}  // namespace

bool moment_of(const Player& player, std::string_view text, VirtualTime& out) {
  const VirtualTime offset = cut_offset(text);
  std::size_t count = cut_count(text);
  constexpr std::string_view kEnd = "end:";
  const bool end = text.substr(0, kEnd.size()) == kEnd;
  if (end) text.remove_prefix(kEnd.size());
  for (const Span& span : spans_of(player)) {
    if (span.name != text || --count > 0) continue;
    out = std::max<VirtualTime>(0, (end ? span.end : span.begin) + offset);
    return true;
  }
  return false;
}

std::vector<std::string> moment_names(const Player& player) {
  std::vector<std::string> out;
  for (const Span& span : spans_of(player))
    if (std::find(out.begin(), out.end(), span.name) == out.end()) out.push_back(span.name);
  return out;
}

}  // namespace kvant::session
