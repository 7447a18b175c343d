// A dialog: a card in the middle over a dimmed window.
#pragma once
#include "app/panels/context.h"

namespace kvant::panels {

class Sheet {
 public:
  Sheet(Context& context, double width, double height, TextId title);
  ~Sheet();
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;
  const Rect& box() const { return box_; }

 private:
  Rect box_;
};

// What went wrong with what the dialog asked for, in place.
void problem_in(Context& context, double x, double y, double room);

// One file a dialog; begin_export chooses the file's name when the dialog opens.
void begin_export(Context& context);
void export_sheet(Context& context);

}  // namespace kvant::panels
