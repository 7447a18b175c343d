#include "app/session/step_table.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>

#include "app/session/snapshot.h"
#include "app/session/step_replay.h"
#include "sim/player/stepper.h"
#include "sim/python/compile/compiler.h"

namespace kvant::session {

using figures::StepLevel;
using figures::StepTable;
using python::Op;
using Row = StepTable::Step;

namespace {

constexpr std::size_t kMostColumns = 4;  // as many threads as fit a page
constexpr Position kFollowed = 4'000;    // positions replayed, where the latest steps are wanted

class Table {
 public:
  Table(const Player& player, const StepTableOptions& options) : player_(player), o_(options) {}

  StepTable make() {
    t_.variable = o_.variable;
    if (o_.level == StepLevel::refcount && from_events()) return std::move(t_);
    StepReplay replay(player_);
    const bool whole = o_.from == 0 && o_.to == kNever;
    std::vector<StepWindow> windows{{0, player_.end()}};
    SwitchPlace place;
    if (!whole) {
      const Position from = o_.from == 0 ? 0 : replay.position_at(o_.from, 0, player_.end());
      const Position to =
          o_.to == kNever ? player_.end() : replay.position_at(o_.to, from, player_.end()) + 1;
      windows = {{from, std::min(to, from + kScanned)}};
      if (o_.latest && to > from + kFollowed) windows = {{to - kFollowed, to}};
    } else if (player_.end() > kScanned) {
      place = interesting_place(player_, t_.variable);
      windows = place.windows;
      switched_off_ = place.thread;
    }
    for (std::size_t w = 0; w < windows.size(); ++w) {
      std::vector<RawStep> part = replay.scan(windows[w]);
      if (place.thread != kNobody && windows.size() == 2) trim(part, place, w == 0);
      if (place.thread != kNobody && windows.size() == 1) trim_whole(part, place);
      if (w > 0)
        gap_at_ = raw_.size(), gap_count_ = static_cast<std::int64_t>(windows[w].from - windows[w - 1].to);
      raw_.insert(raw_.end(), part.begin(), part.end());
    }
    keep_one_process();
    if (t_.variable.empty()) find_variable();
    choose_threads();
    rows();
    finish();
    return std::move(t_);
  }

 private:
  std::string thread_name(ThreadId id) const {
    return short_name(player_.lanes().threads()[static_cast<std::size_t>(id)].name);
  }

  // A reference count without protection: its events say all.
  bool from_events() {
    const auto& events = player_.trace().events();
    std::map<std::int64_t, std::set<ThreadId>> who;
    std::map<std::int64_t, std::map<ThreadId, std::int64_t>> seen;
    std::map<std::int64_t, std::int64_t> now;
    std::int64_t object = -1, first = -1;
    std::size_t lost_at = 0;
    for (std::size_t i = 0; i < events.size(); ++i) {
      const trace::Event& e = events[i];
      if (e.kind == trace::EventKind::ref_read) {
        seen[e.a][e.thread] = e.b, now.try_emplace(e.a, e.b), who[e.a].insert(e.thread);
        if (first < 0) first = e.a;
      } else if (e.kind == trace::EventKind::ref_write) {
        if (object < 0 && seen[e.a].count(e.thread) && now[e.a] != seen[e.a][e.thread])
          object = e.a, lost_at = i;
        now[e.a] = e.b;
      }
    }
    if (first < 0) return false;
    if (object < 0) {
      for (const auto& [o, threads] : who)
        if (threads.size() > 1 && object < 0) object = o;
      if (object < 0) object = first;
    }
    t_.is_count = true;
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < events.size(); ++i) {
      const trace::Event& e = events[i];
      if (e.a == object && (e.kind == trace::EventKind::ref_read || e.kind == trace::EventKind::ref_write) &&
          e.time >= o_.from && e.time <= o_.to)
        indices.push_back(i);
    }
    // The rows around the loss.
    const auto at = std::lower_bound(indices.begin(), indices.end(), lost_at);
    std::size_t begin = lost_at == 0 ? 0 : static_cast<std::size_t>(at - indices.begin());
    begin = begin > 7 ? begin - 7 : 0;
    std::map<ThreadId, std::int64_t> read;
    std::int64_t expected = 0;
    bool started = false, any_lost = false;
    std::int64_t current = 0;
    std::set<ThreadId> open;
    for (std::size_t k = begin; k < indices.size() && t_.steps.size() < o_.most; ++k) {
      const trace::Event& e = events[indices[k]];
      if (t_.variable.empty()) t_.variable = player_.trace().text(e.text);
      column(e.thread);
      Row row;
      row.thread = e.thread, row.time = e.time;
      if (e.kind == trace::EventKind::ref_read) {
        if (!started) t_.initial = std::to_string(e.b), expected = current = e.b, started = true;
        read[e.thread] = e.b;
        open.insert(e.thread);
        row.what = Row::What::read;
        row.text = "READ  count = " + std::to_string(e.b);
        t_.steps.push_back(row);
        continue;
      }
      if (!read.count(e.thread)) continue;
      const std::int64_t delta = e.b - read[e.thread];
      Row change = row;
      change.text = delta >= 0 ? "count + " + std::to_string(delta) : "count − " + std::to_string(-delta);
      row.what = Row::What::write;
      row.text = "WRITE count = " + std::to_string(e.b);
      row.value = std::to_string(e.b);
      row.lost = current != read[e.thread];
      any_lost |= row.lost;
      expected += delta;
      current = e.b;
      open.erase(e.thread);
      read.erase(e.thread);
      t_.steps.push_back(change);
      t_.steps.push_back(row);
      if (any_lost && open.empty()) break;
    }
    t_.expected = std::to_string(expected);
    t_.actual = std::to_string(current);
    mark_suspended();
    return true;
  }

  // Processes share no variables: what is told is that of the one with the most threads at work.
  void keep_one_process() {
    const auto& lanes = player_.lanes().threads();
    const auto process_of = [&](ThreadId thread) { return lanes[static_cast<std::size_t>(thread)].process; };
    std::map<ProcessId, std::set<ThreadId>> threads;
    for (const RawStep& r : raw_)
      if (r.load || r.store) threads[process_of(r.thread)].insert(r.thread);
    if (threads.size() < 2) return;
    const auto chosen = std::max_element(threads.begin(), threads.end(), [](const auto& a, const auto& b) {
      return a.second.size() < b.second.size();
    });
    const ProcessId process = chosen->first;
    std::erase_if(raw_, [&](const RawStep& r) { return process_of(r.thread) != process; });
    gap_at_ = ~std::size_t{0};
  }

  void find_variable() {
    std::map<std::string, std::set<ThreadId>> stores;
    std::vector<std::string> order;
    for (const RawStep& r : raw_) {
      if (!r.store || r.value.empty() || r.value[0] == '<') continue;  // a module, a lock: nothing to be read
      if (!stores.count(r.name)) order.push_back(r.name);
      stores[r.name].insert(r.thread);
    }
    std::size_t most = 0;
    for (const std::string& name : order) {
      std::size_t n = 0;
      for (ThreadId t : stores[name]) n += t == 0 ? 1 : 10;
      if (n > most) most = n, t_.variable = name;
    }
  }

  // Of a loop only the updates next to the switch: the one that was cut in two, and one or two of the others.
  void trim(std::vector<RawStep>& part, const SwitchPlace& place, bool first) const {
    std::size_t begin = 0, end = part.size();
    if (first) {
      for (std::size_t i = 0; i < part.size() && part[i].position < place.off; ++i)
        if (part[i].thread == place.thread && touches(part[i]) && part[i].load) begin = i;
      int stores = 0;
      for (std::size_t i = begin; i < part.size() && stores < 2; ++i)
        if (part[i].thread != place.thread && touches(part[i]) && part[i].store && ++stores == 2) end = i + 1;
    } else {
      for (std::size_t i = 0; i < part.size() && part[i].position < place.on; ++i)
        if (part[i].thread != place.thread && touches(part[i]) && part[i].load) begin = i;
      for (std::size_t i = begin; i < part.size(); ++i)
        if (part[i].thread == place.thread && touches(part[i]) && part[i].store) {
          end = i + 1;
          break;
        }
    }
    part.resize(end);
    part.erase(part.begin(), part.begin() + static_cast<std::ptrdiff_t>(begin));
  }

  // The same when both ends of the cut update are in one part: of many updates between, the first and the
  // last.
  void trim_whole(std::vector<RawStep>& part, const SwitchPlace& place) {
    std::size_t begin = 0, end = part.size();
    for (std::size_t i = 0; i < part.size() && part[i].position < place.off; ++i)
      if (part[i].thread == place.thread && touches(part[i]) && part[i].load) begin = i;
    for (std::size_t i = begin; i < part.size(); ++i)
      if (part[i].position >= place.on && part[i].thread == place.thread && touches(part[i]) &&
          part[i].store) {
        end = i + 1;
        break;
      }
    part.resize(end);
    part.erase(part.begin(), part.begin() + static_cast<std::ptrdiff_t>(begin));
    std::size_t first = 0, last = 0, stores = 0;  // others': past the first store, at the last load
    for (std::size_t i = 0; i < part.size(); ++i) {
      if (part[i].thread == place.thread || !touches(part[i])) continue;
      if (part[i].store && ++stores == 1) first = i + 1;
      if (part[i].load) last = i;
    }
    if (stores < 4 || last <= first) return;
    gap_at_ = raw_.size() + first;
    gap_count_ = static_cast<std::int64_t>(last - first);
    part.erase(part.begin() + static_cast<std::ptrdiff_t>(first),
               part.begin() + static_cast<std::ptrdiff_t>(last));
  }

  bool touches(const RawStep& r) const { return (r.load || r.store) && r.name == t_.variable; }

  // Threads other than the first that touch the variable; with the first when they are not two.
  void choose_threads() {
    std::set<ThreadId> others;
    for (const RawStep& r : raw_)
      if (touches(r) && r.thread != 0) others.insert(r.thread);
    shown_ = others;
    if (others.size() < 2) shown_.insert(0);
    std::size_t first = 0;
    while (first < raw_.size() && !(touches(raw_[first]) && raw_[first].thread != 0)) ++first;
    if (first == raw_.size()) first = 0;
    begin_ = first;
    // Its value before.
    for (std::size_t i = 0; i < first; ++i)
      if (touches(raw_[i])) t_.initial = raw_[i].value;
    if (t_.initial.empty() && first < raw_.size() && raw_[first].load) t_.initial = raw_[first].value;
    // Up to the last touch by a thread shown.
    end_ = raw_.size();
    while (end_ > begin_ && !(touches(raw_[end_ - 1]) && shown_.count(raw_[end_ - 1].thread))) --end_;
  }

  void column(ThreadId thread) {
    for (const StepTable::Column& c : t_.columns)
      if (c.thread == thread) return;
    t_.columns.push_back({thread, thread_name(thread)});
    std::sort(t_.columns.begin(), t_.columns.end(),
              [](const auto& a, const auto& b) { return a.thread < b.thread; });
  }

  std::string source(const RawStep& r) const {
    const auto& lines = player_.scenario().lines;
    if (r.line < 1 || static_cast<std::size_t>(r.line) > lines.size()) return "";
    std::string text = lines[static_cast<std::size_t>(r.line) - 1];
    if (const std::size_t comment = text.find("  #"); comment != std::string::npos) text.resize(comment);
    const std::size_t first = text.find_first_not_of(" \t");
    text = first == std::string::npos ? "" : text.substr(first);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.pop_back();
    return text;
  }

  // "x += by" → "x + by"; "x = f(x)" → "f(x)".
  static std::string right_side(const std::string& line) {
    static constexpr const char* kOps[] = {" += ", " -= ", " *= ", " //= ", " /= ", " %= "};
    for (const char* op : kOps) {
      const std::size_t at = line.find(op);
      if (at == std::string::npos) continue;
      std::string sign(op);
      sign.erase(sign.find('='), 1);
      return line.substr(0, at) + sign + line.substr(at + std::string(op).size());
    }
    const std::size_t at = line.find(" = ");
    return at == std::string::npos ? line : line.substr(at + 3);
  }

  std::string instruction_text(const RawStep& r) {
    auto [at, fresh] = listings_.try_emplace(r.code.get());
    if (fresh) at->second = python::disassemble(*r.code);
    for (const python::DisLine& line : at->second) {
      if (line.instruction != r.instruction || line.extended) continue;
      std::string text(python::info_of(line.op).name);
      std::string arg = line.arg_text;
      if (arg.size() > 1 && arg.front() == '(' && arg.back() == ')') arg = arg.substr(1, arg.size() - 2);
      if (arg.rfind("NULL + ", 0) == 0) arg = arg.substr(7);
      if (!arg.empty()) text += " " + arg;
      return text;
    }
    return "";
  }

  bool line_touches(const RawStep& r) {
    const auto key = std::make_pair(r.code.get(), r.line);
    const auto at = lines_.find(key);
    if (at != lines_.end()) return at->second;
    bool found = false, load = false, store = false;
    for (std::size_t i = 0; i < r.code->code.size() && !found; ++i)
      found = r.code->locations[i].line == r.line && global_name(*r.code, i, load, store) == t_.variable;
    return lines_[key] = found;
  }

  void rows() {
    struct Of {
      int line = -1;
      std::uint32_t depth = 0;
      std::size_t last = 0;
      std::string read;
      bool has_read = false, computed = false;
      std::size_t row = 0;
    };
    std::map<ThreadId, Of> of;
    ThreadId last_thread = kNobody;
    std::string value = t_.initial;
    for (std::size_t i = begin_; i < end_; ++i) {
      if (i == gap_at_ && i > begin_) {
        Row gap;
        gap.what = Row::What::gap;
        gap.count = gap_count_;
        t_.steps.push_back(gap);
        value = "?";
        last_thread = kNobody;
      }
      const RawStep& r = raw_[i];
      if (value == "?" && touches(r) && r.load) value = r.value;
      if (!shown_.count(r.thread)) continue;
      Of& mine = of[r.thread];
      Row row;
      row.thread = r.thread, row.time = r.time;
      const bool mine_store = touches(r) && r.store;
      const bool lost = mine_store && mine.has_read && (value == "?" || value != mine.read);
      if (o_.level == StepLevel::refcount) {
        if (touches(r) && r.load) {
          mine.read = r.value, mine.has_read = true, mine.computed = false, mine.line = r.line;
          row.what = Row::What::read;
          row.text = "READ  " + t_.variable + " = " + r.value;
          push(row);
        } else if (mine.has_read && !mine.computed && mine.line == r.line &&
                   (r.code->code[r.instruction].op == Op::BINARY_OP)) {
          mine.computed = true;
          row.text = right_side(source(r));
          push(row);
        } else if (mine_store) {
          row.what = Row::What::write;
          row.text = "WRITE " + t_.variable + " = " + r.value;
          row.value = r.value, row.lost = lost;
          push(row);
        }
      } else if (o_.level == StepLevel::instruction) {
        if (touches(r) && r.load) mine.read = r.value, mine.has_read = true;
        if (line_touches(r)) {
          row.what = mine_store ? Row::What::write : touches(r) ? Row::What::read : Row::What::plain;
          row.text = instruction_text(r);
          if (mine_store) row.value = r.value, row.lost = lost;
          if (!row.text.empty()) push(row);
        }
      } else {
        if (touches(r) && r.load) mine.read = r.value, mine.has_read = true;
        const bool fresh = mine.line != r.line || mine.depth != r.depth || r.instruction < mine.last;
        const bool back = !fresh && last_thread != r.thread && line_touches(r);
        mine.line = r.line, mine.depth = r.depth, mine.last = r.instruction;
        const std::string text = source(r);
        if ((fresh || back) && !text.empty() && text.rfind("def ", 0) != 0) {
          row.text = back ? "… " + text : text;
          const std::size_t before = t_.steps.size();
          push(row);
          mine.row = t_.steps.size() > before ? before : ~std::size_t{0};
        }
        if (mine_store && mine.row < t_.steps.size()) {
          Row& shown = t_.steps[mine.row];
          shown.what = Row::What::write, shown.value = r.value, shown.lost = lost;
        }
        if ((fresh || back) && text.empty()) continue;
      }
      if (mine_store) value = r.value, mine.has_read = false;
      last_thread = r.thread;
    }
    last_value_ = value;
  }

  void push(Row row) {
    const bool crowded = t_.columns.size() == kMostColumns &&
                         std::none_of(t_.columns.begin(), t_.columns.end(),
                                      [&](const auto& c) { return c.thread == row.thread; });
    if (!o_.latest && (crowded || left_out_ > 0 || t_.steps.size() >= kScanned)) {
      ++left_out_;
      return;
    }
    column(row.thread);
    t_.steps.push_back(std::move(row));
  }

  // Between two threads' rows, when the first has more to do and has no core (or no GIL) meanwhile.
  void mark_suspended() {
    std::vector<Row> out;
    const auto& lanes = player_.lanes().threads();
    for (std::size_t i = 0; i < t_.steps.size(); ++i) {
      out.push_back(t_.steps[i]);
      std::size_t next = i + 1;
      while (next < t_.steps.size() && t_.steps[next].what == Row::What::gap) ++next;
      if (next >= t_.steps.size()) continue;
      const Row &a = t_.steps[i], &b = t_.steps[next];
      if (a.thread == b.thread || a.what == Row::What::gap) continue;
      const bool more = std::any_of(t_.steps.begin() + static_cast<std::ptrdiff_t>(i) + 1, t_.steps.end(),
                                    [&](const Row& r) { return r.thread == a.thread; });
      // Whoever else has rows on both sides of a gap may have run in it.
      if (next > i + 1 && a.thread != switched_off_) continue;
      if (!more || a.what == Row::What::write) continue;
      const trace::Lane& lane = lanes[static_cast<std::size_t>(a.thread)];
      const std::size_t at = lane.at(b.time);
      if (at < lane.intervals.size() && lane.intervals[at].state == trace::LaneState::running) {
        // On another core at the same time, and not suspended at all.
        const std::size_t before = lane.at(a.time);
        if (before == at) continue;
      }
      Row s;
      s.what = Row::What::suspended;
      s.thread = a.thread, s.time = a.time;
      out.push_back(s);
    }
    t_.steps = std::move(out);
  }

  static bool integer(const std::string& text, std::int64_t& out) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc() && end == text.data() + text.size();
  }

  // When every write added to what its thread had read, the sum is what was to be expected.
  void expect_sum() {
    std::int64_t sum = 0, value = 0;
    if (!integer(t_.initial, sum)) return;
    std::map<ThreadId, std::int64_t> read;
    for (const RawStep& r : raw_) {
      if (&r < &raw_[begin_] || &r >= raw_.data() + end_ || !touches(r) || !shown_.count(r.thread)) continue;
      if (!integer(r.value, value)) return;
      if (r.load) {
        read[r.thread] = value;
        continue;
      }
      const std::string line = source(r);
      const bool adds = line.find(" += ") != std::string::npos || line.find(" -= ") != std::string::npos ||
                        line.find(t_.variable + " + ") != std::string::npos ||
                        line.find(t_.variable + " - ") != std::string::npos;
      if (!adds || !read.count(r.thread)) return;
      sum += value - read[r.thread];
    }
    t_.expected = std::to_string(sum);
  }

  // Room for the newest at the cost of the oldest. The row of a gap before them stands for all since the
  // start.
  void keep_latest() {
    if (!o_.latest) return;
    std::size_t spare = t_.steps.size() > o_.most ? t_.steps.size() - o_.most + 1 : 0;
    std::set<ThreadId> threads;
    for (std::size_t i = t_.steps.size(); i-- > spare;) {
      if (t_.steps[i].thread == kNobody) continue;
      if (threads.size() == kMostColumns && threads.count(t_.steps[i].thread) == 0) spare = i + 1;
      if (spare <= i) threads.insert(t_.steps[i].thread);
    }
    if (spare == 0) return;
    std::erase_if(t_.columns, [&](const auto& c) { return threads.count(c.thread) == 0; });
    t_.initial = "";
    Row gap;
    gap.what = Row::What::gap;
    gap.count = static_cast<std::int64_t>(spare);
    t_.steps.erase(t_.steps.begin(), t_.steps.begin() + static_cast<std::ptrdiff_t>(spare));
    t_.steps.insert(t_.steps.begin(), gap);
    cut_ = true;
  }

  // A line that is executed again and again (a comprehension) is one row.
  void merge_lines() {
    if (o_.level != StepLevel::line) return;
    std::vector<Row> out;
    std::int64_t times = 1;
    const auto finish_row = [&] {
      if (times > 1) out.back().text += "\u00a0×\u00a0" + std::to_string(times);
      times = 1;
    };
    for (Row& row : t_.steps) {
      const bool again = !out.empty() && row.what != Row::What::gap && out.back().thread == row.thread &&
                         out.back().text == row.text && out.back().value.empty() && !row.lost;
      if (!again) {
        if (!out.empty()) finish_row();
        out.push_back(std::move(row));
        continue;
      }
      ++times;
      out.back().what = row.what, out.back().value = row.value, out.back().time = row.time;
    }
    if (!out.empty()) finish_row();
    t_.steps = std::move(out);
  }

  // Of too many rows each thread's first and last ones between two switches, as far as there is room.
  void condense() {
    if (o_.latest || t_.steps.size() <= o_.most) return;
    const std::vector<Row> all = std::move(t_.steps);
    t_.steps.clear();
    std::vector<std::pair<std::size_t, std::size_t>> stretches;  // [begin, end) of one thread
    for (std::size_t i = 0; i < all.size(); ++i)
      if (stretches.empty() || all[i].thread != all[stretches.back().first].thread)
        stretches.emplace_back(i, i + 1);
      else
        stretches.back().second = i + 1;
    constexpr std::size_t kLeastRows = 7;  // of a stretch: two updates and a gap
    const std::size_t each = std::max(kLeastRows, o_.most / stretches.size());
    const auto left_out = [&](std::size_t begin, std::size_t end) {
      Row gap;
      gap.what = Row::What::gap;
      for (std::size_t i = begin; i < end; ++i) gap.count += all[i].what == Row::What::gap ? all[i].count : 1;
      t_.steps.push_back(gap);
    };
    const auto copy = [&](std::size_t begin, std::size_t end) {
      t_.steps.insert(t_.steps.end(), all.begin() + static_cast<std::ptrdiff_t>(begin),
                      all.begin() + static_cast<std::ptrdiff_t>(end));
    };
    for (const auto& [begin, end] : stretches) {
      if (t_.steps.size() + std::min(each, end - begin) > o_.most) {
        left_out(begin, all.size());
        return;
      }
      if (end - begin <= each) {
        copy(begin, end);
        continue;
      }
      // An update is not cut in two: up to a write, and on from what follows one.
      std::size_t head = begin + each / 2, tail = end - (each - 1) / 2;
      for (std::size_t i = head; i > begin + 1; --i)
        if (all[i - 1].what == Row::What::write) {
          head = i;
          break;
        }
      for (std::size_t i = tail; i + 1 < end; ++i)
        if (all[i - 1].what == Row::What::write) {
          tail = i;
          break;
        }
      copy(begin, head);
      left_out(head, tail);
      copy(tail, end);
    }
  }

  void finish() {
    merge_lines();
    keep_latest();
    if (begin_ < end_ && gap_count_ == 0 && left_out_ == 0 && !cut_) {
      expect_sum();
      t_.actual = last_value_;
    }
    if (left_out_ > 0) {
      Row gap;
      gap.what = Row::What::gap;
      gap.count = left_out_;
      t_.steps.push_back(gap);
    }
    condense();
    mark_suspended();
  }

  const Player& player_;
  const StepTableOptions& o_;
  StepTable t_;
  std::vector<RawStep> raw_;
  std::set<ThreadId> shown_;
  std::size_t begin_ = 0, end_ = 0, gap_at_ = ~std::size_t{0};
  std::int64_t gap_count_ = 0, left_out_ = 0;
  ThreadId switched_off_ = kNobody;  // on both sides of the gap, in the middle of an update
  std::string last_value_;
  bool cut_ = false;
  std::map<const python::CodeUnit*, std::vector<python::DisLine>> listings_;
  std::map<std::pair<const python::CodeUnit*, int>, bool> lines_;
};

}  // namespace

std::string shared_variable(const Player& player, figures::StepLevel level) {
  StepTableOptions options;
  options.level = level;
  const StepTable whole = Table(player, options).make();
  return whole.is_count ? "" : whole.variable;
}

StepTable step_table(const Player& player, const StepTableOptions& options) {
  return Table(player, options).make();
}

std::vector<std::pair<Position, ThreadId>> step_places(const Player& player) {
  std::vector<std::pair<Position, ThreadId>> out;
  if (player.end() > kScanned) return out;
  for (const RawStep& r : StepReplay(player).scan({0, player.end()})) out.emplace_back(r.position, r.thread);
  return out;
}

}  // namespace kvant::session
