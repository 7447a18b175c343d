"""More handlers: rotating files, queues, memory."""

import copy
import logging
import os
import queue
import threading
import time

DEFAULT_TCP_LOGGING_PORT = 9020
DEFAULT_UDP_LOGGING_PORT = 9021
DEFAULT_HTTP_LOGGING_PORT = 9022
DEFAULT_SOAP_LOGGING_PORT = 9023
SYSLOG_UDP_PORT = SYSLOG_TCP_PORT = 514


class BaseRotatingHandler(logging.FileHandler):
    namer = None
    rotator = None

    def emit(self, record):
        try:
            if self.shouldRollover(record):
                self.doRollover()
            logging.FileHandler.emit(self, record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        if callable(self.rotator):
            self.rotator(source, dest)
        elif os.path.exists(source):
            _remove(dest)
            os.rename(source, dest)

    def _close_stream(self):
        if self.stream:
            self.stream.close()
        self.stream = None


def _remove(path):
    if os.path.exists(path):
        os.remove(path)


class RotatingFileHandler(BaseRotatingHandler):
    def __init__(self, filename, mode='a', maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        if maxBytes > 0:
            mode = 'a'
        super().__init__(filename, mode, encoding, delay, errors)
        self.maxBytes = maxBytes
        self.backupCount = backupCount

    def _numbered(self, number):
        return self.rotation_filename(f'{self.baseFilename}.{number}')

    def doRollover(self):
        self._close_stream()
        for number in reversed(range(1, self.backupCount)):
            newer, older = self._numbered(number), self._numbered(number + 1)
            if os.path.exists(newer):
                _remove(older)
                os.rename(newer, older)
        if self.backupCount > 0:
            newest = self._numbered(1)
            _remove(newest)
            self.rotate(self.baseFilename, newest)
        self.stream = None if self.delay else self._open()

    def shouldRollover(self, record):
        if self.maxBytes <= 0:
            return False
        if self.stream is None:
            self.stream = self._open()
        size = os.path.getsize(self.baseFilename) if os.path.exists(self.baseFilename) else 0
        return size + len(self.format(record).encode()) + 1 >= self.maxBytes


_UNITS = {'S': (1, '%Y-%m-%d_%H-%M-%S'), 'M': (60, '%Y-%m-%d_%H-%M'), 'H': (3600, '%Y-%m-%d_%H'),
          'D': (86400, '%Y-%m-%d'), 'MIDNIGHT': (86400, '%Y-%m-%d')}


class TimedRotatingFileHandler(BaseRotatingHandler):
    def __init__(self, filename, when='h', interval=1, backupCount=0, encoding=None, delay=False, utc=False, atTime=None,
                 errors=None):
        super().__init__(filename, 'a', encoding, delay, errors)
        self.when = when.upper()
        self.backupCount = backupCount
        self.utc = utc
        if self.when.startswith('W'):
            unit, self.suffix = 86400 * 7, '%Y-%m-%d'
        elif self.when in _UNITS:
            unit, self.suffix = _UNITS[self.when]
        else:
            raise ValueError(f'Invalid rollover interval specified: {self.when}')
        self.interval = unit * interval
        self.rolloverAt = self.computeRollover(int(time.time()))

    def computeRollover(self, currentTime):
        if self.when == 'MIDNIGHT':
            return currentTime - currentTime % 86400 + 86400
        return currentTime + self.interval

    def shouldRollover(self, record):
        return int(time.time()) >= self.rolloverAt

    def doRollover(self):
        now = int(time.time())
        target = self.rotation_filename(
            f'{self.baseFilename}.{time.strftime(self.suffix, time.gmtime(self.rolloverAt - self.interval))}')
        self._close_stream()
        self.rotate(self.baseFilename, target)
        if self.backupCount > 0:
            folder, base = os.path.split(self.baseFilename)
            old = sorted([name for name in os.listdir(folder) if name.startswith(base + '.')])
            for name in old[:max(0, len(old) - self.backupCount)]:
                os.remove(os.path.join(folder, name))
        self.stream = None if self.delay else self._open()
        while self.rolloverAt <= now:
            self.rolloverAt = self.computeRollover(self.rolloverAt)


class WatchedFileHandler(logging.FileHandler):
    """Opens its file anew when somebody has moved or removed it."""

    def __init__(self, filename, mode='a', encoding=None, delay=False, errors=None):
        super().__init__(filename, mode, encoding, delay, errors)
        self.dev, self.ino = -1, -1
        self._statstream()

    def _statstream(self):
        if self.stream:
            status = os.fstat(self.stream.fileno())
            self.dev, self.ino = status.st_dev, status.st_ino

    def reopenIfNeeded(self):
        try:
            status = os.stat(self.baseFilename)
        except FileNotFoundError:
            status = None
        if (status is None or (status.st_dev, status.st_ino) != (self.dev, self.ino)) and self.stream is not None:
            self.stream.flush()
            self.stream.close()
            self.stream = self._open()
            self._statstream()

    def emit(self, record):
        self.reopenIfNeeded()
        logging.FileHandler.emit(self, record)


class SocketHandler(logging.Handler):
    """Pickled records to a server, each behind its length in four bytes."""
    retryStart, retryMax, retryFactor = 1.0, 30.0, 2.0

    def __init__(self, host, port):
        super().__init__()
        self.host = host
        self.port = port
        self.address = host if port is None else (host, port)
        self.sock = None
        self.closeOnError = False
        self.retryTime = None

    def makeSocket(self, timeout=1):
        import socket
        if self.port is not None:
            return socket.create_connection(self.address, timeout=timeout)
        made = socket.socket(socket.AF_UNIX)
        try:
            made.settimeout(timeout)
            made.connect(self.address)
            return made
        except OSError:
            made.close()
            raise

    def createSocket(self):
        now = time.time()
        if self.retryTime is not None and now < self.retryTime:
            return
        try:
            self.sock = self.makeSocket()
            self.retryTime = None
        except OSError:
            self.retryPeriod = self.retryStart if self.retryTime is None else \
                min(self.retryPeriod * self.retryFactor, self.retryMax)
            self.retryTime = now + self.retryPeriod

    def _connected(self):
        """The socket; None while it is too early to try again."""
        if self.sock is None:
            self.createSocket()
        return self.sock

    def _hang_up(self):
        if self.sock:
            self.sock.close()
            self.sock = None

    def send(self, s):
        sock = self._connected()
        try:
            if sock:
                sock.sendall(s)
        except OSError:
            self._hang_up()

    def makePickle(self, record):
        import pickle
        import struct
        if record.exc_info:
            self.format(record)  # the traceback as a text
        attributes = dict(record.__dict__)
        attributes['msg'] = record.getMessage()
        attributes['args'] = attributes['exc_info'] = None
        attributes.pop('message', None)
        data = pickle.dumps(attributes, 1)
        return struct.pack('>L', len(data)) + data

    def handleError(self, record):
        if self.sock and self.closeOnError:
            self._hang_up()
        else:
            super().handleError(record)

    def emit(self, record):
        try:
            self.send(self.makePickle(record))
        except Exception:
            self.handleError(record)

    def close(self):
        self.acquire()
        try:
            self._hang_up()
            super().close()
        finally:
            self.release()


class DatagramHandler(SocketHandler):
    def __init__(self, host, port):
        super().__init__(host, port)
        self.closeOnError = False

    def makeSocket(self):
        import socket
        return socket.socket(socket.AF_UNIX if self.port is None else socket.AF_INET, socket.SOCK_DGRAM)

    def send(self, s):
        self._connected().sendto(s, self.address)


class SysLogHandler(logging.Handler):
    """Records to a syslog server: each a datagram that begins with its facility and priority in one number."""

    LOG_EMERG, LOG_ALERT, LOG_CRIT, LOG_ERR, LOG_WARNING, LOG_NOTICE, LOG_INFO, LOG_DEBUG = range(8)
    (LOG_KERN, LOG_USER, LOG_MAIL, LOG_DAEMON, LOG_AUTH, LOG_SYSLOG, LOG_LPR, LOG_NEWS, LOG_UUCP, LOG_CRON, LOG_AUTHPRIV,
     LOG_FTP, LOG_NTP, LOG_SECURITY, LOG_CONSOLE, LOG_SOLCRON) = range(16)
    LOG_LOCAL0, LOG_LOCAL1, LOG_LOCAL2, LOG_LOCAL3, LOG_LOCAL4, LOG_LOCAL5, LOG_LOCAL6, LOG_LOCAL7 = range(16, 24)

    priority_names = {'alert': 1, 'crit': 2, 'critical': 2, 'debug': 7, 'emerg': 0, 'err': 3, 'error': 3, 'info': 6,
                      'notice': 5, 'panic': 0, 'warn': 4, 'warning': 4}
    facility_names = {'auth': 4, 'authpriv': 10, 'console': 14, 'cron': 9, 'daemon': 3, 'ftp': 11, 'kern': 0, 'lpr': 6,
                      'mail': 2, 'news': 7, 'ntp': 12, 'security': 13, 'solaris-cron': 15, 'syslog': 5, 'user': 1,
                      'uucp': 8, 'local0': 16, 'local1': 17, 'local2': 18, 'local3': 19, 'local4': 20, 'local5': 21,
                      'local6': 22, 'local7': 23}
    priority_map = {'DEBUG': 'debug', 'INFO': 'info', 'WARNING': 'warning', 'ERROR': 'error', 'CRITICAL': 'critical'}
    ident = ''
    append_nul = True

    def __init__(self, address=('localhost', SYSLOG_UDP_PORT), facility=LOG_USER, socktype=None):
        super().__init__()
        self.address = address
        self.facility = facility
        self.socktype = socktype
        self.socket = None
        self.unixsocket = isinstance(address, str)
        self.createSocket()

    def createSocket(self):
        import socket
        if self.unixsocket:
            try:
                self._connect(socket.AF_UNIX, socket.SOCK_DGRAM if self.socktype is None else self.socktype)
            except OSError:
                if self.socktype is not None:
                    raise
                self._connect(socket.AF_UNIX, socket.SOCK_STREAM)
            return
        kind = self.socktype = socket.SOCK_DGRAM if self.socktype is None else self.socktype
        self.socket = socket.socket(socket.AF_INET, kind)
        if kind == socket.SOCK_STREAM:
            self.socket.connect(self.address)

    def _connect(self, family, kind):
        import socket
        self.socket = socket.socket(family, kind)
        try:
            self.socket.connect(self.address)
            self.socktype = kind
        except OSError:
            self.socket.close()
            raise

    def encodePriority(self, facility, priority):
        numbers = [names[code] if isinstance(code, str) else code
                   for names, code in ((self.facility_names, facility), (self.priority_names, priority))]
        return numbers[0] << 3 | numbers[1]

    def mapPriority(self, levelName):
        return self.priority_map.get(levelName, 'warning')

    def emit(self, record):
        try:
            import socket
            text = self.ident + self.format(record) + '\0' * self.append_nul
            number = self.encodePriority(self.facility, self.mapPriority(record.levelname))
            data = f'<{number}>{text}'.encode()
            if self.socket is None:
                self.createSocket()
            if self.unixsocket:
                try:
                    self.socket.send(data)
                except OSError:
                    self.socket.close()
                    self._connect(socket.AF_UNIX, self.socktype)
                    self.socket.send(data)
            elif self.socktype == socket.SOCK_DGRAM:
                self.socket.sendto(data, self.address)
            else:
                self.socket.sendall(data)
        except Exception:
            self.handleError(record)

    def close(self):
        self.acquire()
        try:
            sock, self.socket = self.socket, None
            if sock is not None:
                sock.close()
            super().close()
        finally:
            self.release()


class HTTPHandler(logging.Handler):
    def __init__(self, host, url, method='GET', secure=False, credentials=None, context=None):
        super().__init__()
        method = method.upper()
        if method not in ('GET', 'POST'):
            raise ValueError('method must be GET or POST')
        self.host, self.url, self.method, self.secure = host, url, method, secure
        self.credentials, self.context = credentials, context

    def mapLogRecord(self, record):
        return record.__dict__

    def getConnection(self, host, secure):
        import http.client
        return (http.client.HTTPSConnection if secure else http.client.HTTPConnection)(host)

    def emit(self, record):
        try:
            import urllib.parse
            connection = self.getConnection(self.host, self.secure)
            url, data = self.url, urllib.parse.urlencode(self.mapLogRecord(record))
            headers = {}
            if self.credentials:
                import base64
                headers['Authorization'] = 'Basic ' + base64.b64encode(':'.join(self.credentials).encode()).decode()
            if self.method == 'GET':
                connection.request('GET', f"{url}{'&' if '?' in url else '?'}{data}", headers=headers)
            else:
                headers['Content-type'] = 'application/x-www-form-urlencoded'
                headers['Content-length'] = str(len(data))
                connection.request('POST', url, data.encode(), headers)
            connection.getresponse()
        except Exception:
            self.handleError(record)


class BufferingHandler(logging.Handler):
    def __init__(self, capacity):
        super().__init__()
        self.capacity = capacity
        self.buffer = []

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        with self.lock:
            self.buffer.clear()

    def close(self):
        self.flush()
        super().close()


class MemoryHandler(BufferingHandler):
    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        super().__init__(capacity)
        self.flushLevel = flushLevel
        self.target = target
        self.flushOnClose = flushOnClose

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target):
        self.target = target

    def flush(self):
        with self.lock:
            if self.target:
                for record in self.buffer:
                    self.target.handle(record)
                self.buffer.clear()

    def close(self):
        try:
            if self.flushOnClose:
                self.flush()
        finally:
            self.target = None
            super().close()


class QueueHandler(logging.Handler):
    def __init__(self, queue):
        super().__init__()
        self.queue = queue

    def enqueue(self, record):
        self.queue.put_nowait(record)

    def prepare(self, record):
        text = self.format(record)
        record = copy.copy(record)
        record.message = record.msg = text
        record.args = record.exc_info = record.exc_text = record.stack_info = None
        return record

    def emit(self, record):
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    _sentinel = None

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue = queue
        self.handlers = handlers
        self._thread = None
        self.respect_handler_level = respect_handler_level

    def dequeue(self, block):
        return self.queue.get(block)

    def start(self):
        self._thread = threading.Thread(target=self._monitor)
        self._thread.daemon = True
        self._thread.start()

    def prepare(self, record):
        return record

    def handle(self, record):
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def _monitor(self):
        done = getattr(self.queue, 'task_done', lambda: None)  # not every kind of queue counts
        try:
            while (record := self.dequeue(True)) is not self._sentinel:
                self.handle(record)
                done()
            done()
        except queue.Empty:
            pass

    def enqueue_sentinel(self):
        self.queue.put_nowait(self._sentinel)

    def stop(self):
        self.enqueue_sentinel()
        self._thread.join()
        self._thread = None
