# What cannot be pickled says so.
import pickle
import re
import sys
import threading


def outer():
    def inner():
        pass

    class Local:
        pass
    return inner, Local(), lambda: 0


def gen():
    yield 1


class Holder:
    def __init__(self, what):
        self.what = what


class Gone:
    pass


gone = Gone()
del Gone
for value in [lambda: 0, *outer(), threading.Lock(), threading.RLock(), gen(), sys, Holder(threading.Lock()), threading.local(),
              gone, [1, {'k': lambda: 1}], {}.keys(), (i for i in ()), threading.Thread(target=outer), sys._getframe()]:
    try:
        pickle.dumps(value)
    except Exception as error:
        print(type(error).__name__ + ':', re.sub('0x[0-9a-f]+', '0x...', str(error)))
for data in [b'', b'junk', pickle.dumps([1, 2, 3])[:-3], b'\x80\x09.']:
    try:
        pickle.loads(data)
    except Exception as error:
        print(type(error).__name__ + ':', error)
try:
    pickle.loads(pickle.dumps(Holder).replace(b'Holder', b'Folder'))
except AttributeError as error:
    print(str(error).split(' on ')[0])
try:
    pickle.loads(b'cno_such_module\nf\n.')
except ModuleNotFoundError as error:
    print(error)
try:
    pickle.dumps(1, 9)
except ValueError as error:
    print(error)

# expect: PicklingError: Can't pickle <function <lambda> at 0x...>: attribute lookup <lambda> on __main__ failed
# expect: AttributeError: Can't pickle local object 'outer.<locals>.inner'
# expect: AttributeError: Can't pickle local object 'outer.<locals>.Local'
# expect: AttributeError: Can't pickle local object 'outer.<locals>.<lambda>'
# expect: TypeError: cannot pickle '_thread.lock' object
# expect: TypeError: cannot pickle '_thread.RLock' object
# expect: TypeError: cannot pickle 'generator' object
# expect: TypeError: cannot pickle 'module' object
# expect: TypeError: cannot pickle '_thread.lock' object
# expect: TypeError: cannot pickle '_thread._local' object
# expect: PicklingError: Can't pickle <class '__main__.Gone'>: attribute lookup Gone on __main__ failed
# expect: PicklingError: Can't pickle <function <lambda> at 0x...>: attribute lookup <lambda> on __main__ failed
# expect: TypeError: cannot pickle 'dict_keys' object
# expect: TypeError: cannot pickle 'generator' object
# expect: TypeError: cannot pickle '_thread.lock' object
# expect: TypeError: cannot pickle 'frame' object
# expect: EOFError: Ran out of input
# expect: UnpicklingError: pickle data was truncated
# expect: UnpicklingError: pickle data was truncated
# expect: ValueError: unsupported pickle protocol: 9
# expect: Can't get attribute 'Folder'
# expect: No module named 'no_such_module'
# expect: pickle protocol must be <= 5
