// Private to dump*.cpp.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/python/syntax/dump.h"

namespace kvant::python::syntax {

std::string_view operator_name(BinaryOperator op);

class DumpWriter {
 public:
  explicit DumpWriter(Attributes attributes) : locations_(attributes == Attributes::kLocations) {}

  std::string take() { return std::move(out_); }

  void write(const Expr& e);
  void write(const Stmt& s);
  void write(const Pattern& p);

  void open(std::string_view node) {
    out_ += node;
    out_ += '(';
    first_.push_back(true);
  }
  void close() {
    out_ += ')';
    first_.pop_back();
  }
  void close(const Location& loc) {
    if (locations_) {
      number("lineno", loc.line);
      number("col_offset", loc.col);
      number("end_lineno", loc.end_line);
      number("end_col_offset", loc.end_col);
    }
    close();
  }
  void name(std::string_view field_name) {
    if (!first_.back()) out_ += ", ";
    first_.back() = false;
    out_ += field_name;
    out_ += '=';
  }
  void text(std::string_view field_name, std::string_view value) {
    name(field_name);
    out_ += value;
  }
  void number(std::string_view field_name, int value) { text(field_name, fmt::format("{}", value)); }
  void bare(std::string_view field_name, std::string_view node) {
    text(field_name, fmt::format("{}()", node));
  }
  // An identifier; nothing when it is empty.
  void word(std::string_view field_name, Identifier value) {
    if (!value.empty()) text(field_name, fmt::format("'{}'", value));
  }
  void context(ExprContext ctx) {
    bare("ctx", ctx == ExprContext::kLoad ? "Load" : ctx == ExprContext::kStore ? "Store" : "Del");
  }
  // A node; nothing when it is null.
  template <typename Node>
  void field(std::string_view field_name, const Node* node) {
    if (!node) return;
    name(field_name);
    write(*node);
  }
  // Nodes; a null one is None.
  template <typename Node>
  void field(std::string_view field_name, const Seq<Node*>& nodes) {
    items(field_name, nodes, [&](const Node* node) {
      if (node) {
        write(*node);
      } else {
        out_ += "None";
      }
    });
  }
  template <typename T, typename Write>
  void items(std::string_view field_name, const Seq<T>& list, Write write_item) {
    name(field_name);
    out_ += '[';
    bool first = true;
    for (const T& item : list) {
      if (!first) out_ += ", ";
      first = false;
      write_item(item);
    }
    out_ += ']';
  }
  void names(std::string_view field_name, const Seq<Identifier>& list) {
    items(field_name, list, [&](Identifier id) { out_ += fmt::format("'{}'", id); });
  }

 private:
  void comprehensions(const Seq<Comprehension*>& list);
  void keywords(const Seq<Keyword*>& list);
  void argument(const Arg& a);
  void arguments(const Arguments& a);
  void aliases(const Seq<Alias*>& list);
  void function(const FunctionFields& f);
  void try_fields(const TryFields& t);

  bool locations_;
  std::string out_;
  std::vector<bool> first_;  // of each open node: no field has been written
};

}  // namespace kvant::python::syntax
