# Without a lock updates can be lost; with one none is.
import multiprocessing as mp


def add(value, lock):
    for _ in range(200):
        if lock:
            with value.get_lock():
                value.value += 1
        else:
            value.value += 1


def run(lock):
    value = mp.Value('i', 0)
    ps = [mp.Process(target=add, args=(value, lock)) for _ in range(3)]
    [p.start() for p in ps]
    [p.join() for p in ps]
    return value.value


if __name__ == '__main__':
    print(run(True), 200 <= run(False) <= 600)

# expect: 600 True
