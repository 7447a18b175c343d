#include "sim/python/syntax/depth.h"

#include "sim/python/syntax/visit.h"

namespace kvant::python::syntax {
namespace {

class DepthCheck {
 public:
  template <typename Node>
  void operator()(const Node* node) {
    if (too_deep_) return;
    if (++depth_ > kMaxTreeDepth) {
      too_deep_ = true;
    } else {
      Parts<DepthCheck>(*this).of(*node);
    }
    --depth_;
  }

  bool too_deep() const { return too_deep_; }

 private:
  int depth_ = 0;
  bool too_deep_ = false;
};

}  // namespace

bool is_too_deep(const Tree& tree) {
  DepthCheck check;
  for (const Stmt* s : tree.body) check(s);
  if (tree.expression) check(static_cast<const Expr*>(tree.expression));
  return check.too_deep();
}

}  // namespace kvant::python::syntax
