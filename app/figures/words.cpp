#include "app/figures/words.h"

#include "app/figures/page.h"
#include "app/figures/rows.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

namespace kvant::figures {

using lang::TextId;
using trace::Interval;
using trace::Lane;
using trace::LaneKind;
using trace::LaneState;
using trace::WaitKind;

namespace {
constexpr std::size_t kLanesDescribed = 40;  // nobody listens longer
constexpr std::size_t kStates = static_cast<std::size_t>(LaneState::switching) + 1;
}  // namespace

TextId state_text(LaneState state) {
  static constexpr std::array<TextId, kStates> kTexts = {
      TextId::fig_state_absent,   TextId::fig_state_running,   TextId::fig_state_ready,
      TextId::fig_state_wait_gil, TextId::fig_state_blocked,   TextId::fig_state_wait_io,
      TextId::fig_state_sleeping, TextId::fig_state_suspended, TextId::fig_state_switching};
  return kTexts[static_cast<std::size_t>(state)];
}

TextId legend_text(LaneState state) {
  static constexpr std::array<TextId, kStates> kTexts = {
      TextId::fig_state_absent, TextId::fig_running,   TextId::fig_ready,
      TextId::fig_wait_gil,     TextId::fig_blocked,   TextId::fig_wait_io,
      TextId::fig_sleeping,     TextId::fig_suspended, TextId::fig_switching};
  return kTexts[static_cast<std::size_t>(state)];
}

TextId wait_text(WaitKind wait) {
  switch (wait) {
    case WaitKind::none:
      return TextId::fig_wait_none;
    case WaitKind::gil:
      return TextId::fig_gil;
    case WaitKind::lock:
      return TextId::fig_wait_lock;
    case WaitKind::rlock:
      return TextId::fig_wait_rlock;
    case WaitKind::condition:
      return TextId::fig_wait_condition;
    case WaitKind::semaphore:
      return TextId::fig_wait_semaphore;
    case WaitKind::event:
      return TextId::fig_wait_event;
    case WaitKind::barrier:
      return TextId::fig_wait_barrier;
    case WaitKind::queue:
      return TextId::fig_wait_queue;
    case WaitKind::join:
      return TextId::fig_wait_join;
    case WaitKind::child:
      return TextId::fig_wait_child;
    case WaitKind::sleep:
      return TextId::fig_state_sleeping;
    case WaitKind::io:
      return TextId::fig_wait_device;
    case WaitKind::selector:
      return TextId::fig_wait_selector;
    case WaitKind::stopped:
      return TextId::fig_wait_stopped;
    case WaitKind::message:
      return TextId::fig_wait_message;
  }
  return TextId::fig_wait_none;
}

std::string lane_name(const FigureInput& input, const Lane& lane) {
  if (lane.kind == LaneKind::core) return lang::format(input.lang, TextId::fig_core, lane.id);
  if (lane.kind == LaneKind::lock && lane.lock_kind == WaitKind::gil) return tr(TextId::fig_gil, input.lang);
  if (lane.kind == LaneKind::process) return process_title(input, lane.id);
  if (!lane.name.empty()) return word(input, lane.name);
  if (lane.kind == LaneKind::socket) return lang::format(input.lang, TextId::fig_loop_file, lane.id);
  if (lane.kind == LaneKind::lock) return tr(wait_text(lane.lock_kind), input.lang);
  return fmt::format("#{}", lane.id);
}

std::string word(const FigureInput& input, const std::string& name) {
  if (input.words.empty()) return name;
  if (const auto at = input.words.find(name); at != input.words.end()) return at->second;
  const std::size_t colon = name.find(": ");
  if (colon == std::string::npos) return name;
  return word(input, name.substr(0, colon)) + ": " + word(input, name.substr(colon + 2));
}

std::int32_t task_actor(const FigureInput& input, std::int64_t task) {
  // After the threads there were when the first task came: threads that come later change no colour.
  const auto& tasks = input.lanes.tasks();
  std::int32_t threads = 0;
  if (!tasks.empty() && !tasks.front().intervals.empty())
    for (const Lane& thread : input.lanes.threads())
      threads += !thread.intervals.empty() &&
                 thread.intervals.front().begin <= tasks.front().intervals.front().begin;
  return std::max(1, threads) + static_cast<std::int32_t>(task);
}

std::string object_word(const FigureInput& input, const std::string& name) {
  if (const std::string& own = word(input, name); own != name) return own;
  if (name == "socket read") return tr(TextId::fig_object_socket_read, input.lang);
  if (name == "socket write") return tr(TextId::fig_object_socket_write, input.lang);
  constexpr std::string_view kServer = "name server (";
  if (name.rfind(kServer, 0) == 0) return tr(TextId::fig_seq_name_server, input.lang);
  // "socket 3 (to 203.0.113.10:80)", "socket 6 (server 127.0.0.1:8000)": the number is that of an open file.
  if (name.rfind("socket ", 0) == 0 && name.back() == ')') {
    const std::int64_t file = std::strtoll(name.c_str() + 7, nullptr, 10);
    for (const Lane& lane : input.lanes.sockets())
      if (lane.id == file && lane.name.rfind("socket", 0) != 0 && !lane.name.empty()) return lane.name;
    const std::size_t space = name.rfind(' ');
    return name.substr(space + 1, name.size() - space - 2);
  }
  return name;
}

namespace {

// Thread.start() waits until the new thread has begun: "start Thread-1 (walk)".
bool is_start(const Interval& interval, const std::string& label) {
  return interval.wait == WaitKind::event && label.starts_with("start ");
}

}  // namespace

std::string short_label(const FigureInput& input, const Interval& interval) {
  const std::string& label = input.trace.text(interval.label);
  if (is_start(interval, label)) return "start";
  if (interval.wait == WaitKind::join) return tr(TextId::fig_wait_join, input.lang);
  const std::string text = object_word(input, label);
  return text.empty() ? tr(wait_text(interval.wait), input.lang) : text;
}

std::string interval_label(const FigureInput& input, const Lane& lane, const Interval& interval) {
  switch (interval.state) {
    case LaneState::running:
      if (lane.kind == LaneKind::socket) return tr(TextId::fig_socket_works, input.lang);
      return trace::shows_states(lane.kind) ? word(input, input.trace.text(interval.label)) : std::string();
    case LaneState::ready:
      return tr(lane.kind == LaneKind::task     ? TextId::fig_label_turn
                : lane.kind == LaneKind::socket ? TextId::fig_socket_ready
                                                : TextId::fig_label_ready,
                input.lang);
    case LaneState::wait_gil:
      return tr(TextId::fig_gil, input.lang);
    case LaneState::blocked: {
      const std::string& text = input.trace.text(interval.label);
      if (is_start(interval, text))
        return lang::format(input.lang, TextId::fig_label_start,
                            word(input, short_thread_name(text.substr(6))));
      if (interval.wait == WaitKind::join && !text.empty() && text.compare(0, 4, "join") != 0)
        return lang::format(input.lang, TextId::fig_label_join, word(input, short_thread_name(text)));
      return short_label(input, interval);
    }
    case LaneState::wait_io:
      return short_label(input, interval);
    case LaneState::sleeping:
      return lang::format(input.lang, TextId::fig_label_sleep,
                          lang::duration(interval.end - interval.begin, input.lang));
    case LaneState::suspended: {
      const std::string text = object_word(input, input.trace.text(interval.label));
      if (!text.empty()) return text;
      return interval.wait == WaitKind::none ? std::string() : tr(wait_text(interval.wait), input.lang);
    }
    case LaneState::absent:
    case LaneState::switching:
      return "";
  }
  return "";
}

namespace {

std::string state_words(const FigureInput& input, const Lane& lane, const Interval& i) {
  const std::string& label = input.trace.text(i.label);
  if (!trace::shows_states(lane.kind) && i.state == LaneState::running && i.thread >= 0 &&
      static_cast<std::size_t>(i.thread) < input.lanes.threads().size())
    return lang::format(input.lang, TextId::fig_tip_held,
                        lane_name(input, input.lanes.threads()[static_cast<std::size_t>(i.thread)]));
  if (i.state == LaneState::running && !label.empty())
    return lang::format(input.lang, TextId::fig_tip_running, label);
  if (i.state == LaneState::blocked)
    return lang::format(input.lang, TextId::fig_tip_blocked, interval_label(input, lane, i));
  if (i.state == LaneState::wait_io && !label.empty())
    return lang::format(input.lang, TextId::fig_tip_io, label);
  return tr(state_text(i.state), input.lang);
}

}  // namespace

std::string interval_tip(const FigureInput& input, const Lane& lane, const Interval& i) {
  return lang::format(input.lang, TextId::fig_tip, lane_name(input, lane), state_words(input, lane, i),
                      lang::duration(i.begin, input.lang), lang::duration(i.end, input.lang),
                      lang::duration(i.end - i.begin, input.lang));
}

std::string describe_timeline(const FigureInput& input, VirtualTime from, VirtualTime to) {
  std::string out = lang::format(input.lang, TextId::fig_desc_timeline, lang::duration(from, input.lang),
                                 lang::duration(to, input.lang));
  std::size_t told = 0;
  for (const Lane& lane : input.lanes.threads()) {
    if (told == kLanesDescribed) break;
    if (!input.threads.empty() &&
        std::find(input.threads.begin(), input.threads.end(), lane.id) == input.threads.end())
      continue;
    std::array<VirtualTime, kStates> total{};
    for (const Interval& i : lane.intervals)
      if (i.begin < to && i.end > from)
        total[static_cast<std::size_t>(i.state)] += std::min(i.end, to) - std::max(i.begin, from);
    std::string parts;
    for (std::size_t s = 1; s < kStates; ++s) {
      if (total[s] == 0) continue;
      if (!parts.empty()) parts += ", ";
      parts += std::string(tr(state_text(static_cast<LaneState>(s)), input.lang)) + " " +
               lang::duration(total[s], input.lang);
    }
    told += !parts.empty();
    if (!parts.empty())
      out.append(" ").append(lang::format(input.lang, TextId::fig_desc_lane, lane_name(input, lane), parts));
  }
  return out;
}

}  // namespace kvant::figures
