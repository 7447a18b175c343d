#include <cmath>
#include <optional>
#include <string>

#include "sim/python/compile/constants.h"
#include "sim/python/compile/fold.h"
#include "sim/python/compile/fold_complex.h"
#include "sim/python/compile/integer.h"

namespace kvant::python::codegen {

using namespace syntax;
using Const = syntax::Constant;

namespace {

// CPython's limits (ast_opt.c): larger results are left to run time.
constexpr std::size_t kMaxIntegerBits = 128;
constexpr std::size_t kMaxCollection = 256;
constexpr std::size_t kMaxString = 4096;
constexpr std::int64_t kMaxTotalItems = 1024;

bool is_bool(const Const& c) {
  return c.type == ConstantKind::kTrue || c.type == ConstantKind::kFalse;
}
bool is_integer(const Const& c) {
  return c.type == ConstantKind::kInt || is_bool(c);
}
bool is_complex(const Const& c) {
  return c.type == ConstantKind::kComplex || c.type == kFullComplexConstant;
}
bool is_number(const Const& c) {
  return is_integer(c) || c.type == ConstantKind::kFloat || is_complex(c);
}

Integer integer_of(const Const& c) {
  if (is_bool(c)) return Integer(c.type == ConstantKind::kTrue);
  return c.int_fits ? Integer(c.int_value) : Integer::parse(c.digits, c.int_base);
}

std::optional<double> float_of(const Const& c) {
  return is_integer(c) ? integer_of(c).to_double() : std::optional<double>(c.real);
}

std::optional<Complex> complex_of(const Const& c) {
  if (c.type == kFullComplexConstant) return Complex(static_cast<const FoldedConstant&>(c).real_part, c.real);
  if (c.type == ConstantKind::kComplex) return Complex(0, c.real);
  const std::optional<double> real = float_of(c);
  return real ? std::optional<Complex>({*real, 0}) : std::nullopt;
}

class Maker {
 public:
  explicit Maker(Arena& arena) : arena_(arena) {}

  Const* of_type(ConstantKind type) {
    auto* constant = arena_.make<FoldedConstant>();
    constant->type = type;
    return constant;
  }
  Const* boolean(bool value) { return of_type(value ? ConstantKind::kTrue : ConstantKind::kFalse); }
  Const* integer(const Integer& value) {
    Const* constant = of_type(ConstantKind::kInt);
    if (const auto small = value.to_int64()) {
      constant->int_fits = true;
      constant->int_value = *small;
    } else {
      std::string digits = value.to_text();
      digits.erase(digits.find("0x"), 2);
      constant->int_base = 16;
      constant->digits = arena_.copy(digits);
    }
    return constant;
  }
  Const* floating(double value) {
    Const* constant = of_type(ConstantKind::kFloat);
    constant->real = value;
    return constant;
  }
  Const* complex(Complex value) {
    auto* constant = static_cast<FoldedConstant*>(of_type(kFullComplexConstant));
    constant->real_part = value.real();
    constant->real = value.imag();
    return constant;
  }
  Const* text(ConstantKind type, std::string_view value) {
    Const* constant = of_type(type);
    constant->text = arena_.copy(value);
    return constant;
  }
  Const* tuple(const std::vector<Const*>& items) {
    auto* constant = static_cast<FoldedConstant*>(of_type(kTupleConstant));
    constant->items = arena_.seq(items);
    return constant;
  }

 private:
  Arena& arena_;
};

const Seq<Const*>& items_of(const Const& c) {
  return static_cast<const FoldedConstant&>(c).items;
}

// The number of items with those of inner containers, or -1 when it is above `limit`.
std::int64_t complexity(const Const& c, std::int64_t limit) {
  if (c.type != kTupleConstant && c.type != kFrozensetConstant) return limit;
  limit -= static_cast<std::int64_t>(items_of(c).size());
  if (c.type == kFrozensetConstant) return limit;
  for (const Const* item : items_of(c)) {
    if (limit < 0) return limit;
    limit = complexity(*item, limit);
  }
  return limit;
}

std::size_t count_characters(std::string_view utf8) {
  std::size_t count = 0;
  for (const char c : utf8) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

class BinaryFolder {
 public:
  BinaryFolder(Arena& arena, const Const& left, const Const& right) : make_(arena), a_(left), b_(right) {}

  Expr* fold(BinaryOperator op) {
    using enum BinaryOperator;
    if (op == kMatMult) return nullptr;
    if (is_number(a_) && is_number(b_)) {
      if (is_integer(a_) && is_integer(b_)) return integers(op);
      if (is_complex(a_) || is_complex(b_)) return complexes(op);
      return floats(op);
    }
    if (op == kAdd) return concatenate();
    if (op == kMult) return is_integer(a_) ? repeat(b_, a_) : is_integer(b_) ? repeat(a_, b_) : nullptr;
    return nullptr;
  }

 private:
  Expr* integers(BinaryOperator op) {
    using enum BinaryOperator;
    const Integer x = integer_of(a_), y = integer_of(b_);
    switch (op) {
      case kAdd:
        return make_.integer(x + y);
      case kSub:
        return make_.integer(x - y);
      case kMult:
        if (!x.is_zero() && !y.is_zero() && x.bit_length() + y.bit_length() > kMaxIntegerBits) return nullptr;
        return make_.integer(x * y);
      case kDiv:
        return divide_integers(x, y);
      case kFloorDiv:
      case kMod: {
        if (y.is_zero()) return nullptr;
        Integer quotient, remainder;
        x.divide(y, quotient, remainder);
        return make_.integer(op == kMod ? remainder : quotient);
      }
      case kPow:
        return integer_power(x, y);
      case kLShift: {
        if (y.is_negative()) return nullptr;
        const auto bits = y.to_int64();
        if (x.is_zero()) return make_.integer(x);
        if (!bits || *bits > 128 || x.bit_length() > kMaxIntegerBits - static_cast<std::size_t>(*bits))
          return nullptr;
        return make_.integer(x.shifted_left(static_cast<std::size_t>(*bits)));
      }
      case kRShift: {
        if (y.is_negative()) return nullptr;
        const auto bits = y.to_int64();
        if (!bits || static_cast<std::size_t>(*bits) > x.bit_length())
          return make_.integer(Integer(x.is_negative() ? -1 : 0));
        return make_.integer(x.shifted_right(static_cast<std::size_t>(*bits)));
      }
      case kBitAnd:
        return bits(x & y);
      case kBitOr:
        return bits(x | y);
      case kBitXor:
        return bits(x ^ y);
      case kMatMult:
        break;
    }
    return nullptr;
  }

  Expr* bits(const Integer& value) {
    return is_bool(a_) && is_bool(b_) ? make_.boolean(!value.is_zero()) : make_.integer(value);
  }

  Expr* divide_integers(const Integer& x, const Integer& y) {
    if (y.is_zero()) return nullptr;
    if (x.bit_length() <= 53 && y.bit_length() <= 53) return make_.floating(*x.to_double() / *y.to_double());
    // A quotient of 66 bits or more, odd when there is a remainder, rounds once and correctly.
    const std::size_t missing = y.bit_length() + 66;
    const std::size_t shift = missing > x.bit_length() ? missing - x.bit_length() : 0;
    Integer quotient, rest;
    const Integer divisor = y.is_negative() ? -y : y, dividend = x.is_negative() ? -x : x;
    dividend.shifted_left(shift).divide(divisor, quotient, rest);
    if (!rest.is_zero()) quotient = quotient | Integer(1);
    const auto value = quotient.to_double();
    if (!value) return nullptr;
    const double result = std::ldexp(*value, -static_cast<int>(shift));
    return make_.floating(x.is_negative() != y.is_negative() ? -result : result);
  }

  Expr* integer_power(const Integer& x, const Integer& y) {
    if (y.is_negative()) {
      const auto a = x.to_double(), b = y.to_double();
      if (x.is_zero() || !a || !b) return nullptr;
      return float_power(*a, *b);
    }
    const auto exponent = y.to_int64();
    if (!x.is_zero() && !y.is_zero()) {
      if (!exponent || x.bit_length() > kMaxIntegerBits / static_cast<std::size_t>(*exponent)) return nullptr;
    }
    if (x.is_zero()) return make_.integer(Integer(y.is_zero()));
    return make_.integer(x.power(static_cast<std::uint64_t>(*exponent)));
  }

  Expr* floats(BinaryOperator op) {
    using enum BinaryOperator;
    const auto x = float_of(a_), y = float_of(b_);
    if (!x || !y) return nullptr;
    switch (op) {
      case kAdd:
        return make_.floating(*x + *y);
      case kSub:
        return make_.floating(*x - *y);
      case kMult:
        return make_.floating(*x * *y);
      case kDiv:
        return *y == 0 ? nullptr : make_.floating(*x / *y);
      case kMod:
        return *y == 0 ? nullptr : make_.floating(remainder(*x, *y));
      case kFloorDiv:
        return *y == 0 ? nullptr : make_.floating(floor_divide(*x, *y));
      case kPow:
        return float_power(*x, *y);
      default:
        return nullptr;
    }
  }

  static double remainder(double x, double y) {
    double rest = std::fmod(x, y);
    if (rest == 0) return std::copysign(0.0, y);
    if ((y < 0) != (rest < 0)) rest += y;
    return rest;
  }

  // float_divmod of CPython.
  static double floor_divide(double x, double y) {
    const double rest = std::fmod(x, y);
    double quotient = (x - rest) / y;
    if (rest != 0 && (y < 0) != (rest < 0)) quotient -= 1;
    if (quotient == 0) return std::copysign(0.0, x / y);
    double floored = std::floor(quotient);
    if (quotient - floored > 0.5) floored += 1;
    return floored;
  }

  Expr* float_power(double x, double y) {
    if (x == 0 && y < 0) return nullptr;
    if (x < 0 && std::isfinite(x) && std::isfinite(y) && y != std::floor(y))
      return made(power({x, 0}, {y, 0}));
    const double power = std::pow(x, y);
    if (std::isinf(power) && std::isfinite(x) && std::isfinite(y)) return nullptr;
    return make_.floating(power);
  }

  Expr* made(std::optional<Complex> value) { return value ? make_.complex(*value) : nullptr; }

  Expr* complexes(BinaryOperator op) {
    using enum BinaryOperator;
    const auto x = complex_of(a_), y = complex_of(b_);
    if (!x || !y) return nullptr;
    switch (op) {
      case kAdd:
        return make_.complex({x->real() + y->real(), x->imag() + y->imag()});
      case kSub:
        return make_.complex({x->real() - y->real(), x->imag() - y->imag()});
      case kMult:
        return make_.complex(product(*x, *y));
      case kDiv:
        return made(quotient(*x, *y));
      case kPow:
        return made(power(*x, *y));
      default:
        return nullptr;
    }
  }

  Expr* concatenate() {
    if (a_.type != b_.type) return nullptr;
    if (a_.type == ConstantKind::kStr || a_.type == ConstantKind::kBytes)
      return make_.text(a_.type, std::string(a_.text) + std::string(b_.text));
    if (a_.type != kTupleConstant) return nullptr;
    std::vector<Const*> items(items_of(a_).begin(), items_of(a_).end());
    items.insert(items.end(), items_of(b_).begin(), items_of(b_).end());
    return make_.tuple(items);
  }

  Expr* repeat(const Const& sequence, const Const& times) {
    const auto count = integer_of(times).to_int64();
    if (!count) return nullptr;
    if (sequence.type == kTupleConstant) {
      const Seq<Const*>& items = items_of(sequence);
      if (items.empty()) return make_.tuple({});
      if (*count < 0 || static_cast<std::size_t>(*count) > kMaxCollection / items.size()) return nullptr;
      if (*count && complexity(sequence, kMaxTotalItems / *count) < 0) return nullptr;
      std::vector<Const*> repeated;
      for (std::int64_t i = 0; i < *count; ++i) repeated.insert(repeated.end(), items.begin(), items.end());
      return make_.tuple(repeated);
    }
    if (sequence.type != ConstantKind::kStr && sequence.type != ConstantKind::kBytes) return nullptr;
    if (sequence.text.empty()) return make_.text(sequence.type, "");
    const std::size_t length =
        sequence.type == ConstantKind::kStr ? count_characters(sequence.text) : sequence.text.size();
    if (*count < 0 || static_cast<std::size_t>(*count) > kMaxString / length) return nullptr;
    std::string repeated;
    for (std::int64_t i = 0; i < *count; ++i) repeated += sequence.text;
    return make_.text(sequence.type, repeated);
  }

  Maker make_;
  const Const& a_;
  const Const& b_;
};

}  // namespace

Expr* fold_unary(Arena& arena, const UnaryOp& node) {
  const auto& operand = static_cast<const Const&>(*node.operand);
  Maker make(arena);
  if (node.op == UnaryOperator::kNot) return make.boolean(!is_true(to_code_constant(operand)));
  if (!is_number(operand)) return nullptr;
  const double sign = node.op == UnaryOperator::kUSub ? -1.0 : 1.0;
  if (is_integer(operand)) {
    const Integer value = integer_of(operand);
    if (node.op == UnaryOperator::kInvert) return make.integer(-value - Integer(1));
    return make.integer(sign < 0 ? -value : value);
  }
  if (node.op == UnaryOperator::kInvert) return nullptr;
  if (is_complex(operand)) {
    const auto value = *complex_of(operand);
    return make.complex({sign * value.real(), sign * value.imag()});
  }
  return make.floating(sign * operand.real);
}

Expr* fold_binary(Arena& arena, const BinOp& node) {
  return BinaryFolder(arena, static_cast<const Const&>(*node.left), static_cast<const Const&>(*node.right))
      .fold(node.op);
}

Expr* fold_subscript(Arena& arena, const Subscript& node) {
  const auto& value = static_cast<const Const&>(*node.value);
  const auto& index = static_cast<const Const&>(*node.slice);
  if (!is_integer(index)) return nullptr;
  const bool is_tuple = value.type == kTupleConstant, is_str = value.type == ConstantKind::kStr;
  if (!is_tuple && !is_str && value.type != ConstantKind::kBytes) return nullptr;
  const auto size = static_cast<std::int64_t>(is_tuple ? items_of(value).size()
                                              : is_str ? count_characters(value.text)
                                                       : value.text.size());
  const auto position = integer_of(index).to_int64();
  if (!position || *position >= size || *position < -size) return nullptr;
  auto at = static_cast<std::size_t>(*position < 0 ? *position + size : *position);
  Maker make(arena);
  if (is_tuple) {
    Const* item = items_of(value)[at];  // copied: the original keeps its place in the source
    return static_cast<int>(item->type) >= static_cast<int>(kTupleConstant)
               ? arena.make<FoldedConstant>(static_cast<const FoldedConstant&>(*item))
               : arena.make<Const>(*item);
  }
  if (!is_str) return make.integer(Integer(static_cast<unsigned char>(value.text[at])));
  std::size_t start = 0;
  const auto next = [&](std::size_t i) {
    do ++i;
    while (i < value.text.size() && (static_cast<unsigned char>(value.text[i]) & 0xC0) == 0x80);
    return i;
  };
  while (at-- > 0) start = next(start);
  return make.text(ConstantKind::kStr, value.text.substr(start, next(start) - start));
}

}  // namespace kvant::python::codegen
