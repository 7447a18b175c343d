"""Logging: loggers in a tree, and handlers that write what they say.

A call makes a record, which goes to the handlers of its logger and of all loggers above it, up to the root or to one
that does not propagate.
"""

import atexit
import os
import sys
import threading
import time
import warnings
import weakref
from _logging_text import (_STYLES, BASIC_FORMAT, BufferingFormatter, Filter, Filterer, Formatter, PercentStyle,
                           StrFormatStyle, StringTemplateStyle, _defaultFormatter, check_style as _check_style)

__all__ = ['BASIC_FORMAT', 'BufferingFormatter', 'CRITICAL', 'DEBUG', 'ERROR', 'FATAL', 'FileHandler', 'Filter', 'Formatter',
           'Handler', 'INFO', 'LogRecord', 'Logger', 'LoggerAdapter', 'NOTSET', 'NullHandler', 'StreamHandler', 'WARN',
           'WARNING', 'addLevelName', 'basicConfig', 'captureWarnings', 'critical', 'debug', 'disable', 'error',
           'exception', 'fatal', 'getLevelName', 'getLogger', 'getLoggerClass', 'info', 'log', 'makeLogRecord',
           'setLoggerClass', 'shutdown', 'warn', 'warning', 'getLogRecordFactory', 'setLogRecordFactory', 'lastResort',
           'raiseExceptions', 'getLevelNamesMapping']

# For a program to set.
raiseExceptions = True  # errors in handlers are shown
logThreads = logMultiprocessing = logProcesses = True  # records say which thread and process they come from

_lock = threading.RLock()  # of all that the module's functions share
_startTime = time.time()

# --- levels -------------------------------------------------------------------------------------------------------------
CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0
_nameToLevel = {'CRITICAL': CRITICAL, 'FATAL': FATAL, 'ERROR': ERROR, 'WARN': WARNING, 'WARNING': WARNING, 'INFO': INFO,
                'DEBUG': DEBUG, 'NOTSET': NOTSET}
_levelToName = {level: name for name, level in _nameToLevel.items() if name not in ('FATAL', 'WARN')}


def getLevelNamesMapping():
    return {**_nameToLevel}


def getLevelName(level):
    """The name of a level, or the level of a name."""
    for known in _levelToName, _nameToLevel:
        if level in known:
            return known[level]
    return f'Level {level}'


def addLevelName(level, levelName):
    with _lock:
        _nameToLevel[levelName], _levelToName[level] = level, levelName


def _checkLevel(level):
    """A level, given by number or by name."""
    if isinstance(level, str):
        level_of_name = _nameToLevel.get(level)
        if level_of_name is None:
            raise ValueError(f'Unknown level: {level!r}')
        return level_of_name
    if not isinstance(level, int):
        raise TypeError(f'Level not an integer or a valid string: {level!r}')
    return level


# --- records ------------------------------------------------------------------------------------------------------------
class LogRecord:
    """One thing that was logged, and where: what a format can name are the attributes."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        self.name, self.levelno, self.levelname = name, level, getLevelName(level)
        # One dictionary as the only argument is for formats with names: "%(user)s did that".
        by_name = bool(args) and len(args) == 1 and isinstance(args[0], dict) and bool(args[0])
        self.msg, self.args = msg, args[0] if by_name else args
        self.exc_info, self.exc_text, self.stack_info = exc_info, None, sinfo
        self.pathname, self.lineno, self.funcName = pathname, lineno, func
        try:
            base = os.path.basename(pathname)
            self.filename, self.module = base, os.path.splitext(base)[0]
        except (TypeError, ValueError, AttributeError):
            self.filename, self.module = pathname, 'Unknown module'
        self.created = now = time.time()
        self.msecs = float(int(now % 1 * 1000))
        self.relativeCreated = 1000 * (now - _startTime)
        self.thread = self.threadName = self.process = self.processName = None
        if logThreads:
            self.thread, self.threadName = threading.get_ident(), threading.current_thread().name
        if logMultiprocessing:
            self.processName = _process_name()
        if logProcesses:
            self.process = os.getpid()

    def __repr__(self):
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'

    def getMessage(self):
        msg = str(self.msg)
        if self.args:
            msg = msg % self.args
        return msg


def _process_name():
    package = sys.modules.get('multiprocessing')  # a program without it has one process
    try:
        return 'MainProcess' if package is None else package.current_process().name
    except Exception:
        return 'MainProcess'  # in the middle of its import


_logRecordFactory = LogRecord


def setLogRecordFactory(factory):
    global _logRecordFactory
    _logRecordFactory = factory


def getLogRecordFactory():
    return _logRecordFactory


def makeLogRecord(dict):
    """A record with these attributes, which may have come from another process."""
    made = _logRecordFactory(None, None, '', 0, '', (), None, None)
    vars(made).update(dict)
    return made


# --- handlers -----------------------------------------------------------------------------------------------------------
_handlerList = []  # weak references to all of them, in the order in which they were made
_handlers = weakref.WeakValueDictionary()  # those that have a name, by it


class Handler(Filterer):
    def __init__(self, level=NOTSET):
        super().__init__()
        self.level, self.formatter = _checkLevel(level), None
        self._name, self._closed = None, False
        with _lock:
            _handlerList.append(weakref.ref(self, _handlerList.remove))
        self.createLock()

    def __repr__(self):
        return f'<{type(self).__name__} ({getLevelName(self.level)})>'

    def get_name(self):
        return self._name

    def set_name(self, name):
        with _lock:
            self._forget_name()
            self._name = name
            if name:
                _handlers[name] = self

    name = property(lambda self: self.get_name(), lambda self, name: self.set_name(name))

    def _forget_name(self):
        if self._name:
            _handlers.pop(self._name, None)

    # One thread at a time writes.
    def createLock(self):
        self.lock = threading.RLock()

    def acquire(self):
        if self.lock:
            self.lock.acquire()

    def release(self):
        if self.lock:
            self.lock.release()

    def setLevel(self, level):
        self.level = _checkLevel(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def format(self, record):
        fmt = self.formatter or _defaultFormatter
        return fmt.format(record)

    def handle(self, record):
        """Writes the record if the filters let it through."""
        rv = self.filter(record)
        if not rv:
            return rv
        self.acquire()
        try:
            self.emit(record)
        finally:
            self.release()
        return rv

    def emit(self, record):
        raise NotImplementedError('emit must be implemented by Handler subclasses')

    def flush(self):
        pass

    def close(self):
        with _lock:
            self._closed = True
            self._forget_name()

    def handleError(self, record):
        """Shows the exception that is being handled, and which call of the program had it come."""
        if not (raiseExceptions and sys.stderr):
            return
        from traceback import print_exception, print_stack
        kind, error, trace = sys.exc_info()
        out = sys.stderr
        try:
            out.write('--- Logging error ---\n')
            print_exception(kind, error, trace, None, out)
            out.write('Call stack:\n')
            frame = _outside(trace and trace.tb_frame, 'logging', 'logging.handlers')
            if frame:
                print_stack(frame, file=out)
            else:
                out.write(f'Logged from file {record.filename}, line {record.lineno}\n')
            out.write(f'Message: {record.msg!r}\nArguments: {record.args}\n')
        except OSError:
            pass
        finally:
            del kind, error, trace


def _outside(frame, *modules):
    """The frame, or the first one before it, that is of none of the modules."""
    while frame is not None and frame.f_globals.get('__name__') in modules:
        frame = frame.f_back
    return frame


class StreamHandler(Handler):
    terminator = '\n'

    def __init__(self, stream=None):
        super().__init__()
        self.stream = sys.stderr if stream is None else stream

    def __repr__(self):
        words = [type(self).__name__, str(getattr(self.stream, 'name', '')), f'({getLevelName(self.level)})']
        return f'<{" ".join(filter(None, words))}>'

    def emit(self, record):
        try:
            msg = self.format(record)
            self.stream.write(msg + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def flush(self):
        self.acquire()
        try:
            if hasattr(self.stream, 'flush'):
                self.stream.flush()
        finally:
            self.release()

    def setStream(self, stream):
        """The stream until now; None if it is the same."""
        before = self.stream
        if before is stream:
            return None
        self.acquire()
        try:
            self.flush()
            self.stream = stream
        finally:
            self.release()
        return before


class FileHandler(StreamHandler):
    def __init__(self, filename, mode='a', encoding=None, delay=False, errors=None):
        self.baseFilename = os.path.abspath(os.fspath(filename))
        self.mode, self.encoding, self.errors, self.delay = mode, encoding, errors, delay
        if delay:  # it is opened for the first record
            Handler.__init__(self)
            self.stream = None
        else:
            super().__init__(self._open())

    def __repr__(self):
        return f'<{type(self).__name__} {self.baseFilename} ({getLevelName(self.level)})>'

    def _open(self):
        return open(self.baseFilename, self.mode, encoding=self.encoding or 'utf-8', errors=self.errors)

    def emit(self, record):
        # One that was closed opens again, but not to write over what it wrote.
        if self.stream is None and not (self._closed and self.mode == 'w'):
            self.stream = self._open()
        if self.stream:
            super().emit(record)

    def close(self):
        self.acquire()
        try:
            self._close_stream()
            super().close()
        finally:
            self.release()

    def _close_stream(self):
        if not self.stream:
            return
        try:
            self.flush()
        finally:
            opened, self.stream = self.stream, None
            if hasattr(opened, 'close'):
                opened.close()


class NullHandler(Handler):
    """Does nothing: for libraries, so that what they log is not shown by the handler of last resort."""

    def createLock(self):
        self.lock = None

    def handle(self, record):
        pass

    emit = handle


class _StderrHandler(StreamHandler):
    """Writes to what sys.stderr is at that time."""

    def __init__(self, level=NOTSET):
        Handler.__init__(self, level)

    stream = property(lambda self: sys.stderr)


lastResort = _defaultLastResort = _StderrHandler(WARNING)  # for records that no handler got


# --- loggers ------------------------------------------------------------------------------------------------------------
class Logger(Filterer):
    def __init__(self, name, level=NOTSET):
        super().__init__()
        self.name, self.level = name, _checkLevel(level)
        self.parent, self.propagate = None, True
        self.handlers = []
        self.disabled = False

    def __repr__(self):
        return f'<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>'

    def __reduce__(self):
        return getLogger, (self.name,)

    def getChild(self, suffix):
        return self.manager.getLogger(suffix if self is self.root else f'{self.name}.{suffix}')

    # What is logged at all.
    def setLevel(self, level):
        self.level = _checkLevel(level)

    def getEffectiveLevel(self):
        """Its own level, or that of the nearest logger above that has one."""
        return next((logger.level for logger in self._line(always=True) if logger.level), NOTSET)

    def isEnabledFor(self, level):
        return not self.disabled and level > self.manager.disable and level >= self.getEffectiveLevel()

    def _line(self, always=False):
        """This logger and those above it that get its records."""
        logger = self
        while logger:
            yield logger
            logger = logger.parent if always or logger.propagate else None

    # Saying something.
    def debug(self, msg, *args, **kwargs):
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs):
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kwargs)

    def error(self, msg, *args, **kwargs):
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kwargs)

    def critical(self, msg, *args, **kwargs):
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        warnings.warn("The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning, 2)
        self.warning(msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        """error(), with the exception that is being handled."""
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def fatal(self, msg, *args, **kwargs):
        self.critical(msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        if isinstance(level, int):
            if self.isEnabledFor(level):
                self._log(level, msg, args, **kwargs)
        elif raiseExceptions:
            raise TypeError('level must be an integer')

    # From a call to a record.
    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        path, line, function, stack = self.findCaller(stack_info, stacklevel)
        if isinstance(exc_info, BaseException):
            exc_info = type(exc_info), exc_info, exc_info.__traceback__
        elif exc_info and not isinstance(exc_info, tuple):
            exc_info = sys.exc_info()
        self.handle(self.makeRecord(self.name, level, path, line, msg, args, exc_info, function, extra, stack))

    def findCaller(self, stack_info=False, stacklevel=1):
        """File, line, function and, if wanted, stack of the call; stacklevel 2 means the call before it, and so on."""
        frame = _outside(sys._getframe(1), __name__)
        if frame is None:
            return '(unknown file)', 0, '(unknown function)', None
        for _ in range(stacklevel - 1):
            frame = frame.f_back or frame
        stack = None
        if stack_info:
            from traceback import format_stack
            stack = 'Stack (most recent call last):\n' + ''.join(format_stack(frame)).rstrip('\n')
        return frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, stack

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        made = _logRecordFactory(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        attributes = vars(made)
        for key in extra or ():
            if key in attributes or key in ('message', 'asctime'):
                raise KeyError(f'Attempt to overwrite {key!r} in LogRecord')
            attributes[key] = extra[key]
        return made

    # From a record to the handlers.
    def handle(self, record):
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    def callHandlers(self, record):
        nobody = True
        for logger in self._line():
            for handler in logger.handlers:
                nobody = False
                if record.levelno >= handler.level:
                    handler.handle(record)
        if nobody:
            self._call_last_resort(record)

    def _call_last_resort(self, record):
        if lastResort:
            if lastResort.level <= record.levelno:
                lastResort.handle(record)
        elif raiseExceptions and not self.manager.emittedNoHandlerWarning:
            self.manager.emittedNoHandlerWarning = True
            sys.stderr.write(f'No handlers could be found for logger "{self.name}"\n')

    def hasHandlers(self):
        return any(logger.handlers for logger in self._line())

    def addHandler(self, hdlr):
        with _lock:
            if hdlr not in self.handlers:
                self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        with _lock:
            if hdlr in self.handlers:
                self.handlers.remove(hdlr)


class RootLogger(Logger):
    def __init__(self, level):
        super().__init__('root', level)

    def __reduce__(self):
        return getLogger, ()


class LoggerAdapter:
    """A logger that adds something, the same each time, to what it is told."""

    def __init__(self, logger, extra=None):
        self.logger, self.extra = logger, extra

    def __repr__(self):
        level = getLevelName(self.logger.getEffectiveLevel())
        return f'<{type(self).__name__} {self.logger.name} ({level})>'

    def process(self, msg, kwargs):
        """What is added: for subclasses to change."""
        kwargs['extra'] = self.extra
        return msg, kwargs

    def log(self, level, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            text, options = self.process(msg, kwargs)
            self.logger.log(level, text, *args, **options)

    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args, **kwargs)

    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg, *args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        warnings.warn("The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning, 2)
        self.warning(msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def isEnabledFor(self, level):
        return self.logger.isEnabledFor(level)

    def setLevel(self, level):
        self.logger.setLevel(level)

    def getEffectiveLevel(self):
        return self.logger.getEffectiveLevel()

    def hasHandlers(self):
        return self.logger.hasHandlers()

    def _log(self, level, msg, args, **kwargs):
        return self.logger._log(level, msg, args, **kwargs)

    manager = property(lambda self: self.logger.manager)
    name = property(lambda self: self.logger.name)


# --- the tree -----------------------------------------------------------------------------------------------------------
class PlaceHolder:
    """Stands in the tree for a logger that nobody has asked for, because there are some below it."""


class Manager:
    """All loggers by name."""

    def __init__(self, rootnode):
        self.root = rootnode
        self.loggerDict = {}
        self.disable = 0  # nothing is logged at this level or below
        self.emittedNoHandlerWarning = False
        self.loggerClass = self.logRecordFactory = None

    def getLogger(self, name):
        if not isinstance(name, str):
            raise TypeError('A logger name must be a string')
        with _lock:
            known = self.loggerDict.get(name)
            if isinstance(known, Logger):
                return known
            made = (self.loggerClass or _loggerClass)(name)
            made.manager = self
            self.loggerDict[name] = made
            made.parent = self._above(name)
            self._adopt(made)
            return made

    def _above(self, name):
        above, dot, _ = name.rpartition('.')
        while dot:
            found = self.loggerDict.setdefault(above, PlaceHolder())
            if isinstance(found, Logger):
                return found
            above, dot, _ = above.rpartition('.')
        return self.root

    def _adopt(self, logger):
        """Loggers below that are older than this one: until now their parent was one above it."""
        below = f'{logger.name}.'
        for other in self.loggerDict.values():
            if isinstance(other, Logger) and other.name.startswith(below) and not other.parent.name.startswith(below):
                other.parent = logger

    def setLoggerClass(self, klass):
        _check_logger_class(klass)
        self.loggerClass = klass

    def setLogRecordFactory(self, factory):
        self.logRecordFactory = factory

    def _clear_cache(self):
        pass


_loggerClass = Logger


def _check_logger_class(klass):
    if not issubclass(klass, Logger):
        raise TypeError(f'logger not derived from logging.Logger: {klass.__name__}')


def setLoggerClass(klass):
    global _loggerClass
    _check_logger_class(klass)
    _loggerClass = klass


def getLoggerClass():
    return _loggerClass


root = Logger.root = RootLogger(WARNING)
Logger.manager = Manager(root)


def getLogger(name=None):
    return Logger.manager.getLogger(name) if name and name != root.name else root


def disable(level=CRITICAL):
    root.manager.disable = _checkLevel(level)


# --- for programs that need one logger only ------------------------------------------------------------------------------
def basicConfig(**kwargs):
    """Gives the root logger a handler, unless it has one."""
    with _lock:
        take = kwargs.pop
        if take('force', False):
            for handler in [*root.handlers]:
                root.removeHandler(handler)
                handler.close()
        encoding, errors = take('encoding', None), take('errors', 'backslashreplace')
        if root.handlers:
            return
        handlers = take('handlers', None)
        if handlers is not None and ('stream' in kwargs or 'filename' in kwargs):
            raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
        if 'stream' in kwargs and 'filename' in kwargs:
            raise ValueError("'stream' and 'filename' should not be specified together")
        filename, mode, stream = take('filename', None), take('filemode', 'a'), take('stream', None)
        if handlers is None and filename:
            handlers = [FileHandler(filename, mode, encoding, errors=None if 'b' in mode else errors)]
        elif handlers is None:
            handlers = [StreamHandler(stream)]
        datefmt, style = take('datefmt', None), take('style', '%')
        _check_style(style)
        formatter = Formatter(take('format', _STYLES[style][1]), datefmt, style)
        for handler in handlers:
            if handler.formatter is None:
                handler.setFormatter(formatter)
            root.addHandler(handler)
        level = take('level', None)
        if level is not None:
            root.setLevel(level)
        if kwargs:
            raise ValueError(f"Unrecognised argument(s): {', '.join(kwargs)}")


def _prepared_root():
    if not root.handlers:
        basicConfig()
    return root


def debug(msg, *args, **kwargs):
    _prepared_root().debug(msg, *args, **kwargs)


def info(msg, *args, **kwargs):
    _prepared_root().info(msg, *args, **kwargs)


def warning(msg, *args, **kwargs):
    _prepared_root().warning(msg, *args, **kwargs)


def error(msg, *args, **kwargs):
    _prepared_root().error(msg, *args, **kwargs)


def critical(msg, *args, **kwargs):
    _prepared_root().critical(msg, *args, **kwargs)


def log(level, msg, *args, **kwargs):
    _prepared_root().log(level, msg, *args, **kwargs)


def warn(msg, *args, **kwargs):
    warnings.warn("The 'warn' function is deprecated, use 'warning' instead", DeprecationWarning, 2)
    warning(msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    error(msg, *args, exc_info=exc_info, **kwargs)


def fatal(msg, *args, **kwargs):
    critical(msg, *args, **kwargs)


# --- the end ------------------------------------------------------------------------------------------------------------
@atexit.register
def shutdown(handlerList=_handlerList):
    """Writes out and closes all handlers, the latest first."""
    for reference in [*reversed(handlerList)]:
        handler = reference() if isinstance(reference, weakref.ref) else reference
        if handler is not None:
            handler.acquire()
            try:
                handler.flush()
                handler.close()
            except (OSError, ValueError):
                pass  # its file is closed already
            finally:
                handler.release()


# --- warnings -----------------------------------------------------------------------------------------------------------
_warnings_showwarning = None  # what warnings.showwarning was, while warnings are logged


def captureWarnings(capture):
    """Has warnings logged instead of shown, or shown again."""
    global _warnings_showwarning
    if capture and _warnings_showwarning is None:
        _warnings_showwarning, warnings.showwarning = warnings.showwarning, _log_warning
    elif not capture and _warnings_showwarning is not None:
        warnings.showwarning, _warnings_showwarning = _warnings_showwarning, None


def _log_warning(message, category, filename, lineno, file=None, line=None):
    if file is None:
        logger = getLogger('py.warnings')
        if not logger.handlers:
            logger.addHandler(NullHandler())
        logger.warning('%s', warnings.formatwarning(message, category, filename, lineno, line))
    elif _warnings_showwarning is not None:
        _warnings_showwarning(message, category, filename, lineno, file, line)


def currentframe():
    return sys._getframe(1)
