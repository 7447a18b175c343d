// The state of the session in lines of text, for tests by script.
#pragma once
#include <string>

#include "app/panels/context.h"

namespace kvant::gui {

std::string dump_state(const panels::Context& context);

}  // namespace kvant::gui
