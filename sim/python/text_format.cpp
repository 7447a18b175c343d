// str.format: replacement fields, as Objects/stringlib/unicode_format.h.
#include <fmt/format.h>

#include <algorithm>

#include "sim/python/container.h"
#include "sim/python/container_native.h"
#include "sim/python/text_methods.h"
#include "sim/python/text_native.h"

namespace kvant::python {

namespace {

class FieldFormatter {
 public:
  // `positional`: a tuple, or null for format_map; `named`: any mapping.
  FieldFormatter(Interpreter& in, Value positional, Value named)
      : in_(in), heap_(in.heap), positional_(positional), named_(named) {}

  Fast run(std::string_view text, int depth, std::string& out) {
    if (depth == 0) return fail("Max string recursion exceeded");
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t brace = std::min(text.find_first_of("{}", at), text.size());
      out += text.substr(at, brace - at);
      at = brace;
      if (at == text.size()) break;
      const char c = text[at++];
      if (at < text.size() && text[at] == c) {
        out += c;
        ++at;
        continue;
      }
      if (c == '}') return fail("Single '}' encountered in format string");
      if (at == text.size()) return fail("Single '{' encountered in format string");
      std::size_t end = at;
      std::size_t bracket_depth = 1;
      for (; end < text.size(); ++end) {
        if (text[end] == '{') ++bracket_depth;
        if (text[end] == '}' && --bracket_depth == 0) break;
        if (text[end] == '[') {  // braces in an index mean nothing
          const std::size_t close = text.find(']', end);
          if (close != std::string_view::npos && colon_free(text.substr(at, end - at))) end = close;
        }
      }
      if (bracket_depth != 0) {
        const std::string_view field = text.substr(at);
        return fail(field.find_first_of("!:") == std::string_view::npos ||
                            field.find('[') != std::string_view::npos
                        ? "expected '}' before end of string"
                        : "unmatched '{' in format spec");
      }
      if (const Fast fast = field(text.substr(at, end - at), depth, out); fast != Fast::done) return fast;
      at = end + 1;
    }
    return Fast::done;
  }

 private:
  static bool colon_free(std::string_view s) { return s.find_first_of(":!") == std::string_view::npos; }

  Fast fail(std::string_view message, TypeId type = TypeId::ValueError) {
    in_.raise(type, message);
    return Fast::error;
  }

  Fast field(std::string_view text, int depth, std::string& out) {
    // name [!conversion] [:spec]
    std::size_t end = 0;
    for (; end < text.size() && text[end] != '!' && text[end] != ':'; ++end) {
      if (text[end] == '{') return fail("unexpected '{' in field name");
      if (text[end] != '[') continue;
      end = text.find(']', end);
      if (end == std::string_view::npos) return fail("expected '}' before end of string");
    }
    const std::string_view name = text.substr(0, end);
    char32_t conversion = 0;
    std::string_view spec;
    if (end < text.size() && text[end] == '!') {
      std::size_t at = end + 1;
      if (at >= text.size()) return fail("unmatched '{' in format spec");
      conversion = next_code_point(text, at);
      if (at < text.size() && text[at] != ':') return fail("expected ':' after conversion specifier");
      if (at < text.size()) spec = text.substr(at + 1);
    } else if (end < text.size()) {
      spec = text.substr(end + 1);
    }
    Value value;
    if (const Fast fast = look_up(name, value); fast != Fast::done) return fast;
    const Owned held(heap_, value);
    std::string expanded;
    if (spec.find_first_of("{}") != std::string_view::npos) {
      if (const Fast fast = run(spec, depth - 1, expanded); fast != Fast::done) return fast;
      spec = expanded;
    }
    if (conversion == 0) return format_of(in_, value, spec, out);
    std::string converted;
    Fast fast = Fast::done;
    switch (conversion) {
      case 's':
        fast = str_of(in_, value, converted);
        break;
      case 'r':
      case 'a':
        fast = repr_of(in_, value, converted);
        break;
      default: {
        std::string shown;
        append_utf8(shown, conversion);
        return fail(
            conversion > 32 && conversion < 127
                ? fmt::format("Unknown conversion specifier {}", shown)
                : fmt::format("Unknown conversion specifier \\x{:x}", static_cast<unsigned>(conversion)));
      }
    }
    if (fast != Fast::done) return fast;
    if (conversion == 'a') converted = ascii_text(converted);
    return format_str(in_, converted, spec, out) ? Fast::done : Fast::error;
  }

  // The object of a field name: first.attribute[index]… `out` is owned.
  Fast look_up(std::string_view name, Value& out) {
    const std::size_t first_end = std::min(name.find_first_of(".["), name.size());
    const std::string_view first = name.substr(0, first_end);
    if (const Fast fast = argument_named(first, out); fast != Fast::done) return fast;
    Owned current(heap_, out);
    for (std::size_t at = first_end; at < name.size();) {
      if (name[at] == '.') {
        const std::size_t end = std::min(name.find_first_of(".[", at + 1), name.size());
        if (end == at + 1) return fail("Empty attribute in format string");
        return Fast::needs_python;
      }
      if (name[at] != '[') return fail("Only '.' or '[' may follow ']' in format field specifier");
      const std::size_t close = name.find(']', at);
      if (close == std::string_view::npos) return fail("Missing ']' in format string");
      const std::string_view index = name.substr(at + 1, close - at - 1);
      if (index.empty()) return fail("Empty attribute in format string");
      const Owned key(heap_, is_number(index) ? int_from_text(heap_, index, 10) : new_str(heap_, index));
      Value item;
      if (const Fast fast = get_item(in_, current.get(), key.get(), item); fast != Fast::done) return fast;
      current = Owned(heap_, item);
      at = close + 1;
    }
    out = current.take();
    return Fast::done;
  }

  static bool is_number(std::string_view s) {
    return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  Fast argument_named(std::string_view name, Value& out) {
    const bool automatic = name.empty(), number = is_number(name);
    if (!automatic && !number) {
      const Owned key(heap_, new_str(heap_, name));
      return get_item(in_, named_, key.get(), out);
    }
    if (positional_.is_null()) return fail("Format string contains positional fields");
    if (numbering_ != Numbering::unknown && (numbering_ == Numbering::automatic) != automatic)
      return fail(automatic ? "cannot switch from manual field specification to automatic field numbering"
                            : "cannot switch from automatic field numbering to manual field specification");
    numbering_ = automatic ? Numbering::automatic : Numbering::manual;
    std::int64_t index = next_;
    if (automatic) {
      ++next_;
    } else {
      const Owned value(heap_, int_from_text(heap_, name, 10));
      if (!int_to_i64(heap_, value.get(), index)) return fail("Too many decimal digits in format string");
    }
    const auto items = tuple_items(heap_, positional_);
    if (index >= static_cast<std::int64_t>(items.size()))
      return fail(fmt::format("Replacement index {} out of range for positional args tuple", index),
                  TypeId::IndexError);
    out = heap_.kept(items[static_cast<std::size_t>(index)]);
    return Fast::done;
  }

  enum class Numbering : std::uint8_t { unknown, automatic, manual };
  Interpreter& in_;
  Heap& heap_;
  Value positional_, named_;
  Numbering numbering_ = Numbering::unknown;
  std::int64_t next_ = 0;
};

Outcome format_with(NativeCall& c, Value positional, Value named) {
  if (c.phase != 0) return c.done(c.heap.kept(c.reply));
  std::string out;
  FieldFormatter formatter(c.in, positional, named);
  switch (formatter.run(text_of(c.heap, c.args[0]), 2, out)) {
    case Fast::done:
      return c.done(new_str(c.heap, out));
    case Fast::error:
      return Outcome::error;
    case Fast::needs_python:
      break;
  }
  return c.call(c.in.prelude("_str_format"), {c.args[0], positional ? positional : kNone, named}, 1);
}

}  // namespace

Outcome str_format(NativeCall& c) {
  return format_with(c, c.args[1], c.args[2]);
}
Outcome str_format_map(NativeCall& c) {
  return format_with(c, Value(), c.args[1]);
}

}  // namespace kvant::python
