// Who waits for whom, placed: waiters stand left of whom they wait for, circles of waiters on an ellipse.
#pragma once
#include <string>
#include <vector>

#include "app/figures/figure.h"

namespace kvant::figures {

struct WaitNode {
  ThreadId thread = kNobody;  // kNobody: an object that nobody holds
  std::string name;           // of the object; threads are named by their lane
  int target = -1;            // index of the node it waits for, -1: none
  int edge = -1;              // index in input.waits of that wait
  bool in_cycle = false;
  int level = 0;        // arrows to the root or the circle
  double x = 0, y = 0;  // of the middle
};

struct WaitGraph {
  std::vector<WaitNode> nodes;
  std::vector<scene::Point> centres;  // of each circle: its arrows bend away from it
  std::vector<int> circle_of;         // of each node: index in centres, or -1
  double width = 0, height = 0;       // the room it takes from (0, 0)
};

inline constexpr double kWaitNodeHeight = 30;
inline constexpr double kNarrowWait = 400;  // narrower figures are set closer

// Nodes of one width, in a frame that is about `width` wide. A waiter with several holders is shown waiting
// for the first.
WaitGraph place_waits(const FigureInput& input, double node_width, double width);

// The thread whose beginning start() waits for: nobody holds that, but the arrow points to it.
ThreadId begun_thread(const FigureInput& input, const machine::WaitEdge& edge);

}  // namespace kvant::figures
