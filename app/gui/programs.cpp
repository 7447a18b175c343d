#include "app/gui/programs.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string>

namespace kvant::gui {

bool in_path(std::string_view program) {
  const char* path = std::getenv("PATH");
  if (!path) return false;
  const std::string_view all(path);
  for (std::size_t at = 0; at <= all.size();) {
    const std::size_t end = std::min(all.find(':', at), all.size());
    const std::string file = std::string(all.substr(at, end - at)) + "/" + std::string(program);
    if (end > at && access(file.c_str(), X_OK) == 0) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace kvant::gui
