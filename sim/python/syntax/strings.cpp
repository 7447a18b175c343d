// Adjacent string literals make one node.
#include <algorithm>

#include "sim/python/syntax/string_reader.h"

namespace kvant::python::syntax {

Expr* Parser::strings() {
  return memo(Rule::kStrings, [&]() -> Expr* {
    const int start = mark_;
    while (expect(Tok::kString)) {
    }
    if (mark_ == start || failed_) return nullptr;
    return StringReader(*this, start, mark_).read();
  });
}

StringReader::StringReader(Parser& parser, int first, int last)
    : parser_(parser), first_(first), last_(last), loc_(parser.since(first)) {}

bool StringReader::fail(std::string message) {
  parser_.raise_here(std::move(message));
  return false;
}

Expr* StringReader::read() {
  const auto token = [&](int i) { return parser_.tokens_[static_cast<std::size_t>(i)]; };
  u_prefix_ = token(first_)->text.front() == 'u';
  Pieces pieces{loc_, {}, {}};
  bool any_formatted = false;
  bool any_bytes = false;
  for (int i = first_; i < last_; ++i) {
    const StringToken literal = take_apart(token(i)->text);
    // A wrong escape is told before a wrong mixture.
    if (!literal.formatted && !append_plain(literal, pieces)) return nullptr;
    if (i > first_ && literal.bytes != any_bytes) {
      fail("cannot mix bytes and nonbytes literals");
      return nullptr;
    }
    any_bytes |= literal.bytes;
    if (literal.formatted) {
      any_formatted = true;
      token_ = token(i);
      text_ = token_->text;
      at_ = static_cast<std::size_t>(literal.body.data() - text_.data());
      end_ = at_ + literal.body.size();
      raw_ = literal.raw;
      if (!formatted(pieces, 0)) return nullptr;
    }
  }
  if (any_formatted) return joined(pieces);
  return text_node(pieces, any_bytes ? ConstantKind::kBytes : ConstantKind::kStr);
}

Constant* StringReader::text_node(const Pieces& pieces, ConstantKind type) {
  auto* c = parser_.arena_.make<Constant>();
  c->loc = pieces.loc;
  c->type = type;
  c->text = parser_.arena_.copy(pieces.text);
  c->u_prefix = u_prefix_ && type == ConstantKind::kStr;
  return c;
}

bool StringReader::append_plain(const StringToken& literal, Pieces& to) {
  if (literal.bytes) {
    const bool ascii = std::all_of(literal.body.begin(), literal.body.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!ascii) return fail("bytes can only contain ASCII literal characters");
  }
  if (literal.raw) {
    to.text += literal.body;
    return true;
  }
  std::string error;
  const bool good = literal.bytes ? decode_bytes_escapes(literal.body, to.text, error)
                                  : decode_str_escapes(literal.body, to.text, error);
  return good || fail(std::move(error));
}

void StringReader::flush(Pieces& pieces) {
  if (pieces.text.empty()) return;
  pieces.values.push_back(text_node(pieces));
  pieces.text.clear();
}

JoinedStr* StringReader::joined(Pieces& pieces) {
  flush(pieces);
  auto* j = parser_.arena_.make<JoinedStr>();
  j->loc = pieces.loc;
  j->values = parser_.arena_.seq(pieces.values);
  return j;
}

}  // namespace kvant::python::syntax
