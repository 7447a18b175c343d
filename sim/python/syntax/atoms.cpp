// Names, literals, bracketed displays, comprehensions, and what may be hung on them: .name (call) [item].
#include "sim/python/syntax/literals.h"
#include "sim/python/syntax/parser_impl.h"

namespace kvant::python::syntax {

Expr* Parser::primary() {
  return memo(Rule::kPrimary, [&]() -> Expr* {
    const int start = mark_;
    Expr* left = atom();
    while (left) {
      const int before = mark_;
      // The invalid_* rule of generators also looks into other brackets than theirs.
      if (invalid_ && (at(Tok::kLSqb) || at(Tok::kLBrace))) genexp();
      if (expect(Tok::kDot)) {
        if (const Token* attr = expect(Tok::kName)) {
          auto* e = node<Attribute>(start);
          e->value = left;
          e->attr = arena_.copy(attr->text);
          left = e;
          continue;
        }
      } else if (at(Tok::kLPar)) {
        Expr* only = genexp();
        if (only || failed_) {
          auto* e = node<Call>(start);
          e->func = left;
          e->args = arena_.seq(std::vector<Expr*>{only});
          left = e;
          if (failed_) return nullptr;
          continue;
        }
        expect(Tok::kLPar);
        const Call* given = arguments();
        if (expect(Tok::kRPar)) {
          auto* e = node<Call>(start);
          e->func = left;
          if (given) {
            e->args = given->args;
            e->keywords = given->keywords;
          }
          left = e;
          continue;
        }
      } else if (expect(Tok::kLSqb)) {
        Expr* index = slices();
        if (index && expect(Tok::kRSqb)) {
          auto* e = node<Subscript>(start);
          e->value = left;
          e->slice = index;
          left = e;
          continue;
        }
      }
      reset(before);
      break;
    }
    return failed_ ? nullptr : left;
  });
}

Expr* Parser::slices() {
  return memo(
      Rule::kSlices,
      [&]() -> Expr* {
        const int start = mark_;
        Expr* first = slice();
        if (first && !at(Tok::kComma)) return failed_ ? nullptr : first;
        reset(start);
        const auto items = gather<Expr*>(Tok::kComma, [&] {
          Expr* e = slice();
          return e ? e : starred_expression();
        });
        if (items.empty()) return reset(start);
        expect(Tok::kComma);
        return tuple_of(start, items);
      },
      true);
}

Expr* Parser::slice() {
  const int start = mark_;
  Expr* lower = expression();
  if (expect(Tok::kColon)) {
    Expr* upper = expression();
    Expr* step = expect(Tok::kColon) ? expression() : nullptr;
    auto* e = node<Slice>(start);
    e->lower = lower;
    e->upper = upper;
    e->step = step;
    return e;
  }
  reset(start);
  return named_expression();
}

Expr* Parser::name() {
  const int start = mark_;
  const Token* t = expect(Tok::kName);
  if (!t) return nullptr;
  auto* e = node<Name>(start);
  e->id = arena_.copy(t->text);
  return e;
}

Expr* Parser::number() {
  const int start = mark_;
  const Token* t = expect(Tok::kNumber);
  if (!t) return nullptr;
  auto* e = node<Constant>(start);
  if (const std::size_t digits = read_number(t->text, *e, arena_)) {
    return raise(
        "SyntaxError", t->line, 0, t->end_line, 0,
        fmt::format("Exceeds the limit ({} digits) for integer string conversion: value has {} digits; use "
                    "sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge "
                    "integer literals to avoid decimal conversion limits.",
                    kMaxDecimalDigits, digits));
  }
  return e;
}

Expr* Parser::atom() {
  const Token* t = fetch();
  if (!t) return nullptr;
  const int start = mark_;
  const auto constant = [&](ConstantKind type) -> Expr* {
    ++mark_;
    auto* e = node<Constant>(start);
    e->type = type;
    return e;
  };
  switch (t->type) {
    case Tok::kName:
      return name();
    case Tok::kTrue:
      return constant(ConstantKind::kTrue);
    case Tok::kFalse:
      return constant(ConstantKind::kFalse);
    case Tok::kNone:
      return constant(ConstantKind::kNone);
    case Tok::kEllipsis:
      return constant(ConstantKind::kEllipsis);
    case Tok::kString:
      return strings();
    case Tok::kNumber:
      return number();
    case Tok::kLPar:
    case Tok::kLSqb:
    case Tok::kLBrace:
      break;
    default:
      return nullptr;
  }
  LevelGuard guard(*this);
  const Tok open = t->type;
  return memo(
      Rule::kAtom,
      [&]() -> Expr* {
        Expr* e = nullptr;
        if (open == Tok::kLPar) {
          if (!e) e = tuple();
          if (!e) e = group();
          if (!e) e = genexp();
        } else if (open == Tok::kLSqb) {
          if (!e) e = list();
          if (!e) e = listcomp();
        } else {
          if (!e) e = dict();
          if (!e) e = set();
          if (!e) e = dictcomp();
          if (!e) e = setcomp();
        }
        return e;
      },
      true);
}

Expr* Parser::group() {
  const int start = mark_;
  if (!expect(Tok::kLPar)) return nullptr;
  Expr* e = at(Tok::kYield) ? yield_expr() : named_expression();
  if (e && expect(Tok::kRPar)) return e;
  reset(start);
  if (invalid_) invalid_group();
  return reset(start);
}

Expr* Parser::tuple() {
  const int start = mark_;
  if (!expect(Tok::kLPar)) return nullptr;
  std::vector<Expr*> items;
  if (Expr* first = star_named_expression()) {
    if (!expect(Tok::kComma)) return reset(start);
    star_named_expressions(items);
    items.insert(items.begin(), first);
  }
  if (!expect(Tok::kRPar)) return reset(start);
  return tuple_of(start, items);
}

Expr* Parser::genexp() {
  return memo(
      Rule::kGenexp,
      [&]() -> Expr* {
        const int start = mark_;
        std::vector<Comprehension*> generators;
        Expr* elt = expect(Tok::kLPar) ? assignment_or_expression() : nullptr;
        if (elt && for_if_clauses(generators) && expect(Tok::kRPar)) {
          auto* e = node<GeneratorExp>(start);
          e->elt = elt;
          e->generators = arena_.seq(generators);
          return e;
        }
        reset(start);
        if (invalid_) invalid_comprehension();
        return reset(start);
      },
      true);
}

Expr* Parser::list() {
  const int start = mark_;
  if (!expect(Tok::kLSqb)) return nullptr;
  std::vector<Expr*> items;
  star_named_expressions(items);
  if (!expect(Tok::kRSqb)) return reset(start);
  auto* e = node<List>(start);
  e->elts = arena_.seq(items);
  return e;
}

Expr* Parser::listcomp() {
  const int start = mark_;
  std::vector<Comprehension*> generators;
  Expr* elt = expect(Tok::kLSqb) ? named_expression() : nullptr;
  if (elt && for_if_clauses(generators) && expect(Tok::kRSqb)) {
    auto* e = node<ListComp>(start);
    e->elt = elt;
    e->generators = arena_.seq(generators);
    return e;
  }
  reset(start);
  if (invalid_) invalid_comprehension();
  return reset(start);
}

Expr* Parser::dict() {
  const int start = mark_;
  if (!expect(Tok::kLBrace)) return nullptr;
  std::vector<Expr*> keys;
  std::vector<Expr*> values;
  for (;;) {
    const int before = mark_;
    Expr* key = nullptr;
    Expr* value = nullptr;
    if (!keys.empty() && !expect(Tok::kComma)) break;
    if (!double_starred_kvpair(key, value)) {
      reset(before);
      break;
    }
    keys.push_back(key);
    values.push_back(value);
  }
  if (!keys.empty()) expect(Tok::kComma);
  if (expect(Tok::kRBrace)) {
    auto* e = node<Dict>(start);
    e->keys = arena_.seq(keys);
    e->values = arena_.seq(values);
    return e;
  }
  reset(start + 1);
  // The one invalid_* rule CPython tries in the first pass too: it stands in an alternative with other items.
  invalid_double_starred_kvpairs();
  return reset(start);
}

Expr* Parser::set() {
  const int start = mark_;
  std::vector<Expr*> items;
  if (!expect(Tok::kLBrace) || !star_named_expressions(items) || !expect(Tok::kRBrace)) return reset(start);
  auto* e = node<Set>(start);
  e->elts = arena_.seq(items);
  return e;
}

Expr* Parser::dictcomp() {
  const int start = mark_;
  std::vector<Comprehension*> generators;
  Expr* key = nullptr;
  Expr* value = nullptr;
  if (expect(Tok::kLBrace) && kvpair(key, value) && for_if_clauses(generators) && expect(Tok::kRBrace)) {
    auto* e = node<DictComp>(start);
    e->key = key;
    e->value = value;
    e->generators = arena_.seq(generators);
    return e;
  }
  reset(start);
  if (invalid_) invalid_dict_comprehension();
  return reset(start);
}

Expr* Parser::setcomp() {
  const int start = mark_;
  std::vector<Comprehension*> generators;
  Expr* elt = expect(Tok::kLBrace) ? named_expression() : nullptr;
  if (elt && for_if_clauses(generators) && expect(Tok::kRBrace)) {
    auto* e = node<SetComp>(start);
    e->elt = elt;
    e->generators = arena_.seq(generators);
    return e;
  }
  reset(start);
  if (invalid_) invalid_comprehension();
  return reset(start);
}

bool Parser::kvpair(Expr*& key, Expr*& value) {
  const int start = mark_;
  key = expression();
  value = key && expect(Tok::kColon) ? expression() : nullptr;
  if (!value) reset(start);
  return value != nullptr;
}

bool Parser::double_starred_kvpair(Expr*& key, Expr*& value) {
  const int start = mark_;
  key = nullptr;
  if (expect(Tok::kDoubleStar)) {
    value = bitwise_or();
    if (value) return true;
    reset(start);
  }
  return kvpair(key, value);
}

bool Parser::for_if_clauses(std::vector<Comprehension*>& to) {
  to.clear();
  while (Comprehension* c = for_if_clause()) to.push_back(c);
  return !to.empty() && !failed_;
}

Comprehension* Parser::for_if_clause() {
  const int start = mark_;
  if (!at(Tok::kFor) && !at(Tok::kAsync)) return nullptr;
  const bool async = expect(Tok::kAsync) != nullptr;
  Expr* target = expect(Tok::kFor) ? star_targets() : nullptr;
  if (!target || !expect(Tok::kIn)) {
    reset(start);
    if (invalid_) invalid_for_target();
    return reset(start);
  }
  Expr* iter = disjunction();
  if (!iter) return reset(start);
  std::vector<Expr*> ifs;
  for (;;) {
    const int before = mark_;
    Expr* test = expect(Tok::kIf) ? disjunction() : nullptr;
    if (!test) {
      reset(before);
      break;
    }
    ifs.push_back(test);
  }
  auto* c = arena_.make<Comprehension>();
  c->target = target;
  c->iter = iter;
  c->ifs = arena_.seq(ifs);
  c->is_async = async;
  return c;
}

}  // namespace kvant::python::syntax
