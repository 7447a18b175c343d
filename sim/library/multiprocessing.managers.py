"""Objects in a server process, and proxies by which other processes use them."""

import os
import queue
import sys
import threading
import time
from multiprocessing import connection, context, get_context, process, util
from multiprocessing.context import ProcessError
from traceback import format_exc

__all__ = ['BaseManager', 'SyncManager', 'BaseProxy', 'Token', 'SharedMemoryManager']


class Token:
    """Names an object of a server."""

    def __init__(self, typeid, address, id):
        self.typeid, self.address, self.id = typeid, address, id

    def __repr__(self):
        return f'{type(self).__name__}(typeid={self.typeid!r}, address={self.address!r}, id={self.id!r})'


class RemoteError(Exception):
    def __str__(self):
        return '\n' + '-' * 75 + '\n' + str(self.args[0]) + '-' * 75


def dispatch(c, id, methodname, args=(), kwds={}):
    """Asks the server at the other end of `c`."""
    c.send((id, methodname, args, kwds))
    kind, result = c.recv()
    if kind == '#RETURN':
        return result
    raise convert_to_error(kind, result)


def convert_to_error(kind, result):
    if kind == '#ERROR':
        return result
    if kind in ('#TRACEBACK', '#UNSERIALIZABLE'):
        return RemoteError(result if kind == '#TRACEBACK' else f'Unserializable message: {result}\n')
    return ValueError(f'Unrecognized message type {kind!r}')


def all_methods(obj):
    return [name for name in dir(obj) if callable(getattr(obj, name))]


def public_methods(obj):
    return [name for name in all_methods(obj) if name[0] != '_']


# --- the server -------------------------------------------------------------------------------------------------------
class Server:
    public = ['shutdown', 'create', 'accept_connection', 'get_methods', 'debug_info', 'number_of_objects', 'dummy', 'incref',
              'decref']

    def __init__(self, registry, address, authkey, serializer):
        if not isinstance(authkey, bytes):
            raise TypeError(f'Authkey {authkey!r} is type {type(authkey)!s}, not bytes')
        self.registry = registry
        self.authkey = process.AuthenticationString(authkey)
        self.listener = connection.Listener(address=address, family=None if address else 'AF_UNIX', backlog=16)
        self.address = self.listener.address
        self.id_to_obj = {'0': (None, ())}
        self.id_to_refcount = {}
        self.id_to_local_proxy_obj = {}
        self.mutex = threading.Lock()

    def serve_forever(self):
        self.stop_event = threading.Event()
        process.current_process()._manager_server = self
        accepter = threading.Thread(target=self.accepter, daemon=True)
        accepter.start()
        try:
            while not self.stop_event.is_set():
                self.stop_event.wait(1000000)
        except (KeyboardInterrupt, SystemExit):
            pass
        finally:
            util._flush_std_streams()
            sys.exit(0)

    def accepter(self):
        while True:
            try:
                c = self.listener.accept()
            except OSError:
                continue
            threading.Thread(target=self.handle_request, args=(c,), daemon=True).start()

    def handle_request(self, conn):
        try:
            connection.deliver_challenge(conn, self.authkey)
            connection.answer_challenge(conn, self.authkey)
            ignored, name, args, kwds = conn.recv()
            assert name in self.public, f'{name!r} unrecognized'
            function = getattr(self, name)
        except SystemExit:
            return
        except Exception:
            message = '#TRACEBACK', format_exc()
        else:
            try:
                result = function(conn, *args, **kwds)
            except Exception:
                message = '#TRACEBACK', format_exc()
            else:
                message = '#RETURN', result
        try:
            conn.send(message)
        except Exception:
            try:
                conn.send(('#TRACEBACK', format_exc()))
            except Exception:
                pass
        conn.close()

    def serve_client(self, conn):
        """Answers one thread of one process until it hangs up."""
        while not self.stop_event.is_set():
            try:
                id, name, args, kwds = conn.recv()
            except (EOFError, OSError):
                conn.close()
                sys.exit(0)
            try:
                known = self.id_to_obj if id in self.id_to_obj else self.id_to_local_proxy_obj
                obj, exposed, typeids = known[id]
                if name == '#GETVALUE':
                    message = '#RETURN', obj
                elif name in ('__str__', '__repr__') and name not in exposed or name == '#STR':
                    message = '#RETURN', str(obj) if name != '__repr__' else repr(obj)
                elif name not in exposed:
                    raise AttributeError(f'method {name!r} of {type(obj)!r} object is not in exposed={exposed!r}')
                else:
                    function = getattr(obj, name)
                    try:
                        result = function(*args, **kwds)
                    except Exception as error:
                        message = '#ERROR', error
                    else:
                        typeid = typeids and typeids.get(name)
                        if typeid:
                            made, shown = self.create(conn, typeid, result)
                            message = '#PROXY', (shown, Token(typeid, self.address, made))
                        else:
                            message = '#RETURN', result
            except AttributeError:
                message = '#TRACEBACK', format_exc()
            except Exception as error:
                message = ('#ERROR', error) if name != '#GETVALUE' else ('#TRACEBACK', format_exc())
            except SystemExit:
                raise
            try:
                conn.send(message)
            except Exception as error:
                conn.send(('#UNSERIALIZABLE', format_exc()))

    def create(self, c, typeid, /, *args, **kwds):
        with self.mutex:
            make, exposed, typeids, proxytype = self.registry[typeid]
            if make is None:
                if kwds or len(args) != 1:
                    raise ValueError('Without callable, must have one non-keyword argument')
                obj = args[0]
            else:
                obj = make(*args, **kwds)
            exposed = public_methods(obj) if exposed is None else list(exposed)
            if typeids is not None:
                exposed += list(typeids)
            id = f'{id_of(obj):x}'
            self.id_to_obj[id] = obj, set(exposed), typeids
            self.id_to_refcount.setdefault(id, 0)
            self.id_to_refcount[id] += 1  # until the proxy counts itself
        return id, tuple(exposed)

    def get_methods(self, c, token):
        known = self.id_to_obj if token.id in self.id_to_obj else self.id_to_local_proxy_obj
        return tuple(known[token.id][1])

    def accept_connection(self, c, name):
        threading.current_thread().name = name
        c.send(('#RETURN', None))
        self.serve_client(c)

    def incref(self, c, id):
        with self.mutex:
            if id not in self.id_to_obj:
                self.id_to_obj[id] = self.id_to_local_proxy_obj[id]
            self.id_to_refcount[id] = self.id_to_refcount.get(id, 0) + 1

    def decref(self, c, id):
        with self.mutex:
            self.id_to_refcount[id] -= 1
            if self.id_to_refcount[id] == 0:
                del self.id_to_refcount[id], self.id_to_obj[id]

    def number_of_objects(self, c):
        return len(self.id_to_refcount)

    def debug_info(self, c):
        return '\n'.join([f'  {id}:       refcount={count}\n    {str(self.id_to_obj[id][0])[:75]}'
                          for id, count in sorted(self.id_to_refcount.items())])

    def dummy(self, c):
        pass

    def shutdown(self, c):
        try:
            c.send(('#RETURN', None))
        finally:
            self.stop_event.set()


id_of = id


# --- the manager -------------------------------------------------------------------------------------------------------
_INITIAL, _STARTED, _SHUTDOWN = 0, 1, 2


class BaseManager:
    _registry = {}
    _Server = Server

    def __init__(self, address=None, authkey=None, serializer='pickle', ctx=None, *, shutdown_timeout=1.0):
        self._address = address
        self._authkey = process.AuthenticationString(process.current_process().authkey if authkey is None else authkey)
        self._state = _INITIAL
        self._serializer = serializer
        self._ctx = ctx or get_context()
        self._shutdown_timeout = shutdown_timeout

    def get_server(self):
        if self._state != _INITIAL:
            raise ProcessError('Already started server' if self._state == _STARTED else 'Manager has shut down')
        return Server(self._registry, self._address, self._authkey, self._serializer)

    def connect(self):
        conn = connection.Client(self._address, authkey=self._authkey)
        dispatch(conn, None, 'dummy')
        self._state = _STARTED

    def start(self, initializer=None, initargs=()):
        if self._state != _INITIAL:
            raise ProcessError('Already started server' if self._state == _STARTED else 'Manager has shut down')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        reader, writer = connection.Pipe(duplex=False)
        self._process = self._ctx.Process(
            target=type(self)._run_server,
            args=(self._registry, self._address, bytes(self._authkey), self._serializer, writer, initializer, initargs))
        self._process.name = type(self).__name__ + '-' + ':'.join([str(i) for i in self._process._identity])
        self._process.start()
        writer.close()
        self._address = reader.recv()
        reader.close()
        self._state = _STARTED
        self.shutdown = util.Finalize(self, type(self)._finalize_manager,
                                      args=(self._process, self._address, self._authkey, self._shutdown_timeout),
                                      exitpriority=0)

    @classmethod
    def _run_server(cls, registry, address, authkey, serializer, writer, initializer=None, initargs=()):
        import signal
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        if initializer is not None:
            initializer(*initargs)
        server = cls._Server(registry, address, authkey, serializer)
        writer.send(server.address)
        writer.close()
        server.serve_forever()

    @staticmethod
    def _finalize_manager(process, address, authkey, shutdown_timeout):
        if process.is_alive():
            try:
                conn = connection.Client(address, authkey=authkey)
                try:
                    dispatch(conn, None, 'shutdown')
                finally:
                    conn.close()
            except Exception:
                pass
            process.join(timeout=shutdown_timeout)
            if process.is_alive():
                process.terminate()
                process.join(timeout=shutdown_timeout)

    def _create(self, typeid, /, *args, **kwds):
        assert self._state == _STARTED, 'server not yet started'
        conn = connection.Client(self._address, authkey=self._authkey)
        try:
            id, exposed = dispatch(conn, None, 'create', (typeid,) + args, kwds)
        finally:
            conn.close()
        return Token(typeid, self._address, id), exposed

    def join(self, timeout=None):
        if self._process is not None:
            self._process.join(timeout)
            if not self._process.is_alive():
                self._process = None

    def _number_of_objects(self):
        conn = connection.Client(self._address, authkey=self._authkey)
        try:
            return dispatch(conn, None, 'number_of_objects')
        finally:
            conn.close()

    def __enter__(self):
        if self._state == _INITIAL:
            self.start()
        assert self._state == _STARTED
        return self

    def __exit__(self, *error):
        self.shutdown()

    @property
    def address(self):
        return self._address

    @classmethod
    def register(cls, typeid, callable=None, proxytype=None, exposed=None, method_to_typeid=None, create_method=True):
        if '_registry' not in cls.__dict__:
            cls._registry = cls._registry.copy()
        if proxytype is None:
            proxytype = AutoProxy
        exposed = exposed or getattr(proxytype, '_exposed_', None)
        method_to_typeid = method_to_typeid or getattr(proxytype, '_method_to_typeid_', None)
        cls._registry[typeid] = callable, exposed, method_to_typeid, proxytype
        if create_method:
            def create(self, /, *args, **kwds):
                token, shown = self._create(typeid, *args, **kwds)
                proxy = proxytype(token, self._serializer, manager=self, authkey=self._authkey, exposed=shown)
                conn = connection.Client(token.address, authkey=self._authkey)
                dispatch(conn, None, 'decref', (token.id,))
                return proxy
            create.__name__ = typeid
            setattr(cls, typeid, create)


# --- proxies -----------------------------------------------------------------------------------------------------------
class BaseProxy:
    _connections = {}  # (pid, thread, address) → connection

    def __init__(self, token, serializer, manager=None, authkey=None, exposed=None, incref=True, manager_owned=False):
        self._token = token
        self._id = token.id
        self._manager = manager
        self._serializer = serializer
        self._owned_by_manager = manager_owned
        if authkey is not None:
            self._authkey = process.AuthenticationString(authkey)
        elif manager is not None:
            self._authkey = manager._authkey
        else:
            self._authkey = process.current_process().authkey
        self._close = None
        if incref:
            self._incref()

    def _key(self):
        return os.getpid(), threading.get_ident(), self._token.address

    def _connect(self):
        name = process.current_process().name
        if threading.current_thread().name != 'MainThread':
            name += '|' + threading.current_thread().name
        conn = connection.Client(self._token.address, authkey=self._authkey)
        dispatch(conn, None, 'accept_connection', (name,))
        BaseProxy._connections[self._key()] = conn
        return conn

    def _callmethod(self, methodname, args=(), kwds={}):
        conn = BaseProxy._connections.get(self._key())
        if conn is None:
            conn = self._connect()
        conn.send((self._id, methodname, args, kwds))
        kind, result = conn.recv()
        if kind == '#RETURN':
            return result
        if kind == '#PROXY':
            exposed, token = result
            proxytype = self._manager._registry[token.typeid][-1]
            token.address = self._token.address
            proxy = proxytype(token, self._serializer, manager=self._manager, authkey=self._authkey, exposed=exposed)
            conn = connection.Client(token.address, authkey=self._authkey)
            dispatch(conn, None, 'decref', (token.id,))
            return proxy
        raise convert_to_error(kind, result)

    def _getvalue(self):
        return self._callmethod('#GETVALUE')

    def _incref(self):
        if self._owned_by_manager:
            return
        conn = connection.Client(self._token.address, authkey=self._authkey)
        dispatch(conn, None, 'incref', (self._id,))
        conn.close()
        state = self._manager and self._manager._state
        self._close = util.Finalize(self, BaseProxy._decref, args=(self._token, self._authkey, self._manager),
                                    exitpriority=10)

    @staticmethod
    def _decref(token, authkey, manager):
        if manager is None or manager._state == _STARTED:
            try:
                conn = connection.Client(token.address, authkey=authkey)
                dispatch(conn, None, 'decref', (token.id,))
                conn.close()
            except Exception:
                pass

    def __reduce__(self):
        kwds = {}
        if context.get_spawning_popen() is not None:
            kwds['authkey'] = self._authkey
        if isinstance(self, _AutoProxy):
            kwds['exposed'] = self._exposed_
            return RebuildProxy, (AutoProxy, self._token, self._serializer, kwds)
        return RebuildProxy, (type(self), self._token, self._serializer, kwds)

    def __deepcopy__(self, memo):
        return self._getvalue()

    def __repr__(self):
        return f'<{type(self).__name__} object, typeid {self._token.typeid!r} at {id(self):#x}>'

    def __str__(self):
        try:
            return self._callmethod('__repr__')
        except Exception:
            return repr(self)[:-1] + "; '__str__()' failed>"


def RebuildProxy(function, token, serializer, kwds):
    server = getattr(process.current_process(), '_manager_server', None)
    if server and server.address == token.address:
        # One that is kept in another object of the same manager: what it stands for lives as long as the manager.
        server.id_to_local_proxy_obj.setdefault(token.id, server.id_to_obj[token.id])
        kwds = {**kwds, 'manager_owned': True}
    return function(token, serializer, incref=True, **kwds)


class _AutoProxy(BaseProxy):
    pass


_proxy_types = {}


def _forwarder(name):
    def method(self, /, *args, **kwds):
        return self._callmethod(name, args, kwds)
    method.__name__ = name
    return method


def MakeProxyType(name, exposed, base=BaseProxy):
    exposed = tuple(exposed)
    made = _proxy_types.get((name, exposed, base))
    if made is None:
        made = type(name, (base,), {**{method: _forwarder(method) for method in exposed}, '_exposed_': exposed})
        _proxy_types[name, exposed, base] = made
    return made


def AutoProxy(token, serializer, manager=None, authkey=None, exposed=None, incref=True, manager_owned=False):
    if exposed is None:
        conn = connection.Client(token.address, authkey=authkey or process.current_process().authkey)
        try:
            exposed = dispatch(conn, None, 'get_methods', (token,))
        finally:
            conn.close()
    kind = MakeProxyType(f'AutoProxy[{token.typeid}]', exposed, _AutoProxy)
    return kind(token, serializer, manager=manager, authkey=authkey, incref=incref, manager_owned=manager_owned)


class Namespace:
    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        shown = sorted([f'{name}={value!r}' for name, value in self.__dict__.items() if not name.startswith('_')])
        return f'{type(self).__name__}({", ".join(shown)})'


class Value:
    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self._value = value

    def get(self):
        return self._value

    def set(self, value):
        self._value = value

    value = property(get, set)

    def __repr__(self):
        return f'{type(self).__name__}({self._typecode!r}, {self._value!r})'


def Array(typecode, sequence, lock=True):
    import array
    return array.array(typecode, sequence)


class IteratorProxy(BaseProxy):
    _exposed_ = ('__next__', 'send', 'throw', 'close')

    def __iter__(self):
        return self

    def __next__(self, *args):
        return self._callmethod('__next__', args)


class AcquirerProxy(BaseProxy):
    _exposed_ = ('acquire', 'release')

    def acquire(self, blocking=True, timeout=None):
        return self._callmethod('acquire', (blocking,) if timeout is None else (blocking, timeout))

    def release(self):
        return self._callmethod('release')

    def __enter__(self):
        return self._callmethod('acquire')

    def __exit__(self, *error):
        return self._callmethod('release')


class ConditionProxy(AcquirerProxy):
    _exposed_ = ('acquire', 'release', 'wait', 'notify', 'notify_all')

    def wait(self, timeout=None):
        return self._callmethod('wait', (timeout,))

    def notify(self, n=1):
        return self._callmethod('notify', (n,))

    def notify_all(self):
        return self._callmethod('notify_all')

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        end = None if timeout is None else time.monotonic() + timeout
        while not result:
            left = None if end is None else end - time.monotonic()
            if left is not None and left <= 0:
                break
            self.wait(left)
            result = predicate()
        return result


class EventProxy(BaseProxy):
    _exposed_ = ('is_set', 'set', 'clear', 'wait')

    def is_set(self):
        return self._callmethod('is_set')

    def set(self):
        return self._callmethod('set')

    def clear(self):
        return self._callmethod('clear')

    def wait(self, timeout=None):
        return self._callmethod('wait', (timeout,))


class BarrierProxy(BaseProxy):
    _exposed_ = ('__getattribute__', 'wait', 'abort', 'reset')

    def wait(self, timeout=None):
        return self._callmethod('wait', (timeout,))

    def abort(self):
        return self._callmethod('abort')

    def reset(self):
        return self._callmethod('reset')

    parties = property(lambda self: self._callmethod('__getattribute__', ('parties',)))
    n_waiting = property(lambda self: self._callmethod('__getattribute__', ('n_waiting',)))
    broken = property(lambda self: self._callmethod('__getattribute__', ('broken',)))


class NamespaceProxy(BaseProxy):
    _exposed_ = ('__getattribute__', '__setattr__', '__delattr__')

    def __getattr__(self, key):
        if key[0] == '_':
            return object.__getattribute__(self, key)
        return object.__getattribute__(self, '_callmethod')('__getattribute__', (key,))

    def __setattr__(self, key, value):
        if key[0] == '_':
            return object.__setattr__(self, key, value)
        return object.__getattribute__(self, '_callmethod')('__setattr__', (key, value))

    def __delattr__(self, key):
        if key[0] == '_':
            return object.__delattr__(self, key)
        return object.__getattribute__(self, '_callmethod')('__delattr__', (key,))


class ValueProxy(BaseProxy):
    _exposed_ = ('get', 'set')

    def get(self):
        return self._callmethod('get')

    def set(self, value):
        return self._callmethod('set', (value,))

    value = property(get, set)


BaseListProxy = MakeProxyType('BaseListProxy', (
    '__add__', '__contains__', '__delitem__', '__getitem__', '__len__', '__mul__', '__reversed__', '__rmul__', '__setitem__',
    'append', 'count', 'extend', 'index', 'insert', 'pop', 'remove', 'reverse', 'sort', '__imul__'))


class ListProxy(BaseListProxy):
    def __iadd__(self, value):
        self._callmethod('extend', (value,))
        return self

    def __imul__(self, value):
        self._callmethod('__imul__', (value,))
        return self

    def __reversed__(self):
        return reversed(self[:])


_BaseDictProxy = MakeProxyType('DictProxy', (
    '__contains__', '__delitem__', '__getitem__', '__iter__', '__len__', '__setitem__', 'clear', 'copy', 'get', 'items',
    'keys', 'pop', 'popitem', 'setdefault', 'update', 'values'))


class _Dict(dict):
    """As a dict, but its views go over the wire as lists."""

    def keys(self):
        return list(dict.keys(self))

    def values(self):
        return list(dict.values(self))

    def items(self):
        return list(dict.items(self))

    def __reduce__(self):
        return dict, (list(dict.items(self)),)

    def copy(self):
        return dict(dict.items(self))


class DictProxy(_BaseDictProxy):
    _method_to_typeid_ = {'__iter__': 'Iterator'}


ArrayProxy = MakeProxyType('ArrayProxy', ('__len__', '__getitem__', '__setitem__'))

_BasePoolProxy = MakeProxyType('PoolProxy', ('apply', 'apply_async', 'close', 'imap', 'imap_unordered', 'join', 'map',
                                             'map_async', 'starmap', 'starmap_async', 'terminate'))
_BasePoolProxy._method_to_typeid_ = {'apply_async': 'AsyncResult', 'map_async': 'AsyncResult', 'starmap_async': 'AsyncResult',
                                     'imap': 'Iterator', 'imap_unordered': 'Iterator'}


class PoolProxy(_BasePoolProxy):
    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.terminate()


class SyncManager(BaseManager):
    """A manager of the usual things to share."""


def _pool(*args, **kwds):
    from multiprocessing.pool import Pool
    return Pool(*args, **kwds)


SyncManager.register('Queue', queue.Queue)
SyncManager.register('JoinableQueue', queue.Queue)
SyncManager.register('Event', threading.Event, EventProxy)
SyncManager.register('Lock', threading.Lock, AcquirerProxy)
SyncManager.register('RLock', threading.RLock, AcquirerProxy)
SyncManager.register('Semaphore', threading.Semaphore, AcquirerProxy)
SyncManager.register('BoundedSemaphore', threading.BoundedSemaphore, AcquirerProxy)
SyncManager.register('Condition', threading.Condition, ConditionProxy)
SyncManager.register('Barrier', threading.Barrier, BarrierProxy)
SyncManager.register('Pool', _pool, PoolProxy)
SyncManager.register('list', list, ListProxy)
SyncManager.register('dict', _Dict, DictProxy)
SyncManager.register('Value', Value, ValueProxy)
SyncManager.register('Array', Array, ArrayProxy)
SyncManager.register('Namespace', Namespace, NamespaceProxy)
SyncManager.register('Iterator', proxytype=IteratorProxy, create_method=False)
SyncManager.register('AsyncResult', create_method=False)


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
