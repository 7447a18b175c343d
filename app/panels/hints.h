// What the window's controls are for, shown when the pointer is on them. One row each in hints.def.
#pragma once
#include <string>
#include <string_view>

#include "app/lang/lang.h"

namespace kvant::panels {

std::string hint_of(std::string_view id, lang::Lang lang);  // "": nothing to say

}  // namespace kvant::panels
