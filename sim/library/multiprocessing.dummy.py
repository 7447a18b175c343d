"""The interface of multiprocessing over threads."""

import array
import builtins
import sys
import threading
import weakref
from multiprocessing.dummy.connection import Pipe
from queue import Queue
from threading import Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore

JoinableQueue = Queue
current_process = threading.current_thread


class DummyProcess(threading.Thread):
    """A thread that can be asked what a process can be asked."""

    _pid = None

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}):
        super().__init__(group, target, name, args, kwargs)
        self._parent = current_process()
        self._children = weakref.WeakKeyDictionary()
        self._start_called = False

    def start(self):
        me = current_process()
        if me is not self._parent:
            raise RuntimeError(f'Parent is {self._parent!r} but current_process is {me!r}')
        self._start_called = True
        if hasattr(me, '_children'):
            me._children[self] = None
        super().start()

    @property
    def exitcode(self):
        if self._start_called and not self.is_alive():
            return 0


Process = DummyProcess
current_process()._children = weakref.WeakKeyDictionary()


def active_children():
    known = current_process()._children
    for child in builtins.list(known):
        if not child.is_alive():
            known.pop(child, None)
    return builtins.list(known)


def freeze_support():
    pass


# --- a manager: the objects need no server, so the module itself is the manager ------------------------------------------
def Manager():
    return sys.modules[__name__]


def shutdown():
    pass


dict, list = builtins.dict, builtins.list


class Namespace:
    """An object for attributes."""

    def __init__(self, /, **values):
        vars(self).update(values)

    def __repr__(self):
        public = [f'{name}={value!r}' for name, value in vars(self).items() if name[:1] != '_']
        return f'{type(self).__name__}({", ".join(sorted(public))})'


class Value:
    def __init__(self, typecode, value, lock=True):
        self._typecode, self._value = typecode, value

    def _set(self, value):
        self._value = value

    value = property(lambda self: self._value, _set)

    def __repr__(self):
        return f'<{type(self).__name__}({self._typecode!r}, {self._value!r})>'


def Array(typecode, sequence, lock=True):
    return array.array(typecode, sequence)


def Pool(processes=None, initializer=None, initargs=()):
    from multiprocessing import pool
    return pool.ThreadPool(processes, initializer, initargs)
