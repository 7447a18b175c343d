// Tokens of Python 3.11.
#pragma once

#include <cstdint>
#include <string_view>

namespace kvant::python::syntax {

enum class Tok : std::uint8_t {
  kEndMarker,
  kName,
  kNumber,
  kString,
  kNewline,
  kIndent,
  kDedent,
  kError,
  kUnknownOp,  // a character that begins no token: $ ? !
  // Operators and delimiters.
  kLPar,
  kRPar,
  kLSqb,
  kRSqb,
  kLBrace,
  kRBrace,
  kColon,
  kComma,
  kSemi,
  kPlus,
  kMinus,
  kStar,
  kSlash,
  kVBar,
  kAmper,
  kLess,
  kGreater,
  kEqual,
  kDot,
  kPercent,
  kEqEqual,
  kNotEqual,
  kLessGreater,  // <>: a token, but no operator any more
  kLessEqual,
  kGreaterEqual,
  kTilde,
  kCircumflex,
  kLeftShift,
  kRightShift,
  kDoubleStar,
  kPlusEqual,
  kMinEqual,
  kStarEqual,
  kSlashEqual,
  kPercentEqual,
  kAmperEqual,
  kVBarEqual,
  kCircumflexEqual,
  kLeftShiftEqual,
  kRightShiftEqual,
  kDoubleStarEqual,
  kDoubleSlash,
  kDoubleSlashEqual,
  kAt,
  kAtEqual,
  kRArrow,
  kEllipsis,
  kColonEqual,
  // Keywords.
  kFalse,
  kNone,
  kTrue,
  kAnd,
  kAs,
  kAssert,
  kAsync,
  kAwait,
  kBreak,
  kClass,
  kContinue,
  kDef,
  kDel,
  kElif,
  kElse,
  kExcept,
  kFinally,
  kFor,
  kFrom,
  kGlobal,
  kIf,
  kImport,
  kIn,
  kIs,
  kLambda,
  kNonlocal,
  kNot,
  kOr,
  kPass,
  kRaise,
  kReturn,
  kTry,
  kWhile,
  kWith,
  kYield,
};

struct Token {
  Tok type = Tok::kEndMarker;
  std::string_view text;  // into the source
  int line = 0;           // from 1
  int col = -1;           // in bytes; -1: the token has no place (indents, dedents, end of file)
  int end_line = 0;
  int end_col = -1;
  int level = 0;  // open brackets behind the token
  int memo = -1;  // the parser's: first of the results known to begin here
};

// kName when the word is not a keyword (match, case and _ are names).
Tok keyword_or_name(std::string_view word);

// The operator of one, two or three characters; kUnknownOp when there is none.
Tok operator_token(std::string_view characters);

}  // namespace kvant::python::syntax
