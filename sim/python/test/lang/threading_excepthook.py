# threading.excepthook, the default and one's own.
import threading, sys
def hook(args):
    print("HOOK", args.exc_type.__name__, args.exc_value, args.thread.name, args.exc_traceback is not None, type(args).__name__, len(args))
threading.excepthook = hook
def f(): raise ValueError("v")
t = threading.Thread(target=f, name="X"); t.start(); t.join()
def g(): sys.exit(3)
t = threading.Thread(target=g); t.start(); t.join(); print("SystemExit ignored")
threading.excepthook = threading.__excepthook__
t = threading.Thread(target=f, name="Y"); t.start(); t.join()
def badhook(args): raise KeyError("hook")
threading.excepthook = badhook
t = threading.Thread(target=f, name="Z"); t.start(); t.join()
try: threading.ExceptHookArgs(5)
except TypeError as e: print(e)
print(threading.ExceptHookArgs((ValueError, ValueError(1), None, None)))
# expect: HOOK ValueError v X True _ExceptHookArgs 4
# expect: HOOK SystemExit 3 Thread-1 (g) True _ExceptHookArgs 4
# expect: SystemExit ignored
# expect: constructor requires a sequence
# expect: _thread._ExceptHookArgs(exc_type=<class 'ValueError'>, exc_value=ValueError(1), exc_traceback=None, thread=None)
