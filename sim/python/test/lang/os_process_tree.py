import os, sys
def tree(depth, path):
    if depth == 0: return 1
    total = 1
    for i in range(2):
        r, w = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(r)
            os.write(w, str(tree(depth - 1, path + str(i))).encode())
            os._exit(0)
        os.close(w)
        total += int(os.read(r, 100)); os.close(r)
        os.waitpid(pid, 0)
    return total
print("processes:", tree(3, ""))
# expect: processes: 15
