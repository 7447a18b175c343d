"""Objects in a server process, and proxies by which other processes use them.

A proxy knows the server's address and the object's id. For each thread that uses proxies there is one connection, and
at its other end one thread of the server that answers it. Short questions, such as those that count the proxies of an
object, have a connection of their own.
"""

import array
import os
import queue
import sys
import threading
import time
from multiprocessing import connection, context, get_context, process, reduction, util
from multiprocessing.context import ProcessError
from traceback import format_exc

__all__ = ['BaseManager', 'SyncManager', 'BaseProxy', 'Token', 'SharedMemoryManager']

# A dictionary's views cannot leave the server: they go as lists.
for _view in {}.keys(), {}.values(), {}.items():
    reduction.register(type(_view), lambda view: (list, (list(view),)))
del _view


class Token:
    """Names an object of a server."""

    def __init__(self, typeid, address, id):
        self.typeid, self.address, self.id = typeid, address, id

    def __repr__(self):
        return f'{type(self).__name__}(typeid={self.typeid!r}, address={self.address!r}, id={self.id!r})'


# --- questions and answers ----------------------------------------------------------------------------------------------
# A question is (id of the object, method, arguments, keywords); id None means the server itself. An answer is a kind and
# a value: '#RETURN', '#ERROR' (an exception), '#PROXY', '#TRACEBACK' or '#UNSERIALIZABLE' (texts).
class RemoteError(Exception):
    """The server could not do it; its traceback is the argument."""

    def __str__(self):
        line = '-' * 75
        return f'\n{line}\n{self.args[0]}{line}'


def convert_to_error(kind, result):
    if kind == '#ERROR':
        return result
    if kind == '#TRACEBACK':
        return RemoteError(result)
    if kind == '#UNSERIALIZABLE':
        return RemoteError(f'Unserializable message: {result}\n')
    return ValueError(f'Unrecognized message type {kind!r}')


def dispatch(c, id, methodname, args=(), kwds={}):
    """Asks over the connection `c`, and waits for the answer."""
    question = id, methodname, args, kwds
    c.send(question)
    kind, result = c.recv()
    if kind != '#RETURN':
        raise convert_to_error(kind, result)
    return result


def _ask_server(address, authkey, *question):
    """One question, over a connection of its own."""
    with connection.Client(address, authkey=authkey) as conn:
        return dispatch(conn, None, *question)


def all_methods(obj):
    return [name for name in dir(obj) if callable(getattr(obj, name))]


def public_methods(obj):
    return [name for name in all_methods(obj) if not name.startswith('_')]


# --- the server ---------------------------------------------------------------------------------------------------------
class Server:
    # What can be asked of the server itself.
    public = ['shutdown', 'create', 'accept_connection', 'get_methods', 'debug_info', 'number_of_objects', 'dummy', 'incref',
              'decref']
    # What every object answers, exposed or not.
    _of_every_object = {'__str__': str, '__repr__': repr, '#STR': str, '#GETVALUE': lambda obj: obj}

    def __init__(self, registry, address, authkey, serializer):
        if not isinstance(authkey, bytes):
            raise TypeError(f'Authkey {authkey!r} is type {type(authkey)!s}, not bytes')
        self.registry, self.authkey = registry, process.AuthenticationString(authkey)
        self.listener = connection.Listener(address=address, family=None if address else 'AF_UNIX', backlog=16)
        self.address = self.listener.address
        # Objects by id, as (object, names of its methods, what kind of proxy which method returns).
        self.id_to_obj = {'0': (None, ())}
        self.id_to_local_proxy_obj = {}  # those that another object of this server holds a proxy of
        self.id_to_refcount = {}  # how many proxies there are
        self.mutex = threading.Lock()

    def serve_forever(self):
        process.current_process()._manager_server = self
        self.stop_event = threading.Event()
        threading.Thread(target=self.accepter, daemon=True).start()
        try:
            self.stop_event.wait()
        except (KeyboardInterrupt, SystemExit):
            pass
        finally:
            util._flush_std_streams()
            sys.exit(0)

    def accepter(self):
        while True:
            try:
                conn = self.listener.accept()
            except OSError:
                continue
            threading.Thread(target=self.handle_request, args=(conn,), daemon=True).start()

    def handle_request(self, conn):
        """The first question of a connection, which is for the server itself."""
        try:
            connection.deliver_challenge(conn, self.authkey)
            connection.answer_challenge(conn, self.authkey)
            _, name, args, kwds = conn.recv()
            assert name in self.public, f'{name!r} unrecognized'
            answer = '#RETURN', getattr(self, name)(conn, *args, **kwds)
        except Exception:
            answer = '#TRACEBACK', format_exc()
        self._send(conn, answer)
        conn.close()

    def _send(self, conn, answer):
        try:
            conn.send(answer)
        except Exception:
            try:
                conn.send(('#TRACEBACK', format_exc()))
            except Exception:
                pass  # nobody listens any more

    # --- objects ---
    def serve_client(self, conn):
        """Answers one thread of one process until it hangs up."""
        while not self.stop_event.is_set():
            try:
                id, name, args, kwds = conn.recv()
            except (EOFError, OSError):
                conn.close()
                sys.exit(0)
            try:
                obj, exposed, typeids = self._find(id)
                if name in exposed:
                    answer = self._call(conn, getattr(obj, name), args, kwds, typeids and typeids.get(name))
                elif name in self._of_every_object:
                    answer = '#RETURN', self._of_every_object[name](obj)
                else:
                    raise AttributeError(f'method {name!r} of {type(obj)!r} object is not in exposed={exposed!r}')
            except Exception:
                answer = '#TRACEBACK', format_exc()
            try:
                conn.send(answer)
            except Exception:
                conn.send(('#UNSERIALIZABLE', format_exc()))

    def _find(self, id):
        return self.id_to_obj[id] if id in self.id_to_obj else self.id_to_local_proxy_obj[id]

    def _call(self, conn, method, args, kwds, typeid):
        try:
            result = method(*args, **kwds)
        except Exception as error:
            return '#ERROR', error
        if not typeid:
            return '#RETURN', result
        id, exposed = self.create(conn, typeid, result)
        return '#PROXY', (exposed, Token(typeid, self.address, id))

    def create(self, c, typeid, /, *args, **kwds):
        with self.mutex:
            make, exposed, typeids, _ = self.registry[typeid]
            if make is not None:
                obj = make(*args, **kwds)
            elif kwds or len(args) != 1:
                raise ValueError('Without callable, must have one non-keyword argument')
            else:
                obj, = args
            names = public_methods(obj) if exposed is None else [*exposed]
            names += typeids or ()
            ident = f'{id(obj):x}'
            self.id_to_obj[ident] = obj, set(names), typeids
            # One for its maker: until the proxy has counted itself the object must not vanish.
            self.id_to_refcount[ident] = self.id_to_refcount.get(ident, 0) + 1
        return ident, tuple(names)

    def get_methods(self, c, token):
        return tuple(self._find(token.id)[1])

    def incref(self, c, id):
        with self.mutex:
            self.id_to_obj[id] = self._find(id)
            self.id_to_refcount[id] = self.id_to_refcount.get(id, 0) + 1

    def decref(self, c, id):
        with self.mutex:
            self.id_to_refcount[id] -= 1
            if not self.id_to_refcount[id]:
                del self.id_to_refcount[id], self.id_to_obj[id]

    # --- the server itself ---
    def accept_connection(self, c, name):
        """From now on this thread serves a thread called `name`."""
        threading.current_thread().name = name
        c.send(('#RETURN', None))
        self.serve_client(c)

    def number_of_objects(self, c):
        return len(self.id_to_refcount)

    def debug_info(self, c):
        lines = []
        for id, count in sorted(self.id_to_refcount.items()):
            lines += [f'  {id}:       refcount={count}', f'    {str(self.id_to_obj[id][0])[:75]}']
        return '\n'.join(lines)

    def dummy(self, c):
        """For those who only want to know that it is there."""

    def shutdown(self, c):
        try:
            c.send(('#RETURN', None))
        finally:
            self.stop_event.set()


# --- the manager --------------------------------------------------------------------------------------------------------
_INITIAL, _STARTED, _SHUTDOWN = range(3)


class BaseManager:
    _Server = Server
    _registry = {}  # typeid → (what makes the object, names of methods, kinds of results, kind of proxy)

    def __init__(self, address=None, authkey=None, serializer='pickle', ctx=None, *, shutdown_timeout=1.0):
        if authkey is None:
            authkey = process.current_process().authkey
        self._address, self._authkey = address, process.AuthenticationString(authkey)
        self._serializer, self._shutdown_timeout = serializer, shutdown_timeout
        self._ctx = get_context() if ctx is None else ctx
        self._state = _INITIAL

    address = property(lambda self: self._address)

    def _check_initial(self):
        if self._state == _STARTED:
            raise ProcessError('Already started server')
        if self._state == _SHUTDOWN:
            raise ProcessError('Manager has shut down')

    def get_server(self):
        """A server to be run by this process."""
        self._check_initial()
        return self._Server(self._registry, self._address, self._authkey, self._serializer)

    def connect(self):
        """Uses a server that runs already."""
        _ask_server(self._address, self._authkey, 'dummy')
        self._state = _STARTED

    def start(self, initializer=None, initargs=()):
        """Starts a process with a server."""
        self._check_initial()
        if not (initializer is None or callable(initializer)):
            raise TypeError('initializer must be a callable')
        from_server, to_manager = connection.Pipe(duplex=False)
        setup = self._registry, self._address, bytes(self._authkey), self._serializer, to_manager, initializer, initargs
        server = self._process = self._ctx.Process(target=type(self)._run_server, args=setup)
        server.name = f'{type(self).__name__}-{":".join(map(str, server._identity))}'
        server.start()
        to_manager.close()
        self._address = from_server.recv()
        from_server.close()
        self._state = _STARTED
        self.shutdown = util.Finalize(self, type(self)._finalize_manager, exitpriority=0,
                                      args=(server, self._address, self._authkey, self._shutdown_timeout))

    @classmethod
    def _run_server(cls, registry, address, authkey, serializer, writer, initializer=None, initargs=()):
        """What the server process runs."""
        from signal import SIG_IGN, SIGINT, signal
        signal(SIGINT, SIG_IGN)  # Ctrl-C is for the program, which then ends the server
        if initializer is not None:
            initializer(*initargs)
        server = cls._Server(registry, address, authkey, serializer)
        with writer:
            writer.send(server.address)
        server.serve_forever()

    @staticmethod
    def _finalize_manager(process, address, authkey, shutdown_timeout):
        if not process.is_alive():
            return
        try:
            _ask_server(address, authkey, 'shutdown')
        except Exception:
            pass
        process.join(shutdown_timeout)
        if process.is_alive():
            process.terminate()
            process.join(shutdown_timeout)

    def join(self, timeout=None):
        server = self._process
        if server is not None:
            server.join(timeout)
            if not server.is_alive():
                self._process = None

    def __enter__(self):
        if self._state == _INITIAL:
            self.start()
        assert self._state == _STARTED
        return self

    def __exit__(self, *error):
        self.shutdown()

    def _debug_info(self):
        return _ask_server(self._address, self._authkey, 'debug_info')

    def _number_of_objects(self):
        return _ask_server(self._address, self._authkey, 'number_of_objects')

    def _create(self, typeid, /, *args, **kwds):
        assert self._state == _STARTED, 'server not yet started'
        id, exposed = _ask_server(self._address, self._authkey, 'create', (typeid, *args), kwds)
        return Token(typeid, self._address, id), exposed

    @classmethod
    def register(cls, typeid, callable=None, proxytype=None, exposed=None, method_to_typeid=None, create_method=True):
        """Has managers of this class make objects of a kind: by a method that is called as the kind."""
        kind = AutoProxy if proxytype is None else proxytype
        if '_registry' not in vars(cls):
            cls._registry = {**cls._registry}  # its own: its base class learns nothing of it
        cls._registry[typeid] = (callable, exposed or getattr(kind, '_exposed_', None),
                                 method_to_typeid or getattr(kind, '_method_to_typeid_', None), kind)
        if not create_method:
            return

        def create(self, /, *args, **kwds):
            token, shown = self._create(typeid, *args, **kwds)
            return _proxy_for(kind, token, self._serializer, self, self._authkey, shown)
        create.__name__ = typeid
        setattr(cls, typeid, create)


def _proxy_for(kind, token, serializer, manager, authkey, exposed):
    """A proxy of a new object: it has counted itself, and what its maker counted is taken back."""
    proxy = kind(token, serializer, manager=manager, authkey=authkey, exposed=exposed)
    _ask_server(token.address, authkey, 'decref', (token.id,))
    return proxy


# --- proxies ------------------------------------------------------------------------------------------------------------
class BaseProxy:
    _connections = {}  # (pid, thread, address) → connection

    def __init__(self, token, serializer, manager=None, authkey=None, exposed=None, incref=True, manager_owned=False):
        self._token, self._id = token, token.id
        self._manager, self._serializer, self._owned_by_manager = manager, serializer, manager_owned
        if authkey is None:
            authkey = manager._authkey if manager is not None else process.current_process().authkey
        self._authkey = process.AuthenticationString(authkey)
        self._close = None
        if incref:
            self._incref()

    def _callmethod(self, methodname, args=(), kwds={}):
        """Has the server call a method of the object."""
        conn = self._connection()
        question = self._id, methodname, args, kwds
        conn.send(question)
        kind, result = conn.recv()
        if kind == '#PROXY':
            exposed, token = result
            token.address = self._token.address
            made = self._manager._registry[token.typeid][-1]
            return _proxy_for(made, token, self._serializer, self._manager, self._authkey, exposed)
        if kind != '#RETURN':
            raise convert_to_error(kind, result)
        return result

    def _connection(self):
        key = os.getpid(), threading.get_ident(), self._token.address
        conn = BaseProxy._connections.get(key)
        if conn is None:
            conn = connection.Client(self._token.address, authkey=self._authkey)
            dispatch(conn, None, 'accept_connection', (_who(),))
            BaseProxy._connections[key] = conn
        return conn

    def _getvalue(self):
        """A copy of the object itself."""
        return self._callmethod('#GETVALUE')

    def _incref(self):
        if not self._owned_by_manager:
            _ask_server(self._token.address, self._authkey, 'incref', (self._id,))
            self._close = util.Finalize(self, self._decref, args=(self._token, self._authkey, self._manager),
                                        exitpriority=10)

    @staticmethod
    def _decref(token, authkey, manager):
        if manager is not None and manager._state != _STARTED:
            return
        try:
            _ask_server(token.address, authkey, 'decref', (token.id,))
        except Exception:
            pass  # the server has ended before

    def __reduce__(self):
        kind, extra = type(self), {}
        if context.get_spawning_popen():
            extra['authkey'] = self._authkey
        if isinstance(self, _AutoProxy):
            kind, extra['exposed'] = AutoProxy, self._exposed_
        return RebuildProxy, (kind, self._token, self._serializer, extra)

    def __deepcopy__(self, memo):
        return self._getvalue()

    def __repr__(self):
        return f'<{type(self).__name__} object, typeid {self._token.typeid!r} at {id(self):#x}>'

    def __str__(self):
        """The object's own repr."""
        try:
            return self._callmethod('__repr__')
        except Exception:
            return f"{repr(self)[:-1]}; '__str__()' failed>"


def _who():
    """The name of this thread, for the thread of the server that serves it."""
    thread, me = threading.current_thread().name, process.current_process().name
    return me if thread == 'MainThread' else f'{me}|{thread}'


def RebuildProxy(function, token, serializer, kwds):
    """What a pickled proxy becomes."""
    here = getattr(process.current_process(), '_manager_server', None)
    if here is not None and here.address == token.address:
        # In an object of the server that it belongs to: what it stands for lives as long as the server.
        kwds = {**kwds, 'manager_owned': True}
        here.id_to_local_proxy_obj.setdefault(token.id, here.id_to_obj[token.id])
    return function(token, serializer, incref=True, **kwds)


def _forwarder(name):
    def method(self, /, *args, **kwds):
        return self._callmethod(name, args, kwds)
    method.__name__ = name
    return method


_proxy_types = {}


def MakeProxyType(name, exposed, base=BaseProxy):
    """A class of proxies that passes these methods on."""
    key = name, tuple(exposed), base
    if key not in _proxy_types:
        _proxy_types[key] = type(name, (base,), {**{method: _forwarder(method) for method in exposed}, '_exposed_': key[1]})
    return _proxy_types[key]


class _AutoProxy(BaseProxy):
    """Its class is made anew wherever it is unpickled."""


def AutoProxy(token, serializer, manager=None, authkey=None, exposed=None, incref=True, manager_owned=False):
    """A proxy for a kind that has no class of proxies: it passes on all public methods."""
    if exposed is None:
        exposed = _ask_server(token.address, authkey or process.current_process().authkey, 'get_methods', (token,))
    kind = MakeProxyType(f'AutoProxy[{token.typeid}]', exposed, _AutoProxy)
    return kind(token, serializer, manager=manager, authkey=authkey, incref=incref, manager_owned=manager_owned)


# --- what is shared, where the usual class will not do ----------------------------------------------------------------------
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

    def get(self):
        return self._value

    def set(self, value):
        self._value = value

    value = property(get, set)

    def __repr__(self):
        return f'{type(self).__name__}({self._typecode!r}, {self._value!r})'


def Array(typecode, sequence, lock=True):
    return array.array(typecode, sequence)


def _pool(*args, **kwds):
    from multiprocessing.pool import Pool
    return Pool(*args, **kwds)


# --- the proxies of the usual kinds ---------------------------------------------------------------------------------------
class IteratorProxy(BaseProxy):
    _exposed_ = '__next__', 'send', 'throw', 'close'
    __next__, send, throw, close = map(_forwarder, _exposed_)

    def __iter__(self):
        return self


class AcquirerProxy(BaseProxy):
    _exposed_ = 'acquire', 'release'
    release = _forwarder('release')

    def acquire(self, blocking=True, timeout=None):
        return self._callmethod('acquire', (blocking,) if timeout is None else (blocking, timeout))

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *error):
        return self.release()


class ConditionProxy(AcquirerProxy):
    _exposed_ = 'acquire', 'release', 'wait', 'notify', 'notify_all'
    wait, notify, notify_all = map(_forwarder, _exposed_[2:])

    def wait_for(self, predicate, timeout=None):
        # Here, not in the server: the predicate is about this process.
        end = None if timeout is None else time.monotonic() + timeout
        while not (result := predicate()):
            left = None if end is None else end - time.monotonic()
            if left is not None and left <= 0:
                break
            self.wait(left)
        return result


class EventProxy(BaseProxy):
    _exposed_ = 'is_set', 'set', 'clear', 'wait'
    is_set, set, clear, wait = map(_forwarder, _exposed_)


def _attribute(name):
    """An attribute, not a method, of the object."""
    return property(lambda self: self._callmethod('__getattribute__', (name,)))


class BarrierProxy(BaseProxy):
    _exposed_ = '__getattribute__', 'wait', 'abort', 'reset'
    wait, abort, reset = map(_forwarder, _exposed_[1:])
    parties, n_waiting, broken = map(_attribute, ('parties', 'n_waiting', 'broken'))


class NamespaceProxy(BaseProxy):
    """Attributes go to the server, but for those with an underscore: these are the proxy's own."""

    _exposed_ = '__getattribute__', '__setattr__', '__delattr__'

    def __getattr__(self, key):
        return self._access(key, '__getattribute__')

    def __setattr__(self, key, value):
        self._access(key, '__setattr__', value)

    def __delattr__(self, key):
        self._access(key, '__delattr__')

    def _access(self, key, method, *value):
        if key.startswith('_'):
            return getattr(object, method)(self, key, *value)
        return self._callmethod(method, (key, *value))


class ValueProxy(BaseProxy):
    _exposed_ = 'get', 'set'
    get, set = map(_forwarder, _exposed_)
    value = property(get, set)
    __class_getitem__ = classmethod(type(list[int]))


BaseListProxy = MakeProxyType('BaseListProxy', [
    '__add__', '__contains__', '__delitem__', '__getitem__', '__len__', '__mul__', '__reversed__', '__rmul__', '__setitem__',
    'append', 'count', 'extend', 'index', 'insert', 'pop', 'remove', 'reverse', 'sort', '__imul__'])


class ListProxy(BaseListProxy):
    # In place means in the server: the name goes on standing for the same proxy.
    def __iadd__(self, value):
        self.extend(value)
        return self

    def __imul__(self, value):
        super().__imul__(value)
        return self

    def __reversed__(self):
        return reversed(self[:])


class DictProxy(MakeProxyType('DictProxy', [
        '__contains__', '__delitem__', '__getitem__', '__iter__', '__len__', '__setitem__', 'clear', 'copy', 'get', 'items',
        'keys', 'pop', 'popitem', 'setdefault', 'update', 'values'])):
    _method_to_typeid_ = {'__iter__': 'Iterator'}


ArrayProxy = MakeProxyType('ArrayProxy', ['__len__', '__getitem__', '__setitem__'])


class PoolProxy(MakeProxyType('PoolProxy', [
        'apply', 'apply_async', 'close', 'imap', 'imap_unordered', 'join', 'map', 'map_async', 'starmap', 'starmap_async',
        'terminate'])):
    _method_to_typeid_ = {**dict.fromkeys(['apply_async', 'map_async', 'starmap_async'], 'AsyncResult'),
                          **dict.fromkeys(['imap', 'imap_unordered'], 'Iterator')}

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.terminate()


# --- the managers ---------------------------------------------------------------------------------------------------------
class SyncManager(BaseManager):
    """A manager of the usual things to share."""


for _typeid, _make, _proxy in [
        ('Queue', queue.Queue, None), ('JoinableQueue', queue.Queue, None), ('Pool', _pool, PoolProxy),
        ('list', list, ListProxy), ('dict', dict, DictProxy), ('Array', Array, ArrayProxy),
        ('Value', Value, ValueProxy), ('Namespace', Namespace, NamespaceProxy),
        ('Lock', threading.Lock, AcquirerProxy), ('RLock', threading.RLock, AcquirerProxy),
        ('Semaphore', threading.Semaphore, AcquirerProxy), ('BoundedSemaphore', threading.BoundedSemaphore, AcquirerProxy),
        ('Condition', threading.Condition, ConditionProxy), ('Event', threading.Event, EventProxy),
        ('Barrier', threading.Barrier, BarrierProxy)]:
    SyncManager.register(_typeid, _make, _proxy)
# What only methods of other objects return.
SyncManager.register('AsyncResult', create_method=False)
SyncManager.register('Iterator', proxytype=IteratorProxy, create_method=False)
del _typeid, _make, _proxy


class SharedMemoryManager(BaseManager):
    """Blocks of shared memory that are unlinked when the manager ends."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._blocks = []

    def SharedMemory(self, size):
        from multiprocessing import shared_memory
        made = shared_memory.SharedMemory(None, create=True, size=size)
        self._blocks.append(made.name)
        return made

    def ShareableList(self, sequence):
        from multiprocessing import shared_memory
        made = shared_memory.ShareableList(sequence)
        self._blocks.append(made.shm.name)
        return made

    def __exit__(self, *error):
        import _multiprocessing
        for name in self._blocks:
            try:
                _multiprocessing.shm_unlink(name)
            except OSError:
                pass
        super().__exit__(*error)
