# A bound method has its function's attributes.
import threading
class C:
    def run(self):
        "doc of run"
        print(threading.current_thread().name)
    run.tag = 5
m = C().run
print(m.__name__, m.__qualname__, m.__doc__, m.tag, m.__func__.__name__, m.__module__)
t = threading.Thread(target=m)
print(t.name)
t.start()
t.join()
try:
    m.nope
except AttributeError as e:
    print(e)
# expect: run C.run doc of run 5 run __main__
# expect: Thread-1 (run)
# expect: Thread-1 (run)
# expect: 'function' object has no attribute 'nope'
