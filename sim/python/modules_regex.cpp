// _re: the matcher under the module re. A match is a tuple of numbers: start and end of each group, group 0
// first, -1 for a group that took no part; then the number of the group that closed last.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "sim/python/container_native.h"
#include "sim/python/natives_values.h"
#include "sim/python/regex.h"

namespace kvant::python {
namespace {

// What an attempt to match costs, beyond 4 ns a byte it looks at.
constexpr VirtualTime kAttempt = 150;

// Compiled patterns are a pure function of text and flags: a memo of the host thread, shared by all worlds.
std::shared_ptr<const Regex> compiled(std::string_view pattern, bool is_bytes, std::uint32_t flags,
                                      RegexError& error) {
  using Key = std::tuple<std::string, bool, std::uint32_t>;
  thread_local std::map<Key, std::shared_ptr<const Regex>> memo;
  const Key key{std::string(pattern), is_bytes, flags};
  if (const auto found = memo.find(key); found != memo.end()) return found->second;
  std::shared_ptr<const Regex> made = Regex::compile(pattern, is_bytes, flags, error);
  if (made == nullptr) return nullptr;
  if (memo.size() >= 512) memo.clear();
  memo.emplace(key, made);
  return made;
}

bool is_text(Heap& heap, Value v) {
  return is_str(heap, v) || is_bytes_like(heap, v);
}
std::string_view content(Heap& heap, Value v) {
  return is_str(heap, v) ? text_of(heap, v) : bytes_of(heap, v);
}

// compile(pattern, flags) → (flags, number of groups, ((name, number), …)), or (message, position) of an
// error.
Outcome regex_compile(NativeCall& c) {
  std::int64_t flags = 0;
  if (!is_text(c.heap, c.args[0]))
    return raise(c, TypeId::TypeError, "first argument must be string or compiled pattern");
  if (!int_argument(c, c.args[1], flags)) return c.fail();
  RegexError error;
  const std::string_view pattern = content(c.heap, c.args[0]);
  const auto regex = compiled(pattern, !is_str(c.heap, c.args[0]), static_cast<std::uint32_t>(flags), error);
  if (regex == nullptr)
    return c.done(
        new_tuple_owned(c.heap, std::array{new_str(c.heap, error.message), new_int(c.heap, error.position)}));
  c.in.charge(static_cast<VirtualTime>(pattern.size()) * 2000);
  std::vector<Value> names;
  for (const auto& [name, number] : regex->text().names)
    names.push_back(new_tuple_owned(c.heap, std::array{new_str(c.heap, name), Value::small(number)}));
  return c.done(new_tuple_owned(
      c.heap, std::array{Value::small(regex->text().flags), Value::small(regex->text().groups),
                         new_tuple_owned(c.heap, names)}));
}

struct Search {
  std::shared_ptr<const Regex> regex;
  std::string_view subject;  // up to endpos
  std::size_t start = 0;     // bytes
  bool ascii = true;         // positions are bytes
};

// args: pattern, flags, string, pos, endpos. False: raised.
bool prepare(NativeCall& c, Search& s) {
  Heap& heap = c.heap;
  if (!c.args[2].is_object() || !is_text(heap, c.args[2])) {
    c.in.raise(TypeId::TypeError,
               fmt::format("expected string or bytes-like object, got '{}'", type_name(heap, c.args[2])));
    return false;
  }
  const bool is_bytes = !is_str(heap, c.args[0]);
  if (is_bytes == is_str(heap, c.args[2])) {
    c.in.raise(TypeId::TypeError, is_bytes ? "cannot use a bytes pattern on a string-like object"
                                           : "cannot use a string pattern on a bytes-like object");
    return false;
  }
  std::int64_t flags = 0, pos = 0, endpos = 0;
  if (!int_argument(c, c.args[1], flags) || !int_argument(c, c.args[3], pos) ||
      !int_argument(c, c.args[4], endpos))
    return false;
  RegexError error;
  s.regex = compiled(content(heap, c.args[0]), is_bytes, static_cast<std::uint32_t>(flags), error);
  if (s.regex == nullptr) {
    c.in.raise(TypeId::ValueError, error.message);
    return false;
  }
  s.subject = content(heap, c.args[2]);
  const Str* str = is_bytes ? nullptr : heap.get<Str>(c.args[2]);
  s.ascii = str == nullptr || str->length == str->size;
  const auto length = static_cast<std::int64_t>(str == nullptr ? s.subject.size() : str->length);
  endpos = std::clamp<std::int64_t>(endpos, 0, length);
  pos = std::clamp<std::int64_t>(pos, 0, endpos);
  const auto bytes = [&](std::int64_t index) {
    return s.ascii ? static_cast<std::size_t>(index) : byte_index(s.subject, static_cast<std::size_t>(index));
  };
  const std::size_t end = bytes(endpos);
  s.start = bytes(pos);
  s.subject = s.subject.substr(0, end);
  return true;
}

Outcome too_long(NativeCall& c) {
  return raise(
      c, TypeId::RuntimeError,
      "re: the match was given up after 5000000 steps (a limit of the simulator: the pattern backtracks "
      "without end)");
}

// Numbers of a match as an owned tuple. `base`: (bytes, code points) up to a place before all of them.
Value match_tuple(Heap& heap, const Search& s, const std::vector<std::int64_t>& spans, std::size_t base_bytes,
                  std::size_t base_points) {
  std::vector<Value> numbers;
  numbers.reserve(spans.size() + 1);
  for (const std::int64_t at : spans) {
    std::int64_t index = at;
    if (at >= 0 && !s.ascii) {
      const auto byte = static_cast<std::size_t>(at);
      index = static_cast<std::int64_t>(
          byte >= base_bytes ? base_points + code_points(s.subject.substr(base_bytes, byte - base_bytes))
                             : code_points(s.subject.substr(0, byte)));
    }
    numbers.push_back(Value::small(index));
  }
  numbers.push_back(Value::small(s.regex->last_group(spans)));
  return new_tuple_owned(heap, numbers);
}

// match(pattern, flags, string, pos, endpos, mode, not_empty) → tuple or None. mode: 0 search, 1 match,
// 2 fullmatch.
Outcome regex_match(NativeCall& c) {
  Search s;
  std::int64_t mode = 0, not_empty = 0;
  if (!prepare(c, s) || !int_argument(c, c.args[5], mode) || !int_argument(c, c.args[6], not_empty))
    return c.fail();
  std::vector<std::int64_t> spans;
  const RegexResult result =
      s.regex->run(s.subject, s.start, static_cast<RegexMode>(mode), not_empty != 0, spans);
  const std::size_t end = result == RegexResult::matched ? static_cast<std::size_t>(spans[1])
                          : mode == 0                    ? s.subject.size()
                                                         : s.start;
  c.in.charge(kAttempt + 4 * static_cast<VirtualTime>(end - std::min(end, s.start)));
  if (result == RegexResult::too_long) return too_long(c);
  if (result == RegexResult::none) return c.none();
  return c.done(match_tuple(c.heap, s, spans, 0, 0));
}

// scan(pattern, flags, string, pos, endpos, count) → the list of all matches, at most `count` unless it is 0.
Outcome regex_scan(NativeCall& c) {
  Search s;
  std::int64_t count = 0;
  if (!prepare(c, s) || !int_argument(c, c.args[5], count)) return c.fail();
  Owned all(c.heap, new_list(c.heap));
  std::vector<std::int64_t> spans;
  std::size_t at = s.start, base_bytes = 0, base_points = 0;
  bool not_empty = false;
  VirtualTime cost = kAttempt + 4 * static_cast<VirtualTime>(s.subject.size() - s.start);
  for (std::int64_t n = 0; count == 0 || n < count; ++n) {
    const RegexResult result = s.regex->run(s.subject, at, RegexMode::search, not_empty, spans);
    if (result == RegexResult::too_long) return too_long(c);
    if (result == RegexResult::none) break;
    const Owned match(c.heap, match_tuple(c.heap, s, spans, base_bytes, base_points));
    list_append(c.heap, all.get(), match.get());
    cost += kAttempt;
    if (!s.ascii) {
      const auto begin = static_cast<std::size_t>(spans[0]);
      base_points += code_points(s.subject.substr(base_bytes, begin - base_bytes));
      base_bytes = begin;
    }
    at = static_cast<std::size_t>(spans[1]);
    not_empty = spans[0] == spans[1];
  }
  c.in.charge(cost);
  return c.done(c.heap.kept(all.get()));
}

const NativeDef kFunctions[] = {
    {"compile", "pattern, flags, /", regex_compile},
    {"match", "pattern, flags, string, pos, endpos, mode, not_empty, /", regex_match},
    {"scan", "pattern, flags, string, pos, endpos, count, /", regex_scan},
};

}  // namespace

const ModuleDef kRegexModule{"_re", kFunctions, nullptr};

}  // namespace kvant::python
