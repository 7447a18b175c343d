# Names of types.
import types
print(types.SimpleNamespace(a=1, b=[2]), types.SimpleNamespace(a=1) == types.SimpleNamespace(a=1), types.FunctionType, types.GeneratorType, types.CoroutineType, types.MethodType(lambda s: s, 5)())
m = types.MappingProxyType({'a': 1})
print(m['a'], m, repr(m), len(m))
try:
    m['b'] = 2
except TypeError as e:
    print(e)
print(isinstance(len, types.BuiltinFunctionType), isinstance(print, types.FunctionType), types.NoneType, isinstance((lambda: 0), types.LambdaType), types.new_class('N', (), {}).__name__)
mod = types.ModuleType('mm', 'doc')
mod.x = 5
print(mod.__name__, mod.__doc__, mod.x)
# expect: namespace(a=1, b=[2]) True <class 'function'> <class 'generator'> <class 'coroutine'> 5
# expect: 1 {'a': 1} mappingproxy({'a': 1}) 1
# expect: 'mappingproxy' object does not support item assignment
# expect: True False <class 'NoneType'> True N
# expect: mm doc 5

import io  # noqa: E402
import itertools  # noqa: E402
import os  # noqa: E402

import sys  # noqa: E402

print(sys, itertools, os, io, types.ModuleType('made'))
print([name for name in globals() if name.startswith('__')], __cached__, __annotations__)
# expect: <module 'sys' (built-in)> <module 'itertools' (built-in)> <module 'os' (frozen)> <module 'io' (frozen)> <module 'made'>
# expect: ['__name__', '__doc__', '__package__', '__loader__', '__spec__', '__annotations__', '__builtins__', '__file__', '__cached__'] None {}
import types
view = types.MappingProxyType({'x': 1})
print(view == {'x': 1}, {'x': 1} == view, view != {'x': 1}, view == types.MappingProxyType({'x': 1}), view == {'x': 2})  # expect: True True False True False
space = types.SimpleNamespace(a=1)
space.me = space
print(space)  # expect: namespace(a=1, me=namespace(...))
