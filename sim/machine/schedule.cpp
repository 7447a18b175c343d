#include "sim/machine/schedule.h"

#include <fmt/format.h>

#include <algorithm>

namespace kvant::machine {
namespace {

constexpr std::string_view kMagic = "kvant1:";
constexpr std::string_view kKindLetters = "dwt";  // in the order of ChoiceKind

// Reads a schedule from left to right; columns in messages count from 1.
class Reader {
 public:
  Reader(std::string_view text, Text& error) : text_(text), error_(error) {}

  bool fail(const Text& what) {
    error_ = message(MessageId::schedule_at, at_ + 1, what);
    return false;
  }
  bool at_end() const { return at_ == text_.size(); }
  char peek() const { return at_end() ? '\0' : text_[at_]; }
  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  bool take(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }
  bool is_digit() const { return peek() >= '0' && peek() <= '9'; }
  bool number(std::uint64_t& out, std::uint64_t max, MessageId what) {
    if (!is_digit()) return fail(message(MessageId::schedule_expected, message(what)));
    const std::size_t begin = at_;
    out = 0;
    for (; is_digit(); ++at_) {
      const auto digit = static_cast<std::uint64_t>(peek() - '0');
      if (out > (max - digit) / 10) {
        at_ = begin;
        return fail(message(MessageId::schedule_too_large, message(what)));
      }
      out = out * 10 + digit;
    }
    return true;
  }

 private:
  std::string_view text_;
  Text& error_;
  std::size_t at_ = 0;
};

constexpr std::uint64_t kMax64 = std::numeric_limits<std::uint64_t>::max();

bool read_item(Reader& in, Schedule& out) {
  std::uint64_t left = 0, right = 0;
  if (in.take('@')) {
    if (!in.number(left, kMax64 - 1, MessageId::schedule_position)) return false;
    if (!in.take('='))
      return in.fail(message(MessageId::schedule_equals, message(MessageId::schedule_position)));
    if (!in.number(right, std::numeric_limits<ThreadId>::max(), MessageId::schedule_thread)) return false;
    for (const Intervention& i : out.interventions)
      if (i.at == left) return in.fail(message(MessageId::schedule_twice_position, left));
    out.interventions.push_back({left, static_cast<ThreadId>(right)});
    return true;
  }
  const std::size_t kind = in.at_end() ? std::string_view::npos : kKindLetters.find(in.peek());
  if (kind == std::string_view::npos) return in.fail(message(MessageId::schedule_kind));
  in.take(kKindLetters[kind]);
  if (!in.number(left, kMax64 - 1, MessageId::schedule_decision)) return false;
  if (!in.take('='))
    return in.fail(message(MessageId::schedule_equals, message(MessageId::schedule_decision)));
  if (!in.number(right, std::numeric_limits<std::uint32_t>::max(), MessageId::schedule_option)) return false;
  for (const Schedule::Pick& p : out.picks)
    if (p.index == left) return in.fail(message(MessageId::schedule_twice_decision, left));
  out.picks.push_back({static_cast<ChoiceKind>(kind), left, static_cast<std::size_t>(right)});
  return true;
}

void sort(Schedule& schedule) {
  std::sort(schedule.picks.begin(), schedule.picks.end(),
            [](const auto& a, const auto& b) { return a.index < b.index; });
  std::sort(schedule.interventions.begin(), schedule.interventions.end(),
            [](const auto& a, const auto& b) { return a.at < b.at; });
}

}  // namespace

std::string Schedule::to_string() const {
  std::string out(kMagic);
  if (seed != 0) out += fmt::format("{}", seed);
  for (const Pick& p : picks)
    out += fmt::format(";{}{}={}", kKindLetters[static_cast<std::size_t>(p.kind)], p.index, p.option);
  for (const Intervention& i : interventions) out += fmt::format(";@{}={}", i.at, i.thread);
  return out;
}

bool Schedule::parse(std::string_view text, Schedule& out, Text& error) {
  Reader in(text, error);
  Schedule result;
  if (!in.take(kMagic)) return in.fail(message(MessageId::schedule_begins));
  if (in.is_digit() && !in.number(result.seed, kMax64, MessageId::schedule_seed)) return false;
  while (!in.at_end()) {
    if (!in.take(';')) return in.fail(message(MessageId::schedule_entry));
    if (!read_item(in, result)) return false;
  }
  sort(result);
  out = std::move(result);
  return true;
}

ScheduleChooser::ScheduleChooser(Schedule schedule) : schedule_(std::move(schedule)) {
  sort(schedule_);
}

std::size_t ScheduleChooser::choose(ChoiceKind kind, std::uint64_t index, std::span<const ThreadId> options) {
  const auto& picks = schedule_.picks;
  const auto found = std::lower_bound(picks.begin(), picks.end(), index,
                                      [](const Schedule::Pick& p, std::uint64_t i) { return p.index < i; });
  if (found == picks.end() || found->index != index) return 0;
  const auto letter = [](ChoiceKind k) { return kKindLetters[static_cast<std::size_t>(k)]; };
  if (found->kind == kind && found->option < options.size()) return found->option;
  if (mismatch_.empty()) {
    const std::string item = fmt::format("{}{}={}", letter(found->kind), index, found->option);
    mismatch_ = found->kind != kind ? message(MessageId::mismatch_kind, item, index, letter(kind))
                                    : message(MessageId::mismatch_options, item, options.size());
  }
  return options.size();
}

// SplitMix64, indexed rather than stepped, so that a replay may start anywhere.
std::uint64_t ScheduleChooser::random(std::uint64_t index) {
  std::uint64_t z = schedule_.seed + (index + 1) * 0x9e3779b97f4a7c15ULL;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

Intervention ScheduleChooser::next_intervention(Position from) {
  const auto& list = schedule_.interventions;
  const auto found = std::lower_bound(list.begin(), list.end(), from,
                                      [](const Intervention& i, Position p) { return i.at < p; });
  return found == list.end() ? Intervention{} : *found;
}

void ScheduleChooser::finish(Position end, std::uint64_t choices) {
  if (!mismatch_.empty()) return;
  for (const Schedule::Pick& p : schedule_.picks) {
    if (p.index < choices) continue;
    mismatch_ = message(
        MessageId::mismatch_decisions,
        fmt::format("{}{}={}", kKindLetters[static_cast<std::size_t>(p.kind)], p.index, p.option), choices);
    return;
  }
  for (const Intervention& i : schedule_.interventions) {
    if (i.at < end) continue;
    mismatch_ = message(MessageId::mismatch_steps, fmt::format("@{}={}", i.at, i.thread), end);
    return;
  }
}

}  // namespace kvant::machine
