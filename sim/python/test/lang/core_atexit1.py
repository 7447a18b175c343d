import atexit, threading, time
def bye(name, *, mark="."):
    print("bye", name, mark)
atexit.register(bye, "first")
atexit.register(bye, "second", mark="!")
@atexit.register
def last():
    print("decorated")
atexit.register(print, "unregistered")
atexit.unregister(print)
def d():
    try:
        while True:
            time.sleep(0.05)
    finally:
        print("never printed")
threading.Thread(target=d, daemon=True).start()
def nd():
    time.sleep(0.1)
    print("non-daemon finished")
threading.Thread(target=nd).start()
print("main ends")

# expect: main ends
# expect: non-daemon finished
# expect: decorated
# expect: bye second !
# expect: bye first .
