// The tables of natives of containers, built-in functions and modules, for natives.cpp to put together.
#pragma once
#include <span>

#include "sim/python/native.h"

namespace kvant::python {

std::span<const TypeDef* const> container_type_defs();
std::span<const ModuleDef* const> container_module_defs();

extern const TypeDef kListType, kTupleType, kDictType, kSetType, kFrozensetType, kRangeType, kSliceType;
extern const TypeDef kDictKeysType, kDictValuesType, kDictItemsType, kMappingProxyType, kDequeType;
extern const TypeDef kTextIoType;
std::span<const TypeDef* const> iterator_type_defs();

extern const ModuleDef kBuiltinsModule;  // the functions; types and exceptions are put in by the boot
extern const ModuleDef kPreludeModule;   // "_prelude_natives": goes into the prelude's namespace at the boot
extern const ModuleDef kTimeModule, kSysModule, kPosixModule, kCollectionsModule, kTracebackModule,
    kSelectModule, kNetModule, kSigModule, kHeapqModule;

}  // namespace kvant::python
