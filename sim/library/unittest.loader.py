"""Finding tests."""

import functools
import sys
import types

from unittest.case import FunctionTestCase, TestCase
from unittest.suite import BaseTestSuite, TestSuite

__unittest = True


class TestLoader:
    testMethodPrefix = 'test'
    sortTestMethodsUsing = staticmethod(lambda a, b: (a > b) - (a < b))
    testNamePatterns = None
    suiteClass = TestSuite

    def __init__(self):
        self.errors = []

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, TestSuite):
            raise TypeError('Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?')
        names = [] if testCaseClass in (TestCase, FunctionTestCase) else self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, 'runTest'):
            names = ['runTest']
        return self.suiteClass(map(testCaseClass, names))

    def getTestCaseNames(self, testCaseClass):
        names = []
        for name in dir(testCaseClass):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                continue
            if self.testNamePatterns is not None:
                import fnmatch
                full = f'{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}'
                if not any([fnmatch.fnmatchcase(full, pattern) for pattern in self.testNamePatterns]):
                    continue
            names.append(name)
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def loadTestsFromModule(self, module, *, pattern=None):
        tests = []
        for name in dir(module):
            thing = getattr(module, name)
            if isinstance(thing, type) and issubclass(thing, TestCase) and thing not in (TestCase, FunctionTestCase):
                tests.append(self.loadTestsFromTestCase(thing))
        suite = self.suiteClass(tests)
        load = getattr(module, 'load_tests', None)
        return suite if load is None else load(self, suite, pattern)

    def loadTestsFromName(self, name, module=None):
        parts = name.split('.')
        if module is None:
            module = sys.modules.get(parts[0]) or __import__(parts[0])
            parts = parts[1:]
        parent, thing = None, module
        for part in parts:
            parent, thing = thing, getattr(thing, part)
        if isinstance(thing, types.ModuleType):
            return self.loadTestsFromModule(thing)
        if isinstance(thing, type) and issubclass(thing, TestCase):
            return self.loadTestsFromTestCase(thing)
        if isinstance(thing, types.FunctionType) and isinstance(parent, type) and issubclass(parent, TestCase):
            return self.suiteClass([parent(parts[-1])])
        if isinstance(thing, BaseTestSuite):
            return thing
        if callable(thing):
            test = thing()
            if isinstance(test, BaseTestSuite):
                return test
            if isinstance(test, TestCase):
                return self.suiteClass([test])
            raise TypeError(f'calling {thing} returned {test}, not a test')
        raise TypeError(f"don't know how to make test from: {thing}")

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])


defaultTestLoader = TestLoader()
