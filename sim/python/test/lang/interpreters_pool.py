# profile: 3.13
# InterpreterPoolExecutor: work in parallel in one process.
from concurrent.futures import InterpreterPoolExecutor


def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


def fail(n):
    raise KeyError(n)


def prepare(n):
    global base
    base = n


def use(n):
    return base + n


if __name__ == '__main__':
    with InterpreterPoolExecutor(max_workers=2) as executor:
        print(list(executor.map(factorial, range(6))))
        try:
            executor.submit(fail, 'k').result()
        except KeyError as error:
            print(repr(error), type(error.__cause__).__name__)
    with InterpreterPoolExecutor(1, initializer=prepare, initargs=(100,)) as executor:
        print(executor.submit(use, 5).result())
# expect: [1, 1, 2, 6, 24, 120]
# expect: KeyError('k') ExecutionFailed
# expect: 105
