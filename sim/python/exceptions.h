// Exceptions as objects, and their texts.
#pragma once
#include <string>
#include <string_view>

#include "sim/python/interpreter.h"

namespace kvant::python {

// An instance of a built-in exception class. Owned.
Value new_exception(Heap& heap, TypeId type, std::string_view message);
TypeId os_error_type(std::int64_t error);  // the subclass of OSError for an errno (PEP 3151)
Value new_exception_args(Heap& heap, Offset type, Value args_tuple /* borrowed */);
// The exception handled innermost, through the generators; borrowed; null if none.
Value handled_exception(const Interpreter& in);
// Adds the entry of the innermost frame to the pending exception's traceback.
void add_traceback(Interpreter& in, Frame* frame);
bool exception_is(const Heap& heap, Value exception, TypeId type);
// `except type:` where type is a class or a tuple of classes. False with an error raised when it is neither.
bool exception_matches(Interpreter& in, Value exception, Value type, bool& matches);
// `raise exception from cause` for instances; cause null: no `from`. Always leaves something pending; false
// when that is another exception (a TypeError).
bool raise_with_cause(Interpreter& in, Value exception, Value cause);
// A UnicodeDecodeError or UnicodeEncodeError of object[start:end]; `object` is taken over. Always false.
bool raise_unicode_error(Interpreter& in, TypeId type, std::string_view codec, Value object,
                         std::int64_t start, std::int64_t end, std::string_view reason);
// str() of those that are more than their argument: SyntaxError, UnicodeError. False: not one of them.
bool special_exception_text(const Heap& heap, Value exception, std::string& out);
// "  File …" and the lines below it, ending in the message; empty when it is not a SyntaxError with a place.
std::string syntax_error_text(const Heap& heap, Value exception);
void set_context(Interpreter& in, Value exception);

// The whole traceback as CPython prints it, with causes and contexts; uses native repr/str only: objects that
// need Python code for them are shown as CPython shows failing ones. "Did you mean" stands only where the
// interpreter itself shows an exception: the module traceback does not have it before 3.12.
std::string format_exception(Interpreter& in, Value exception, bool suggest = true);
std::string suggestion_for(Interpreter& in, Value exception);

}  // namespace kvant::python
