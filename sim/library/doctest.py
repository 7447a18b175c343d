"""Examples in docstrings, run and compared with what they are said to print."""

import sys
import traceback
from collections import namedtuple

__all__ = ['register_optionflag', 'DONT_ACCEPT_TRUE_FOR_1', 'DONT_ACCEPT_BLANKLINE', 'NORMALIZE_WHITESPACE', 'ELLIPSIS',
           'SKIP', 'IGNORE_EXCEPTION_DETAIL', 'COMPARISON_FLAGS', 'REPORT_UDIFF', 'REPORT_CDIFF', 'REPORT_NDIFF',
           'REPORT_ONLY_FIRST_FAILURE', 'REPORTING_FLAGS', 'FAIL_FAST', 'Example', 'DocTest', 'DocTestParser',
           'DocTestFinder', 'DocTestRunner', 'OutputChecker', 'testmod', 'run_docstring_examples', 'testfile']

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag('DONT_ACCEPT_TRUE_FOR_1')
DONT_ACCEPT_BLANKLINE = register_optionflag('DONT_ACCEPT_BLANKLINE')
NORMALIZE_WHITESPACE = register_optionflag('NORMALIZE_WHITESPACE')
ELLIPSIS = register_optionflag('ELLIPSIS')
SKIP = register_optionflag('SKIP')
IGNORE_EXCEPTION_DETAIL = register_optionflag('IGNORE_EXCEPTION_DETAIL')
COMPARISON_FLAGS = (DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE | ELLIPSIS | SKIP
                    | IGNORE_EXCEPTION_DETAIL)
REPORT_UDIFF = register_optionflag('REPORT_UDIFF')
REPORT_CDIFF = register_optionflag('REPORT_CDIFF')
REPORT_NDIFF = register_optionflag('REPORT_NDIFF')
REPORT_ONLY_FIRST_FAILURE = register_optionflag('REPORT_ONLY_FIRST_FAILURE')
FAIL_FAST = register_optionflag('FAIL_FAST')
REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST

TestResults = namedtuple('TestResults', 'failed attempted')


class Example:
    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith('\n') else source + '\n'
        self.want = want if not want or want.endswith('\n') else want + '\n'
        self.exc_msg, self.lineno, self.indent, self.options = exc_msg, lineno, indent, options or {}


class DocTest:
    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples, self.globs = examples, dict(globs)
        self.name, self.filename, self.lineno, self.docstring = name, filename, lineno, docstring

    def __repr__(self):
        count = len(self.examples)
        shown = 'no examples' if not count else '1 example' if count == 1 else f'{count} examples'
        return f'<DocTest {self.name} from {self.filename}:{self.lineno} ({shown})>'


def _width(line):
    return len(line) - len(line.lstrip(' '))


class DocTestParser:
    def get_examples(self, string, name='<string>'):
        lines = string.expandtabs().split('\n')
        examples = []
        at = 0
        while at < len(lines):
            if not lines[at].lstrip().startswith('>>>'):
                at += 1
                continue
            begin, indent = at, _width(lines[at])
            source = []
            while at < len(lines) and lines[at].strip() and _width(lines[at]) == indent and (
                    lines[at][indent:indent + 3] == ('...' if source else '>>>')):
                rest = lines[at][indent + 3:]
                if rest and rest[0] != ' ':
                    raise ValueError(f'line {at + 1} of the docstring for {name} lacks blank after '
                                     f'{lines[at][indent:indent + 3]}: {lines[at]!r}')
                source.append(rest[1:])
                at += 1
            want = []
            while at < len(lines) and lines[at].strip() and not lines[at].lstrip().startswith('>>>'):
                if lines[at][:indent].strip():
                    raise ValueError(f'line {at + 1} of the docstring for {name} has inconsistent leading whitespace: '
                                     f'{lines[at]!r}')
                want.append(lines[at][indent:])
                at += 1
            if all([not line.strip() or line.strip().startswith('#') for line in source]):
                continue
            text = '\n'.join(want)
            examples.append(Example('\n'.join(source), text, self._exception_of(want), begin, indent,
                                    self._options(source, name, begin)))
        return examples

    def _exception_of(self, want):
        if not want or want[0].rstrip() not in ('Traceback (most recent call last):', 'Traceback (innermost last):'):
            return None
        for place, line in enumerate(want[1:], 1):
            if line and (line[0].isalnum() or line[0] == '_'):
                return '\n'.join(want[place:]) + '\n'
        return None

    def _options(self, source, name, lineno):
        options = {}
        for line in source:
            _, mark, rest = line.partition('# doctest:')
            if not mark:
                _, mark, rest = line.partition('#doctest:')
            for word in rest.replace(',', ' ').split():
                if word[0] not in '+-' or word[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f'line {lineno + 1} of the doctest for {name} has an invalid option: {word!r}')
                options[OPTIONFLAGS_BY_NAME[word[1:]]] = word[0] == '+'
        return options

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)


class DocTestFinder:
    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._parser, self._recurse, self._exclude_empty = parser, recurse, exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        name = obj.__name__ if name is None else name
        if globs is None:
            holder = obj if isinstance(obj, type(sys)) else sys.modules.get(getattr(obj, '__module__', None))
            globs = {} if holder is None else dict(vars(holder))
        globs = {**globs, **(extraglobs or {})}
        globs.setdefault('__name__', '__main__')
        found = []
        self._look(found, obj, name, obj, globs, set())
        found.sort(key=lambda test: test.name)
        return found

    def _look(self, found, obj, name, root, globs, seen):
        if id(obj) in seen:
            return
        seen.add(id(obj))
        test = self._test_of(obj, name, globs)
        if test is not None:
            found.append(test)
        if not self._recurse:
            return
        if isinstance(obj, type(sys)):
            for key, value in list(vars(obj).items()):
                value = getattr(value, '__wrapped__', value) if callable(value) and not isinstance(value, type) else value
                if (isinstance(value, type) or _code_of(value) is not None) and (
                        getattr(value, '__module__', None) == obj.__name__):
                    self._look(found, value, f'{name}.{key}', root, globs, seen)
            for key, value in getattr(obj, '__test__', {}).items():
                self._look(found, value, f'{name}.__test__.{key}', root, globs, seen)
        elif isinstance(obj, type):
            for key, value in list(vars(obj).items()):
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                descriptor = hasattr(type(value), '__get__') and not hasattr(type(value), '__set__')
                if isinstance(value, (type, property)) or _code_of(value) is not None or descriptor:
                    if isinstance(value, property) or getattr(value, '__module__', None) == obj.__module__:
                        self._look(found, value, f'{name}.{key}', root, globs, seen)

    def _test_of(self, obj, name, globs):
        text = obj if isinstance(obj, str) else getattr(obj, '__doc__', None)
        text = '' if text is None else str(text)
        if not text and self._exclude_empty:
            return None
        filename = globs.get('__file__')
        return self._parser.get_doctest(text, globs, name, filename, _line_of(obj, text, filename))


def _code_of(value):
    return getattr(getattr(value, '__wrapped__', value), '__code__', None)


def _line_of(obj, docstring, filename):
    """The line on which a docstring begins, from 0; None if it cannot be told."""
    import linecache
    if isinstance(obj, property):
        obj = obj.fget
    lines = linecache.getlines(filename) if filename else []
    begin = None
    if isinstance(obj, type(sys)):
        begin = 0
    elif isinstance(obj, type):
        for place, line in enumerate(lines):
            if line.split('(')[0].split(':')[0].split() == ['class', obj.__name__]:
                begin = place
                break
    elif _code_of(obj) is not None:
        begin = _code_of(obj).co_firstlineno - 1
    if begin is None:
        return None
    for place in range(begin, len(lines)):
        line = lines[place].strip().lstrip('uUrR')
        if line.startswith(('"', "'")):
            return place
    return None


class OutputChecker:
    def check_output(self, want, got, optionflags):
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (('True\n', '1\n'), ('False\n', '0\n')):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = '\n'.join(['' if line.strip() == '<BLANKLINE>' else line for line in want.split('\n')])
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = ' '.join(got.split()), ' '.join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _fits(want, got)

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = '\n'.join(['<BLANKLINE>' if not line.strip() and place + 1 < got.count('\n') + 1 else line
                             for place, line in enumerate(got.split('\n'))])
        if optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF) and want.count('\n') > 2 and got.count('\n') > 2:
            import difflib
            before, after = want.splitlines(True), got.splitlines(True)
            if optionflags & REPORT_NDIFF:
                lines, kind = list(difflib.ndiff(before, after)), 'ndiff with -expected +actual'
            elif optionflags & REPORT_UDIFF:
                lines, kind = list(difflib.unified_diff(before, after, n=2))[2:], 'unified diff with -expected +actual'
            else:
                lines, kind = list(difflib.context_diff(before, after, n=2))[2:], 'context diff with expected followed by actual'
            return f'Differences ({kind}):\n' + _indented(''.join([line.rstrip() + '\n' for line in lines]))
        if want and got:
            return f'Expected:\n{_indented(want)}Got:\n{_indented(got)}'
        if want:
            return f'Expected:\n{_indented(want)}Got nothing\n'
        if got:
            return f'Expected nothing\nGot:\n{_indented(got)}'
        return 'Expected nothing\nGot nothing\n'


def _fits(want, got):
    """Whether `got` is `want`, in which each ... stands for any text."""
    first, *rest = want.split('...')
    if not rest:
        return want == got
    if not got.startswith(first) or not got.endswith(rest[-1]):
        return False
    at, end = len(first), len(got) - len(rest[-1])
    if at > end:
        return False
    for part in rest[:-1]:
        at = got.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return True


def _indented(text, by='    '):
    return ''.join([by + line if line.strip() else line for line in text.splitlines(True)])


class _Captured:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)
        return len(text)

    def flush(self):
        pass

    def take(self):
        text = ''.join(self.parts)
        self.parts = []
        return text + '\n' if text and not text.endswith('\n') else text


class DocTestRunner:
    DIVIDER = '*' * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = '-v' in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = 0
        self._results = {}

    # --- what is reported ---
    def report_start(self, out, test, example):
        if self._verbose:
            expecting = f'Expecting:\n{_indented(example.want)}' if example.want else 'Expecting nothing\n'
            out(f'Trying:\n{_indented(example.source)}{expecting}')

    def report_success(self, out, test, example, got):
        if self._verbose:
            out('ok\n')

    def report_failure(self, out, test, example, got):
        out(self._head(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        text = ''.join(traceback.format_exception(*exc_info))
        out(self._head(test, example) + 'Exception raised:\n' + _indented(text))

    def _head(self, test, example):
        lines = [self.DIVIDER]
        if test.filename:
            line = test.lineno + example.lineno + 1 if test.lineno is not None else '?'
            lines.append(f'File "{test.filename}", line {line}, in {test.name}')
        else:
            lines.append(f'Line {example.lineno + 1}, in {test.name}')
        lines.append('Failed example:')
        return '\n'.join(lines) + '\n' + _indented(example.source)

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        real = sys.stdout
        out = real.write if out is None else out
        captured = _Captured()
        hook, sys.displayhook = sys.displayhook, sys.__displayhook__
        sys.stdout = captured
        failed = tried = 0
        try:
            for number, example in enumerate(test.examples):
                quiet = bool(self.optionflags & REPORT_ONLY_FIRST_FAILURE and failed)
                self.optionflags = self.original_optionflags
                for flag, wanted in example.options.items():
                    self.optionflags = self.optionflags | flag if wanted else self.optionflags & ~flag
                if self.optionflags & SKIP:
                    continue
                tried += 1
                if not quiet:
                    self.report_start(out, test, example)
                error = None
                try:
                    exec(compile(example.source, f'<doctest {test.name}[{number}]>', 'single'), test.globs)
                except KeyboardInterrupt:
                    raise
                except BaseException:
                    error = sys.exc_info()
                    error = error[0], error[1], error[2].tb_next.tb_next
                got = captured.take()
                if self._is_right(example, got, error):
                    if not quiet:
                        self.report_success(out, test, example, got)
                    continue
                failed += 1
                if not quiet:
                    if error is None or example.exc_msg is not None:
                        if error is not None:
                            got += ''.join(traceback.format_exception(*error))
                        self.report_failure(out, test, example, got)
                    else:
                        self.report_unexpected_exception(out, test, example, error)
                if self.optionflags & FAIL_FAST:
                    break
        finally:
            sys.stdout = real
            sys.displayhook = hook
            self.optionflags = self.original_optionflags
            if clear_globs:
                test.globs.clear()
        before = self._results.get(test.name, (0, 0))
        self._results[test.name] = before[0] + failed, before[1] + tried
        self.failures += failed
        self.tries += tried
        return TestResults(failed, tried)

    def _is_right(self, example, got, error):
        if error is None:
            return example.exc_msg is None and self._checker.check_output(example.want, got, self.optionflags)
        if example.exc_msg is None:
            return False
        text = ''.join(traceback.format_exception_only(*error[:2]))
        if self._checker.check_output(example.exc_msg, text, self.optionflags):
            return True
        if not self.optionflags & IGNORE_EXCEPTION_DETAIL:
            return False
        kind = [words.split(':')[0].strip().rpartition('.')[2] for words in (example.exc_msg, text)]
        return kind[0] == kind[1]

    def summarize(self, verbose=None):
        verbose = self._verbose if verbose is None else verbose
        rows = sorted(self._results.items())
        empty = [name for name, (failed, tried) in rows if not tried]
        passed = [(name, tried) for name, (failed, tried) in rows if tried and not failed]
        bad = [(name, failed, tried) for name, (failed, tried) in rows if failed]
        failures = sum([failed for _, failed, _ in bad])
        tries = sum([tried for _, (_, tried) in rows])
        if verbose:
            if empty:
                print(len(empty), 'items had no tests:')
                for name in empty:
                    print('   ', name)
            if passed:
                print(len(passed), 'items passed all tests:')
                for name, tried in passed:
                    print(f' {tried:3d} tests in {name}')
        if bad:
            print(self.DIVIDER)
            print(len(bad), 'items had failures:')
            for name, failed, tried in bad:
                print(f' {failed:3d} of {tried:3d} in {name}')
        if verbose:
            print(f'{tries} tests in {len(rows)} items.')
            print(f'{tries - failures} passed and {failures} failed.')
        if failures:
            print(f'***Test Failed*** {failures} failures.')
        elif verbose:
            print('Test passed.')
        return TestResults(failures, tries)


class DebugRunner(DocTestRunner):
    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)


class DocTestFailure(Exception):
    def __init__(self, test, example, got):
        self.test, self.example, self.got = test, example, got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    def __init__(self, test, example, exc_info):
        self.test, self.example, self.exc_info = test, example, exc_info

    def __str__(self):
        return str(self.test)


def _run_all(tests, runner, report):
    for test in tests:
        runner.run(test)
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
            raise_on_error=False, exclude_empty=False):
    m = sys.modules['__main__'] if m is None else m
    if not isinstance(m, type(sys)):
        raise TypeError(f'testmod: module required; {m!r}')
    tests = DocTestFinder(exclude_empty=exclude_empty).find(m, name or m.__name__, globs=globs, extraglobs=extraglobs)
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    return _run_all(tests, runner, report)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True,
             optionflags=0, extraglobs=None, raise_on_error=False, parser=DocTestParser(), encoding=None):
    with open(filename, encoding=encoding) as file:
        text = file.read()
    globs = {**(globs or {}), **(extraglobs or {})}
    globs.setdefault('__name__', '__main__')
    test = parser.get_doctest(text, globs, name or filename.rpartition('/')[2], filename, 0)
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    return _run_all([test], runner, report)


def run_docstring_examples(f, globs, verbose=False, name='NoName', compileflags=None, optionflags=0):
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test)
