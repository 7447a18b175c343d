#include "sim/python/natives_containers.h"

#include "sim/python/collector.h"

#include <vector>

namespace kvant::python {

extern const ModuleDef kMultiprocessingModule;  // modules_multiprocessing.cpp

std::span<const TypeDef* const> container_type_defs() {
  static const std::vector<const TypeDef*> all = [] {
    std::vector<const TypeDef*> defs{&kListType,       &kTupleType,     &kDictType,         &kSetType,
                                     &kFrozensetType,  &kRangeType,     &kSliceType,        &kDictKeysType,
                                     &kDictValuesType, &kDictItemsType, &kMappingProxyType, &kDequeType,
                                     &kTextIoType};
    for (const TypeDef* def : iterator_type_defs()) defs.push_back(def);
    return defs;
  }();
  return all;
}

std::span<const ModuleDef* const> container_module_defs() {
  static const ModuleDef* const kAll[] = {
      &kBuiltinsModule,        &kPreludeModule,   &kTimeModule,   &kSysModule,  &kPosixModule,
      &kCollectionsModule,     &kTracebackModule, &kSelectModule, &kNetModule,  &kSigModule,
      &kMultiprocessingModule, &kCollectorModule, &kDisModule,    &kHeapqModule};
  return kAll;
}

}  // namespace kvant::python
