// Walks the folded tree and emits CPython 3.11's instructions into a graph of blocks, one unit a code object.
// The sequences are those of the codegen section of Python/compile.c.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/python/compile/compiler.h"
#include "sim/python/compile/flow.h"
#include "sim/python/compile/symtable.h"

namespace kvant::python::codegen {

enum class UnitKind : std::uint8_t { module, class_, function, async_function, lambda, comprehension };

// What a `return`, `break` or `continue` has to leave.
enum class FrameBlockKind : std::uint8_t {
  while_loop,
  for_loop,
  try_except,
  finally_try,
  finally_end,
  with,
  async_with,
  handler_cleanup,
  pop_value,
  exception_handler,
  exception_group_handler,
  async_comprehension,
};

struct FrameBlock {
  FrameBlockKind kind;
  Block* block = nullptr;                                 // loops: where `continue` goes
  Block* exit = nullptr;                                  // loops: where `break` goes
  const syntax::Seq<syntax::Stmt*>* finalbody = nullptr;  // finally_try
  syntax::Location loc{};                                 // with, async_with
  std::string_view name{};                                // handler_cleanup
};

struct Unit {
  UnitKind kind = UnitKind::module;
  Scope* scope = nullptr;
  Unit* parent = nullptr;
  std::string name, qualname;
  std::string_view private_name;  // of the class around, for mangling
  int first_line = 1;
  std::uint32_t arg_count = 0, posonly_count = 0, kwonly_count = 0;
  ConstantTable constants;
  NameMap<int> names, locals, cells, frees;  // frees are numbered behind the cells
  FlowGraph graph;
  Block* current = nullptr;
  bool needs_block = false;  // the current block is closed by a jump
  std::vector<FrameBlock> frames;
  Position at;
};

// Names a pattern binds and the blocks that clean the stack when it fails (codegen_match.cpp).
struct PatternContext {
  std::vector<std::string_view> stores;
  bool allow_irrefutable = false;
  std::vector<Block*> fail_pop;  // [n] pops n items
  int on_top = 0;                // items of ours on the stack above the captured ones
};

struct CodegenOptions {
  std::string filename;
  std::uint32_t extra_flags = 0;
  std::vector<bool> hidden_lines;  // of a unit that begins there: kHidden; empty: as extra_flags says
  bool future_annotations = false;
  bool interactive = false;  // expression statements outside functions and classes show their values
  int future_line = 0;       // of the last `from __future__` import
};

class Codegen {
 public:
  Codegen(syntax::Tree& tree, SymbolTable& symbols, CodegenOptions options);
  std::shared_ptr<const CodeUnit> module();

 private:
  // ---------------------------------------------------------------- emitting (codegen_emit.cpp)
  [[noreturn]] void error(std::string message);
  void warn(std::string text);
  void warn_of_identity(const syntax::Compare& e);
  void warn_of_callee(const syntax::Expr& callee);
  void warn_of_subscript(const syntax::Subscript& e);
  void warn_of_assertion(const syntax::Assert& s);
  void set_loc(const syntax::Location& loc);
  void unset_loc() { unit_->at = Position{}; }
  Block* new_block() { return unit_->graph.new_block(); }
  void use(Block* block);
  Instruction& append(Opcode op, int arg, const Position& at);
  void op(Opcode code, int arg = 0) { append(code, arg, unit_->at); }
  void op_without_line(Opcode code) { append(code, 0, kNoLine); }
  void jump(Opcode code, Block* target) { append(code, 0, unit_->at).target = target; }
  void jump_without_line(Opcode code, Block* target) { append(code, 0, kNoLine).target = target; }
  void load_none() { op(Opcode::LOAD_CONST, unit_->constants.add_none()); }
  void load_constant(const syntax::Constant& c) { op(Opcode::LOAD_CONST, unit_->constants.add(c)); }
  void load_integer(std::int64_t value) { op(Opcode::LOAD_CONST, unit_->constants.add_integer(value)); }
  void load_string(std::string_view text) { op(Opcode::LOAD_CONST, unit_->constants.add_string(text)); }
  void load_strings(const std::vector<std::string_view>& texts) {
    op(Opcode::LOAD_CONST, unit_->constants.add_strings(texts));
  }
  void call(int arg_count);
  void binary(syntax::BinaryOperator op, bool in_place);
  void compare(syntax::CompareOperator op);
  std::string_view mangled(std::string_view name) { return mangle(unit_->private_name, name, tree_.arena); }
  static int index_of(NameMap<int>& names, std::string_view name);
  void op_name(Opcode code, std::string_view name) { op(code, index_of(unit_->names, mangled(name))); }
  void name(std::string_view id, syntax::ExprContext ctx);
  void forbid_debug(std::string_view name, syntax::ExprContext ctx);
  void push_frame(FrameBlock frame);
  void pop_frame() { unit_->frames.pop_back(); }
  void yield_from(bool is_await);
  void await_value(int kind);
  void pop_except_and_reraise();

  // ------------------------------------------------------ units (codegen_units.cpp, assemble.cpp)
  void enter(UnitKind kind, std::string_view name, const void* node, int line);
  void leave();
  std::string qualified_name(const Unit& unit);
  std::shared_ptr<const CodeUnit> assemble(bool add_none);
  void insert_prefix(std::uint32_t flags);
  void place_cells(CodeUnit& code);
  std::uint32_t flags_of_unit() const;
  void body(const syntax::Seq<syntax::Stmt*>& stmts);
  void make_closure(std::shared_ptr<const CodeUnit> code, int flags);
  void decorators(const syntax::Seq<syntax::Expr*>& list);
  void apply_decorators(const syntax::Seq<syntax::Expr*>& list);
  int default_arguments(const syntax::Arguments& args);
  void annotation_of(std::string_view name, syntax::Expr* annotation, int& count);
  bool annotations(const syntax::Arguments& args, syntax::Expr* returns);
  void annotation_text(const syntax::Expr& annotation);
  void forbid_debug_args(const syntax::Arguments& args);
  void set_arg_counts(const syntax::Arguments& args);
  void function(syntax::FunctionFields& s, bool is_async);
  void class_(syntax::ClassDef& s);
  void lambda(syntax::Lambda& e);

  // -------------------------------------------------------------- statements (codegen_stmt.cpp)
  void visit(const syntax::Seq<syntax::Stmt*>& stmts);
  void visit(syntax::Stmt* s);
  void assign(syntax::Assign& s);
  void augmented_assign(syntax::AugAssign& s);
  void annotated_assign(syntax::AnnAssign& s);
  void check_annotation_expr(syntax::Expr* e);
  void check_annotation_subscript(syntax::Expr* e);
  void if_(syntax::If& s);
  void while_(syntax::While& s);
  void for_(syntax::For& s);
  void async_for(syntax::AsyncFor& s);
  void return_(syntax::Return& s);
  void break_();
  void continue_();
  void assert_(syntax::Assert& s);
  void import(syntax::Import& s);
  void import_as(std::string_view name, std::string_view asname);
  void import_from(syntax::ImportFrom& s);
  void expression_statement(syntax::Expr* value);

  // ------------------------------------------------------------------- guarded code (codegen_try.cpp)
  void unwind(const FrameBlock& frame, bool preserve_top);
  // Leaves all frames up to the innermost loop (returned; none: all of them).
  const FrameBlock* unwind_all(bool preserve_top, bool to_loop);
  void try_(syntax::TryFields& s, bool is_star);
  void try_finally(syntax::TryFields& s, bool is_star);
  void try_except(syntax::TryFields& s);
  void handler(syntax::ExceptHandler& handler, Block* end);
  void try_star(syntax::TryFields& s);
  void star_handler(syntax::ExceptHandler& handler, bool is_first, bool is_last, Block* reraise_star);
  void forget(std::string_view name);
  void with(syntax::WithFields& s, std::size_t item, bool is_async);
  void call_exit(bool is_async);
  void finish_with_handler(Block* cleanup);

  // ------------------------------------------------------------- expressions (codegen_expr.cpp)
  void visit(const syntax::Seq<syntax::Expr*>& items);
  void visit(syntax::Expr* e);
  void visit_kind(syntax::Expr* e);
  void jump_if(syntax::Expr* e, Block* target, bool condition);
  void jump_if_chained(syntax::Compare& e, Block* target, bool condition);
  void boolean(syntax::BoolOp& e);
  void if_expression(syntax::IfExp& e);
  void comparison(syntax::Compare& e);
  void attribute(syntax::Attribute& e);
  void attribute_loc(const syntax::Attribute& e);
  void subscript(syntax::Subscript& e);
  void slice(syntax::Slice& e);
  void yield(syntax::Yield& e);
  void await(syntax::Await& e);

  // ----------------------------------------------- displays and calls (codegen_display.cpp,
  // codegen_call.cpp)
  void starred_display(const syntax::Seq<syntax::Expr*>& items, int pushed, Opcode build, Opcode add,
                       Opcode extend, bool tuple);
  void unpack(const syntax::Seq<syntax::Expr*>& items);
  void sequence(const syntax::Seq<syntax::Expr*>& items, syntax::ExprContext ctx, bool tuple);
  void dict(syntax::Dict& e);
  void dict_part(syntax::Dict& e, std::size_t begin, std::size_t end);
  void joined_string(syntax::JoinedStr& e);
  void formatted_value(syntax::FormattedValue& e);
  void call_expression(syntax::Call& e);
  bool method_call(syntax::Call& e);
  void validate_keywords(const syntax::Seq<syntax::Keyword*>& keywords);
  void keyword_names(const syntax::Seq<syntax::Keyword*>& keywords);
  void keywords_part(const syntax::Seq<syntax::Keyword*>& keywords, std::size_t begin, std::size_t end);
  void arguments(int pushed, const syntax::Seq<syntax::Expr*>& args,
                 const syntax::Seq<syntax::Keyword*>& keywords);
  void unpacked_arguments(int pushed, const syntax::Seq<syntax::Expr*>& args,
                          const syntax::Seq<syntax::Keyword*>& keywords);

  // ------------------------------------------------------- comprehensions (codegen_comprehension.cpp)
  struct ComprehensionParts {
    syntax::Expr* node;
    ComprehensionKind kind;
    const syntax::Seq<syntax::Comprehension*>& generators;
    syntax::Expr* elt;
    syntax::Expr* value;
  };
  void comprehension(const ComprehensionParts& parts);
  void generator(const ComprehensionParts& parts, std::size_t index, int depth);
  void sync_generator(const ComprehensionParts& parts, std::size_t index, int depth);
  void async_generator(const ComprehensionParts& parts, std::size_t index, int depth);
  void element(const ComprehensionParts& parts, int depth);
  void yield_top();

  // -------------------------------------------------------------------- match (codegen_match.cpp)
  void match(syntax::Match& s);
  void pattern(syntax::Pattern* p, PatternContext& pc);
  void subpattern(syntax::Pattern* p, PatternContext& pc);
  void pattern_value(syntax::MatchValue& p, PatternContext& pc);
  void pattern_singleton(syntax::MatchSingleton& p, PatternContext& pc);
  void pattern_sequence(syntax::MatchSequence& p, PatternContext& pc);
  void sequence_unpack(const syntax::Seq<syntax::Pattern*>& patterns, PatternContext& pc);
  void sequence_subscript(const syntax::Seq<syntax::Pattern*>& patterns, int star, PatternContext& pc);
  void pattern_mapping(syntax::MatchMapping& p, PatternContext& pc);
  void mapping_keys(syntax::MatchMapping& p);
  void pattern_class(syntax::MatchClass& p, PatternContext& pc);
  void pattern_as(syntax::MatchAs& p, PatternContext& pc);
  void pattern_or(syntax::MatchOr& p, PatternContext& pc);
  void reorder_stores(PatternContext& pc, const std::vector<std::string_view>& control);
  void store_name(std::string_view name, PatternContext& pc);
  void rotate(int count);
  void ensure_fail_pop(PatternContext& pc, int count);
  void jump_to_fail_pop(PatternContext& pc, Opcode op);
  void emit_fail_pops(PatternContext& pc);

  static constexpr Position kNoLine{-1, 0, 0, 0};

  syntax::Tree& tree_;
  SymbolTable& symbols_;
  CodegenOptions options_;
  std::vector<std::unique_ptr<Unit>> units_;
  Unit* unit_ = nullptr;
  std::vector<SyntaxWarning> warnings_;
};

// Restores the place when the scope is left.
class KeepPosition {
 public:
  explicit KeepPosition(Unit*& unit) : unit_(unit), at_(unit->at) {}
  ~KeepPosition() { unit_->at = at_; }
  KeepPosition(const KeepPosition&) = delete;
  KeepPosition& operator=(const KeepPosition&) = delete;

 private:
  Unit*& unit_;
  Position at_;
};

// CPython's STACK_USE_GUIDELINE: longer displays are built piece by piece.
inline constexpr std::size_t kStackUseGuideline = 30;

}  // namespace kvant::python::codegen
