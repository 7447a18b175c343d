#include "app/panels/context.h"

namespace kvant::panels {

namespace {

constexpr double kSearchSlice = 8;  // ms a frame

}  // namespace

void toggle_breakpoint(Context& c, const std::string& file, int line) {
  c.view.notice =
      c.session.toggle_breakpoint(file, line) ? "" : c.format(TextId::win_breakpoint_no_code, line);
}

void toggle_breakpoint_here(Context& c) {
  const session::ThreadRow* row = c.snapshot ? c.snapshot->thread(c.snapshot->shown) : nullptr;
  if (row && row->code && row->line > 0)
    toggle_breakpoint(c, row->code->filename, row->line);
  else
    c.view.notice = tr(TextId::win_breakpoint_nowhere, c.lang());
}

void run_to_breakpoint(Context& c, int direction) {
  c.view.notice = c.session.run_to_breakpoint(direction) ? "" : tr(TextId::win_breakpoint_none, c.lang());
}

void search_breakpoint(Context& c) {
  if (!c.session.searching()) return;
  const bool forward = c.session.searches_forward();
  const Search result = c.session.search_slice(kSearchSlice);
  if (result == Search::unfinished) return;
  c.view.notice = result == Search::found
                      ? ""
                      : tr(forward ? TextId::win_breakpoint_end : TextId::win_breakpoint_start, c.lang());
  show_cursor(c);
}

}  // namespace kvant::panels
