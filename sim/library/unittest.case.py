"""One test."""

import contextlib as _contextlib
import difflib
import pprint
import re
import sys
import time
import traceback
import types
import warnings

__unittest = True

_LONG = 'Diff is %s characters long. Set self.maxDiff to None to see it.'


class SkipTest(Exception):
    """Raised to leave a test out."""


class _ShouldStop(Exception):
    pass


class _UnexpectedSuccess(Exception):
    pass


def safe_repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text if not short or len(text) < 80 else text[:80] + ' [truncated]...'


def strclass(cls):
    return f'{cls.__module__}.{cls.__qualname__}'


def _shorten(text, head, tail):
    left_out = len(text) - head - tail
    return f'{text[:head]}[{left_out} chars]{text[len(text) - tail:]}' if left_out > 12 else text


def _common_repr(*args):
    """The reprs, shortened where they are equal, when they are long."""
    texts = [safe_repr(arg) for arg in args]
    longest = max([len(text) for text in texts])
    if longest <= 80:
        return texts
    common = 0
    shortest = min([len(text) for text in texts])
    while common < shortest and len({text[common] for text in texts}) == 1:
        common += 1
    prefix = texts[0][:common]
    room = 80 - 17 - (longest - common)
    if room > 5:  # of what differs all is shown
        prefix = _shorten(prefix, 5, room)
        return [prefix + text[common:] for text in texts]
    prefix = _shorten(prefix, 5, 5)
    return [prefix + _shorten(text[common:], 41, 5) for text in texts]


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    return _enter(cm, addModuleCleanup)


def _enter(cm, add):
    cls = type(cm)
    try:
        enter, leave = cls.__enter__, cls.__exit__
    except AttributeError:
        raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager "
                        'protocol') from None
    result = enter(cm)
    add(leave, cm, None, None, None)
    return result


def doModuleCleanups():
    errors = []
    for function, args, kwargs in _taken(_module_cleanups):
        try:
            function(*args, **kwargs)
        except Exception as error:
            errors.append(error)
    if errors:
        raise errors[0]


def skip(reason):
    def decorator(item):
        if not isinstance(item, type):
            def skipped(*args, **kwargs):
                raise SkipTest(reason)
            skipped.__name__, skipped.__qualname__, skipped.__doc__ = item.__name__, item.__qualname__, item.__doc__
            skipped.__module__ = item.__module__
            item = skipped
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item
    if isinstance(reason, types.FunctionType):
        function, reason = reason, ''
        return decorator(function)
    return decorator


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return lambda item: item if condition else skip(reason)(item)


def expectedFailure(item):
    item.__unittest_expecting_failure__ = True
    return item


def _is_skipped(*marked):
    return any([getattr(one, '__unittest_skip__', False) for one in marked])


def _skip_reason(*marked):
    reasons = [getattr(one, '__unittest_skip_why__', '') for one in marked]
    return reasons[0] or reasons[1]


class _Outcome:
    def __init__(self, result=None):
        self.success = True
        self.result = result
        self.result_supports_subtests = hasattr(result, 'addSubTest')
        self.expecting_failure = False
        self.expectedFailure = None

    @_contextlib.contextmanager
    def testPartExecutor(self, test, subTest=False):
        before = self.success
        self.success = True
        try:
            yield
        except KeyboardInterrupt:
            raise
        except SkipTest as e:
            self.success = False
            self.result.addSkip(test, str(e))
        except _ShouldStop:
            pass
        except:
            self._take_failure(test, sys.exc_info(), subTest)
        else:
            if subTest and self.success:
                self.result.addSubTest(test.test_case, test, None)
        finally:
            self.success = self.success and before


    def _take_failure(self, test, info, is_subtest):
        if self.expecting_failure:
            self.expectedFailure = info
            return
        self.success = False
        if is_subtest:
            self.result.addSubTest(test.test_case, test, info)
        else:
            is_failure = issubclass(info[0], test.failureException)
            (self.result.addFailure if is_failure else self.result.addError)(test, info)


class _RaisesBase:
    _kind = BaseException

    def __init__(self, expected, test, pattern=None):
        self.test_case = test
        self.expected = expected
        self.expected_regex = re.compile(pattern) if pattern is not None else None
        self.obj_name = None
        self.msg = None

    def _fail(self, text):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, text))

    def handle(self, name, args, kwargs):
        kinds = self.expected if isinstance(self.expected, tuple) else (self.expected,)
        for kind in kinds:
            if not (isinstance(kind, type) and issubclass(kind, self._kind)):
                raise TypeError(f'{name}() arg 1 must be {self._kind_text}')
        if not args:
            self.msg = kwargs.pop('msg', None)
            if kwargs:
                raise TypeError(f'{next(iter(kwargs))!r} is an invalid keyword argument for this function')
            return self
        function, *args = args
        self.obj_name = getattr(function, '__name__', None) or str(function)
        with self:
            function(*args, **kwargs)

    def _expected_name(self):
        return getattr(self.expected, '__name__', None) or str(self.expected)

    def _missing(self, verb):
        name = self._expected_name()
        self._fail(f'{name} not {verb} by {self.obj_name}' if self.obj_name else f'{name} not {verb}')


class _AssertRaisesContext(_RaisesBase):
    _kind_text = 'an exception type or tuple of exception types'

    def __enter__(self):
        return self

    def __exit__(self, kind, error, tb):
        if kind is None:
            self._missing('raised')
        traceback.clear_frames(tb)
        if not issubclass(kind, self.expected):
            return False
        self.exception = error.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(error)):
            self._fail(f'"{self.expected_regex.pattern}" does not match "{error}"')
        return True

    __class_getitem__ = classmethod(types.GenericAlias)


class _AssertWarnsContext(_RaisesBase):
    _kind = Warning
    _kind_text = 'a warning type or tuple of warning types'

    def __enter__(self):
        # Warnings that were shown before are to be seen again.
        for module in [one for one in list(sys.modules.values()) if getattr(one, '__warningregistry__', None)]:
            module.__warningregistry__ = {}
        self._manager = warnings.catch_warnings(record=True)
        self.warnings = self._manager.__enter__()
        warnings.simplefilter('always', self.expected)
        return self

    def __exit__(self, kind, error, tb):
        self._manager.__exit__(kind, error, tb)
        if kind is not None:
            return
        first = None
        for warning in self.warnings:
            message = warning.message
            if not isinstance(message, self.expected):
                continue
            first = first or message
            if self.expected_regex is not None and not self.expected_regex.search(str(message)):
                continue
            self.warning, self.filename, self.lineno = message, warning.filename, warning.lineno
            return
        if first is not None:
            self._fail(f'"{self.expected_regex.pattern}" does not match "{first}"')
        self._missing('triggered')


class _AssertLogsContext:
    LOGGING_FORMAT = '%(levelname)s:%(name)s:%(message)s'

    def __init__(self, test, logger, level, no_logs):
        import logging
        self.test_case = test
        self.logger_name = logger
        self.level = (logging.getLevelName(level) if isinstance(level, str) else level) if level else logging.INFO
        self.no_logs = no_logs
        self.msg = None

    def __enter__(self):
        import logging
        logger = self.logger_name
        if not isinstance(logger, logging.Logger):
            logger = logging.getLogger(logger)
        self.logger = logger
        watched = self.watcher = types.SimpleNamespace(records=[], output=[])
        formatter = logging.Formatter(self.LOGGING_FORMAT)

        class Capturing(logging.Handler):
            def flush(self):
                pass

            def emit(self, record):
                watched.records.append(record)
                watched.output.append(self.format(record))
        handler = Capturing()
        handler.setLevel(self.level)
        handler.setFormatter(formatter)
        self._before = logger.handlers[:], logger.level, logger.propagate
        logger.handlers = [handler]
        logger.setLevel(self.level)
        logger.propagate = False
        return None if self.no_logs else watched

    def __exit__(self, kind, error, tb):
        import logging
        self.logger.handlers, level, self.logger.propagate = self._before
        self.logger.setLevel(level)
        if kind is not None:
            return False
        if self.no_logs:
            if self.watcher.records:
                self._fail(f'Unexpected logs found: {self.watcher.output!r}')
        elif not self.watcher.records:
            self._fail(f'no logs of level {logging.getLevelName(self.level)} or higher triggered on {self.logger.name}')

    def _fail(self, text):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, text))


class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2 ** 16
    _class_cleanups = []
    _classSetupFailed = False

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName='runTest'):
        self._testMethodName = methodName
        self._outcome = None
        self._testMethodDoc = 'No test'
        method = getattr(self, methodName, None)
        if method is not None:
            self._testMethodDoc = method.__doc__
        elif methodName != 'runTest':
            raise ValueError(f'no such test method in {type(self)}: {methodName}')
        self._cleanups = []
        self._subtest = None
        self._type_equality_funcs = {dict: 'assertDictEqual', list: 'assertListEqual', tuple: 'assertTupleEqual',
                                     set: 'assertSetEqual', frozenset: 'assertSetEqual', str: 'assertMultiLineEqual'}

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs[typeobj] = function

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        return _enter(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        return _enter(cm, cls.addClassCleanup)

    @classmethod
    def doClassCleanups(cls):
        cls.tearDown_exceptions = failures = []
        for function, args, kwargs in _taken(cls._class_cleanups):
            try:
                function(*args, **kwargs)
            except Exception:
                failures.append(sys.exc_info())

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        from unittest.result import TestResult
        return TestResult()

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split('\n')[0].strip() if doc else None

    def id(self):
        return f'{strclass(type(self))}.{self._testMethodName}'

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        cls = strclass(type(self))
        return f'{self._testMethodName} ({cls}.{self._testMethodName})'

    def __repr__(self):
        return f'<{strclass(type(self))} testMethod={self._testMethodName}>'

    @_contextlib.contextmanager
    def subTest(self, msg=None, **params):
        if self._outcome is None or not self._outcome.result_supports_subtests:
            yield
            return
        outcome, parent = self._outcome, self._subtest
        around = {} if parent is None else parent.params
        self._subtest = _SubTest(self, msg, {**params, **around, **params})  # its own first
        try:
            with outcome.testPartExecutor(self._subtest, subTest=True):
                yield
            result = outcome.result
            fails_fast = result is not None and result.failfast
            if outcome.expectedFailure if outcome.success else fails_fast:
                raise _ShouldStop
        finally:
            self._subtest = parent

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        if method() is not None:
            warnings.warn(f'It is deprecated to return a value that is not None from a test case ({method})',
                          DeprecationWarning, stacklevel=3)

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)

    def run(self, result=None):
        if result is None:
            result = self.defaultTestResult()
            start, stop = getattr(result, 'startTestRun', None), getattr(result, 'stopTestRun', None)
            if start is not None:
                start()
        else:
            stop = None
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            if _is_skipped(type(self), method):
                result.addSkip(self, _skip_reason(type(self), method))
                return result
            outcome = _Outcome(result)
            expecting = (getattr(self, '__unittest_expecting_failure__', False)
                         or getattr(method, '__unittest_expecting_failure__', False))
            part = outcome.testPartExecutor
            try:
                self._outcome = outcome
                with part(self):
                    self._callSetUp()
                if outcome.success:
                    outcome.expecting_failure = expecting
                    with part(self):
                        self._callTestMethod(method)
                    outcome.expecting_failure = False
                    with part(self):
                        self._callTearDown()
                self.doCleanups()
                failed_as_expected = outcome.expectedFailure
                if not outcome.success:
                    pass  # the result knows
                elif expecting and failed_as_expected:
                    result.addExpectedFailure(self, failed_as_expected)
                else:
                    (result.addUnexpectedSuccess if expecting else result.addSuccess)(self)
                return result
            finally:
                outcome.expectedFailure = None
                self._outcome = None
        finally:
            result.stopTest(self)
            if stop is not None:
                stop()

    def doCleanups(self):
        outcome = self._outcome or _Outcome()
        for function, args, kwargs in _taken(self._cleanups):
            with outcome.testPartExecutor(self):
                self._callCleanup(function, *args, **kwargs)
        return outcome.success

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def debug(self):
        method = getattr(self, self._testMethodName)
        if _is_skipped(type(self), method):
            raise SkipTest(_skip_reason(type(self), method))
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        for function, args, kwargs in _taken(self._cleanups):
            self._callCleanup(function, *args, **kwargs)

    def skipTest(self, reason):
        raise SkipTest(reason)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _formatMessage(self, msg, standard):
        if not self.longMessage:
            return msg or standard
        if msg is None:
            return standard
        try:
            return f'{standard} : {msg}'
        except UnicodeDecodeError:
            return f'{safe_repr(standard)} : {safe_repr(msg)}'

    def _refuse(self, msg, standard):
        raise self.failureException(self._formatMessage(msg, standard))

    def assertFalse(self, expr, msg=None):
        if expr:
            raise self.failureException(self._formatMessage(msg, f'{safe_repr(expr)} is not false'))

    def assertTrue(self, expr, msg=None):
        if not expr:
            raise self.failureException(self._formatMessage(msg, f'{safe_repr(expr)} is not true'))

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _AssertRaisesContext(expected_exception, self).handle('assertRaises', args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return _AssertRaisesContext(expected_exception, self, expected_regex).handle('assertRaisesRegex', args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _AssertWarnsContext(expected_warning, self).handle('assertWarns', args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _AssertWarnsContext(expected_warning, self, expected_regex).handle('assertWarnsRegex', args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _AssertLogsContext(self, logger, level, False)

    def assertNoLogs(self, logger=None, level=None):
        return _AssertLogsContext(self, logger, level, True)

    def _getAssertEqualityFunc(self, first, second):
        if type(first) is type(second):
            function = self._type_equality_funcs.get(type(first))
            if function is not None:
                return getattr(self, function) if isinstance(function, str) else function
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            raise self.failureException(self._formatMessage(msg, '%s != %s' % tuple(_common_repr(first, second))))

    def assertEqual(self, first, second, msg=None):
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            raise self.failureException(self._formatMessage(msg, f'{safe_repr(first)} == {safe_repr(second)}'))

    def _almost(self, first, second, places, delta):
        """(whether they are near enough, how the text ends)"""
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        difference = abs(first - second)
        if delta is not None:
            return difference <= delta, f'within {safe_repr(delta)} delta ({safe_repr(difference)} difference)'
        places = 7 if places is None else places
        return round(difference, places) == 0, f'within {places!r} places', f' ({safe_repr(difference)} difference)'

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        near, *text = self._almost(first, second, places, delta)
        if not near:
            raise self.failureException(self._formatMessage(
                msg, f'{safe_repr(first)} != {safe_repr(second)} ' + ''.join(text)))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        near, *text = self._almost(first, second, places, delta)
        if first == second or near:
            raise self.failureException(self._formatMessage(
                msg, f'{safe_repr(first)} == {safe_repr(second)} {text[0]}'))

    def assertSequenceEqual(self, first, second, msg=None, seq_type=None):
        name = 'sequence'
        if seq_type is not None:
            name = seq_type.__name__
            for which, value in (('First', first), ('Second', second)):
                if not isinstance(value, seq_type):
                    raise self.failureException(f'{which} sequence is not a {name}: {safe_repr(value)}')
        differing = None
        lengths = []
        for which, value in (('First', first), ('Second', second)):
            try:
                lengths.append(len(value))
            except (TypeError, NotImplementedError):
                differing = f'{which} {name} has no length.    Non-sequence?'
                break
        if differing is None:
            if first == second:
                return
            differing = '%ss differ: %s != %s\n' % (name.capitalize(), *_common_repr(first, second))
            for i in range(min(lengths)):
                try:
                    one = first[i]
                except (TypeError, IndexError, NotImplementedError):
                    differing += f'\nUnable to index element {i} of first {name}\n'
                    break
                try:
                    two = second[i]
                except (TypeError, IndexError, NotImplementedError):
                    differing += f'\nUnable to index element {i} of second {name}\n'
                    break
                if one != two:
                    differing += '\nFirst differing element %d:\n%s\n%s\n' % (i, *_common_repr(one, two))
                    break
            else:
                if lengths[0] == lengths[1] and seq_type is None and type(first) != type(second):
                    return
            for which, one, two, value in (('First', lengths[0], lengths[1], first),
                                           ('Second', lengths[1], lengths[0], second)):
                if one > two:
                    differing += f'\n{which} {name} contains {one - two} additional elements.\n'
                    try:
                        differing += f'First extra element {two}:\n{safe_repr(value[two])}\n'
                    except (TypeError, IndexError, NotImplementedError):
                        differing += f'Unable to index element {two} of {which.lower()} {name}\n'
        lines = difflib.ndiff(pprint.pformat(first).splitlines(), pprint.pformat(second).splitlines())
        standard = self._truncateMessage(differing, '\n' + '\n'.join(lines))
        self.fail(self._formatMessage(msg, standard))

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + '\n' + _LONG % len(diff)

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        parts = []
        for one, two, which in ((set1, set2, 'first'), (set2, set1, 'second')):
            try:
                parts.append(one.difference(two))
            except TypeError as e:
                self.fail(f'invalid type when attempting set difference: {e}')
            except AttributeError as e:
                self.fail(f'{which} argument does not support set difference: {e}')
        lines = []
        for part, which in zip(parts, ('first', 'second')):
            if part:
                other = 'second' if which == 'first' else 'first'
                lines.append(f'Items in the {which} set but not the {other}:')
                for item in part:
                    lines.append(repr(item))
        if lines:
            self.fail(self._formatMessage(msg, '\n'.join(lines)))

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self.fail(self._formatMessage(msg, f'{safe_repr(member)} not found in {safe_repr(container)}'))

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self.fail(self._formatMessage(msg, f'{safe_repr(member)} unexpectedly found in {safe_repr(container)}'))

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self.fail(self._formatMessage(msg, f'{safe_repr(expr1)} is not {safe_repr(expr2)}'))

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self.fail(self._formatMessage(msg, f'unexpectedly identical: {safe_repr(expr1)}'))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
        self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
        if d1 != d2:
            standard = '%s != %s' % tuple(_common_repr(d1, d2))
            lines = difflib.ndiff(pprint.pformat(d1).splitlines(), pprint.pformat(d2).splitlines())
            self.fail(self._formatMessage(msg, self._truncateMessage(standard, '\n' + '\n'.join(lines))))

    def assertCountEqual(self, first, second, msg=None):
        one, two = list(first), list(second)
        differences = []
        for item in _distinct(one + two):
            in_one, in_two = one.count(item), two.count(item)
            if in_one != in_two:
                differences.append((in_one, in_two, item))
        if differences:
            lines = ['Element counts were not equal:']
            for in_one, in_two, item in differences:
                lines.append(f'First has {in_one}, Second has {in_two}:  {item!r}')
            standard = lines[0] + '\n'
            self.fail(self._formatMessage(msg, self._truncateMessage(standard, '\n'.join(lines[1:]))))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, 'First argument is not a string')
        self.assertIsInstance(second, str, 'Second argument is not a string')
        if first == second:
            return
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        # Without its end of line, the marks of a single line would run into the text.
        one, two = first, second
        if len(first.splitlines()) == 1 and first.strip('\r\n') == first:
            one, two = first + '\n', second + '\n'
        lines = difflib.ndiff(one.splitlines(keepends=True), two.splitlines(keepends=True))
        standard = '%s != %s' % tuple(_common_repr(first, second))
        self.fail(self._formatMessage(msg, self._truncateMessage(standard, '\n' + ''.join(lines))))

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self.fail(self._formatMessage(msg, f'{safe_repr(a)} not less than {safe_repr(b)}'))

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self.fail(self._formatMessage(msg, f'{safe_repr(a)} not less than or equal to {safe_repr(b)}'))

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self.fail(self._formatMessage(msg, f'{safe_repr(a)} not greater than {safe_repr(b)}'))

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self.fail(self._formatMessage(msg, f'{safe_repr(a)} not greater than or equal to {safe_repr(b)}'))

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self.fail(self._formatMessage(msg, f'{safe_repr(obj)} is not None'))

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self.fail(self._formatMessage(msg, 'unexpectedly None'))

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self.fail(self._formatMessage(msg, f'{safe_repr(obj)} is not an instance of {cls!r}'))

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self.fail(self._formatMessage(msg, f'{safe_repr(obj)} is an instance of {cls!r}'))

    def assertRegex(self, text, expected_regex, msg=None):
        if isinstance(expected_regex, (str, bytes)):
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            raise self.failureException(self._formatMessage(
                msg, f"Regex didn't match: {expected_regex.pattern!r} not found in {text!r}"))

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            raise self.failureException(self._formatMessage(
                msg, f'Regex matched: {text[match.start():match.end()]!r} matches {unexpected_regex.pattern!r} '
                     f'in {text!r}'))


def _distinct(items):
    found = []
    for item in items:
        if item not in found:
            found.append(item)
    return found


def _taken(cleanups):
    """The last one first. A cleanup may add others."""
    while cleanups:
        yield cleanups.pop()


def _call_if_given(function):
    if function is not None:
        function()


class FunctionTestCase(TestCase):
    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._setUpFunc, self._tearDownFunc, self._testFunc = setUp, tearDown, testFunc
        self._description = description

    def setUp(self):
        _call_if_given(self._setUpFunc)

    def runTest(self):
        self._testFunc()

    def tearDown(self):
        _call_if_given(self._tearDownFunc)

    def id(self):
        return self._testFunc.__name__

    def __str__(self):
        return f'{strclass(type(self))} ({self._testFunc.__name__})'

    def shortDescription(self):
        text = self._description
        if text is None:
            text = (self._testFunc.__doc__ or '').split('\n')[0].strip() or None
        return text


class _SubTest(TestCase):
    def __init__(self, test_case, message, params):
        super().__init__()
        self.test_case, self._message, self.params = test_case, message, params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError('subtests cannot be run directly')

    def _subDescription(self):
        parts = [] if self._message is None else [f'[{self._message}]']
        if self.params:
            parts.append('(' + ', '.join([f'{k}={v!r}' for k, v in self.params.items()]) + ')')
        return ' '.join(parts) or '(<subtest>)'

    def id(self):
        return f'{self.test_case.id()} {self._subDescription()}'

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f'{self.test_case} {self._subDescription()}'
