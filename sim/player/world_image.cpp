#include "sim/player/world_image.h"

#include <utility>

namespace kvant {
namespace {

// Everything but the heaps' memory, which is nearly all of a world.
World without_memory(World& world) {
  auto heaps = world.python.take_heaps();
  World rest = world;
  world.python.give_heaps(std::move(heaps));
  return rest;
}

const machine::MemoryStamp& stamp(const World& world, ProcessId process) {
  return world.machine.processes()[static_cast<std::size_t>(process)].memory;
}

}  // namespace

WorldImage::WorldImage(World& world, const WorldImage* earlier)
    : rest_(without_memory(world)), user_activity_(world.python.user_activity()) {
  for (const auto& [process, heap] : world.python.heaps()) {
    const auto before = earlier == nullptr ? nullptr : earlier->image(process);
    const bool same = before && stamp(world, process) == stamp(earlier->rest_, process);
    if (!same) bytes_compared_ += heap->extent();
    heaps_.emplace(process, same ? before : std::make_shared<const python::HeapImage>(*heap, before.get()));
  }
}

void WorldImage::restore(World& world) const {
  auto heaps = world.python.take_heaps();  // their memory is used again
  std::map<ProcessId, python::Heap> filled;
  for (const auto& [process, image] : heaps_) {
    const auto old = heaps.find(process);
    const bool usable = old != heaps.end() && old->second.base() != nullptr;
    python::Heap heap = usable ? std::move(old->second) : python::Heap();
    if (!usable || stamp(world, process) != stamp(rest_, process)) image->restore(heap);
    filled.emplace(process, std::move(heap));
  }
  world = rest_;
  world.python.give_heaps(std::move(filled));
}

World WorldImage::restored() const {
  World world = rest_;
  restore(world);
  return world;
}

std::size_t WorldImage::bytes_beside(const WorldImage* earlier) const {
  return sizeof(World) + rest_.machine.threads().size() * sizeof(machine::Thread) + bytes_changed(earlier);
}

std::size_t WorldImage::bytes_changed(const WorldImage* earlier) const {
  std::size_t total = 0;
  for (const auto& [process, heap] : heaps_) {
    const auto before = earlier == nullptr ? nullptr : earlier->image(process);
    if (heap != before) total += heap->bytes_beside(before.get());
  }
  return total;
}

std::shared_ptr<const python::HeapImage> WorldImage::image(ProcessId process) const {
  const auto found = heaps_.find(process);
  return found == heaps_.end() ? nullptr : found->second;
}

}  // namespace kvant
