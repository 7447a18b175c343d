# What is told of errors goes to what the program has put in the place of sys.stderr.
import contextlib
import io
import logging
import sys
import threading

told = io.StringIO()
with contextlib.redirect_stderr(told):
    try:
        raise ValueError(42)
    except ValueError:
        sys.__excepthook__(*sys.exc_info())
        sys.excepthook(*sys.exc_info())
print(told.getvalue().count('ValueError: 42\n'), told.getvalue().splitlines()[0])
# expect: 2 Traceback (most recent call last):


class Finalized:
    def __del__(self):
        raise RuntimeError('in __del__')


told = io.StringIO()
with contextlib.redirect_stderr(told):
    Finalized()
print(told.getvalue().splitlines()[-1])  # expect: RuntimeError: in __del__
print(told.getvalue().startswith('Exception ignored in: <function Finalized.__del__ at 0x'))  # expect: True
told = io.StringIO()
with contextlib.redirect_stderr(told):
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
print(told.getvalue().splitlines()[-1])  # expect: ZeroDivisionError: division by zero
print([isinstance(stream, kind) for stream in (sys.stdout, sys.stderr, sys.stdin)
       for kind in (io.IOBase, io.TextIOBase, io.TextIOWrapper)], isinstance(sys.stdout.buffer, io.IOBase))
# expect: [True, True, True, True, True, True, True, True, True] True


class ToStandardOutput:
    def write(self, text):
        sys.stdout.write(text)
        return len(text)

    def flush(self):
        pass


sys.stderr = ToStandardOutput()
# expect: Traceback (most recent call last):
# expect:   File "<string>", line 1, in <module>
# expect: KeyError: 'the end'
# status: 1
code = compile("raise KeyError('the end')", '<string>', 'exec')
try:
    exec(code)
except KeyError as error:
    error.__traceback__ = error.__traceback__.tb_next
    kept = error
sys.excepthook(type(kept), kept, kept.__traceback__)
sys.exit(1)
