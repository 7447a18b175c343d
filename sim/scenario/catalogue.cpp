#include <algorithm>

#include "sim/base/embedded.h"
#include "sim/scenario/scenario.h"

namespace kvant::scenario {

std::span<const EmbeddedFile> bundled_files();  // made from assets/scenarios by sim/embed.cmake

const std::vector<CatalogueEntry>& catalogue() {
  static const std::vector<CatalogueEntry> entries = [] {
    std::vector<std::pair<int, CatalogueEntry>> ordered;
    for (const EmbeddedFile& file : bundled_files()) {
      Header header;
      Problem problem;
      parse_header(file.text, std::string(file.name), header, problem);
      ordered.push_back({header.order, {std::string(file.name), file.text}});
    }
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<CatalogueEntry> result;
    for (auto& [order, entry] : ordered) result.push_back(std::move(entry));
    return result;
  }();
  return entries;
}

std::shared_ptr<const Scenario> load_bundled(std::string_view id, Problem& problem) {
  for (const CatalogueEntry& entry : catalogue()) {
    if (entry.id != id) continue;
    auto scenario = load_text(std::string(entry.source), entry.id + ".py", problem);
    if (!scenario) return nullptr;
    auto bundled = std::make_shared<Scenario>(*scenario);
    bundled->path.clear();
    bundled->id = entry.id;
    return bundled;
  }
  std::vector<std::string> ids;
  for (const CatalogueEntry& entry : catalogue()) ids.push_back(entry.id);
  const std::string near = nearest(id, ids);
  const Text hint = near.empty() ? Text() : message(MessageId::near_word, near);
  problem = {std::string(id), 0, message(MessageId::no_scenario, hint), ""};
  return nullptr;
}

}  // namespace kvant::scenario
