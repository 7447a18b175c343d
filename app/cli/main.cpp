#include "app/cli/program.h"

int main(int argc, char** argv) {
  return kvant::cli::run_program(argc, argv);
}
