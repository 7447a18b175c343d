// text % args for str and bytes.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/python/container.h"
#include "sim/python/float_text.h"
#include "sim/python/int_big.h"
#include "sim/python/interpreter.h"
#include "sim/python/number.h"
#include "sim/python/text.h"
#include "sim/python/text_unicode.h"

namespace kvant::python {

namespace {

struct Conversion {
  bool left = false, plus = false, space = false, alternate = false, zero = false;
  std::int64_t width = -1, precision = -1;
  char32_t type = 0;
};

class Formatter {
 public:
  Formatter(Interpreter& in, Value text, Value args) : in_(in), heap_(in.heap), args_(args) {
    bytes_ = !is_str(heap_, text);
    format_ = bytes_ ? bytes_of(heap_, text) : text_of(heap_, text);
    is_tuple_ = args.is_object() && heap_.layout_of(args) == Layout::tuple;
  }

  Fast run(std::string& out) {
    for (at_ = 0; at_ < format_.size();) {
      const std::size_t percent = std::min(format_.find('%', at_), format_.size());
      out += format_.substr(at_, percent - at_);
      at_ = percent;
      if (at_ == format_.size()) break;
      ++at_;
      if (const Fast fast = one(out); fast != Fast::done) return fast;
    }
    const bool mapping = !is_tuple_ && args_.is_object() && is_mapping();
    const bool left_over = is_tuple_ ? next_ < tuple_items(heap_, args_).size() : !used_ && !mapping;
    if (left_over)
      return fail(TypeId::TypeError, fmt::format("not all arguments converted during {} formatting", kind()));
    return Fast::done;
  }

 private:
  Fast fail(TypeId type, std::string_view message) {
    in_.raise(type, message);
    return Fast::error;
  }
  std::string_view kind() const { return bytes_ ? "bytes" : "string"; }

  // What has items by key: anything with __getitem__ that is no tuple and no string.
  bool is_mapping() const {
    const Layout layout = heap_.layout_of(args_);
    if (layout == Layout::str || layout == Layout::singleton || args_.is_small()) return false;
    return layout == Layout::dict || layout == Layout::list || layout == Layout::bytes ||
           layout == Layout::bytearray || in_.lookup_special(args_, in_.interned("__getitem__"));
  }

  // The next argument, borrowed; null: raised.
  Value next_argument() {
    if (keyed_) return keyed_;
    if (is_tuple_) {
      const auto items = tuple_items(heap_, args_);
      if (next_ < items.size()) return items[next_++];
    } else if (!used_) {
      used_ = true;
      return args_;
    }
    return in_.raise(TypeId::TypeError, "not enough arguments for format string");
  }

  bool at_end() const { return at_ >= format_.size(); }

  Fast key() {
    int depth = 1;
    const std::size_t start = ++at_;
    for (; !at_end(); ++at_) {
      if (format_[at_] == '(') ++depth;
      if (format_[at_] == ')' && --depth == 0) break;
    }
    if (at_end()) return fail(TypeId::ValueError, "incomplete format key");
    const std::string_view name = format_.substr(start, at_ - start);
    ++at_;
    if (is_tuple_ || !args_.is_object() || !is_mapping())
      return fail(TypeId::TypeError, "format requires a mapping");
    const Owned str(heap_, bytes_ ? new_bytes(heap_, name) : new_str(heap_, name));
    Value item;
    const Fast fast = get_item(in_, args_, str.get(), item);
    if (fast != Fast::done) return fast;
    keyed_holder_ = Owned(heap_, item);
    keyed_ = item;
    used_ = true;
    return Fast::done;
  }

  Fast star_or_number(std::int64_t& out, std::string_view too_big) {
    if (!at_end() && format_[at_] == '*') {
      ++at_;
      const Value v = next_argument();
      if (!v) return Fast::error;
      if (!is_int(heap_, v)) return fail(TypeId::TypeError, "* wants int");
      if (!int_to_i64(heap_, v, out))
        return fail(TypeId::OverflowError, "Python int too large to convert to C ssize_t");
      return Fast::done;
    }
    while (!at_end() && format_[at_] >= '0' && format_[at_] <= '9') {
      out = std::max<std::int64_t>(out, 0) * 10 + (format_[at_++] - '0');
      if (out > 2147483647) return fail(TypeId::ValueError, too_big);
    }
    return Fast::done;
  }

  Fast one(std::string& out) {
    Conversion c;
    keyed_ = Value();
    if (!at_end() && format_[at_] == '%') {  // only directly: "%5%" is no conversion
      out += '%';
      ++at_;
      return Fast::done;
    }
    if (!at_end() && format_[at_] == '(') {
      if (const Fast fast = key(); fast != Fast::done) return fast;
    }
    for (; !at_end(); ++at_) {
      const char flag = format_[at_];
      if (flag == '-')
        c.left = true;
      else if (flag == '+')
        c.plus = true;
      else if (flag == ' ')
        c.space = true;
      else if (flag == '#')
        c.alternate = true;
      else if (flag == '0')
        c.zero = true;
      else
        break;
    }
    const bool star = !at_end() && format_[at_] == '*';
    if (const Fast fast = star_or_number(c.width, "width too big"); fast != Fast::done) return fast;
    if (star && c.width < 0) {
      c.left = true;
      c.width = -c.width;
    }
    if (!at_end() && format_[at_] == '.') {
      ++at_;
      c.precision = 0;
      if (const Fast fast = star_or_number(c.precision, "precision too big"); fast != Fast::done) return fast;
      c.precision = std::max<std::int64_t>(c.precision, 0);
    }
    while (!at_end() && (format_[at_] == 'h' || format_[at_] == 'l' || format_[at_] == 'L')) ++at_;
    if (at_end()) return fail(TypeId::ValueError, "incomplete format");
    if (static_cast<std::uint64_t>(std::max<std::int64_t>(c.width, c.precision) + 1) > heap_.limit())
      return fail(TypeId::MemoryError, "");
    const std::size_t position = at_;
    c.type = next_code_point(format_, at_);
    return convert(c, position, out);
  }

  Fast convert(const Conversion& c, std::size_t position, std::string& out) {
    const std::string_view known = bytes_ ? "sbraciduoxXeEfFgG" : "sraciduoxXeEfFgG";
    const Value v = next_argument();
    if (!v) return Fast::error;
    if (c.type > 127 || known.find(static_cast<char>(c.type)) == std::string_view::npos) {
      std::string shown = "?";
      if (c.type >= 32 && c.type < 127) shown = static_cast<char>(c.type);
      return fail(TypeId::ValueError,
                  fmt::format("unsupported format character '{}' (0x{:x}) at index {}", shown,
                              static_cast<unsigned>(c.type), code_points(format_.substr(0, position))));
    }
    std::string text;
    switch (c.type) {
      case 's':
      case 'b':
      case 'r':
      case 'a':
        return words(c, v, out);
      case 'c':
        return character(c, v, out);
      case 'e':
      case 'E':
      case 'f':
      case 'F':
      case 'g':
      case 'G': {
        double d = 0;
        if (!to_double(heap_, v, d)) {
          if (in_.lookup_special(v, in_.interned("__float__"))) return Fast::needs_python;
          return fail(TypeId::TypeError,
                      bytes_ ? fmt::format("float argument required, not {}", type_name(heap_, v))
                             : fmt::format("must be real number, not {}", type_name(heap_, v)));
        }
        if (is_int(heap_, v) && std::isinf(d))
          return fail(TypeId::OverflowError, "int too large to convert to float");
        text = format_double(d, static_cast<char>(c.type),
                             c.precision < 0 ? 6 : static_cast<int>(c.precision), c.alternate);
        return number(c, text, "", out);
      }
      default:
        return integer(c, v, out);
    }
  }

  Fast words(const Conversion& c, Value v, std::string& out) {
    std::string text;
    if (bytes_ && (c.type == 's' || c.type == 'b')) {
      if (!is_bytes_like(heap_, v))
        return fail(
            TypeId::TypeError,
            fmt::format("%b requires a bytes-like object, or an object that implements __bytes__, not '{}'",
                        type_name(heap_, v)));
      text = bytes_of(heap_, v);
    } else {
      const Fast fast = c.type == 's' ? str_of(in_, v, text) : repr_of(in_, v, text);
      if (fast != Fast::done) return fast;
      if (c.type == 'a' || (bytes_ && c.type == 'r')) text = ascii_text(text);
    }
    if (c.precision >= 0)
      text.resize(bytes_ ? std::min(text.size(), static_cast<std::size_t>(c.precision))
                         : byte_index(text, static_cast<std::size_t>(c.precision)));
    pad(c, text, out);
    return Fast::done;
  }

  Fast character(const Conversion& c, Value v, std::string& out) {
    std::string text;
    std::int64_t code = 0;
    if (is_int(heap_, v)) {
      const std::int64_t limit = bytes_ ? 256 : 0x110000;
      if (!int_to_i64(heap_, v, code) || code < 0 || code >= limit)
        return fail(TypeId::OverflowError,
                    bytes_ ? "%c arg not in range(256)" : "%c arg not in range(0x110000)");
      if (bytes_) {
        text = static_cast<char>(code);
      } else {
        append_utf8(text, static_cast<char32_t>(code));
      }
    } else if (!bytes_ && is_str(heap_, v) && heap_.get<Str>(v)->length == 1) {
      text = text_of(heap_, v);
    } else if (bytes_ && is_bytes_like(heap_, v) && bytes_of(heap_, v).size() == 1) {
      text = bytes_of(heap_, v);
    } else {
      return fail(TypeId::TypeError, bytes_ ? "%c requires an integer in range(256) or a single byte"
                                            : "%c requires int or char");
    }
    pad(c, text, out);
    return Fast::done;
  }

  Fast integer(const Conversion& c, Value v, std::string& out) {
    const char type = static_cast<char>(c.type);
    const bool decimal = type == 'd' || type == 'i' || type == 'u';
    Owned whole(heap_, Value());
    if (!is_int(heap_, v)) {
      if (decimal && v.is_object() && heap_.layout_of(v) == Layout::float_) {
        whole = Owned(heap_, float_to_int(in_, heap_.get<Float>(v)->value));
        if (!whole) return Fast::error;
        v = whole.get();
      } else {
        if (in_.lookup_special(v, in_.interned("__index__")) ||
            (decimal && in_.lookup_special(v, in_.interned("__int__"))))
          return Fast::needs_python;
        return fail(TypeId::TypeError,
                    fmt::format("%{} format: {} is required, not {}", type,
                                decimal ? "a real number" : "an integer", type_name(heap_, v)));
      }
    }
    const int base = type == 'o' ? 8 : decimal ? 10 : 16;
    if (base == 10 && !int_digit_limit(in_, v)) return Fast::error;
    std::string text = int_to_text(heap_, v, base);
    const bool negative = text[0] == '-';
    if (negative) text.erase(0, 1);
    if (c.precision > static_cast<std::int64_t>(text.size()))
      text.insert(0, static_cast<std::size_t>(c.precision) - text.size(), '0');
    std::string prefix = c.alternate && base != 10 ? (base == 8 ? "0o" : "0x") : "";
    if (type == 'X') {
      for (std::string* s : {&text, &prefix})
        std::transform(s->begin(), s->end(), s->begin(),
                       [](char x) { return x >= 'a' && x <= 'z' ? static_cast<char>(x - 32) : x; });
    }
    return number(c, negative ? "-" + text : text, prefix, out);
  }

  Fast number(const Conversion& c, std::string text, const std::string& prefix, std::string& out) {
    std::string head;
    if (text[0] == '-') {
      head = "-";
      text.erase(0, 1);
    } else if (c.plus) {
      head = "+";
    } else if (c.space) {
      head = " ";
    }
    head += prefix;
    const std::size_t size = head.size() + text.size();
    if (c.zero && !c.left && c.width > static_cast<std::int64_t>(size))
      text.insert(0, static_cast<std::size_t>(c.width) - size, '0');
    pad(c, head + text, out);
    return Fast::done;
  }

  void pad(const Conversion& c, const std::string& text, std::string& out) {
    const std::size_t length = bytes_ ? text.size() : code_points(text);
    const std::size_t missing =
        c.width > static_cast<std::int64_t>(length) ? static_cast<std::size_t>(c.width) - length : 0;
    if (!c.left) out.append(missing, ' ');
    out += text;
    if (c.left) out.append(missing, ' ');
  }

  Interpreter& in_;
  Heap& heap_;
  std::string_view format_;
  std::size_t at_ = 0;
  Value args_;
  bool bytes_ = false, is_tuple_ = false;
  bool used_ = false;     // the one argument that is no tuple, or some key
  std::size_t next_ = 0;  // of the tuple
  Value keyed_;           // what a key gave, for this conversion
  Owned keyed_holder_{heap_, Value()};
};

}  // namespace

Fast percent_format(Interpreter& in, Value text, Value args, std::string& out) {
  return Formatter(in, text, args).run(out);
}

}  // namespace kvant::python
