#include "sim/player/checkpoints.h"

#include <algorithm>

namespace kvant {

Position Checkpoints::next() const {
  if (items_.empty()) return 0;
  const World& last = *items_.back();
  return last.position() + std::max(distance_, static_cast<Position>(last.bytes() / kBytesPerStep));
}

void Checkpoints::offer(const World& world) {
  if (!items_.empty() && world.position() < next()) return;
  items_.push_back(std::make_shared<const World>(world));
  bytes_ += world.bytes();
  if (items_.size() > kMaxCount || (bytes_ > kMaxBytes && items_.size() > 4)) thin();
}

const World& Checkpoints::before(Position position) const {
  const auto after = std::upper_bound(items_.begin(), items_.end(), position,
                                      [](Position p, const auto& world) { return p < world->position(); });
  return after == items_.begin() ? *items_.front() : **(after - 1);
}

void Checkpoints::forget_after(Position position) {
  while (items_.size() > 1 && items_.back()->position() > position) {
    bytes_ -= items_.back()->bytes();
    items_.pop_back();
  }
}

void Checkpoints::thin() {
  std::vector<std::shared_ptr<const World>> kept;
  for (std::size_t i = 0; i < items_.size(); i += 2) kept.push_back(std::move(items_[i]));
  items_ = std::move(kept);
  distance_ *= 2;
  bytes_ = 0;
  for (const auto& world : items_) bytes_ += world->bytes();
}

}  // namespace kvant
