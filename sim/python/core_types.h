// The tables of natives of the interpreter's own types, for natives.cpp.
#pragma once
#include <string>

#include "sim/python/native.h"

namespace kvant::python {

extern const TypeDef kObjectType, kTypeType;  // type_object.cpp
extern const TypeDef kFunctionType, kNativeFunctionType, kMethodDescriptorType, kMethodType, kCodeType,
    kCellType, kGetsetType, kMemberType, kModuleType;  // type_function.cpp
extern const TypeDef kPropertyType, kStaticMethodType, kClassMethodType, kSuperType, kWeakrefType,
    kGenericAliasType, kUnionType;  // type_descriptor.cpp
extern const TypeDef kGeneratorType, kCoroutineType, kCoroutineWrapperType, kAsyncGeneratorType,
    kAsyncGenOpType;                              // generator_methods.cpp
extern const TypeDef kFrameType, kTracebackType;  // traceback_type.cpp
extern const TypeDef kBaseExceptionType;          // exceptions_type.cpp
std::span<const TypeDef* const> exception_type_defs();
extern const TypeDef kSyntaxErrorType, kUnicodeErrorType;  // exceptions_details.cpp
extern const TypeDef kLockType, kRLockType;                // modules_thread.cpp

extern const ModuleDef kInternalModule;  // attribute_builtins.cpp: without a public name
extern const ModuleDef kThreadModule, kKvantModule, kWeakModule, kImportModule, kEndModule, kTraceModule,
    kProcessModule, kExecModule;

// Whether instances can be weakly referenced: not with __slots__ without "__weakref__" in it and in its
// bases.
bool has_weak_room(Interpreter& in, Value type);  // type_descriptor.cpp
// Puts the descriptors __dict__ and __weakref__ into a class's dict, once.
void complete_namespace(Interpreter& in, Value type);  // type_namespace.cpp

std::string full_type_name(const Heap& heap, Offset type);  // with its module (protocol_repr.cpp)
std::string default_repr(const Heap& heap, Value v, Offset type);

// Entered by call_native itself (SpecialNative).
Outcome native_getattr(NativeCall& c);
Outcome native_setattr(NativeCall& c);
Outcome native_delattr(NativeCall& c);
Outcome native_generator_send(NativeCall& c);
Outcome native_generator_next(NativeCall& c);
Outcome native_generator_throw(NativeCall& c);
Outcome native_run_code(NativeCall& c);        // (code, globals, locals)
Outcome native_run_class_body(NativeCall& c);  // (function, namespace)
Outcome native_type_or(NativeCall& c);         // int | None
// object.__getattribute__, object.__setattr__, object.__delattr__
Outcome native_object_getattribute(NativeCall& c);
Outcome native_object_setattr(NativeCall& c);
Outcome native_object_delattr(NativeCall& c);

}  // namespace kvant::python
