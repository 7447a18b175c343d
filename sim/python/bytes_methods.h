// Natives of bytes and bytearray, for their tables (bytes_type.cpp).
#pragma once
#include "sim/python/native.h"

namespace kvant::python {

Outcome bytes_construct(NativeCall& c);  // both types
Outcome bytes_decode(NativeCall& c);     // text_methods.cpp
Outcome bytes_hex(NativeCall& c);
Outcome bytes_fromhex(NativeCall& c);
Outcome bytes_lower(NativeCall& c);
Outcome bytes_upper(NativeCall& c);
Outcome bytes_swapcase(NativeCall& c);
Outcome bytes_capitalize(NativeCall& c);
Outcome bytes_title(NativeCall& c);
Outcome bytes_isalnum(NativeCall& c);
Outcome bytes_isalpha(NativeCall& c);
Outcome bytes_isascii(NativeCall& c);
Outcome bytes_isdigit(NativeCall& c);
Outcome bytes_islower(NativeCall& c);
Outcome bytes_isspace(NativeCall& c);
Outcome bytes_istitle(NativeCall& c);
Outcome bytes_isupper(NativeCall& c);
Outcome bytes_translate(NativeCall& c);
Outcome bytes_maketrans(NativeCall& c);

Outcome bytearray_append(NativeCall& c);
Outcome bytearray_extend(NativeCall& c);
Outcome bytearray_insert(NativeCall& c);
Outcome bytearray_pop(NativeCall& c);
Outcome bytearray_remove(NativeCall& c);
Outcome bytearray_reverse(NativeCall& c);
Outcome bytearray_clear(NativeCall& c);
Outcome bytearray_copy(NativeCall& c);

}  // namespace kvant::python
