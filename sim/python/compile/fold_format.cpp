#include <string>

#include "sim/python/compile/fold.h"

namespace kvant::python::codegen {

using namespace syntax;

namespace {

class FormatReader {
 public:
  FormatReader(Arena& arena, std::string_view format) : arena_(arena), format_(format) {}

  bool at_end() const { return at_ >= format_.size(); }

  // The text up to the next conversion; null when it is empty. It has no place of its own in the source.
  Expr* literal() {
    std::string text;
    while (!at_end()) {
      if (format_[at_] != '%') {
        text += format_[at_++];
      } else if (at_ + 1 < format_.size() && format_[at_ + 1] == '%') {
        text += '%';
        at_ += 2;
      } else {
        break;
      }
    }
    return text.empty() ? nullptr : constant(text, {-1, -1, -1, -1});
  }

  // The conversion that starts at the '%'. Only %s, %r and %a, with flags, width and precision, are
  // understood.
  Expr* conversion(Expr* value) {
    ++at_;
    bool left = false;
    char c = 0;
    do {
      if (!next(c)) return nullptr;
      left |= c == '-';
    } while (c == '-' || c == '+' || c == ' ' || c == '#' || c == '0');
    std::string spec, width;
    if (!digits(c, width)) return nullptr;
    if (!width.empty() && !left && width.find_first_not_of('0') != width.npos) spec.assign(1, '>');
    spec += width;
    if (c == '.') {
      if (!next(c)) return nullptr;
      std::string precision;
      if (!digits(c, precision)) return nullptr;
      spec += '.';
      spec += precision.empty() ? std::string_view("0") : precision;
    }
    if (c != 's' && c != 'r' && c != 'a') return nullptr;
    auto* formatted = arena_.make<FormattedValue>();
    formatted->loc = value->loc;
    formatted->value = value;
    formatted->conversion = static_cast<unsigned char>(c);
    if (!spec.empty()) formatted->format_spec = constant(spec, value->loc);
    return formatted;
  }

 private:
  static constexpr std::size_t kMaxDigits = 3;

  bool next(char& c) {
    if (at_end()) return false;
    c = format_[at_++];
    return true;
  }

  // The number that starts with `c`, without leading zeros; behind it `c` is the character after.
  bool digits(char& c, std::string& number) {
    std::size_t count = 0;
    for (; c >= '0' && c <= '9'; ++count) {
      if (number == "0") number.clear();
      number += c;
      if (!next(c) || count + 1 >= kMaxDigits) return false;
    }
    return true;
  }

  Expr* constant(std::string_view text, const Location& at) {
    auto* node = arena_.make<Constant>();
    node->type = ConstantKind::kStr;
    node->text = arena_.copy(text);
    node->loc = at;
    return node;
  }

  Arena& arena_;
  std::string_view format_;
  std::size_t at_ = 0;
};

}  // namespace

Expr* fold_format(Arena& arena, const BinOp& node) {
  const Seq<Expr*>& values = static_cast<const Tuple&>(*node.right).elts;
  FormatReader reader(arena, static_cast<const Constant&>(*node.left).text);
  std::vector<Expr*> parts;
  std::size_t used = 0;
  while (true) {
    if (Expr* literal = reader.literal()) parts.push_back(literal);
    if (reader.at_end()) break;
    if (used >= values.size()) return nullptr;
    Expr* part = reader.conversion(values[used++]);
    if (!part) return nullptr;
    parts.push_back(part);
  }
  if (used < values.size()) return nullptr;
  auto* joined = arena.make<JoinedStr>();
  joined->values = arena.seq(parts);
  return joined;
}

}  // namespace kvant::python::codegen
