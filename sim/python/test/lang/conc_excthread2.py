import threading, sys
def hook(args):
    print("hook:", args.exc_type.__name__, args.exc_value, args.thread.name, args.exc_traceback is not None)
threading.excepthook = hook
def f():
    raise ValueError("bad value")
t = threading.Thread(target=f); t.start(); t.join()
threading.excepthook = threading.__excepthook__
t = threading.Thread(target=f, name="T2"); t.start(); t.join()
def g():
    sys.exit(5)
t = threading.Thread(target=g); t.start(); t.join()
def h():
    try:
        f()
    except ValueError as e:
        raise RuntimeError("wrapped") from e
t = threading.Thread(target=h, name="chained"); t.start(); t.join()
print("ok")

# expect: hook: ValueError bad value Thread-1 (f) True
# expect: ok
