// From Python's syntax of regular expressions to PCRE2's. Every item becomes one atom of PCRE2, so that a
// quantifier can follow it; groups are numbered only, names stay here.
#include <fmt/format.h>

#include <algorithm>

#include "sim/python/regex_translator.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace regex {

Translator::Translator(std::string_view pattern, bool is_bytes, std::uint32_t flags, RegexText& out)
    : is_bytes_(is_bytes), out_(out) {
  for (std::size_t at = 0; at < pattern.size();)
    text_.push_back(is_bytes ? static_cast<unsigned char>(pattern[at++]) : next_code_point(pattern, at));
  out_.flags = flags;
}

void Translator::run() {
  global_flags();
  widths_.assign(1, Width{});
  open_.assign(1, false);
  alternatives(out_.flags);
  if (!at_end()) fail("unbalanced parenthesis", at_);
  if (bad_lookbehind_) fail("look-behind requires fixed-width pattern", -1);
  out_.pattern = std::move(code_);
  out_.groups = static_cast<std::uint32_t>(widths_.size() - 1);
}

bool Translator::take(char32_t c) {
  if (!next_is(c)) return false;
  ++at_;
  return true;
}

std::string Translator::slice(std::size_t from, std::size_t to) const {
  std::string s;
  for (std::size_t i = from; i < std::min(to, text_.size()); ++i) append_utf8(s, text_[i]);
  return s;
}

void Translator::global_flags() {
  for (;;) {
    const std::size_t before = at_;
    if ((out_.flags & kRegexVerbose) != 0) skip_blank();
    if (!(peek() == '(' && peek(1) == '?' && (is_letter(peek(2))) && peek(2) != 'P')) {
      at_ = before;
      return;
    }
    std::size_t i = at_ + 2;
    std::uint32_t flags = 0;
    while (i < text_.size() && flag_of(text_[i]) != 0) flags |= flag_of(text_[i++]);
    if (i >= text_.size() || text_[i] != ')' || flags == 0) {
      at_ = before;
      return;
    }
    if ((flags & kRegexUnicode) != 0 && is_bytes_)
      fail("bad inline flags: cannot use 'u' flag with a bytes pattern", i);
    if ((flags & kRegexLocale) != 0 && !is_bytes_)
      fail("bad inline flags: cannot use 'L' flag with a str pattern", i);
    out_.flags |= flags;
    if ((flags & kRegexAscii) != 0) out_.flags &= ~static_cast<std::uint32_t>(kRegexUnicode);
    at_ = i + 1;
  }
}

std::uint32_t Translator::flag_of(char32_t c) {
  switch (c) {
    case 'i':
      return kRegexIgnoreCase;
    case 'L':
      return kRegexLocale;
    case 'm':
      return kRegexMultiline;
    case 's':
      return kRegexDotAll;
    case 'x':
      return kRegexVerbose;
    case 'a':
      return kRegexAscii;
    case 'u':
      return kRegexUnicode;
    default:
      return 0;
  }
}

void Translator::skip_blank() {
  for (; !at_end(); ++at_) {
    if (peek() == '#') {
      while (!at_end() && peek() != '\n') ++at_;
      if (at_end()) return;
    } else if (!(peek() == ' ' || (peek() >= '\t' && peek() <= '\r'))) {
      return;
    }
  }
}

void Translator::literal(char32_t c) {
  if (is_letter(c) || is_digit(c) || c == '_' || c == ' ')
    code_ += static_cast<char>(c);
  else
    code_ += fmt::format("\\x{{{:x}}}", static_cast<std::uint32_t>(c));
}

Width Translator::alternatives(std::uint32_t flags, bool conditional) {
  Width width{kEndless, 0};
  int count = 0;
  for (;;) {
    const Width one = sequence(flags);
    width.low = std::min(width.low, one.low);
    width.high = std::max(width.high, one.high);
    ++count;
    if (!next_is('|')) break;
    if (conditional && count == 2) fail("conditional backref with more than two branches", at_ + 1);
    ++at_;
    code_ += '|';
  }
  if (conditional && count == 1) width.low = 0;
  return width;
}

Width Translator::sequence(std::uint32_t flags) {
  Width total;
  enum class Item { none, plain, position, repeat } last = Item::none;
  std::size_t item_start = code_.size();
  Width item;
  for (;;) {
    if ((flags & kRegexVerbose) != 0) skip_blank();
    if (at_end() || next_is('|') || next_is(')')) break;
    const std::size_t here = at_;
    const char32_t c = text_[at_++];
    if (c == '*' || c == '+' || c == '?' || c == '{') {
      std::int64_t low = 0, high = kEndless;
      if (c == '+') low = 1;
      if (c == '?') high = 1;
      if (c == '{' && !bounds(here, low, high)) {
        total = total + item;
        item_start = code_.size();
        item = {1, 1};
        last = Item::plain;
        literal(c);
        continue;
      }
      if (last == Item::none || last == Item::position) fail("nothing to repeat", here);
      if (last == Item::repeat) fail("multiple repeat", here);
      if (c == '{')
        code_ += high == kEndless ? fmt::format("{{{},}}", low) : fmt::format("{{{},{}}}", low, high);
      else
        code_ += static_cast<char>(c);
      if (take('?'))
        code_ += '?';
      else if (take('+'))
        code_ += '+';
      item.low = std::min(item.low * low, kEndless);
      item.high = item.high == 0 ? 0 : std::min(item.high * high, kEndless);
      last = Item::repeat;
      continue;
    }
    total = total + item;
    item_start = code_.size();
    last = Item::plain;
    item = {1, 1};
    switch (c) {
      case '\\':
        if (escape(here, flags, item)) last = Item::position;
        break;
      case '[':
        char_class(here, flags);
        break;
      case '.':
        code_ += (flags & kRegexDotAll) != 0 ? "(?s:.)" : "\\N";
        break;
      case '^':
        code_ += (flags & kRegexMultiline) != 0 ? "(?m:^)" : "\\A";
        item = {};
        last = Item::position;
        break;
      case '$':
        code_ += (flags & kRegexMultiline) != 0 ? "(?m:$)" : "\\Z";
        item = {};
        last = Item::position;
        break;
      case '(':
        if (!group(here, flags, item)) {
          item = {};
          last = code_.size() == item_start ? last : Item::plain;
        }
        break;
      default:
        literal(c);
    }
  }
  return total + item;
}

bool Translator::bounds(std::size_t here, std::int64_t& low, std::int64_t& high) {
  const std::size_t start = at_;
  if (next_is('}')) return false;
  const auto number = [&](std::int64_t& out) {
    bool any = false;
    std::int64_t n = 0;
    for (; !at_end() && is_digit(peek()); ++at_, any = true)
      n = std::min<std::int64_t>(n * 10 + (peek() - '0'), kEndless);
    if (any) out = n;
    return any;
  };
  low = 0;
  high = kEndless;
  const bool has_low = number(low);
  if (take(','))
    number(high);
  else if (has_low)
    high = low;
  if (!take('}')) {
    at_ = start;
    return false;
  }
  if (high < low) fail("min repeat greater than max repeat", here + 1);
  // PCRE2 counts to 65535.
  low = std::min<std::int64_t>(low, 65535);
  if (high != kEndless && high > 65535) high = 65535;
  return true;
}

std::string Translator::group_name(char32_t end, std::size_t& start) {
  start = at_;
  while (!at_end() && peek() != end) ++at_;
  const std::string word = slice(start, at_);
  if (at_end()) {
    if (word.empty()) fail("missing group name", start);
    fail(fmt::format("missing {}, unterminated name", end == ')' ? ")" : ">"), start);
  }
  if (word.empty()) fail("missing group name", start);
  ++at_;
  return word;
}

void Translator::check_name(const std::string& word, std::size_t start) {
  bool good = !word.empty() && !is_digit(static_cast<unsigned char>(word[0]));
  for (const unsigned char c : word) good = good && (is_letter(c) || is_digit(c) || c == '_' || c >= 0x80);
  if (!good) fail(fmt::format("bad character in group name {}", repr_text(word)), start);
}

bool Translator::group(std::size_t start, std::uint32_t flags, Width& width) {
  bool capturing = true;
  std::string name;
  enum class Kind { plain, look_ahead, look_behind } kind = Kind::plain;
  bool conditional = false;
  std::string prefix = "(";
  if (take('?')) {
    if (at_end()) fail("unexpected end of pattern", at_);
    const char32_t c = text_[at_++];
    capturing = false;
    if (c == 'P') {
      if (take('<')) {
        std::size_t name_start = 0;
        name = group_name('>', name_start);
        check_name(name, name_start);
        capturing = true;
        for (const auto& [known, number] : out_.names)
          if (known == name)
            fail(fmt::format("redefinition of group name {} as group {}; was group {}", repr_text(name),
                             widths_.size(), number),
                 name_start);
      } else if (take('=')) {
        std::size_t name_start = 0;
        const std::string word = group_name(')', name_start);
        check_name(word, name_start);
        const auto found = std::find_if(out_.names.begin(), out_.names.end(),
                                        [&](const auto& pair) { return pair.first == word; });
        if (found == out_.names.end())
          fail(fmt::format("unknown group name {}", repr_text(word)), name_start);
        if (open_[found->second]) fail("cannot refer to an open group", name_start);
        width = widths_[found->second];
        reference(found->second);
        return true;
      } else {
        if (at_end()) fail("unexpected end of pattern", at_);
        fail("unknown extension ?P" + slice(at_, at_ + 1), start + 1);
      }
    } else if (c == ':') {
      prefix = "(?:";
    } else if (c == '>') {
      prefix = "(?>";
    } else if (c == '#') {
      while (!at_end() && peek() != ')') ++at_;
      if (at_end()) fail("missing ), unterminated comment", start);
      ++at_;
      return false;
    } else if (c == '=' || c == '!') {
      prefix = c == '=' ? "(?=" : "(?!";
      kind = Kind::look_ahead;
    } else if (c == '<') {
      if (at_end()) fail("unexpected end of pattern", at_);
      const char32_t sign = text_[at_++];
      if (sign != '=' && sign != '!') fail("unknown extension ?<" + slice(at_ - 1, at_), start + 1);
      prefix = sign == '=' ? "(?<=" : "(?<!";
      kind = Kind::look_behind;
    } else if (c == '(') {
      std::size_t name_start = 0;
      const std::string word = group_name(')', name_start);
      std::uint32_t number = 0;
      if (std::all_of(word.begin(), word.end(), [](char d) { return d >= '0' && d <= '9'; })) {
        number = static_cast<std::uint32_t>(std::strtoul(word.c_str(), nullptr, 10));
        if (number == 0) fail("bad group number", name_start);
        if (number >= 100 * 1000) fail(fmt::format("invalid group reference {}", number), name_start);
      } else {
        check_name(word, name_start);
        const auto found = std::find_if(out_.names.begin(), out_.names.end(),
                                        [&](const auto& pair) { return pair.first == word; });
        if (found == out_.names.end())
          fail(fmt::format("unknown group name {}", repr_text(word)), name_start);
        number = found->second;
      }
      prefix = fmt::format("(?({})", number);
      conditional = true;
    } else if (flag_of(c) != 0 || c == '-') {
      --at_;
      std::uint32_t on = 0, off = 0;
      while (flag_of(peek()) != 0) on |= flag_of(text_[at_++]);
      if (at_end()) fail("missing -, : or )", at_);
      if (next_is(')')) fail("global flags not at the start of the expression", start);
      if (take('-')) {
        if (at_end()) fail("missing flag", at_);
        if (flag_of(peek()) == 0) fail(is_letter(peek()) ? "unknown flag" : "missing flag", at_);
        while (flag_of(peek()) != 0) off |= flag_of(text_[at_++]);
        if (at_end()) fail("missing :", at_);
      }
      if (!take(':')) fail(is_letter(peek()) ? "unknown flag" : "missing -, : or )", at_);
      if ((on & off) != 0) fail("bad inline flags: flag turned on and off", at_ - 1);
      flags = (flags | on) & ~off;
      if ((on & kRegexUnicode) != 0) flags &= ~static_cast<std::uint32_t>(kRegexAscii);
      prefix = (on & kRegexIgnoreCase) != 0 ? "(?i:" : (off & kRegexIgnoreCase) != 0 ? "(?-i:" : "(?:";
    } else {
      fail("unknown extension ?" + slice(at_ - 1, at_), start + 1);
    }
  }
  std::size_t number = 0;
  if (capturing) {
    number = widths_.size();
    widths_.push_back({});
    open_.push_back(true);
    if (!name.empty()) out_.names.emplace_back(name, static_cast<std::uint32_t>(number));
  }
  code_ += prefix;
  // PCRE2 takes 250 parentheses within each other.
  if (++depth_ > 240) fail("not modelled: groups nested more than 240 deep", start);
  width = alternatives(flags, conditional);
  --depth_;
  if (!take(')')) fail("missing ), unterminated subpattern", start);
  code_ += ')';
  if (capturing) {
    widths_[number] = width;
    open_[number] = false;
    out_.closing.push_back(static_cast<std::uint32_t>(number));
  }
  if (kind == Kind::look_behind && width.low != width.high) bad_lookbehind_ = true;
  if (kind != Kind::plain) width = {};
  return true;
}

}  // namespace regex

bool translate_regex(std::string_view pattern, bool is_bytes, std::uint32_t flags, RegexText& out,
                     RegexError& error) {
  try {
    regex::Translator(pattern, is_bytes, flags, out).run();
    return true;
  } catch (const regex::Failure& failure) {
    error = failure.error;
    return false;
  }
}

}  // namespace kvant::python
