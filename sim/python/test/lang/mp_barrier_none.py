# A barrier of nobody: refused from 3.12 on only.
import multiprocessing
import threading

print(multiprocessing.Barrier(0).parties, threading.Barrier(0).parties)
# expect: 0 0
