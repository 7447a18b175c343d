"""Tests that are coroutines."""

import asyncio
import contextvars
import inspect
import warnings

from unittest.case import TestCase

__unittest = True


class IsolatedAsyncioTestCase(TestCase):
    """Each test has an event loop of its own, and all parts of a test run in it and in one context."""

    _asyncioRunner = None

    def __init__(self, methodName='runTest'):
        super().__init__(methodName)
        self._asyncioTestContext = contextvars.copy_context()

    # --- for the tests ---
    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        cls = type(cm)
        try:
            enter, leave = cls.__aenter__, cls.__aexit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the asynchronous context "
                            'manager protocol') from None
        entered = await enter(cm)
        self.addAsyncCleanup(leave, cm, None, None, None)
        return entered

    # --- how a test case runs its parts ---
    def _await(self, coroutine):
        return self._asyncioRunner.run(coroutine, context=self._asyncioTestContext)

    def _call(self, func, /, *args, **kwargs):
        """Any function: a coroutine is awaited."""
        if inspect.iscoroutinefunction(func):
            return self._await(func(*args, **kwargs))
        return self._asyncioTestContext.run(func, *args, **kwargs)

    def _callSetUp(self):
        self._asyncioRunner.get_loop()  # setUp() may ask for it, though it is not running yet
        self._call(self.setUp)
        self._await(self.asyncSetUp())

    def _callTestMethod(self, method):
        answer = self._call(method)
        if answer is not None:
            warnings.warn(f'It is deprecated to return a value that is not None from a test case ({method})',
                          DeprecationWarning, stacklevel=4)

    def _callTearDown(self):
        self._await(self.asyncTearDown())
        self._call(self.tearDown)

    def _callCleanup(self, function, *args, **kwargs):
        self._call(function, *args, **kwargs)

    def run(self, result=None):
        return self._with_loop(super().run, result)

    def debug(self):
        self._with_loop(super().debug)

    def _with_loop(self, function, *args):
        with asyncio.Runner(debug=True) as runner:
            self._asyncioRunner = runner
            return function(*args)
