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

}  // namespace

WorldImage::WorldImage(World& world, const WorldImage* earlier) : rest_(without_memory(world)) {
  for (const auto& [process, heap] : world.python.heaps())
    heaps_.emplace(process, python::HeapImage(*heap, earlier == nullptr ? nullptr : earlier->image(process)));
}

void WorldImage::restore(World& world) const {
  auto heaps = world.python.take_heaps();  // their memory is used again
  world = rest_;
  std::map<ProcessId, python::Heap> filled;
  for (const auto& [process, image] : heaps_) {
    const auto old = heaps.find(process);
    const bool usable = old != heaps.end() && old->second.base() != nullptr;
    python::Heap heap = usable ? std::move(old->second) : python::Heap();
    image.restore(heap);
    filled.emplace(process, std::move(heap));
  }
  world.python.give_heaps(std::move(filled));
}

World WorldImage::restored() const {
  World world = rest_;
  restore(world);
  return world;
}

std::size_t WorldImage::bytes_beside(const WorldImage* earlier) const {
  std::size_t total = sizeof(World) + rest_.machine.threads().size() * sizeof(machine::Thread);
  for (const auto& [process, heap] : heaps_)
    total += heap.bytes_beside(earlier == nullptr ? nullptr : earlier->image(process));
  return total;
}

const python::HeapImage* WorldImage::image(ProcessId process) const {
  const auto found = heaps_.find(process);
  return found == heaps_.end() ? nullptr : &found->second;
}

}  // namespace kvant
