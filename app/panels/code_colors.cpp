#include "app/panels/code_colors.h"

#include <algorithm>
#include <array>

namespace kvant::panels {

namespace {

constexpr std::array<std::string_view, 36> kKeywords = {
    "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
    "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
    "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
    "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield",    "match"};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         (static_cast<unsigned char>(c) & 0x80);
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

struct Colorer {
  std::string_view line;
  std::string& open;  // the quotes of a string that goes on from the line before
  std::vector<ColoredPart> parts;

  void add(std::size_t begin, std::size_t end, TokenColor color) {
    if (begin == end) return;
    if (!parts.empty() && parts.back().color == color && parts.back().end == begin)
      parts.back().end = end;
    else
      parts.push_back({begin, end, color});
  }
  // From inside a string to behind its end, or to the end of the line.
  std::size_t string_end(std::size_t at, std::string_view quotes) {
    for (; at < line.size(); ++at) {
      if (line[at] == '\\') {
        ++at;
      } else if (line.compare(at, quotes.size(), quotes) == 0) {
        open.clear();
        return at + quotes.size();
      }
    }
    open = quotes.size() == 3 ? std::string(quotes) : "";
    return line.size();
  }
  void run() {
    std::size_t at = 0;
    bool defines = false;  // the word before was def or class
    if (!open.empty()) {
      at = string_end(0, std::string(open));
      add(0, at, TokenColor::string);
    }
    while (at < line.size()) {
      const char c = line[at];
      if (c == '#') {
        add(at, line.size(), TokenColor::comment);
        return;
      }
      std::size_t quote = at;
      while (quote < line.size() && quote < at + 2 && is_letter(line[quote])) ++quote;
      const bool prefixed =
          quote > at && quote < line.size() && (line[quote] == '"' || line[quote] == '\'') &&
          std::all_of(line.begin() + static_cast<std::ptrdiff_t>(at),
                      line.begin() + static_cast<std::ptrdiff_t>(quote),
                      [](char p) { return std::string_view("rRbBfFuU").find(p) != std::string_view::npos; });
      if (c == '"' || c == '\'' || prefixed) {
        const std::size_t start = at;
        if (prefixed) at = quote;
        const std::string three(3, line[at]);
        const bool is_long = line.compare(at, 3, three) == 0;
        const std::string quotes = is_long ? three : std::string(1, line[at]);
        at = string_end(at + quotes.size(), quotes);
        at = std::min(at, line.size());
        add(start, at, TokenColor::string);
      } else if (is_letter(c)) {
        const std::size_t start = at;
        while (at < line.size() && (is_letter(line[at]) || is_digit(line[at]))) ++at;
        const std::string_view word = line.substr(start, at - start);
        const bool keyword = std::find(kKeywords.begin(), kKeywords.end(), word) != kKeywords.end() &&
                             (word != "match" || start == line.find_first_not_of(' '));
        add(start, at, keyword ? TokenColor::keyword : defines ? TokenColor::name : TokenColor::plain);
        defines = word == "def" || word == "class";
      } else if (is_digit(c)) {
        const std::size_t start = at;
        while (at < line.size() && (is_letter(line[at]) || is_digit(line[at]) || line[at] == '.')) ++at;
        add(start, at, TokenColor::number);
      } else {
        add(at, at + 1, TokenColor::plain);
        ++at;
      }
    }
  }
};

}  // namespace

std::pair<std::size_t, std::size_t> header_lines(const std::vector<std::string>& lines) {
  const auto begin = std::find(lines.begin(), lines.end(), "# /// kvant");
  if (begin == lines.end()) return {0, 0};
  const auto end = std::find(begin + 1, lines.end(), "# ///");
  if (end == lines.end()) return {0, 0};
  auto last = end + 1;
  while (last != lines.end() && last->empty()) ++last;
  return {static_cast<std::size_t>(begin - lines.begin()), static_cast<std::size_t>(last - lines.begin())};
}

std::vector<std::vector<ColoredPart>> color_python(const std::vector<std::string>& lines) {
  std::vector<std::vector<ColoredPart>> all;
  std::string open;
  for (const std::string& line : lines) {
    Colorer colorer{line, open, {}};
    colorer.run();
    all.push_back(std::move(colorer.parts));
  }
  return all;
}

}  // namespace kvant::panels
