import os, tempfile; os.chdir(tempfile.mkdtemp())
import os, mmap, struct
m = mmap.mmap(-1, 16)
m[0:4] = struct.pack("i", 41)
pid = os.fork()
if pid == 0:
    v = struct.unpack("i", m[0:4])[0]; m[0:4] = struct.pack("i", v + 1); os._exit(0)
os.waitpid(pid, 0); print(struct.unpack("i", m[:4])[0], len(m))
m.seek(4); m.write(b"hello"); m.seek(4); print(m.read(5), m.find(b"l"), m.tell(), m[4]); m.flush(); m.close()
try: m[0]
except ValueError as e: print(e)
open("f.bin", "wb").write(b"0123456789")
with open("f.bin", "r+b") as f, mmap.mmap(f.fileno(), 0) as mm: mm[2:4] = b"XY"; print(mm[:], mm.readline())
print(open("f.bin", "rb").read())
import traceback
try: mmap.mmap(-1, 8).size()
except OSError as e: print(e, len(traceback.extract_tb(e.__traceback__)))
# expect: 42 16
# expect: b'hello' -1 9 104
# expect: mmap closed or invalid
# expect: b'01XY456789' b'01XY456789'
# expect: b'01XY456789'
# expect: [Errno 9] Bad file descriptor 1
