"""What came of the tests."""

import io
import sys
import traceback

__unittest = True


class TestResult:
    _previousTestClass = None
    _testRunEntered = False
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.testsRun = 0
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses = [], []
        self.failfast = self.shouldStop = self.buffer = self.tb_locals = False
        self._captured = None

    def startTest(self, test):
        self.testsRun += 1
        if self.buffer:
            self._captured = io.StringIO(), io.StringIO(), sys.stdout, sys.stderr
            sys.stdout, sys.stderr = self._captured[:2]

    def stopTest(self, test):
        if self._captured is not None:
            sys.stdout, sys.stderr = self._captured[2:]
            self._captured = None

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def _stop_if_failfast(self):
        if self.failfast:
            self.stop()

    def addError(self, test, err):
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._stop_if_failfast()

    def addFailure(self, test, err):
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._stop_if_failfast()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self._stop_if_failfast()
            into = self.failures if issubclass(err[0], test.failureException) else self.errors
            into.append((subtest, self._exc_info_to_string(err, test)))

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        self._stop_if_failfast()

    def wasSuccessful(self):
        return not self.failures and not self.errors and not self.unexpectedSuccesses

    def stop(self):
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        kind, error, tb = err
        shown = traceback.TracebackException(kind, error, _own_frames(error, tb, test), compact=True,
                                             capture_locals=self.tb_locals)
        lines = list(shown.format())
        if self._captured is not None:
            for title, stream in (('Stdout', self._captured[0]), ('Stderr', self._captured[1])):
                text = stream.getvalue()
                if text:
                    lines.append(f'\n{title}:\n{text}' + ('' if text.endswith('\n') else '\n'))
        return ''.join(lines)

    def __repr__(self):
        cls = type(self)
        return (f'<{cls.__module__}.{cls.__qualname__} run={self.testsRun} errors={len(self.errors)} '
                f'failures={len(self.failures)}>')


def _is_library(tb):
    return '__unittest' in tb.tb_frame.f_globals


def _own_frames(error, tb, test):
    """The traceback without the frames of this package at both ends."""
    while tb is not None and _is_library(tb):
        tb = tb.tb_next
    if isinstance(error, test.failureException):
        last = at = tb
        while at is not None and not _is_library(at):
            last, at = at, at.tb_next
        if last is not None:
            last.tb_next = None
    return tb
