# Locks and semaphores of several processes.
import multiprocessing as mp


def add(lock, value, times):
    for _ in range(times):
        with lock:
            value.value += 1


def inside(semaphore, inside_now, most, lock):
    with semaphore:
        with lock:
            inside_now.value += 1
            most.value = max(most.value, inside_now.value)
        for _ in range(2000):
            pass
        with lock:
            inside_now.value -= 1


if __name__ == '__main__':
    lock, value = mp.Lock(), mp.Value('i', 0, lock=False)
    ps = [mp.Process(target=add, args=(lock, value, 100)) for _ in range(4)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    print(value.value)
    print(lock, lock.acquire(), lock, lock.acquire(False), lock.acquire(timeout=0.01))
    lock.release()
    try:
        lock.release()
    except ValueError as error:
        print(error)
    r = mp.RLock()
    print(r, r.acquire(), r.acquire(), r)
    r.release()
    r.release()
    try:
        r.release()
    except AssertionError as error:
        print(error)
    s = mp.Semaphore(2)
    now, most = mp.Value('i', 0, lock=False), mp.Value('i', 0, lock=False)
    ps = [mp.Process(target=inside, args=(s, now, most, lock)) for _ in range(5)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    print(now.value, most.value <= 2, s, s.get_value())
    b = mp.BoundedSemaphore(1)
    print(b)
    try:
        b.release()
    except ValueError as error:
        print(error)
    from pickle import dumps
    try:
        dumps(lock)
    except RuntimeError as error:
        print(error)

# expect: 400
# expect: <Lock(owner=MainProcess)> True <Lock(owner=MainProcess)> False False
# expect: semaphore or lock released too many times
# expect: <RLock(MainProcess, 2)> True True <RLock(MainProcess, 2)>
# expect: attempt to release recursive lock not owned by thread
# expect: 0 True <Semaphore(value=2)> 2
# expect: <BoundedSemaphore(value=1, maxvalue=1)>
# expect: semaphore or lock released too many times
# expect: Lock objects should only be shared between processes through inheritance
