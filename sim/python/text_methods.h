// Natives of str alone, for its table (text_type.cpp).
#pragma once
#include "sim/python/native.h"

namespace kvant::python {

Outcome str_construct(NativeCall& c);
Outcome str_lower(NativeCall& c);
Outcome str_upper(NativeCall& c);
Outcome str_title(NativeCall& c);
Outcome str_capitalize(NativeCall& c);
Outcome str_swapcase(NativeCall& c);
Outcome str_casefold(NativeCall& c);
Outcome str_isalpha(NativeCall& c);
Outcome str_isdecimal(NativeCall& c);
Outcome str_isdigit(NativeCall& c);
Outcome str_isnumeric(NativeCall& c);
Outcome str_isspace(NativeCall& c);
Outcome str_isprintable(NativeCall& c);
Outcome str_isascii(NativeCall& c);
Outcome str_isalnum(NativeCall& c);
Outcome str_islower(NativeCall& c);
Outcome str_isupper(NativeCall& c);
Outcome str_istitle(NativeCall& c);
Outcome str_isidentifier(NativeCall& c);
Outcome str_encode(NativeCall& c);
Outcome bytes_decode(NativeCall& c);
Outcome str_maketrans(NativeCall& c);
Outcome str_translate(NativeCall& c);
Outcome str_format(NativeCall& c);      // text_format.cpp
Outcome str_format_map(NativeCall& c);  // text_format.cpp

}  // namespace kvant::python
