#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "sim/python/known_modules.h"
#include "sim/scenario/scenario.h"

namespace kvant::scenario {
namespace {

std::string message(std::string source) {
  Problem problem;
  return load_text(std::move(source), "", problem) == nullptr ? problem.to_string() : "";
}

TEST(Imports, AModuleThatIsNotThereIsRefusedBeforehand) {
  EXPECT_EQ(message("import os\nimport numpy as np  # arrays\nprint(1)\n"),
            "2: `import numpy as np`: the simulator has no module numpy (docs/what-is-modelled.md)");
  EXPECT_EQ(message("from pandas.core import x\n"),
            "1: `from pandas.core import x`: the simulator has no module pandas (docs/what-is-modelled.md)");
  EXPECT_EQ(message("import os.nothing\n"),
            "1: `import os.nothing`: the simulator has no module os.nothing (docs/what-is-modelled.md)");
}

TEST(Imports, ANameThatAModuleLacksIsRefusedBeforehand) {
  EXPECT_EQ(message("from functools import wraps, nothing\n"),
            "1: `from functools import wraps, nothing`: the simulator's module functools has no nothing "
            "(docs/what-is-modelled.md)");
  EXPECT_EQ(
      message("from collections.abc import Iterable\nfrom os import path, getpid\nfrom typing import *\n"),
      "");
}

TEST(Imports, ANameThatIsNotModelledIsRefusedWhereItsUseIsSureToBeReached) {
  EXPECT_EQ(message("import os\nprint(1)\nos.chroot('/')\n"),
            "3: `os.chroot('/')`: the simulator's module os has no chroot (docs/what-is-modelled.md)");
  EXPECT_EQ(message("import tracemalloc as t\nif __name__ == '__main__':\n    with open('x') as f:\n"
                    "        print(t.take_snapshot())\n"),
            "4: `print(t.take_snapshot())`: the simulator's module tracemalloc has no take_snapshot "
            "(docs/what-is-modelled.md)");
  EXPECT_EQ(message("from os import chroot\n"),
            "1: `from os import chroot`: the simulator's module os has no chroot (docs/what-is-modelled.md)");
  EXPECT_EQ(message("from os import nothing\n"), "");
  // It may never be reached, or it is expected to fail, or there is no such name anywhere.
  EXPECT_EQ(
      message(
          "import os\ndef f(): os.chroot('/')\ntry:\n    os.chroot('/')\nexcept AttributeError:\n    pass\n"
          "if hasattr(os, 'chroot'): os.chroot('/')\nos.nothing\n"),
      "");
}

// Whatever stands before it: the program does not begin.
TEST(Imports, TheLineAndTheNameAreTold) {
  EXPECT_EQ(message("print('x')\nimport os, tkinter\n"),
            "2: `import os, tkinter`: the simulator has no module tkinter (docs/what-is-modelled.md)");
  EXPECT_EQ(message("print('x')\n\nimport concurrent.nothing\n"),
            "3: `import concurrent.nothing`: the simulator has no module concurrent.nothing "
            "(docs/what-is-modelled.md)");
  EXPECT_EQ(message("print('x')\nfrom threading import Thread, fork\n"),
            "2: `from threading import Thread, fork`: the simulator's module threading has no fork "
            "(docs/what-is-modelled.md)");
  EXPECT_EQ(
      message("print('x')\nfrom queue import (Queue,\n                   Ring)\n"),
      "2: `from queue import (Queue,`: the simulator's module queue has no Ring (docs/what-is-modelled.md)");
  EXPECT_EQ(
      message("from multiprocessing.pool import GreenPool\n"),
      "1: `from multiprocessing.pool import GreenPool`: the simulator's module multiprocessing.pool has no "
      "GreenPool (docs/what-is-modelled.md)");
  EXPECT_EQ(
      message("from subprocess import run, STARTUPINFO\n"),
      "1: `from subprocess import run, STARTUPINFO`: the simulator's module subprocess has no STARTUPINFO "
      "(docs/what-is-modelled.md)");
}

// Several at once, by an import of all names, or made by a call: they are there all the same.
TEST(Imports, NamesThatAreMadeOtherwiseAreFound) {
  EXPECT_EQ(message("from logging import debug, critical, log, Formatter, BASIC_FORMAT, WARN\n"
                    "from multiprocessing.util import sub_debug, info\n"
                    "from multiprocessing.managers import ListProxy, DictProxy, PoolProxy\n"
                    "from concurrent.futures.process import BrokenProcessPool\n"),
            "");
}

TEST(Imports, WhatMayNotBeReachedIsNotRefused) {
  EXPECT_EQ(message("try:\n    import numpy\nexcept ImportError:\n    pass\n"), "");
  EXPECT_EQ(message("if False:\n    import numpy\n"), "");
  EXPECT_EQ(message("def f():\n    import numpy\n"), "");
}

// The page lists the modules; a new one goes into its list.
TEST(Imports, ThePageListsTheModules) {
  std::ifstream file(std::string(KVANT_SOURCE_DIR) + "/docs/what-is-modelled.md");
  std::stringstream page;
  page << file.rdbuf();
  std::string text = page.str();
  const std::string begin = "<!-- modules -->", end = "<!-- /modules -->";
  const std::size_t from = text.find(begin);
  ASSERT_NE(from, std::string::npos);
  text = text.substr(from + begin.size(), text.find(end) - from - begin.size());
  for (char& c : text)
    if (c == '\n') c = ' ';
  std::string wanted;
  for (const std::string& name : python::public_modules())
    wanted += (wanted.empty() ? "`" : ", `") + name + "`";
  EXPECT_EQ(text, " " + wanted + " ");
}

}  // namespace
}  // namespace kvant::scenario
