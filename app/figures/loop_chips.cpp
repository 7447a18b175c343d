#include "app/figures/loop_chips.h"

#include "app/figures/words.h"

namespace kvant::figures {

using lang::TextId;
using scene::Anchor;
using scene::Font;
using scene::Rect;
using State = LoopMoment::Task::State;

namespace {

std::string task_name(const LoopMoment& m, const LoopMoment::Handle& handle) {
  if (const LoopMoment::Task* t = m.task(handle.task)) return t->name;
  return handle.name.rfind('_', 0) == 0 ? "" : handle.name;  // the library's own affairs have no name
}

}  // namespace

const scene::ActorColors& loop_colors(const Page& p, std::int64_t task) {
  return task < 0 ? p.theme.neutral : p.theme.actor(task_actor(p.input, task));
}

void paint_chip(Page& p, const Rect& box, const std::string& text, std::int64_t task, State state,
                scene::Id id) {
  const scene::ActorColors& actor = loop_colors(p, task);
  Font font{.weight = scene::FontWeight::medium, .size = 10.5};
  // A whole word in smaller type says more than half of one.
  if (p.text_width(text, font) > box.width - 10) font.size = 9;
  scene::Color letters = actor.text;
  switch (state) {
    case State::running:
      p.scene.rect(box, actor.solid, 4).named(id);
      letters = actor.on_solid;
      break;
    case State::ready:
      p.scene.outline(box, actor.pale, actor.outline, 1, 4).dashed(4, 3).named(id);
      break;
    case State::suspended:
      p.scene.outline(box, p.theme.background, p.theme.text_soft, 0.8, 4).named(id);
      p.scene.rect({box.x, box.y, 4, box.height}, actor.solid, 2);
      break;
    case State::done:
      p.scene.outline(box, p.theme.surface, p.theme.rule, 0.8, 4).named(id);
      letters = p.theme.text_soft;
      break;
  }
  const double wide = p.text_width(text, font);
  const double inset = wide > box.width - 10 ? 2.5 : wide > box.width - 16 ? 5 : 8;
  p.text_in({box.x + inset, box.y, box.width - 2 * inset, box.height}, text, font, letters, Anchor::middle);
}

std::string handle_words(const Page& p, const LoopMoment& m, const LoopMoment::Handle& h) {
  const std::string name = task_name(m, h);
  return name.empty() ? p.tr(TextId::fig_loop_callback) : word(p.input, name);
}

std::vector<QueueChip> queue_chips(const Page& p, const LoopMoment& m,
                                   const std::deque<LoopMoment::Handle>& handles, double room) {
  const Font least{.weight = scene::FontWeight::medium, .size = 9};
  const auto counted = [](const std::string& text, std::size_t count) {
    return text + fmt::format("\u00a0×\u00a0{}", count);
  };
  const bool counts =
      p.text_width(counted(p.tr(TextId::fig_loop_callback), handles.size()), least) <= room - 5;
  std::vector<QueueChip> out;
  for (const LoopMoment::Handle& h : handles) {
    const std::string text = handle_words(p, m, h);
    if (counts && h.task < 0 && !out.empty() && out.back().task < 0 && out.back().text == text)
      ++out.back().count;
    else
      out.push_back({text, h.task, 1});
  }
  for (QueueChip& chip : out)
    if (chip.count > 1) chip.text = counted(chip.text, chip.count);
  return out;
}

void describe_moment(Page& p, const LoopMoment& m) {
  const std::string when = lang::duration(m.time, p.input.lang);
  std::string running = p.tr(TextId::fig_loop_nothing), ready;
  if (m.current.task >= 0 || m.current.handle >= 0) running = handle_words(p, m, m.current);
  for (const auto& h : m.ready) ready += (ready.empty() ? "" : ", ") + handle_words(p, m, h);
  if (ready.empty()) ready = p.tr(TextId::fig_loop_nothing);
  p.describe(p.format(TextId::fig_loop_desc, when, running, ready));
}

}  // namespace kvant::figures
