"""A program that is its tests."""

import sys

from unittest.loader import defaultTestLoader
from unittest.runner import TextTestRunner

__unittest = True


class TestProgram:
    def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader,
                 exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *,
                 tb_locals=False):
        if isinstance(module, str):
            __import__(module)
            module = sys.modules[module]
        self.module = module
        self.exit = exit
        self.verbosity = verbosity
        self.failfast = failfast
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.warnings = 'default' if warnings is None and not sys.warnoptions else warnings
        self.testLoader = testLoader
        self.testRunner = testRunner
        names = self._parse(list(sys.argv if argv is None else argv)[1:])
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        self.test = (self.testLoader.loadTestsFromNames(names, module) if names
                     else self.testLoader.loadTestsFromModule(module))
        self.runTests()

    def _parse(self, args):
        import argparse
        parser = argparse.ArgumentParser()
        parser.add_argument('-v', '--verbose', dest='verbosity', action='store_const', const=2)
        parser.add_argument('-q', '--quiet', dest='verbosity', action='store_const', const=0)
        parser.add_argument('--locals', dest='tb_locals', action='store_true')
        parser.add_argument('-f', '--failfast', action='store_true')
        parser.add_argument('-b', '--buffer', action='store_true')
        parser.add_argument('-k', dest='patterns', action='append')
        parser.add_argument('tests', nargs='*')
        options = parser.parse_args(args)
        if options.verbosity is not None:
            self.verbosity = options.verbosity
        self.failfast = self.failfast or options.failfast
        self.buffer = self.buffer or options.buffer
        self.tb_locals = self.tb_locals or options.tb_locals
        if options.patterns:
            self.testLoader.testNamePatterns = [p if '*' in p else f'*{p}*' for p in options.patterns]
        return options.tests

    def runTests(self):
        runner = TextTestRunner if self.testRunner is None else self.testRunner
        if isinstance(runner, type):
            try:
                runner = runner(verbosity=self.verbosity, failfast=self.failfast, buffer=self.buffer,
                                warnings=self.warnings, tb_locals=self.tb_locals)
            except TypeError:
                runner = runner()
        self.result = runner.run(self.test)
        if self.exit:
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
