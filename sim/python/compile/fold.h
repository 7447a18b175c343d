// Folds constant expressions in the tree, as CPython 3.11's Python/ast_opt.c.
#pragma once

#include "sim/python/syntax/ast.h"

namespace kvant::python::codegen {

void fold_constants(syntax::Tree& tree, bool future_annotations);

// The text of a docstring statement, or null.
const syntax::Constant* docstring_of(const syntax::Seq<syntax::Stmt*>& body);

// The value of an operator on constants; null when it raises or would be too large.
syntax::Expr* fold_unary(syntax::Arena& arena, const syntax::UnaryOp& node);
syntax::Expr* fold_binary(syntax::Arena& arena, const syntax::BinOp& node);
syntax::Expr* fold_subscript(syntax::Arena& arena, const syntax::Subscript& node);
// 'literal' % (a, b) as an f-string; null when the format needs more than %s, %r and %a.
syntax::Expr* fold_format(syntax::Arena& arena, const syntax::BinOp& node);

}  // namespace kvant::python::codegen
