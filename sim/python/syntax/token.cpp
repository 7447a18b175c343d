#include "sim/python/syntax/token.h"

#include <algorithm>
#include <iterator>

namespace kvant::python::syntax {
namespace {

struct Spelling {
  std::string_view text;
  Tok type;
};

// In the order of their characters, for binary search.
constexpr Spelling kKeywords[] = {
    {"False", Tok::kFalse},
    {"None", Tok::kNone},
    {"True", Tok::kTrue},
    {"and", Tok::kAnd},
    {"as", Tok::kAs},
    {"assert", Tok::kAssert},
    {"async", Tok::kAsync},
    {"await", Tok::kAwait},
    {"break", Tok::kBreak},
    {"class", Tok::kClass},
    {"continue", Tok::kContinue},
    {"def", Tok::kDef},
    {"del", Tok::kDel},
    {"elif", Tok::kElif},
    {"else", Tok::kElse},
    {"except", Tok::kExcept},
    {"finally", Tok::kFinally},
    {"for", Tok::kFor},
    {"from", Tok::kFrom},
    {"global", Tok::kGlobal},
    {"if", Tok::kIf},
    {"import", Tok::kImport},
    {"in", Tok::kIn},
    {"is", Tok::kIs},
    {"lambda", Tok::kLambda},
    {"nonlocal", Tok::kNonlocal},
    {"not", Tok::kNot},
    {"or", Tok::kOr},
    {"pass", Tok::kPass},
    {"raise", Tok::kRaise},
    {"return", Tok::kReturn},
    {"try", Tok::kTry},
    {"while", Tok::kWhile},
    {"with", Tok::kWith},
    {"yield", Tok::kYield},
};

constexpr Spelling kOperators[] = {
    {"(", Tok::kLPar},
    {")", Tok::kRPar},
    {"[", Tok::kLSqb},
    {"]", Tok::kRSqb},
    {"{", Tok::kLBrace},
    {"}", Tok::kRBrace},
    {":", Tok::kColon},
    {",", Tok::kComma},
    {";", Tok::kSemi},
    {"+", Tok::kPlus},
    {"-", Tok::kMinus},
    {"*", Tok::kStar},
    {"/", Tok::kSlash},
    {"|", Tok::kVBar},
    {"&", Tok::kAmper},
    {"<", Tok::kLess},
    {">", Tok::kGreater},
    {"=", Tok::kEqual},
    {".", Tok::kDot},
    {"%", Tok::kPercent},
    {"~", Tok::kTilde},
    {"^", Tok::kCircumflex},
    {"@", Tok::kAt},
    {"==", Tok::kEqEqual},
    {"!=", Tok::kNotEqual},
    {"<>", Tok::kLessGreater},
    {"<=", Tok::kLessEqual},
    {">=", Tok::kGreaterEqual},
    {"<<", Tok::kLeftShift},
    {">>", Tok::kRightShift},
    {"**", Tok::kDoubleStar},
    {"+=", Tok::kPlusEqual},
    {"-=", Tok::kMinEqual},
    {"*=", Tok::kStarEqual},
    {"/=", Tok::kSlashEqual},
    {"%=", Tok::kPercentEqual},
    {"&=", Tok::kAmperEqual},
    {"|=", Tok::kVBarEqual},
    {"^=", Tok::kCircumflexEqual},
    {"//", Tok::kDoubleSlash},
    {"@=", Tok::kAtEqual},
    {"->", Tok::kRArrow},
    {":=", Tok::kColonEqual},
    {"<<=", Tok::kLeftShiftEqual},
    {">>=", Tok::kRightShiftEqual},
    {"**=", Tok::kDoubleStarEqual},
    {"//=", Tok::kDoubleSlashEqual},
    {"...", Tok::kEllipsis},
};

}  // namespace

Tok keyword_or_name(std::string_view word) {
  const auto* found = std::lower_bound(std::begin(kKeywords), std::end(kKeywords), word,
                                       [](const Spelling& s, std::string_view w) { return s.text < w; });
  return found != std::end(kKeywords) && found->text == word ? found->type : Tok::kName;
}

Tok operator_token(std::string_view characters) {
  const auto* found = std::find_if(std::begin(kOperators), std::end(kOperators), [&](const Spelling& s) {
    return s.text[0] == characters[0] && s.text == characters;
  });
  return found != std::end(kOperators) ? found->type : Tok::kUnknownOp;
}

}  // namespace kvant::python::syntax
