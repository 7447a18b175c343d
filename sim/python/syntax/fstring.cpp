// f-strings as Python 3.11 reads them: the lexer sees an ordinary string, and the expressions in it are cut
// out and parsed afterwards, each by a parser of its own (CPython's Parser/string_parser.c).
#include <algorithm>

#include "sim/python/syntax/string_reader.h"

namespace kvant::python::syntax {
namespace {

// Replacement fields inside format specifications: f"{a:{b}}" is the deepest.
constexpr int kMaxDepth = 2;
constexpr std::size_t kMaxBrackets = 200;

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

}  // namespace

// At depth 0 a whole literal, further down a format specification, which ends before its '}'.
bool StringReader::formatted(Pieces& to, int depth) {
  for (;;) {
    bool again = false;
    if (!literal_part(to, depth, again)) return false;
    if (again) continue;
    if (at_ >= end_ || text_[at_] == '}') break;
    if (!replacement_field(to, depth)) return false;
  }
  if (depth == 0 && at_ < end_) return fail("f-string: unexpected end of string");
  if (depth > 0 && peek() != '}') return fail("f-string: expecting '}'");
  return true;
}

// Text up to a brace. `again`: it was a doubled one, one of which belongs to the text.
bool StringReader::literal_part(Pieces& to, int depth, bool& again) {
  const std::size_t start = at_;
  std::size_t text_end = std::string_view::npos;
  while (at_ < end_) {
    char c = text_[at_++];
    if (!raw_ && c == '\\' && at_ < end_) {
      c = text_[at_++];
      if (c == 'N') {
        if (peek() != '{') break;
        at_ = std::min(text_.find('}', at_), end_ - 1) + 1;
        continue;
      }
    }
    if (c != '{' && c != '}') continue;
    if (depth == 0) {
      if (peek() == c) {
        text_end = at_++;
        again = true;
        break;
      }
      if (c == '}') return fail("f-string: single '}' is not allowed");
    }
    --at_;
    break;
  }
  if (text_end == std::string_view::npos) text_end = at_;
  const auto body = text_.substr(start, text_end - start);
  if (raw_) {
    to.text += body;
    return true;
  }
  std::string error;
  return decode_str_escapes(body, to.text, error) || fail(std::move(error));
}

bool StringReader::check_bracket(char close, std::vector<char>& open) {
  if (open.empty()) return fail(fmt::format("f-string: unmatched '{}'", close));
  const char opening = open.back();
  open.pop_back();
  if (close == (opening == '(' ? ')' : opening == '[' ? ']' : '}')) return true;
  return fail(fmt::format("f-string: closing parenthesis '{}' does not match opening parenthesis '{}'", close,
                          opening));
}

// Moves on to the character behind the expression: one of ! : = }.
bool StringReader::find_expression_end() {
  char quote = '\0';
  bool triple = false;
  std::vector<char> open;
  for (; at_ < end_; ++at_) {
    const char c = text_[at_];
    if (c == '\\') return fail("f-string expression part cannot include a backslash");
    const bool thrice = peek(1) == c && peek(2) == c;
    if (quote) {
      if (c != quote || (triple && !thrice)) continue;
      if (triple) at_ += 2;
      quote = '\0';
    } else if (c == '\'' || c == '"') {
      quote = c;
      triple = thrice;
      if (triple) at_ += 2;
    } else if (c == '[' || c == '{' || c == '(') {
      if (open.size() >= kMaxBrackets) return fail("f-string: too many nested parenthesis");
      open.push_back(c);
    } else if (c == '#') {
      return fail("f-string expression part cannot include '#'");
    } else if (open.empty() && (c == '!' || c == ':' || c == '}' || c == '=' || c == '>' || c == '<')) {
      if (at_ + 1 < end_) {
        if (peek(1) == '=' && c != ':' && c != '}') {
          ++at_;
          continue;
        }
        if (c == '>' || c == '<') continue;
      }
      break;
    } else if (c == ']' || c == '}' || c == ')') {
      if (!check_bracket(c, open)) return false;
    }
  }
  if (quote) return fail("f-string: unterminated string");
  if (!open.empty()) return fail(fmt::format("f-string: unmatched '{}'", open.back()));
  return true;
}

// {expression = !conversion :specification}
bool StringReader::replacement_field(Pieces& to, int depth) {
  if (depth >= kMaxDepth) return fail("f-string: expressions nested too deeply");
  const auto unfinished = [&] { return fail("f-string: expecting '}'"); };
  const std::size_t begin = ++at_;
  if (!find_expression_end()) return false;
  if (at_ >= end_) return unfinished();
  Expr* value = parse_expression(begin, at_);
  if (!value) return false;
  const bool debug = text_[at_] == '=';
  if (debug) {
    ++at_;
    while (at_ < end_ && is_space(text_[at_])) ++at_;
    to.text += text_.substr(begin, at_ - begin);
  }
  int conversion = -1;
  if (peek() == '!') {
    if (++at_ >= end_) return unfinished();
    conversion = static_cast<unsigned char>(text_[at_++]);
    if (conversion != 's' && conversion != 'r' && conversion != 'a') {
      return fail("f-string: invalid conversion character: expected 's', 'r', or 'a'");
    }
  }
  if (at_ >= end_) return unfinished();
  JoinedStr* specification = nullptr;
  if (text_[at_] == ':') {
    if (++at_ >= end_) return unfinished();
    Pieces pieces{parser_.of(*token_), {}, {}};
    if (!formatted(pieces, depth + 1)) return false;
    specification = joined(pieces);
  }
  if (peek() != '}') return unfinished();
  ++at_;
  if (debug && !specification && conversion == -1) conversion = 'r';
  flush(to);
  auto* field = parser_.arena_.make<FormattedValue>();
  field->loc = loc_;
  field->value = value;
  field->conversion = conversion;
  field->format_spec = specification;
  to.values.push_back(field);
  return true;
}

// The expression is parsed in parentheses, so that it may have spaces and line feeds around it.
Expr* StringReader::parse_expression(std::size_t begin, std::size_t end) {
  const auto text = text_.substr(begin, end - begin);
  if (text.find_first_not_of(" \t\n\f") == std::string_view::npos) {
    const char behind = text_[end];
    fail(behind == '}' ? "f-string: empty expression not allowed"
                       : fmt::format("f-string: expression required before '{}'", behind));
    return nullptr;
  }
  const auto source = parser_.arena_.copy(fmt::format("({})", text));
  const Fragment place = place_of(begin - 1);
  Parser inner(source, parser_.arena_, parser_.error_, &place, parser_.level_);
  Expr* e = inner.fragment();
  if (!e) parser_.failed_ = true;
  return e;
}

Fragment StringReader::place_of(std::size_t brace) const {
  const auto before = text_.substr(0, brace);
  const int lines = static_cast<int>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t first = text_.find_first_not_of(" \t\f", brace + 1);
  const bool feed_follows = first != std::string_view::npos && (text_[first] == '\n' || text_[first] == '}');
  int columns = 0;
  if (!feed_follows) {
    const std::size_t feed = before.rfind('\n');
    columns = static_cast<int>(feed == std::string_view::npos ? brace : brace - feed - 1);
  }
  Fragment f;
  f.lines_before = token_->line + lines - 1;
  f.first_line = token_->line + lines;
  f.columns_before = (lines == 0 ? token_->col : 0) + columns;
  return f;
}

}  // namespace kvant::python::syntax
