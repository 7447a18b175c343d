# Help with `with`.
import contextlib, io
@contextlib.contextmanager
def cm(name='cm'):
    print('enter', name)
    try:
        yield name
    except KeyError as e:
        print('swallowed', e)
    finally:
        print('exit', name)
with cm() as v:
    print(v)
with cm():
    raise KeyError('k')
with contextlib.suppress(ZeroDivisionError, KeyError):
    1 / 0
buffer = io.StringIO()
with contextlib.redirect_stdout(buffer):
    print('hidden')
print(repr(buffer.getvalue()))
with contextlib.ExitStack() as stack:
    print(stack.enter_context(cm('a')), stack.enter_context(cm('b')))
    stack.callback(print, 'callback')
    stack.push(lambda *error: print('pushed', error[0]))
class Thing:
    def close(self):
        print('closed')
with contextlib.closing(Thing()), contextlib.nullcontext(5) as five:
    print(five)
@cm('decorator')
def f():
    print('f')
f()
@contextlib.contextmanager
def never():
    if False:
        yield
try:
    with never():
        pass
except RuntimeError as e:
    print(e)
class Both(contextlib.AbstractContextManager):
    def __exit__(self, *error):
        return True
with Both():
    raise ValueError
try:
    with contextlib.ExitStack() as stack:
        stack.enter_context(5)
except TypeError as e:
    print(e)
# expect: enter cm
# expect: cm
# expect: exit cm
# expect: enter cm
# expect: swallowed 'k'
# expect: exit cm
# expect: 'hidden\n'
# expect: enter a
# expect: enter b
# expect: a b
# expect: pushed None
# expect: callback
# expect: exit b
# expect: exit a
# expect: 5
# expect: closed
# expect: enter decorator
# expect: f
# expect: exit decorator
# expect: generator didn't yield
# expect: 'builtins.int' object does not support the context manager protocol
