"""Many tests as one."""

import sys

from unittest.case import TestCase, _SubTest, doModuleCleanups, SkipTest, strclass

__unittest = True


class BaseTestSuite:
    _cleanup = True

    def __init__(self, tests=()):
        self._tests, self._removed_tests = [], 0
        self.addTests(tests)

    def __repr__(self):
        return f'<{strclass(type(self))} tests={list(self)}>'

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, type(self)) else NotImplemented

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum([test.countTestCases() for test in self if test])

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f'{test!r} is not callable')
        if isinstance(test, type) and issubclass(test, (TestCase, TestSuite)):
            raise TypeError('TestCases and TestSuites must be instantiated before passing them to addTest()')
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError('tests must be an iterable of tests, not a string')
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for test in self:
            if result.shouldStop:
                break
            test(result)
        return result

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def debug(self):
        for test in self:
            test.debug()


class _ErrorHolder:
    """Stands for a class or module whose set-up failed."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __str__(self):
        return self.description

    def __repr__(self):
        return f'<ErrorHolder description={self.description!r}>'

    def countTestCases(self):
        return 0


_ErrorHolder.failureException = ()


class TestSuite(BaseTestSuite):
    def run(self, result, debug=False):
        top = not result._testRunEntered
        result._testRunEntered = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if not isinstance(test, BaseTestSuite):
                self._leave_class(test, result)
                self._enter_module(test, result)
                self._enter_class(test, result)
                result._previousTestClass = type(test)
                if getattr(type(test), '_classSetupFailed', False) or result._moduleSetUpFailed:
                    continue
            if debug:
                test.debug()
            else:
                test(result)
            if self._cleanup:
                self._removed_tests += test.countTestCases()
                self._tests[index] = None
        if top:
            self._leave_class(None, result)
            self._leave_module(result)
            result._testRunEntered = False
        return result

    def debug(self):
        from unittest.result import TestResult
        self.run(TestResult(), True)

    def _report(self, result, name, where):
        info = sys.exc_info()
        holder = _ErrorHolder(f'{name} ({where})')
        if isinstance(info[1], SkipTest):
            result.addSkip(holder, str(info[1]))
        else:
            result.addError(holder, info)

    def _enter_class(self, test, result):
        cls = type(test)
        if cls is result._previousTestClass or result._moduleSetUpFailed or getattr(cls, '__unittest_skip__', False):
            return
        try:
            cls._classSetupFailed = False
        except TypeError:
            pass
        set_up = getattr(cls, 'setUpClass', None)
        if set_up is not None:
            try:
                set_up()
            except Exception:
                cls._classSetupFailed = True
                self._report(result, 'setUpClass', strclass(cls))
                cls.doClassCleanups()

    def _leave_class(self, test, result):
        cls = result._previousTestClass
        if (cls is None or type(test) is cls or getattr(cls, '_classSetupFailed', False) or result._moduleSetUpFailed
                or getattr(cls, '__unittest_skip__', False)):
            return
        tear_down = getattr(cls, 'tearDownClass', None)
        if tear_down is not None:
            try:
                tear_down()
            except Exception:
                self._report(result, 'tearDownClass', strclass(cls))
            do_cleanups = getattr(cls, 'doClassCleanups', None)
            if do_cleanups is not None:
                do_cleanups()
                for info in cls.tearDown_exceptions:
                    result.addError(_ErrorHolder(f'tearDownClass ({strclass(cls)})'), info)

    def _enter_module(self, test, result):
        before = result._previousTestClass
        name = type(test).__module__
        if before is not None and before.__module__ == name:
            return
        self._leave_module(result)
        result._moduleSetUpFailed = False
        set_up = getattr(sys.modules.get(name), 'setUpModule', None)
        if set_up is not None:
            try:
                set_up()
            except Exception:
                result._moduleSetUpFailed = True
                self._report(result, 'setUpModule', name)

    def _leave_module(self, result):
        if result._previousTestClass is None or result._moduleSetUpFailed:
            return
        name = result._previousTestClass.__module__
        tear_down = getattr(sys.modules.get(name), 'tearDownModule', None)
        if tear_down is not None:
            try:
                tear_down()
            except Exception:
                self._report(result, 'tearDownModule', name)
        try:
            doModuleCleanups()
        except Exception:
            self._report(result, 'tearDownModule', name)
