# Pools as courses use them: many downloads, maps over several iterables, callbacks, deadlock avoided by time-outs.
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed, wait, FIRST_COMPLETED
from concurrent.futures import TimeoutError as FutureTimeout


def download(url):
    time.sleep(0.1)
    if 'bad' in url:
        raise ConnectionError(f'cannot reach {url}')
    return len(url)


urls = ['http://a', 'http://bb', 'http://bad', 'http://cccc']
start = time.perf_counter()
with ThreadPoolExecutor(max_workers=4) as executor:
    to_url = {executor.submit(download, url): url for url in urls}
    results = {}
    for future in as_completed(to_url):
        url = to_url[future]
        try:
            results[url] = future.result()
        except ConnectionError as e:
            results[url] = str(e)
print(sorted(results.items()), round(time.perf_counter() - start, 1))
start = time.perf_counter()
with ThreadPoolExecutor(max_workers=1) as executor:
    print(list(executor.map(download, urls[:2])), round(time.perf_counter() - start, 1))
with ThreadPoolExecutor() as executor:
    print(list(executor.map(pow, [2, 3, 4], [5, 2, 3])))
    try:
        for n in executor.map(download, ['x', 'bad', 'y']):
            print(n)
    except ConnectionError as e:
        print('map stops:', e)
counter = 0
lock = threading.Lock()


def increment(n):
    global counter
    for _ in range(n):
        with lock:
            counter += 1


with ThreadPoolExecutor(5) as executor:
    wait([executor.submit(increment, 100) for _ in range(5)])
print(counter)
with ThreadPoolExecutor(2) as executor:
    names = set(executor.map(lambda _: (time.sleep(0.05), threading.current_thread().name)[1], range(4)))
    print(len(names), all(name.startswith('ThreadPoolExecutor-') for name in names))
done_order = []
with ThreadPoolExecutor(3) as executor:
    for d in (0.3, 0.1, 0.2):
        executor.submit(lambda d=d: time.sleep(d) or d).add_done_callback(lambda f: done_order.append(f.result()))
print(done_order)


def outer(executor):
    return executor.submit(lambda: 'inner').result(timeout=0.1)


with ThreadPoolExecutor(1) as executor:
    f = executor.submit(outer, executor)
    try:
        f.result()
    except FutureTimeout:
        print('a pool of one thread cannot wait for itself')
executor = ThreadPoolExecutor(2)
f = executor.submit(time.sleep, 0.05)
executor.shutdown(wait=False)
print(f.done())
f.result()
print(f.done(), f.result())
# expect: [('http://a', 8), ('http://bad', 'cannot reach http://bad'), ('http://bb', 9), ('http://cccc', 11)] 0.1
# expect: [8, 9] 0.2
# expect: [32, 9, 64]
# expect: 1
# expect: map stops: cannot reach bad
# expect: 500
# expect: 2 True
# expect: [0.1, 0.2, 0.3]
# expect: a pool of one thread cannot wait for itself
# expect: False
# expect: True None


# A star takes what the module gives only when it is asked for.
from concurrent.futures import *  # noqa: E402,F403

print(ThreadPoolExecutor.__name__, ProcessPoolExecutor.__name__, FIRST_COMPLETED)
# expect: ThreadPoolExecutor ProcessPoolExecutor FIRST_COMPLETED
