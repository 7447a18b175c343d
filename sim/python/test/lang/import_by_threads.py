import os, sys, threading
sys.dont_write_bytecode = True
# two threads import the same module at the same time
open("slowmod.py", "w").write("import time\nprint('loading')\ntime.sleep(0.1)\nvalue = 42\n")
sys.path.insert(0, ".")
out = []
def w():
    import slowmod
    out.append(slowmod.value)
ts = [threading.Thread(target=w) for _ in range(3)]
[t.start() for t in ts]; [t.join() for t in ts]
os.remove("slowmod.py")
print(out)
# expect: loading
# expect: [42, 42, 42]
