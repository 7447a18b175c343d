"""Several interpreters in one process, each with memory and a GIL of its own (PEP 734, Python 3.14).

An interpreter is carried by an address space of its own, which the machine runs like a process; programs see one
process all the same.
"""

import _exec
import _kvant
import _multiprocessing
import atexit
import os
import pickle
import sys
import threading
from multiprocessing.connection import Connection
from multiprocessing.reduction import DupFd, ForkingPickler

__all__ = ['get_current', 'get_main', 'create', 'list_all', 'is_shareable', 'Interpreter', 'InterpreterError',
           'InterpreterNotFoundError', 'ExecutionFailed', 'NotShareableError', 'create_queue', 'Queue', 'QueueEmpty',
           'QueueFull', 'QueueError', 'QueueNotFoundError']


class InterpreterError(Exception):
    """An operation on an interpreter failed."""


class InterpreterNotFoundError(InterpreterError):
    """There is no such interpreter any more."""


class NotShareableError(TypeError):
    """An object cannot go to another interpreter."""


class ExecutionFailed(InterpreterError):
    """Code in another interpreter raised an exception."""

    def __init__(self, excinfo):
        super().__init__(excinfo.formatted)
        self.excinfo = excinfo

    def __str__(self):
        return f'{super().__str__()}\n\nUncaught in the interpreter:\n\n{self.excinfo.errdisplay}'


class _ExcInfo:
    def __init__(self, kind, msg, errdisplay):
        self.type = _ExcType(kind)
        self.msg = msg
        self.formatted = f'{kind}: {msg}' if msg else kind
        self.errdisplay = errdisplay


class _ExcType:
    def __init__(self, name):
        self.__name__ = self.__qualname__ = name
        self.__module__ = 'builtins'


# --- interpreters -----------------------------------------------------------------------------------------------------
_my_id = 0
_known = {}  # id → _Carrier, of those this interpreter made
_lock = threading.Lock()
_objects = {}


class _Carrier:
    """This side of an interpreter: the pipes to it, and who uses it."""

    def __init__(self, id):
        self.id = id
        self.running = None  # the thread that runs in it
        request_r, request_w = os.pipe()
        answer_r, answer_w = os.pipe()
        program = os.getpid()
        pid = os._posix.fork()
        if pid == 0:
            os.set_inheritable(request_r, True)
            os.set_inheritable(answer_w, True)
            source = ('from concurrent.interpreters import _serve\n'
                      f'_serve({request_r}, {answer_w}, {id}, {program})\n')
            _exec.replace(source, '<string>', ['-c'], dict(os.environ), 1)
        os.close(request_r)
        os.close(answer_w)
        self.pid = pid
        self.requests = Connection(request_w, readable=False)
        self.answers = Connection(answer_r, writable=False)

    def ask(self, *request):
        with _lock:
            if self.running is not None:
                raise InterpreterError('interpreter already running')
            self.running = threading.get_ident()
        try:
            self.requests._send_bytes(ForkingPickler.dumps(request))
            _kvant.wait_as('io', None, f'interpreter {self.id}')
            try:
                kind, value = pickle.loads(self.answers._recv_bytes())
            finally:
                _kvant.wait_as()
        finally:
            self.running = None
        return kind, value

    def end(self):
        self.requests.close()
        self.answers.close()
        try:
            _multiprocessing.wait_child(self.pid, None, f'interpreter {self.id}')
        except ChildProcessError:
            pass


def _next_id():
    # Ids are counted over all interpreters of the process.
    segment, _ = _multiprocessing.shm_open(f'interpreters-{os.getpid()}', 1, 8)
    id = _multiprocessing.load(segment, 0, 'q') + 1
    _multiprocessing.store(segment, 0, 'q', id)
    return id


def _end_all():
    for id in list(_known):
        _known.pop(id).end()


atexit.register(_end_all)


class Interpreter:
    def __new__(cls, id, /):
        if not isinstance(id, int):
            raise TypeError(f'id must be an int, got {id!r}')
        made = _objects.get(id)
        if made is None:
            if id != 0 and id != _my_id and id not in _known:
                raise InterpreterNotFoundError(f'unrecognized interpreter ID {id}')
            made = _objects[id] = object.__new__(cls)
            made._id = id
        return made

    def __repr__(self):
        return f'{type(self).__name__}({self._id})'

    def __hash__(self):
        return hash(self._id)

    def __reduce__(self):
        return type(self), (self._id,)

    @property
    def id(self):
        return self._id

    @property
    def whence(self):
        return 'runtime init' if self._id == 0 else '_interpreters module'

    def _carrier(self):
        carrier = _known.get(self._id)
        if carrier is None:
            if self._id in (_my_id, 0):
                raise InterpreterError('interpreter already running')
            raise InterpreterNotFoundError(f'unrecognized interpreter ID {self._id}')
        return carrier

    def is_running(self):
        if self._id in (_my_id, 0):
            return True
        return self._carrier().running is not None

    def close(self):
        if self._id in (_my_id, 0):
            raise InterpreterError('cannot destroy the current interpreter' if self._id == _my_id else
                                   'cannot destroy the main interpreter')
        if self._carrier().running is not None:
            raise InterpreterError('interpreter running')
        _known.pop(self._id).end()
        _objects.pop(self._id, None)

    def prepare_main(self, ns=None, /, **kwargs):
        values = {**(ns or {}), **kwargs}
        for value in values.values():
            try:
                ForkingPickler.dumps(value)
            except Exception as error:
                raise NotShareableError('object does not support cross-interpreter data') from error
        self._finish(self._carrier().ask('prepare', values))

    def exec(self, code, /):
        if not isinstance(code, str):
            if not callable(code):
                raise TypeError(f'exec() arg 1 must be a string, function, or code object, not {type(code).__name__}')
            self.call(code)
            return
        from textwrap import dedent
        self._finish(self._carrier().ask('exec', dedent(code)))

    def call(self, callable, /, *args, **kwargs):
        carrier = self._carrier()
        try:
            data = ForkingPickler.dumps((callable, args, kwargs))
        except Exception as error:
            raise NotShareableError('object could not be unpickled' if False else
                                    f'{callable!r} or its arguments cannot be shared: {error}') from error
        return self._finish(carrier.ask('call', data, _main_program() if b'__main__' in data else None))

    def call_in_thread(self, callable, /, *args, **kwargs):
        thread = threading.Thread(target=self.call, args=(callable, *args), kwargs=kwargs)
        thread.start()
        return thread

    def _finish(self, answer):
        kind, value = answer
        if kind == 'done':
            return value
        if kind == 'not shareable':
            raise NotShareableError(value)
        name, text, display, error = value
        failed = ExecutionFailed(_ExcInfo(name, text, display))
        failed._original = pickle.loads(error) if error is not None else None
        raise failed


def _main_program():
    main = sys.modules['__main__']
    source = getattr(main, '_mp_source', None) or _exec.main_source()
    path = getattr(main, '__file__', None)
    return (path, source) if source is not None and path is not None else None


def create():
    id = _next_id()
    _known[id] = _Carrier(id)
    return Interpreter(id)


def list_all():
    return [Interpreter(id) for id in sorted({0, _my_id, *_known})]


def get_current():
    return Interpreter(_my_id)


def get_main():
    return Interpreter(0)


def is_shareable(obj):
    if isinstance(obj, tuple):
        return all(is_shareable(item) for item in obj)
    return obj is None or isinstance(obj, Queue) or type(obj) in (bool, int, float, str, bytes)


# --- the other side ---------------------------------------------------------------------------------------------------
def _serve(request_fd, answer_fd, id, pid):
    global _my_id
    _my_id = id
    os.getpid = lambda: pid
    _kvant.name_thread(f'interpreter {id}')
    requests, answers = Connection(request_fd, writable=False), Connection(answer_fd, readable=False)
    main = sys.modules['__main__']
    namespace = {'__name__': '__main__', '__builtins__': __builtins__}
    while True:
        try:
            kind, *request = ForkingPickler.loads(requests._recv_bytes())
        except (EOFError, OSError):
            break
        try:
            value = None
            if kind == 'prepare':
                namespace.update(request[0])
            elif kind == 'exec':
                exec(compile(request[0], '<string>', 'exec'), namespace)
            else:
                data, program = request
                if program is not None and sys.modules['__main__'] is main:
                    from multiprocessing.spawn import import_main
                    import_main(*program)
                function, args, kwargs = ForkingPickler.loads(data)
                value = function(*args, **kwargs)
            answer = 'done', value
        except BaseException as error:
            answer = 'failed', _told(error)
        try:
            data = ForkingPickler.dumps(answer)
        except Exception as error:
            data = ForkingPickler.dumps(('not shareable', f'object does not support cross-interpreter data: {error}'))
        sys.stdout.flush()
        sys.stderr.flush()
        answers._send_bytes(data)
    _end_all()


def _told(error):
    from traceback import format_exception
    lines = format_exception(type(error), error, error.__traceback__)
    try:
        data = ForkingPickler.dumps(error)
        pickle.loads(data)
    except Exception:
        data = None
    return type(error).__name__, str(error), ''.join(lines).rstrip('\n'), data


# --- queues -----------------------------------------------------------------------------------------------------------
class QueueError(Exception):
    pass


class QueueNotFoundError(QueueError):
    pass


class ItemInterpreterDestroyed(QueueError):
    pass


import queue as _queue


class QueueEmpty(QueueError, _queue.Empty):
    pass


class QueueFull(QueueError, _queue.Full):
    pass


_MOST = 2 ** 31 - 1


class Queue:
    """Objects from one interpreter to another."""

    def __init__(self, id, maxsize, reader, writer, semaphores):
        self._id = id
        self._maxsize = maxsize
        self._reader = reader
        self._writer = writer
        self._semaphores = semaphores  # a lock for each end, items, places

    def __reduce__(self):
        return _open_queue, (self._id, self._maxsize, DupFd(self._reader.fileno()), DupFd(self._writer.fileno()),
                             self._semaphores)

    def __repr__(self):
        return f'{type(self).__name__}({self._id})'

    def __hash__(self):
        return hash(self._id)

    def __eq__(self, other):
        return isinstance(other, Queue) and other._id == self._id

    @property
    def id(self):
        return self._id

    @property
    def maxsize(self):
        return self._maxsize

    def qsize(self):
        return _multiprocessing.sem_value(self._semaphores[2])

    def empty(self):
        return self.qsize() == 0

    def full(self):
        return self._maxsize > 0 and self.qsize() >= self._maxsize

    def put(self, obj, block=True, timeout=None, *, unbounditems=None):
        try:
            data = ForkingPickler.dumps(obj)
        except Exception as error:
            raise NotShareableError('object does not support cross-interpreter data') from error
        write, _, items, places = self._semaphores
        if not self._take(places, block, timeout):
            raise QueueFull
        _multiprocessing.sem_acquire(write, 'lock', None)
        try:
            self._writer._send_bytes(data)
        finally:
            _multiprocessing.sem_release(write)
        _multiprocessing.sem_release(items)

    def put_nowait(self, obj, *, unbounditems=None):
        self.put(obj, False)

    def get(self, block=True, timeout=None):
        _, read, items, places = self._semaphores
        if not self._take(items, block, timeout):
            raise QueueEmpty
        _multiprocessing.sem_acquire(read, 'lock', None)
        try:
            data = self._reader._recv_bytes()
        finally:
            _multiprocessing.sem_release(read)
        _multiprocessing.sem_release(places)
        return ForkingPickler.loads(data)

    def get_nowait(self):
        return self.get(False)

    def _take(self, semaphore, block, timeout):
        _kvant.wait_as('queue', self)
        try:
            return _multiprocessing.sem_acquire(semaphore, 'queue', timeout if block else 0)
        finally:
            _kvant.wait_as()


def create_queue(maxsize=0, *, unbounditems=None):
    r, w = os.pipe()
    create = _multiprocessing.sem_create
    semaphores = (create(1, 1, 'lock', ''), create(1, 1, 'lock', ''), create(0, _MOST, 'queue', ''),
                  create(maxsize if maxsize > 0 else _MOST, _MOST, 'queue', ''))
    return Queue(semaphores[0], maxsize, Connection(r, writable=False), Connection(w, readable=False), semaphores)


def _open_queue(id, maxsize, reader, writer, semaphores):
    return Queue(id, maxsize, Connection(reader.detach(), writable=False), Connection(writer.detach(), readable=False),
                 semaphores)
