# QueueHandler, QueueListener, MemoryHandler.
import logging, logging.handlers, queue, sys, threading
q = queue.Queue()
log = logging.getLogger('q')
log.setLevel(logging.DEBUG)
log.propagate = False
log.addHandler(logging.handlers.QueueHandler(q))
out = logging.StreamHandler(sys.stdout)
out.setFormatter(logging.Formatter('%(threadName)s %(levelname)s %(message)s'))
listener = logging.handlers.QueueListener(q, out)
listener.start()
def work(n):
    log.info('work %d', n)
for i in range(3):
    t = threading.Thread(target=work, args=(i,), name=f'W{i}')
    t.start()
    t.join()
listener.stop()
log.handlers.clear()
memory = logging.handlers.MemoryHandler(10, target=out)
log.addHandler(memory)
log.info('buffered')
print('before')
log.error('flushes')
memory.close()
# expect: W0 INFO work 0
# expect: W1 INFO work 1
# expect: W2 INFO work 2
# expect: before
# expect: MainThread INFO buffered
# expect: MainThread ERROR flushes
