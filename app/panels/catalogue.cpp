#include "app/panels/catalogue.h"

#include "sim/scenario/scenario.h"

namespace kvant::panels {

using lang::TextId;

const std::vector<BundledEntry>& bundled_scenarios() {
  static const std::vector<BundledEntry> kEntries = [] {
    std::vector<BundledEntry> entries;
    for (const scenario::CatalogueEntry& entry : scenario::catalogue()) {
      scenario::Header header;
      scenario::Problem problem;
      scenario::parse_header(entry.source, entry.id, header, problem);
      const auto either = [](const std::string& first, const std::string& second, const std::string& last) {
        return !first.empty() ? first : !second.empty() ? second : last;
      };
      entries.push_back({entry.id, either(header.title.en, header.title.ru, entry.id),
                         either(header.title.ru, header.title.en, entry.id),
                         either(header.description.en, header.description.ru, ""),
                         either(header.description.ru, header.description.en, ""), header.subject});
    }
    return entries;
  }();
  return kEntries;
}

std::string policy_words(machine::PolicyKind kind, lang::Lang lang) {
  switch (kind) {
#define POLICY(id, name, doc)   \
  case machine::PolicyKind::id: \
    return lang::tr(TextId::win_policy_##id, lang);
#include "sim/machine/policies/policies.def"
#undef POLICY
  }
  return "";
}

std::string subject_title(const std::string& subject, lang::Lang lang) {
  struct Row {
    const char* subject;
    TextId title;
  };
  static constexpr Row kRows[] = {
      {"threads", TextId::win_subject_threads},
      {"races", TextId::win_subject_races},
      {"locks", TextId::win_subject_locks},
      {"gil", TextId::win_subject_gil},
      {"scheduling", TextId::win_subject_scheduling},
      {"coroutines", TextId::win_subject_coroutines},
      {"processes", TextId::win_subject_processes},
      {"asyncio", TextId::win_subject_asyncio},
      {"sockets", TextId::win_subject_sockets},
      {"network", TextId::win_subject_sockets},
      {"concurrency", TextId::win_figure_concurrency},
      {"models", TextId::win_figure_compare},
  };
  for (const Row& row : kRows)
    if (subject == row.subject) return lang::tr(row.title, lang);
  return subject.empty() ? lang::tr(TextId::win_subject_other, lang) : subject;
}

}  // namespace kvant::panels
