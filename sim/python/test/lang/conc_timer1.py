import threading, time
start = time.monotonic()
def hello(name, punct="!"):
    print(f"hello {name}{punct}", round(time.monotonic() - start, 1))
t = threading.Timer(0.3, hello, args=["world"], kwargs={"punct": "?"})
t.start()
t2 = threading.Timer(0.1, hello, ["first"])
t2.start()
t3 = threading.Timer(0.2, hello, ["never"])
t3.start()
t3.cancel()
for x in (t, t2, t3): x.join()
class RepeatTimer(threading.Timer):
    def run(self):
        while not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)
r = RepeatTimer(0.1, hello, ("tick",)); r.start()
time.sleep(0.35); r.cancel(); r.join()
print("done")

# expect: hello first! 0.1
# expect: hello world? 0.3
# expect: hello tick! 0.4
# expect: hello tick! 0.6
# expect: done
