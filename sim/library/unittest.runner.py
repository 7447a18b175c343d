"""Running tests and writing how they went."""

import sys
import time
import warnings

from unittest.case import _SubTest
from unittest.result import TestResult

__unittest = True


class _WritelnDecorator:
    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, name):
        if name in ('stream', '__getstate__'):
            raise AttributeError(name)
        return getattr(self.stream, name)

    def writeln(self, arg=None):
        if arg:
            self.write(arg)
        self.write('\n')


class TextTestResult(TestResult):
    separator1 = '=' * 70
    separator2 = '-' * 70

    def __init__(self, stream, descriptions, verbosity):
        super().__init__(stream, descriptions, verbosity)
        self.stream = stream
        self.showAll = verbosity > 1
        self.dots = verbosity == 1
        self.descriptions = descriptions
        self._new_line = True

    def getDescription(self, test):
        first_line = test.shortDescription()
        return f'{test}\n{first_line}' if self.descriptions and first_line else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(f'{self.getDescription(test)} ... ')
            self.stream.flush()
            self._new_line = False

    def _show(self, word, sign, test=None):
        if self.showAll:
            if isinstance(test, _SubTest):
                if not self._new_line:
                    self.stream.writeln()
                self.stream.write(f'  {self.getDescription(test)} ... ')
            elif self._new_line and test is not None:
                self.stream.write(f'{self.getDescription(test)} ... ')
            self.stream.writeln(word)
            self.stream.flush()
            self._new_line = True
        elif self.dots:
            self.stream.write(sign)
            self.stream.flush()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            failed = issubclass(err[0], subtest.failureException)
            self._show('FAIL' if failed else 'ERROR', 'F' if failed else 'E', subtest)
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._show('ok', '.', test)

    def addError(self, test, err):
        super().addError(test, err)
        self._show('ERROR', 'E', test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._show('FAIL', 'F', test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._show(f'skipped {reason!r}', 's', test)

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._show('expected failure', 'x', test)

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._show('unexpected success', 'u', test)

    def printErrors(self):
        if self.showAll or self.dots:
            self._print('')
        for flavour, found in (('ERROR', self.errors), ('FAIL', self.failures)):
            self.printErrorList(flavour, found)
        if self.unexpectedSuccesses:
            self._print(self.separator1, *[f'UNEXPECTED SUCCESS: {self.getDescription(test)}'
                                           for test in self.unexpectedSuccesses])

    def printErrorList(self, flavour, errors):
        for test, text in errors:
            self._print(self.separator1, f'{flavour}: {self.getDescription(test)}', self.separator2, text)

    def _print(self, *lines):
        for line in lines:
            self.stream.writeln(line)
        self.stream.flush()


def _call_if_there(result, name):
    hook = getattr(result, name, None)
    if hook is not None:
        hook()


class TextTestRunner:
    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
                 warnings=None, *, tb_locals=False):
        self.stream = _WritelnDecorator(sys.stderr if stream is None else stream)
        self.descriptions = descriptions
        self.verbosity = verbosity
        self.failfast = failfast
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.warnings = warnings
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        result = self._makeResult()
        result.failfast, result.buffer, result.tb_locals = self.failfast, self.buffer, self.tb_locals
        with warnings.catch_warnings():
            if self.warnings:
                warnings.simplefilter(self.warnings)
            start = time.perf_counter()
            _call_if_there(result, 'startTestRun')
            try:
                test(result)
            finally:
                _call_if_there(result, 'stopTestRun')
            taken = time.perf_counter() - start
        result.printErrors()
        if hasattr(result, 'separator2'):
            self.stream.writeln(result.separator2)
        run = result.testsRun
        self.stream.writeln('Ran %d test%s in %.3fs' % (run, '' if run == 1 else 's', taken))
        self.stream.writeln()
        infos = []
        if result.wasSuccessful():
            self.stream.write('OK')
        else:
            self.stream.write('FAILED')
            for name, found in (('failures', result.failures), ('errors', result.errors)):
                if found:
                    infos.append(f'{name}={len(found)}')
        for name, found in (('skipped', result.skipped), ('expected failures', result.expectedFailures),
                            ('unexpected successes', result.unexpectedSuccesses)):
            if found:
                infos.append(f'{name}={len(found)}')
        self.stream.writeln(f' ({", ".join(infos)})' if infos else '')
        self.stream.flush()
        return result
