// The tables of natives of str, bytes, numbers and of the modules over them, for natives.cpp to put together.
#pragma once
#include <span>

#include "sim/python/native.h"

namespace kvant::python {

extern const TypeDef kStrType, kBytesType, kBytearrayType;
extern const TypeDef kIntType, kBoolType, kFloatType, kComplexType, kRandomType;
std::span<const TypeDef* const> value_type_defs();

extern const ModuleDef kMathModule, kRandomModule, kStructModule, kHashModule, kZlibModule, kRegexModule,
    kUnicodeModule;
std::span<const ModuleDef* const> value_module_defs();

}  // namespace kvant::python
