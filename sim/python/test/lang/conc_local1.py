import threading, random
local_data = threading.local()
local_data.value = 1000
def show_value(data):
    try:
        val = data.value
    except AttributeError as e:
        print(threading.current_thread().name, "No value yet", e)
    else:
        print(threading.current_thread().name, "value=%s" % val)
def worker(data, v):
    show_value(data)
    data.value = v
    show_value(data)
show_value(local_data)
for i in range(2):
    t = threading.Thread(target=worker, args=(local_data, i), name=f"W{i}")
    t.start(); t.join()
class MyLocal(threading.local):
    n = 2
    def __init__(self, v):
        print("init", threading.current_thread().name)
        self.v = v
m = MyLocal(5)
print(m.v, m.n, sorted(m.__dict__))
t = threading.Thread(target=lambda: print(m.v, m.__dict__), name="X"); t.start(); t.join()
del local_data.value
try:
    local_data.value
except AttributeError as e:
    print(e)

# expect: MainThread value=1000
# expect: W0 No value yet '_thread._local' object has no attribute 'value'
# expect: W0 value=0
# expect: W1 No value yet '_thread._local' object has no attribute 'value'
# expect: W1 value=1
# expect: init MainThread
# expect: 5 2 ['v']
# expect: init X
# expect: 5 {'v': 5}
# expect: '_thread._local' object has no attribute 'value'
