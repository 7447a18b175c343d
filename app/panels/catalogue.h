// The bundled scenarios as lists show them, read once, and the wording of machine rows.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/lang/lang.h"
#include "sim/machine/machine.h"

namespace kvant::panels {

struct BundledEntry {
  std::string id, title_en, title_ru, description_en, description_ru, subject;
  const std::string& title(lang::Lang lang) const { return lang == lang::Lang::ru ? title_ru : title_en; }
  const std::string& description(lang::Lang lang) const {
    return lang == lang::Lang::ru ? description_ru : description_en;
  }
};
const std::vector<BundledEntry>& bundled_scenarios();

// What a policy does, in the person's language; English from the policy's row when there is no translation.
std::string policy_words(machine::PolicyKind kind, lang::Lang lang);
// A subject's heading: "threads" → "Threads".
std::string subject_title(const std::string& subject, lang::Lang lang);

}  // namespace kvant::panels
