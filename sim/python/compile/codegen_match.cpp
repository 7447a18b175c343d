// The match statement. A pattern consumes the subject on top of the stack; on failure it jumps to a block
// that pops what the pattern has left there. Captured names stay below until the whole pattern has matched.
#include <algorithm>

#include "sim/python/compile/codegen.h"
#include "sim/python/compile/repr.h"

namespace kvant::python::codegen {

using namespace syntax;
using enum Opcode;

namespace {

bool is_wildcard(const Pattern* p) {
  const MatchAs* as = p->as<MatchAs>();
  return as && as->name.empty();
}

bool is_star_wildcard(const Pattern* p) {
  const MatchStar* star = p->as<MatchStar>();
  return star && star->name.empty();
}

std::string quoted(std::string_view name) {
  return repr(string_constant(name));
}

}  // namespace

void Codegen::match(Match& s) {
  visit(s.subject);
  Block* end = new_block();
  const std::size_t count = s.cases.size();
  const bool has_default = is_wildcard(s.cases.back()->pattern) && count > 1;
  const std::size_t tested = count - has_default;
  for (std::size_t i = 0; i < tested; ++i) {
    MatchCase& match_case = *s.cases[i];
    const bool is_last = i + 1 == tested;
    set_loc(match_case.pattern->loc);
    if (!is_last) op(COPY, 1);
    PatternContext pc;
    pc.allow_irrefutable = match_case.guard || i + 1 == count;
    pattern(match_case.pattern, pc);
    for (const std::string_view stored : pc.stores) name(stored, ExprContext::kStore);
    if (match_case.guard) {
      ensure_fail_pop(pc, 0);
      jump_if(match_case.guard, pc.fail_pop[0], false);
    }
    if (!is_last) op(POP_TOP);
    visit(match_case.body);
    jump(kJump, end);
    set_loc(match_case.pattern->loc);
    emit_fail_pops(pc);
  }
  if (has_default) {
    MatchCase& match_case = *s.cases.back();
    set_loc(match_case.pattern->loc);
    op(NOP);
    if (match_case.guard) jump_if(match_case.guard, end, false);
    visit(match_case.body);
  }
  use(end);
}

void Codegen::pattern(Pattern* p, PatternContext& pc) {
  set_loc(p->loc);
  switch (p->kind) {
    case PatternKind::kMatchValue:
      return pattern_value(static_cast<MatchValue&>(*p), pc);
    case PatternKind::kMatchSingleton:
      return pattern_singleton(static_cast<MatchSingleton&>(*p), pc);
    case PatternKind::kMatchSequence:
      return pattern_sequence(static_cast<MatchSequence&>(*p), pc);
    case PatternKind::kMatchMapping:
      return pattern_mapping(static_cast<MatchMapping&>(*p), pc);
    case PatternKind::kMatchClass:
      return pattern_class(static_cast<MatchClass&>(*p), pc);
    case PatternKind::kMatchStar:
      return store_name(static_cast<MatchStar&>(*p).name, pc);
    case PatternKind::kMatchAs:
      return pattern_as(static_cast<MatchAs&>(*p), pc);
    case PatternKind::kMatchOr:
      return pattern_or(static_cast<MatchOr&>(*p), pc);
  }
}

void Codegen::subpattern(Pattern* p, PatternContext& pc) {
  const bool allow_irrefutable = std::exchange(pc.allow_irrefutable, true);
  pattern(p, pc);
  pc.allow_irrefutable = allow_irrefutable;
}

void Codegen::ensure_fail_pop(PatternContext& pc, int count) {
  while (static_cast<int>(pc.fail_pop.size()) <= count) pc.fail_pop.push_back(new_block());
}

void Codegen::jump_to_fail_pop(PatternContext& pc, Opcode code) {
  const int pops = pc.on_top + static_cast<int>(pc.stores.size());
  ensure_fail_pop(pc, pops);
  jump(code, pc.fail_pop[static_cast<std::size_t>(pops)]);
}

void Codegen::emit_fail_pops(PatternContext& pc) {
  if (pc.fail_pop.empty()) return;
  for (std::size_t i = pc.fail_pop.size(); --i > 0;) {
    use(pc.fail_pop[i]);
    op(POP_TOP);
  }
  use(pc.fail_pop[0]);
  pc.fail_pop.clear();
}

void Codegen::rotate(int count) {
  while (count > 1) op(SWAP, count--);
}

void Codegen::store_name(std::string_view id, PatternContext& pc) {
  if (id.empty()) return op(POP_TOP);
  forbid_debug(id, ExprContext::kStore);
  if (std::find(pc.stores.begin(), pc.stores.end(), id) != pc.stores.end())
    error("multiple assignments to name " + quoted(id) + " in pattern");
  rotate(pc.on_top + static_cast<int>(pc.stores.size()) + 1);
  pc.stores.push_back(id);
}

void Codegen::pattern_value(MatchValue& p, PatternContext& pc) {
  if (!p.value->is<syntax::Constant>() && !p.value->is<Attribute>())
    error("patterns may only match literals and attribute lookups");
  visit(p.value);
  compare(CompareOperator::kEq);
  jump_to_fail_pop(pc, kPopJumpIfFalse);
}

void Codegen::pattern_singleton(MatchSingleton& p, PatternContext& pc) {
  syntax::Constant constant;
  constant.type = p.value;
  load_constant(constant);
  compare(CompareOperator::kIs);
  jump_to_fail_pop(pc, kPopJumpIfFalse);
}

void Codegen::pattern_sequence(MatchSequence& p, PatternContext& pc) {
  const auto size = static_cast<int>(p.patterns.size());
  int star = -1;
  bool only_wildcards = true, star_wildcard = false;
  for (int i = 0; i < size; ++i) {
    const Pattern* item = p.patterns[static_cast<std::size_t>(i)];
    if (item->is<MatchStar>()) {
      if (star >= 0) error("multiple starred names in sequence pattern");
      star = i;
      star_wildcard = is_star_wildcard(item);
      only_wildcards &= star_wildcard;
    } else {
      only_wildcards &= is_wildcard(item);
    }
  }
  ++pc.on_top;
  op(MATCH_SEQUENCE);
  jump_to_fail_pop(pc, kPopJumpIfFalse);
  if (star < 0 || size > 1) {
    op(GET_LEN);
    load_integer(star < 0 ? size : size - 1);
    compare(star < 0 ? CompareOperator::kEq : CompareOperator::kGtE);
    jump_to_fail_pop(pc, kPopJumpIfFalse);
  }
  --pc.on_top;
  if (only_wildcards) {
    op(POP_TOP);
  } else if (star_wildcard) {
    sequence_subscript(p.patterns, star, pc);
  } else {
    sequence_unpack(p.patterns, pc);
  }
}

void Codegen::sequence_unpack(const Seq<Pattern*>& patterns, PatternContext& pc) {
  const auto size = static_cast<int>(patterns.size());
  bool starred = false;
  for (int i = 0; i < size; ++i) {
    if (!patterns[static_cast<std::size_t>(i)]->is<MatchStar>()) continue;
    if (i >= 1 << 8 || size - i - 1 >= 0x7FFFFFFF >> 8)
      error("too many expressions in star-unpacking sequence pattern");
    op(UNPACK_EX, i + ((size - i - 1) << 8));
    starred = true;
  }
  if (!starred) op(UNPACK_SEQUENCE, size);
  pc.on_top += size;
  for (Pattern* item : patterns) {
    --pc.on_top;
    subpattern(item, pc);
  }
}

// [first, *_, last]: only the named items are fetched.
void Codegen::sequence_subscript(const Seq<Pattern*>& patterns, int star, PatternContext& pc) {
  ++pc.on_top;
  const auto size = static_cast<int>(patterns.size());
  for (int i = 0; i < size; ++i) {
    Pattern* item = patterns[static_cast<std::size_t>(i)];
    if (i == star || is_wildcard(item)) continue;
    op(COPY, 1);
    if (i < star) {
      load_integer(i);
    } else {
      op(GET_LEN);
      load_integer(size - i);
      binary(BinaryOperator::kSub, false);
    }
    op(BINARY_SUBSCR);
    subpattern(item, pc);
  }
  --pc.on_top;
  op(POP_TOP);
}

void Codegen::mapping_keys(MatchMapping& p) {
  std::vector<const syntax::Constant*> seen;
  for (Expr* key : p.keys) {
    if (const auto* constant = key->as<syntax::Constant>()) {
      for (const auto* other : seen) {
        if (equal_scalars(*other, *constant))
          error("mapping pattern checks duplicate key (" + repr(to_code_constant(*constant)) + ")");
      }
      seen.push_back(constant);
    } else if (!key->is<Attribute>()) {
      error("mapping pattern keys may only match literals and attribute lookups");
    }
    visit(key);
  }
}

void Codegen::pattern_mapping(MatchMapping& p, PatternContext& pc) {
  auto size = static_cast<int>(p.keys.size());
  ++pc.on_top;
  op(MATCH_MAPPING);
  jump_to_fail_pop(pc, kPopJumpIfFalse);
  if (!size && p.rest.empty()) {
    --pc.on_top;
    return op(POP_TOP);
  }
  if (size) {
    op(GET_LEN);
    load_integer(size);
    compare(CompareOperator::kGtE);
    jump_to_fail_pop(pc, kPopJumpIfFalse);
  }
  mapping_keys(p);
  op(BUILD_TUPLE, size);
  op(MATCH_KEYS);
  pc.on_top += 2;
  op(COPY, 1);
  load_none();
  op(IS_OP, 1);
  jump_to_fail_pop(pc, kPopJumpIfFalse);
  op(UNPACK_SEQUENCE, size);
  pc.on_top += size - 1;
  for (Pattern* item : p.patterns) {
    --pc.on_top;
    subpattern(item, pc);
  }
  pc.on_top -= 2;
  if (p.rest.empty()) {
    op(POP_TOP);
    return op(POP_TOP);
  }
  // rest = dict(subject), and each key is deleted from it.
  op(BUILD_MAP, 0);
  op(SWAP, 3);
  op(DICT_UPDATE, 2);
  op(UNPACK_SEQUENCE, size);
  while (size) {
    op(COPY, 1 + size--);
    op(SWAP, 2);
    op(DELETE_SUBSCR);
  }
  store_name(p.rest, pc);
}

void Codegen::pattern_class(MatchClass& p, PatternContext& pc) {
  for (std::size_t i = 0; i < p.kwd_attrs.size(); ++i) {
    set_loc(p.kwd_patterns[i]->loc);
    forbid_debug(p.kwd_attrs[i], ExprContext::kStore);
    for (std::size_t j = i + 1; j < p.kwd_attrs.size(); ++j) {
      if (p.kwd_attrs[i] != p.kwd_attrs[j]) continue;
      set_loc(p.kwd_patterns[j]->loc);
      error("attribute name repeated in class pattern: " + std::string(p.kwd_attrs[i]));
    }
  }
  set_loc(p.loc);
  visit(p.cls);
  load_strings({p.kwd_attrs.begin(), p.kwd_attrs.end()});
  const auto positional = static_cast<int>(p.patterns.size());
  const int count = positional + static_cast<int>(p.kwd_patterns.size());
  op(MATCH_CLASS, positional);
  op(COPY, 1);
  load_none();
  op(IS_OP, 1);
  ++pc.on_top;
  jump_to_fail_pop(pc, kPopJumpIfFalse);
  op(UNPACK_SEQUENCE, count);
  pc.on_top += count - 1;
  for (int i = 0; i < count; ++i) {
    --pc.on_top;
    Pattern* item = i < positional ? p.patterns[static_cast<std::size_t>(i)]
                                   : p.kwd_patterns[static_cast<std::size_t>(i - positional)];
    if (is_wildcard(item)) {
      op(POP_TOP);
    } else {
      subpattern(item, pc);
    }
  }
}

void Codegen::pattern_as(MatchAs& p, PatternContext& pc) {
  if (!p.pattern) {
    if (!pc.allow_irrefutable) {
      error(p.name.empty() ? "wildcard makes remaining patterns unreachable"
                           : "name capture " + quoted(p.name) + " makes remaining patterns unreachable");
    }
    return store_name(p.name, pc);
  }
  ++pc.on_top;
  op(COPY, 1);
  pattern(p.pattern, pc);
  --pc.on_top;
  store_name(p.name, pc);
}

// Brings the captured names of an alternative, and the values on the stack, into the order of the first one.
void Codegen::reorder_stores(PatternContext& pc, const std::vector<std::string_view>& control) {
  for (std::size_t wanted = control.size(); wanted-- > 0;) {
    const auto found = std::find(pc.stores.begin(), pc.stores.end(), control[wanted]);
    if (found == pc.stores.end()) error("alternative patterns bind different names");
    const auto at = static_cast<std::size_t>(found - pc.stores.begin());
    if (at == wanted) continue;
    std::rotate(pc.stores.begin(), pc.stores.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                pc.stores.begin() + static_cast<std::ptrdiff_t>(wanted) + 1);
    for (std::size_t i = 0; i <= at; ++i) rotate(static_cast<int>(wanted) + 1);
  }
}

void Codegen::pattern_or(MatchOr& p, PatternContext& pc) {
  Block* end = new_block();
  std::vector<std::string_view> control;  // the names the first alternative binds
  for (std::size_t i = 0; i < p.patterns.size(); ++i) {
    Pattern* alternative = p.patterns[i];
    set_loc(alternative->loc);
    PatternContext inner;
    inner.allow_irrefutable = i + 1 == p.patterns.size() && pc.allow_irrefutable;
    op(COPY, 1);
    pattern(alternative, inner);
    if (i == 0) {
      control = inner.stores;
    } else if (inner.stores.size() != control.size()) {
      error("alternative patterns bind different names");
    } else {
      reorder_stores(inner, control);
    }
    jump(kJump, end);
    emit_fail_pops(inner);
  }
  op(POP_TOP);
  jump_to_fail_pop(pc, kJump);
  use(end);
  const int rotations = static_cast<int>(control.size()) + 1 + pc.on_top + static_cast<int>(pc.stores.size());
  for (const std::string_view id : control) {
    rotate(rotations);
    if (std::find(pc.stores.begin(), pc.stores.end(), id) != pc.stores.end())
      error("multiple assignments to name " + quoted(id) + " in pattern");
    pc.stores.push_back(id);
  }
  op(POP_TOP);
}

}  // namespace kvant::python::codegen
