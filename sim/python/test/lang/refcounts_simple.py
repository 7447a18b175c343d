# sys.getrefcount in ten simple cases.
import sys


class Thing:
    def method(self):
        return sys.getrefcount(self)


print(sys.getrefcount(Thing()))
# expect: 1
a = Thing()
print(sys.getrefcount(a))
# expect: 2
b = a
print(sys.getrefcount(a))
# expect: 3
items = [a]
print(sys.getrefcount(a))
# expect: 4
items.append(a)
pair = (a, a)
print(sys.getrefcount(a))
# expect: 7
table = {'a': a}
print(sys.getrefcount(a))
# expect: 8
table = pair = items = None
print(sys.getrefcount(a))
# expect: 3
del b
print(sys.getrefcount(a))
# expect: 2


def inside(argument):
    return sys.getrefcount(argument)


print(inside(a), inside(Thing()))
# expect: 3 2


def closure(captured):
    def inner():
        return sys.getrefcount(captured)
    return inner


f = closure(a)
print(sys.getrefcount(a), f())
# expect: 3 3
del f
bound = a.method
print(sys.getrefcount(a), sys.getrefcount(bound), bound())
# expect: 3 2 4
del bound
print(sys.getrefcount(a), a.method())
# expect: 2 3
for variable in [a]:
    print(sys.getrefcount(a), sys.getrefcount(variable))
# expect: 4 4
print(sys.getrefcount(a))
# expect: 3
del variable
a.myself = a
print(sys.getrefcount(a))
# expect: 3
del a.myself
swap = Thing()
swap, a = a, swap
print(sys.getrefcount(a), sys.getrefcount(swap))
# expect: 2 2
try:
    raise ValueError(a)
except ValueError as error:
    print(sys.getrefcount(a))
# expect: 3
print(sys.getrefcount(a))
# expect: 2


def generator(value):
    yield sys.getrefcount(value)


print(next(generator(a)))
# expect: 3
print(sum(1 for _ in [a] if sys.getrefcount(_) > 2))
# expect: 1
