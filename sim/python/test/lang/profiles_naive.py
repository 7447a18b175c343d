# profile: naive
# Without a GIL and with plain counts: as long as one thread runs, all is well.
import sys

import kvant

print(sys.version_info[:2], hasattr(sys, '_is_gil_enabled'))
# expect: (3, 11) False


class Thing:
    def __del__(self):
        print('gone')


thing = kvant.watch(Thing(), 'thing')
print(sys.getrefcount(thing))
# expect: 2
pair = [thing, thing]
print(sys.getrefcount(thing))
# expect: 4
pair.clear()
print(sys.getrefcount(thing))
# expect: 2
del thing
# expect: gone
print('end')
# expect: end
