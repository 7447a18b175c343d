# Context variables: values of a context, tokens, threads.
import contextvars
import threading
from contextvars import ContextVar, copy_context

v = ContextVar('v', default=1)
w = ContextVar('w')
print(v.name, v.get(), w.get('none'))
# expect: v 1 none
try:
    w.get()
except LookupError as e:
    print('LookupError', e.args[0] is w)
# expect: LookupError True
t = v.set(2)
print(v.get(), t.old_value is contextvars.Token.MISSING, t.var is v)
# expect: 2 True True
t2 = v.set(3)
print(t2.old_value, v.get())
# expect: 2 3
v.reset(t2)
print(v.get())
# expect: 2
v.reset(t)
print(v.get())
# expect: 1
try:
    v.reset(t)
except RuntimeError as e:
    print(str(e).endswith('has already been used once'), str(e).startswith('<Token used var=<ContextVar name='))
# expect: True True


def change(x):
    v.set(x)
    w.set('in')
    return v.get(), w.get()


c = copy_context()
print(c.run(change, 10), v.get(), w.get('none'), c[v], c.get(w), v in c, len(c))
# expect: (10, 'in') 1 none 10 in True 2
print(sorted((var.name, value) for var, value in c.items()))
# expect: [('v', 10), ('w', 'in')]
d = c.copy()
d.run(v.set, 11)
print(c[v], d[v])
# expect: 10 11
v.set(5)
seen = []
thread = threading.Thread(target=lambda: seen.append((v.get(), v.set(6) is not None)))
thread.start()
thread.join()
print(seen, v.get())
# expect: [(1, True)] 5
try:
    c.run(lambda: c.run(print))
except RuntimeError as e:
    print(str(e).startswith('cannot enter context'), str(e).endswith('is already entered'))
# expect: True True
token = w.set('x')
try:
    v.reset(token)
except ValueError as e:
    print(str(e).endswith('was created by a different ContextVar'))
# expect: True
try:
    copy_context().run(w.reset, token)
except ValueError as e:
    print(str(e).endswith('was created in a different Context'))
# expect: True


def nested():
    v.set('outer')
    copy_context().run(v.set, 'inner')
    return v.get()


print(copy_context().run(nested), v.get())
# expect: outer 5
try:
    copy_context()['v']
except TypeError as e:
    print(e)
# expect: a ContextVar key was expected, got 'v'
