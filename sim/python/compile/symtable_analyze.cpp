#include <string>
#include <unordered_set>

#include "sim/python/compile/error.h"
#include "sim/python/compile/symtable.h"

namespace kvant::python::codegen {
namespace {

using Names = std::unordered_set<std::string_view>;

syntax::Location place_of_directive(const Scope& scope, std::string_view name) {
  for (const Directive& directive : scope.directives)
    if (directive.name == name) return directive.at;
  return {};
}

void analyze_name(Scope& scope, std::string_view name, Symbol& symbol, Names* bound, Names& local,
                  Names& free, Names& global) {
  if (symbol.flags & kDefGlobal) {
    if (symbol.flags & kDefNonlocal)
      fail("name '" + std::string(name) + "' is nonlocal and global", place_of_directive(scope, name));
    symbol.binding = Binding::global_explicit;
    global.insert(name);
    if (bound) bound->erase(name);
    return;
  }
  if (symbol.flags & kDefNonlocal) {
    if (!bound) fail("nonlocal declaration not allowed at module level", place_of_directive(scope, name));
    if (!bound->contains(name))
      fail("no binding for nonlocal '" + std::string(name) + "' found", place_of_directive(scope, name));
    symbol.binding = Binding::free;
    scope.has_free = true;
    free.insert(name);
    return;
  }
  if (symbol.flags & kDefBound) {
    symbol.binding = Binding::local;
    local.insert(name);
    global.erase(name);
    return;
  }
  if (bound && bound->contains(name)) {
    symbol.binding = Binding::free;
    scope.has_free = true;
    free.insert(name);
    return;
  }
  if (!global.contains(name) && scope.nested) scope.has_free = true;
  symbol.binding = Binding::global_implicit;
}

// Locals that a child uses become cells, and are no longer free for the scopes outside.
void turn_into_cells(Scope& scope, Names& free) {
  for (auto& [name, symbol] : scope.symbols)
    if (symbol.binding == Binding::local && free.erase(name)) symbol.binding = Binding::cell;
}

// Hands the free names of the children to this scope, so that closures pass through it.
void pass_free_names(Scope& scope, const Names* bound, const std::vector<std::string_view>& free) {
  const bool is_class = scope.type == BlockType::class_;
  for (const std::string_view name : free) {
    if (Symbol* symbol = scope.symbols.find(name)) {
      if (is_class && (symbol->flags & (kDefBound | kDefGlobal))) symbol->flags |= kDefFreeClass;
      continue;
    }
    if (bound && !bound->contains(name)) continue;
    scope.symbols.get_or_insert(name).binding = Binding::free;
  }
}

void analyze(Scope& scope, Names* bound, Names& free, Names& global) {
  Names local, new_bound, new_free, new_global;
  if (scope.type == BlockType::class_) {  // a class does not hide names from the functions in it
    new_global.insert(global.begin(), global.end());
    if (bound) new_bound.insert(bound->begin(), bound->end());
  }
  for (auto& [name, symbol] : scope.symbols) analyze_name(scope, name, symbol, bound, local, free, global);
  if (scope.type == BlockType::class_) {
    new_bound.insert("__class__");
  } else {
    if (scope.type == BlockType::function) new_bound.insert(local.begin(), local.end());
    if (bound) new_bound.insert(bound->begin(), bound->end());
    new_global.insert(global.begin(), global.end());
  }
  for (Scope* child : scope.children) {
    Names child_bound = new_bound, child_free, child_global = new_global;
    analyze(*child, &child_bound, child_free, child_global);
    new_free.insert(child_free.begin(), child_free.end());
    if (child->has_free || child->child_has_free) scope.child_has_free = true;
  }
  if (scope.type == BlockType::function) {
    turn_into_cells(scope, new_free);
  } else if (scope.type == BlockType::class_ && new_free.erase("__class__")) {
    scope.needs_class_closure = true;
  }
  // Where the order of insertion could be seen the code generator sorts by name; so any order is good here.
  pass_free_names(scope, bound, {new_free.begin(), new_free.end()});
  free.insert(new_free.begin(), new_free.end());
}

}  // namespace

void analyze_symbols(Scope& top) {
  Names free, global;
  analyze(top, nullptr, free, global);
}

}  // namespace kvant::python::codegen
