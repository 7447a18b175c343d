#include "sim/player/checkpoints.h"

#include <algorithm>
#include <limits>

namespace kvant {

Position Checkpoints::next() const {
  if (items_.empty()) return 0;
  if (closed_) return std::numeric_limits<Position>::max();
  const Position last = items_.back()->position();
  const Position distance =
      std::min(distance_, std::max(kNearest, last / (heavy_ ? kShareOfRun * 4 : kShareOfRun)));
  const std::size_t small = std::min(bytes_compared_, kSmallWorld);
  const std::size_t beyond = bytes_compared_ - small;
  return last +
         std::max(distance, static_cast<Position>(small / kBytesPerStep + beyond / kBytesPerStepBeyond));
}

void Checkpoints::offer(World& world) {
  if (!items_.empty() && world.position() < next()) return;
  const WorldImage* last = items_.empty() ? nullptr : items_.back().get();
  items_.push_back(std::make_unique<const WorldImage>(world, last));
  bytes_ += items_.back()->bytes_beside(last);
  heavy_ = items_.back()->bytes_changed(last) > kMuchChanged;
  bytes_compared_ = items_.back()->bytes_compared();
  if (items_.size() > kMaxCount || (bytes_ > kMaxBytes && items_.size() > 4)) thin();
}

namespace {

bool is_before(Position position, const std::unique_ptr<const WorldImage>& checkpoint) {
  return position < checkpoint->position();
}

}  // namespace

const WorldImage& Checkpoints::before(Position position) const {
  const auto after = std::upper_bound(items_.begin(), items_.end(), position, is_before);
  return after == items_.begin() ? *items_.front() : **(after - 1);
}

const WorldImage& Checkpoints::before_time(VirtualTime time) const {
  const auto after = std::upper_bound(items_.begin(), items_.end(), time,
                                      [](VirtualTime t, const std::unique_ptr<const WorldImage>& checkpoint) {
                                        return t < checkpoint->time();
                                      });
  return after == items_.begin() ? *items_.front() : **(after - 1);
}

const WorldImage* Checkpoints::after(const WorldImage& checkpoint) const {
  const auto after = std::upper_bound(items_.begin(), items_.end(), checkpoint.position(), is_before);
  return after == items_.end() ? nullptr : after->get();
}

void Checkpoints::forget_after(Position position) {
  while (items_.size() > 1 && items_.back()->position() > position) items_.pop_back();
  count_bytes();
}

void Checkpoints::thin() {
  std::vector<std::unique_ptr<const WorldImage>> kept;
  for (std::size_t i = 0; i < items_.size(); i += 2) kept.push_back(std::move(items_[i]));
  items_ = std::move(kept);
  distance_ *= 2;
  count_bytes();
}

void Checkpoints::count_bytes() {
  bytes_ = 0;
  const WorldImage* last = nullptr;
  for (const auto& item : items_) {
    bytes_ += item->bytes_beside(last);
    last = item.get();
  }
}

}  // namespace kvant
