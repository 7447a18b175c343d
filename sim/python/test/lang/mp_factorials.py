# Factorials in processes, the usual ways.
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool, Process, Queue


def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


def into(queue, n):
    queue.put((n, factorial(n)))


def main():
    queue = Queue()
    processes = [Process(target=into, args=(queue, n)) for n in range(3, 6)]
    for process in processes:
        process.start()
    print(sorted(queue.get() for _ in processes))
    for process in processes:
        process.join()
    with Pool(2) as pool:
        print(pool.map(factorial, [5, 10]))
    with ProcessPoolExecutor(max_workers=2) as executor:
        for n, f in zip((1, 5, 20), executor.map(factorial, (1, 5, 20))):
            print(f'Factorial of {n} = {f}')


if __name__ == '__main__':
    main()

# expect: [(3, 6), (4, 24), (5, 120)]
# expect: [120, 3628800]
# expect: Factorial of 1 = 1
# expect: Factorial of 5 = 120
# expect: Factorial of 20 = 2432902008176640000
