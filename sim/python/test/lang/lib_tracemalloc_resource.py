# Memory and use of the machine.
import tracemalloc, resource, sys
tracemalloc.start()
data = [str(i) * 10 for i in range(20000)]
now, peak = tracemalloc.get_traced_memory()
print(now > 500000, peak >= now, tracemalloc.is_tracing())
tracemalloc.stop()
print(tracemalloc.get_traced_memory())
usage = resource.getrusage(resource.RUSAGE_SELF)
print(usage.ru_maxrss > 1000, usage.ru_utime >= 0, len(usage))
# expect: True True True
# expect: (0, 0)
# expect: True True 16
