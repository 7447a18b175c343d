# profile: 3.13t
# What the free-threaded build says of itself, and its reference counts.
import sys
import sysconfig
import threading

import kvant

print(sys.version_info[:2], sys._is_gil_enabled(), sysconfig.get_config_var('Py_GIL_DISABLED'), sys.abiflags)
# expect: (3, 13) False 1 t
print(sys.version.startswith('3.13.'), 'free-threading' in sys.version)
# expect: True True
print(sys.getrefcount(None) == sys.getrefcount(7) == sys.getrefcount(True) == 4294967295)
# expect: True


class Thing:
    def __del__(self):
        print('gone')


thing = kvant.watch(Thing(), 'thing')
ident, local, shared = kvant.references(thing)
print(ident == threading.get_ident(), local, shared)
# expect: True 2 0
keep = []


def work():
    keep.append(thing)
    print(kvant.references(thing)[1:], sys.getrefcount(thing))


t = threading.Thread(target=work)
t.start()
t.join()
print(kvant.references(thing)[1:])
# expect: (1, 2) 3
# expect: (2, 1)
keep.clear()
print(kvant.references(thing)[1:])
# expect: (1, 1)
del thing
print('end')
# expect: gone
# expect: end
