"""Help with `with`."""

import sys as _sys
from abc import ABC, _has_methods, abstractmethod
from functools import wraps as _wraps

__all__ = ['asynccontextmanager', 'contextmanager', 'closing', 'nullcontext', 'AbstractContextManager',
           'AbstractAsyncContextManager', 'AsyncExitStack', 'ContextDecorator', 'ExitStack', 'redirect_stdout',
           'redirect_stderr', 'suppress', 'aclosing', 'chdir']


class AbstractContextManager(ABC):
    def __enter__(self):
        return self

    @abstractmethod
    def __exit__(self, kind, error, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, other):
        return _has_methods(other, '__enter__', '__exit__') if cls is AbstractContextManager else NotImplemented

    __class_getitem__ = classmethod(type(list[int]))


class AbstractAsyncContextManager(ABC):
    async def __aenter__(self):
        return self

    @abstractmethod
    async def __aexit__(self, kind, error, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, other):
        return _has_methods(other, '__aenter__', '__aexit__') if cls is AbstractAsyncContextManager else NotImplemented

    __class_getitem__ = classmethod(type(list[int]))


class ContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, function):
        @_wraps(function)
        def inner(*args, **kwargs):
            with self._recreate_cm():
                return function(*args, **kwargs)
        return inner


class AsyncContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, function):
        @_wraps(function)
        async def inner(*args, **kwargs):
            manager = self._recreate_cm()
            async with manager:
                return await function(*args, **kwargs)
        return inner


def _is_thrown_one(raised, thrown, ends):
    """Whether what comes out of a generator is what was thrown into it. Those that end one come out in a RuntimeError."""
    return raised is thrown or (isinstance(raised, RuntimeError) and raised.__cause__ is thrown
                                and isinstance(thrown, ends))


class _GeneratorManager:
    def __init__(self, function, args, kwargs):
        self.gen = function(*args, **kwargs)
        self._made_by = function, args, kwargs
        self.__doc__ = getattr(function, '__doc__', None)

    def _recreate_cm(self):
        return type(self)(*self._made_by)


class _GeneratorContextManager(_GeneratorManager, ContextDecorator, AbstractContextManager):
    def __enter__(self):
        del self._made_by
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, kind, error, traceback):
        if kind is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        thrown = kind() if error is None else error
        try:
            self.gen.throw(thrown)
        except StopIteration as stop:
            return stop is not thrown
        except BaseException as raised:
            if not _is_thrown_one(raised, thrown, StopIteration):
                raise
            thrown.__traceback__ = traceback  # without the generator's frames
            return False
        raise RuntimeError("generator didn't stop after throw()")


class _AsyncGeneratorContextManager(_GeneratorManager, AsyncContextDecorator, AbstractAsyncContextManager):
    async def __aenter__(self):
        del self._made_by
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, kind, error, traceback):
        if kind is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            raise RuntimeError("generator didn't stop")
        thrown = kind() if error is None else error
        try:
            await self.gen.athrow(thrown)
        except StopAsyncIteration as stop:
            return stop is not thrown
        except BaseException as raised:
            if not _is_thrown_one(raised, thrown, (StopIteration, StopAsyncIteration)):
                raise
            thrown.__traceback__ = traceback  # without the generator's frames
            return False
        raise RuntimeError("generator didn't stop after athrow()")


def contextmanager(func):
    @_wraps(func)
    def helper(*args, **kwargs):
        return _GeneratorContextManager(func, args, kwargs)
    return helper


def asynccontextmanager(func):
    @_wraps(func)
    def helper(*args, **kwargs):
        return _AsyncGeneratorContextManager(func, args, kwargs)
    return helper


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *error):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *error):
        await self.thing.aclose()


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, kind, error, traceback):
        return kind is not None and issubclass(kind, self._exceptions)


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *error):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *error):
        pass


class _Redirect(AbstractContextManager):
    def __init__(self, new_target):
        self._new_target = new_target
        self._old = []

    def __enter__(self):
        import sys
        self._old.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, *error):
        import sys
        setattr(sys, self._stream, self._old.pop())


class redirect_stdout(_Redirect):
    _stream = 'stdout'


class redirect_stderr(_Redirect):
    _stream = 'stderr'


def _details(error):
    return (None, None, None) if error is None else (type(error), error, error.__traceback__)


def _mend_context(new, old, outer):
    """What was raised while leaving came while `old` was handled, not what the `with` statement stood in."""
    while True:
        context = new.__context__
        if context is None or context is old:
            return
        if context is outer:
            break
        new = context
    new.__context__ = old


def _raise_as_it_is(error):
    context = error.__context__
    try:
        raise error
    except BaseException:
        error.__context__ = context
        raise


class _Stack:
    def __init__(self):
        self._exits = []  # (is it awaited?, function(kind, error, traceback))

    def pop_all(self):
        other = type(self)()
        other._exits = self._exits
        self._exits = []
        return other

    def push(self, exit):
        method = getattr(type(exit), '__exit__', None)
        if method is None:
            self._exits.append((False, exit))
        else:
            self._exits.append((False, lambda *error: method(exit, *error)))
        return exit

    def enter_context(self, cm):
        cls = type(cm)
        try:
            enter, exit = cls.__enter__, cls.__exit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol") from None
        result = enter(cm)
        self._exits.append((False, lambda *error: exit(cm, *error)))
        return result

    def callback(self, function, /, *args, **kwargs):
        def call(*error):
            function(*args, **kwargs)
        self._exits.append((False, call))
        return function


class ExitStack(_Stack, AbstractContextManager):
    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        outer = _sys.exception()
        pending, raised = error, False
        while self._exits:
            _, exit = self._exits.pop()
            try:
                if exit(*_details(pending)):
                    pending, raised = None, False
            except BaseException as other:
                _mend_context(other, pending, outer)
                pending, raised = other, True
        if raised:
            _raise_as_it_is(pending)
        return error is not None and pending is None

    def close(self):
        self.__exit__(None, None, None)


class AsyncExitStack(_Stack, AbstractAsyncContextManager):
    async def enter_async_context(self, cm):
        cls = type(cm)
        try:
            enter, exit = cls.__aenter__, cls.__aexit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support "
                            'the asynchronous context manager protocol') from None
        result = await enter(cm)
        self._exits.append((True, lambda *error: exit(cm, *error)))
        return result

    def push_async_exit(self, exit):
        method = getattr(type(exit), '__aexit__', None)
        self._exits.append((True, exit if method is None else lambda *error: method(exit, *error)))
        return exit

    def push_async_callback(self, function, /, *args, **kwargs):
        async def call(*error):
            await function(*args, **kwargs)
        self._exits.append((True, call))
        return function

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, traceback):
        outer = _sys.exception()
        pending, raised = error, False
        while self._exits:
            is_async, exit = self._exits.pop()
            try:
                answer = exit(*_details(pending))
                if is_async:
                    answer = await answer
                if answer:
                    pending, raised = None, False
            except BaseException as other:
                _mend_context(other, pending, outer)
                pending, raised = other, True
        if raised:
            _raise_as_it_is(pending)
        return error is not None and pending is None

    async def aclose(self):
        await self.__aexit__(None, None, None)


class chdir(AbstractContextManager):
    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        import os
        before = os.getcwd()
        os.chdir(self.path)
        self._old_cwd.append(before)  # one for each block it stands in

    def __exit__(self, *error):
        import os
        os.chdir(self._old_cwd.pop())
