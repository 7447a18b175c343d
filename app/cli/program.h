// The command line as a function.
#pragma once

namespace kvant::cli {

// Returns the exit status.
int run_program(int argc, char** argv);

}  // namespace kvant::cli
