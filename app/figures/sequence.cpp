// The figure `sequence`: threads, the operating system and hosts as life lines; calls that return at once,
// calls that wait, and what comes back.
#include <algorithm>

#include "app/figures/page.h"
#include "app/figures/sequence_steps.h"

namespace kvant::figures {

using lang::TextId;
using scene::Anchor;
using scene::Font;
using scene::Rect;
using Kind = SequenceStep::Kind;

namespace {

constexpr double kRow = 30, kHead = 28, kBar = 9;
constexpr std::size_t kMostSteps = 40;

class Diagram {
 public:
  Diagram(Page& page, const Sequence& sequence) : p_(page), q_(sequence) {}

  void paint() {
    times_ = 0;
    for (const SequenceStep& s : q_.steps)
      times_ = std::max(times_, p_.text_width(lang::duration(s.time, p_.input.lang), note_font()));
    for (const VirtualTime time : q_.later)
      times_ = std::max(times_, p_.text_width(lang::duration(time, p_.input.lang), note_font()));
    const double x0 = p_.left() + times_ + 14;
    const double width = (p_.right() - x0) / static_cast<double>(std::max<std::size_t>(1, q_.lines.size()));
    for (std::size_t i = 0; i < q_.lines.size(); ++i)
      x_.push_back(x0 + width * (static_cast<double>(i) + 0.5));
    pitch_ = width;
    if (q_.before > 0)
      p_.y = p_.paragraph(p_.left(), p_.y - 4, p_.width(),
                          lang::plural(lang::PluralId::fig_steps_skipped, q_.before, p_.input.lang),
                          {.size = 10, .italic = true}, p_.theme.text_soft, {"left-out-before"}) +
             6;
    const double top = p_.y + 4;
    p_.scene.head = {0, top - 4, p_.scene.width, kHead + 8};
    double y = top + kHead + 22;
    for (const SequenceStep& s : q_.steps) {
      y_.push_back(y);
      y += s.kind == Kind::call ? kRow + 4 : kRow;
    }
    bottom_ = y + 4;
    for (std::size_t i = 0; i < q_.lines.size(); ++i) paint_line(i, top);
    paint_activity();
    for (std::size_t i = 0; i < q_.steps.size(); ++i) paint_step(i);
    p_.y = bottom_ + 6;
    if (q_.left_out > 0)
      p_.y = p_.paragraph(p_.left(), p_.y, p_.width(),
                          lang::plural(lang::PluralId::fig_steps_skipped, q_.left_out, p_.input.lang),
                          {.size = 10, .italic = true}, p_.theme.text_soft, {"left-out"});
    paint_legend(x0);
  }

 private:
  const scene::ActorColors& colors(std::size_t line) const {
    const SequenceLine& l = q_.lines[line];
    return l.kind == SequenceLine::Kind::thread ? p_.theme.actor(l.actor) : p_.theme.neutral;
  }

  void paint_line(std::size_t i, double top) {
    const double wide = std::min(pitch_ - 10, 170.0);
    const Rect box{x_[i] - wide / 2, top, wide, kHead};
    const scene::ActorColors& actor = colors(i);
    const auto id = static_cast<std::int32_t>(i);
    if (q_.lines[i].kind == SequenceLine::Kind::thread)
      p_.scene.rect(box, actor.solid, 4).named({"line-#", id});
    else
      p_.scene
          .outline(box, p_.theme.surface, p_.theme.axis, 1,
                   q_.lines[i].kind == SequenceLine::Kind::host ? 12 : 4)
          .named({"line-#", id});
    std::string name = q_.lines[i].name;
    if (q_.lines[i].kind == SequenceLine::Kind::system &&
        p_.text_width(name, heading_font()) > box.width - 16)
      name = p_.tr(TextId::fig_seq_os);
    p_.text_in({box.x + 8, box.y, box.width - 16, box.height}, name, heading_font(),
               q_.lines[i].kind == SequenceLine::Kind::thread ? actor.on_solid : p_.theme.text,
               Anchor::middle);
    p_.scene.line({x_[i], top + kHead}, {x_[i], bottom_}, p_.theme.axis, 0.9).dashed(5, 4);
  }

  // Between its waits a thread is at work; while it waits, its line is a dotted block.
  void paint_activity() {
    for (std::size_t line = 0; line < q_.lines.size(); ++line) {
      if (q_.lines[line].kind != SequenceLine::Kind::thread) continue;
      const scene::ActorColors& actor = colors(line);
      double from = -1;
      bool waits = false;
      const auto flush = [&](double to) {
        if (from < 0 || to - from < 1) return;
        const Rect box{x_[line] - kBar / 2, from, kBar, to - from};
        if (waits) {
          p_.scene.rect(box, actor.pale_io).signs("waits");
          p_.scene.line({x_[line], from + 2}, {x_[line], to - 2}, actor.outline, 1.6).dashed(2, 4);
          waited_ = true;
        } else {
          p_.scene.rect(box, actor.solid).signs("works");
          worked_ = true;
        }
      };
      for (std::size_t i = 0; i < q_.steps.size(); ++i) {
        const SequenceStep& s = q_.steps[i];
        if (s.from != line && s.to != line) continue;
        if (from < 0) from = y_[i] - 12;
        if (s.kind == Kind::wait && s.from == line) flush(y_[i]), from = y_[i], waits = true;
        if ((s.kind == Kind::answer && s.to == line) || (waits && s.from == line && s.kind != Kind::wait))
          flush(y_[i]), from = y_[i], waits = false;
      }
      flush(bottom_ - 6);
    }
  }

  double edge(std::size_t line, double towards) const {
    const double half = q_.lines[line].kind == SequenceLine::Kind::thread ? kBar / 2 + 1 : 1;
    return x_[line] + (towards > x_[line] ? half : -half);
  }

  void paint_words(double x0, double x1, double y, const std::string& text, scene::Color color,
                   std::int32_t id) {
    const Font font = note_font();
    const double room = std::abs(x1 - x0) - 14, left = std::min(x0, x1) + 7;
    const std::string shown = scene::shorten(text, font, room, p_.measure);
    if (shown.empty()) return;
    const double wide = p_.text_width(shown, font), middle = left + room / 2;
    // Over life lines that the arrow crosses.
    p_.scene.rect({middle - wide / 2 - 2, y - 14, wide + 4, 12}, p_.theme.background);
    auto& t = p_.scene.text({middle, y - 4}, shown, font, color, Anchor::middle).named({"step-#-word", id});
    if (shown != text) t.tip(text);
  }

  void paint_step(std::size_t i) {
    const SequenceStep& s = q_.steps[i];
    const double y = y_[i];
    const auto id = static_cast<std::int32_t>(i);
    const std::string time = lang::duration(s.time, p_.input.lang);
    if (i == 0 || time != last_time_) {
      p_.scene.text({p_.left() + times_, y + 3.5}, time, note_font(), p_.theme.text_soft, Anchor::end)
          .named({"time-#", id});
      last_time_ = time;
    }
    const scene::Color ink = s.failed ? p_.theme.text_soft : p_.theme.axis;
    switch (s.kind) {
      case Kind::note: {
        const double x = x_[s.from] + kBar / 2 + 5;
        const Font font{.size = 10, .italic = true};
        // Over the life lines that follow, where one is near.
        const double room = std::min(std::max(pitch_ - kBar - 12, 130.0), p_.right() - x);
        const std::string shown = scene::shorten(s.text, font, room, p_.measure);
        const double wide = p_.text_width(shown, font);
        if (wide > pitch_ - kBar - 12) p_.scene.rect({x - 1, y - 7, wide + 3, 14}, p_.theme.background);
        p_.scene.text({x, y + 3.5}, shown, font, colors(s.from).text).named({"step-#-word", id});
        p_.scene.rect({x_[s.from] - kBar / 2 - 1, y - 0.75, kBar + 2, 1.5}, p_.theme.background);
        break;
      }
      case Kind::work: {
        const Rect box{x_[s.from] - kBar / 2, y - 10, kBar, 22};
        p_.scene.rect(box, p_.theme.neutral.solid).named({"step-#", id}).signs("works");
        const std::string text = p_.format(TextId::fig_seq_works, s.text);
        const double room = pitch_ / 2 - kBar - 4;
        const std::string shown = scene::shorten(p_.text_width(text, note_font()) <= room ? text : s.text,
                                                 note_font(), room, p_.measure);
        p_.scene.text({x_[s.from] + kBar / 2 + 5, y + 4}, shown, note_font(), p_.theme.text_soft)
            .named({"step-#-word", id});
        worked_ = true;
        break;
      }
      case Kind::call: {
        const double a = edge(s.from, x_[s.to]), b = edge(s.to, x_[s.from]);
        paint_words(a, b, y, s.text, s.failed ? p_.theme.text_soft : p_.theme.text, id);
        const std::size_t there = p_.scene.primitives.size();
        paint_straight(p_.scene, {a, y}, {b, y}, ink, 1.2, false, {"step-#", id});
        p_.scene.primitives[there].sign = "call";
        paint_straight(p_.scene, {b, y + 7}, {a, y + 7}, ink, 1, true, {"step-#-back", id});
        calls_ = true;
        break;
      }
      default: {
        const double a = edge(s.from, x_[s.to]), b = edge(s.to, x_[s.from]);
        const bool back = s.kind == Kind::answer || s.kind == Kind::arrive;
        paint_words(a, b, y, s.text, p_.theme.text, id);
        const std::size_t arrow = p_.scene.primitives.size();
        paint_straight(p_.scene, {a, y}, {b, y}, s.kind == Kind::wait ? colors(s.from).outline : ink,
                       s.kind == Kind::wait ? 2 : 1.2, back, {"step-#", id});
        (s.kind == Kind::wait ? waits_ : back ? backs_ : sends_) = true;
        p_.scene.primitives[arrow].sign = s.kind == Kind::wait ? "blocking" : back ? "answer" : "send";
      }
    }
    p_.describe(p_.format(TextId::fig_seq_desc, time, q_.lines[s.from].name, q_.lines[s.to].name, s.text));
  }

  void paint_legend(double x0) {
    std::vector<LegendItem> items;
    const scene::ActorColors& grey = p_.theme.neutral;
    const auto middle = [](const Rect& b) { return b.y + b.height / 2; };
    if (worked_)
      items.push_back({"legend-works", p_.tr(TextId::fig_running), 10, [this, &grey](const Rect& b) {
                         p_.scene.rect({b.x, b.y - 1, kBar, b.height + 2}, grey.solid);
                       }});
    if (waited_)
      items.push_back({"legend-waits", p_.tr(TextId::fig_seq_legend_waits), 10, [this, &grey](const Rect& b) {
                         p_.scene.rect({b.x, b.y - 1, kBar, b.height + 2}, grey.pale_io);
                         p_.scene.line({b.x + kBar / 2, b.y}, {b.x + kBar / 2, b.bottom()}, grey.outline, 1.6)
                             .dashed(2, 4);
                       }});
    if (calls_)
      items.push_back({"legend-call", p_.tr(TextId::fig_seq_legend_call), 28, [this, middle](const Rect& b) {
                         paint_straight(p_.scene, {b.x, middle(b) - 3}, {b.right(), middle(b) - 3},
                                        p_.theme.axis, 1.2, false, {});
                         paint_straight(p_.scene, {b.right(), middle(b) + 4}, {b.x, middle(b) + 4},
                                        p_.theme.axis, 1, true, {});
                       }});
    if (waits_)
      items.push_back(
          {"legend-blocking", p_.tr(TextId::fig_seq_legend_blocking), 28,
           [this, middle, &grey](const Rect& b) {
             paint_straight(p_.scene, {b.x, middle(b)}, {b.right(), middle(b)}, grey.outline, 2, false, {});
           }});
    if (sends_)
      items.push_back({"legend-send", p_.tr(TextId::fig_seq_legend_send), 28, [this, middle](const Rect& b) {
                         paint_straight(p_.scene, {b.x, middle(b)}, {b.right(), middle(b)}, p_.theme.axis,
                                        1.2, false, {});
                       }});
    if (backs_)
      items.push_back(
          {"legend-answer", p_.tr(TextId::fig_seq_legend_answer), 28, [this, middle](const Rect& b) {
             paint_straight(p_.scene, {b.right(), middle(b)}, {b.x, middle(b)}, p_.theme.axis, 1.2, true, {});
           }});
    (void)x0;
    p_.y += p_.legend(items, p_.left(), p_.right(), p_.y + 4) + 4;
  }

  Page& p_;
  const Sequence& q_;
  std::vector<double> x_, y_;
  double times_ = 0, pitch_ = 0, bottom_ = 0;
  std::string last_time_;
  bool worked_ = false, waited_ = false, calls_ = false, waits_ = false, backs_ = false, sends_ = false;
};

}  // namespace

namespace {

using At = std::vector<SequenceStep>::const_iterator;
std::int64_t calls_in(At begin, At end) {
  std::int64_t out = 0;
  for (At at = begin; at != end; ++at) out += at->times;
  return out;
}

// Life lines of what is left out.
void drop_unused_lines(Sequence& q) {
  std::vector<std::size_t> place(q.lines.size(), 0);
  std::vector<bool> used(q.lines.size(), false);
  for (const SequenceStep& s : q.steps) used[s.from] = used[s.to] = true;
  std::vector<SequenceLine> lines;
  for (std::size_t i = 0; i < q.lines.size(); ++i)
    if (used[i]) place[i] = lines.size(), lines.push_back(q.lines[i]);
  q.lines = std::move(lines);
  for (SequenceStep& s : q.steps) s.from = place[s.from], s.to = place[s.to];
}

Sequence first_steps(const FigureInput& input, VirtualTime to) {
  Sequence q = sequence_of(input, input.from, to);
  merge_repeats(q);
  if (q.steps.size() <= kMostSteps) return q;
  const auto end = q.steps.begin() + static_cast<std::ptrdiff_t>(kMostSteps);
  q.left_out = calls_in(end, q.steps.end());
  q.steps.erase(end, q.steps.end());
  drop_unused_lines(q);
  return q;
}

// Of a run that is followed, the steps up to the cursor: the last of them when there are too many.
Sequence steps_until(const FigureInput& input, VirtualTime to) {
  constexpr std::size_t kMostLines = 8;
  const VirtualTime end = input.to == kNever ? input.trace.end_time() : input.to;
  // Lines that come later have their place already when nothing is to move.
  Sequence q = sequence_of(input, input.from, input.steady ? end : to);
  if (input.steady)
    for (const SequenceStep& s : q.steps) q.later.push_back(s.time);
  std::erase_if(q.steps, [to](const SequenceStep& s) { return s.time > to; });
  merge_repeats(q);
  if (q.steps.size() > kMostSteps) {
    const auto first = q.steps.end() - static_cast<std::ptrdiff_t>(kMostSteps);
    q.before = calls_in(q.steps.begin(), first);
    q.steps.erase(q.steps.begin(), first);
  }
  if (q.lines.size() <= kMostLines && input.steady) return q;
  drop_unused_lines(q);
  return q;
}

}  // namespace

scene::Scene layout_sequence(const FigureInput& input) {
  VirtualTime to = input.to == kNever ? input.trace.end_time() : input.to;
  const bool follows = input.hide_future || (input.cursor != kNever && input.to == kNever);
  if (follows) to = std::min(to, input.cursor);
  const Sequence sequence = follows ? steps_until(input, to) : first_steps(input, to);
  Page p(input, TextId::fig_seq_title,
         std::max<double>(320, 110.0 * static_cast<double>(sequence.lines.size())));
  p.paint_title();
  if (sequence.steps.empty() && !(input.steady && !sequence.lines.empty())) {
    p.y = p.paragraph(p.left(), p.y, p.width(), p.tr(TextId::fig_seq_none), text_font(), p.theme.text_soft,
                      {"nothing"});
    p.describe(p.tr(TextId::fig_seq_none));
    return p.take();
  }
  Diagram(p, sequence).paint();
  return p.take(8);
}

}  // namespace kvant::figures
