"""Contexts: the whole interface of multiprocessing, for one start method."""

import os
import sys
import threading
from importlib import import_module
from multiprocessing import process, reduction


class ProcessError(Exception):
    """What all errors of multiprocessing are."""


class BufferTooShort(ProcessError):
    """A message did not fit; it is the exception's argument."""


class TimeoutError(ProcessError):
    """The result was not there in time."""


class AuthenticationError(ProcessError):
    """The other end does not know the key."""


def _part(name):
    """A module of the package. Programs load only those that they use."""
    return import_module('multiprocessing.' + name)


class BaseContext:
    """The functions of the package as methods; what they make is for processes of this context's start method."""

    ProcessError, BufferTooShort = ProcessError, BufferTooShort
    TimeoutError, AuthenticationError = TimeoutError, AuthenticationError
    current_process, parent_process, active_children = map(
        staticmethod, (process.current_process, process.parent_process, process.active_children))
    reducer = property(lambda self: reduction)

    def _make(self, module, kind, *args, **options):  # C
        """An object of a class that wants to know its context."""
        return getattr(_part(module), kind)(*args, **options, ctx=self.get_context())

    # Locks and their kin.
    def Lock(self):
        return self._make('synchronize', 'Lock')

    def RLock(self):
        return self._make('synchronize', 'RLock')

    def Condition(self, lock=None):
        return self._make('synchronize', 'Condition', lock)

    def Semaphore(self, value=1):
        return self._make('synchronize', 'Semaphore', value)

    def BoundedSemaphore(self, value=1):
        return self._make('synchronize', 'BoundedSemaphore', value)

    def Event(self):
        return self._make('synchronize', 'Event')

    def Barrier(self, parties, action=None, timeout=None):
        return self._make('synchronize', 'Barrier', parties, action, timeout)

    # Ways to send objects.
    def Pipe(self, duplex=True):
        return _part('connection').Pipe(duplex)

    def Queue(self, maxsize=0):
        return self._make('queues', 'Queue', maxsize)

    def JoinableQueue(self, maxsize=0):
        return self._make('queues', 'JoinableQueue', maxsize)

    def SimpleQueue(self):
        return self._make('queues', 'SimpleQueue')

    # Shared memory.
    def RawValue(self, typecode_or_type, *args):
        return _part('sharedctypes').RawValue(typecode_or_type, *args)

    def RawArray(self, typecode_or_type, size_or_initializer):
        return _part('sharedctypes').RawArray(typecode_or_type, size_or_initializer)

    def Value(self, typecode_or_type, *args, lock=True):
        return self._make('sharedctypes', 'Value', typecode_or_type, *args, lock=lock)

    def Array(self, typecode_or_type, size_or_initializer, *, lock=True):
        return self._make('sharedctypes', 'Array', typecode_or_type, size_or_initializer, lock=lock)

    # Processes that do the work of others.
    def Pool(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None):
        return _part('pool').Pool(processes, initializer, initargs, maxtasksperchild, context=self.get_context())

    def Manager(self):
        """A manager whose server runs already."""
        manager = self._make('managers', 'SyncManager')
        manager.start()
        return manager

    # Settings.
    def cpu_count(self):
        return os.cpu_count()

    def freeze_support(self):
        """Of use on Windows only."""

    def allow_connection_pickling(self):
        _part('connection')

    def get_logger(self):
        return _part('util').get_logger()

    def log_to_stderr(self, level=None):
        return _part('util').log_to_stderr(level)

    def set_executable(self, executable):
        _part('spawn').set_executable(executable)

    def set_forkserver_preload(self, module_names):
        _part('forkserver').set_forkserver_preload(module_names)

    def get_context(self, method=None):
        if method is not None and method not in _concrete_contexts:
            raise ValueError(f'cannot find context for {method!r}')
        return self if method is None else _concrete_contexts[method]

    def get_start_method(self, allow_none=False):
        return self._name

    def set_start_method(self, method, force=False):
        raise ValueError('cannot set start method of concrete context')

    def _check_available(self):
        pass


# --- one context a start method -------------------------------------------------------------------------------------
class ForkProcess(process.BaseProcess):
    _start_method = 'fork'

    @staticmethod
    def _Popen(process_obj):
        return _part('popen_fork').Popen(process_obj)


class SpawnProcess(process.BaseProcess):
    _start_method = 'spawn'

    @staticmethod
    def _Popen(process_obj):
        return _part('popen_spawn_posix').Popen(process_obj)


class ForkServerProcess(process.BaseProcess):
    _start_method = 'forkserver'

    @staticmethod
    def _Popen(process_obj):
        return _part('popen_forkserver').Popen(process_obj)


class ForkContext(BaseContext):
    _name, Process = 'fork', ForkProcess


class SpawnContext(BaseContext):
    _name, Process = 'spawn', SpawnProcess


class ForkServerContext(BaseContext):
    _name, Process = 'forkserver', ForkServerProcess


_concrete_contexts = {kind._name: kind() for kind in (ForkContext, SpawnContext, ForkServerContext)}


# --- the context of the package itself ------------------------------------------------------------------------------
class Process(process.BaseProcess):
    """Begins by whatever start method is the default at its start."""

    @staticmethod
    def _Popen(process_obj):
        return _chosen()._Popen(process_obj)

    @staticmethod
    def _after_fork():
        return _chosen()._after_fork()


def _chosen():
    return _default_context.get_context().Process


class DefaultContext(BaseContext):
    """Stands for one of the others: the one that was set, or since its first use the default."""

    Process = Process

    def __init__(self, context):
        self._default_context, self._actual_context = context, None

    def get_context(self, method=None):
        if method is None:
            self._actual_context = self._actual_context or self._default_context
            return self._actual_context
        return super().get_context(method)

    def get_start_method(self, allow_none=False):
        if allow_none and self._actual_context is None:
            return None
        return self.get_context()._name

    def set_start_method(self, method, force=False):
        if not force and self._actual_context is not None:
            raise RuntimeError('context has already been set')
        self._actual_context = None if method is None and force else self.get_context(method)

    def get_all_start_methods(self):
        return [*_concrete_contexts]


_default_context = DefaultContext(_concrete_contexts['fork' if sys.version_info < (3, 14) else 'forkserver'])


def _force_start_method(method):
    _default_context._actual_context = _concrete_contexts[method]


# --- while a process that is not forked is being started, what it needs is pickled --------------------------------------
_tls = threading.local()


def get_spawning_popen():
    return getattr(_tls, 'spawning_popen', None)


def set_spawning_popen(popen):
    _tls.spawning_popen = popen


def assert_spawning(obj):
    if not get_spawning_popen():
        raise RuntimeError(f'{type(obj).__name__} objects should only be shared between processes through inheritance')
