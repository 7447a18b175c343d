// Which names of a module are local, global, free or cells, scope by scope. The rules are those of CPython
// 3.11's Python/symtable.c.
#pragma once

#include <deque>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sim/python/compile/names.h"
#include "sim/python/syntax/ast.h"

namespace kvant::python::codegen {

enum SymbolFlag : std::uint32_t {
  kDefGlobal = 1,
  kDefLocal = 2,
  kDefParam = 4,
  kDefNonlocal = 8,
  kUse = 16,
  kDefFreeClass = 64,
  kDefImport = 128,
  kDefAnnotation = 256,
  kDefCompIter = 512,
  kDefBound = kDefLocal | kDefParam | kDefImport,
};

enum class Binding : std::uint8_t { none, local, global_explicit, global_implicit, free, cell };

struct Symbol {
  std::uint32_t flags = 0;
  Binding binding = Binding::none;
};

enum class BlockType : std::uint8_t { function, class_, module, annotation };
enum class ComprehensionKind : std::uint8_t { none, list, set, dict, generator };

struct Directive {
  std::string_view name;
  syntax::Location at;
};

struct Scope {
  BlockType type = BlockType::module;
  ComprehensionKind comprehension = ComprehensionKind::none;
  bool nested = false;
  bool has_free = false;        // itself
  bool child_has_free = false;  // or one of its children
  bool generator = false;
  bool coroutine = false;
  bool varargs = false;
  bool varkeywords = false;
  bool needs_class_closure = false;
  bool in_iteration_target = false;
  int iteration_depth = 0;  // inside so many iterables of comprehensions
  NameMap<Symbol> symbols;
  std::vector<std::string_view> parameters;
  std::vector<Directive> directives;  // global and nonlocal statements
  std::vector<Scope*> children;

  Binding binding_of(std::string_view mangled) const {
    const Symbol* symbol = symbols.find(mangled);
    return symbol ? symbol->binding : Binding::none;
  }
};

struct SymbolTable {
  std::deque<Scope> scopes;
  Scope* top = nullptr;
  std::unordered_map<const void*, Scope*>
      by_node;  // function, class, lambda, comprehension; null: the module

  Scope* of(const void* node) const {
    const auto found = by_node.find(node);
    return found == by_node.end() ? nullptr : found->second;
  }
};

// __name in class C becomes _C__name. The result lives in `arena` or is `name` itself.
std::string_view mangle(std::string_view class_name, std::string_view name, syntax::Arena& arena);

// Throws CompileError.
SymbolTable build_symbols(syntax::Tree& tree, bool future_annotations);

// The second pass: resolves the bindings of all scopes below and with `top`.
void analyze_symbols(Scope& top);

}  // namespace kvant::python::codegen
