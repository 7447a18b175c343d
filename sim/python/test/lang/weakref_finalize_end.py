# weakref.finalize: at the end of the program too, the latest first, unless told not to.
import weakref


class Thing:
    pass


things = [Thing() for _ in range(4)]
finalizers = [weakref.finalize(thing, print, 'end of', n) for n, thing in enumerate(things)]
finalizers[1].atexit = False
print(finalizers[0].alive, finalizers[0].atexit, finalizers[1].atexit)
print(finalizers[3].peek()[0] is things[3], finalizers[3].peek()[2], finalizers[3].detach() is not None, finalizers[3].peek())
print(repr(finalizers[3]).split('; ')[1], repr(finalizers[2]).split('; ')[1].split(' at ')[0])
weakref.finalize(things[0], lambda: 1 / 0)
gone = weakref.finalize(Thing(), print, 'at once')
print(gone.alive, gone())
# expect: True True False
# expect: True ('end of', 3) True None
# expect: dead> for 'Thing'
# expect: at once
# expect: False None
# expect: end of 2
# expect: end of 0
# expect-error: ZeroDivisionError: division by zero
