# How map() cuts its work into pieces; what cannot be pickled.
import multiprocessing as mp
import math


def where(x):
    return mp.current_process().name.split('-')[0], x


if __name__ == '__main__':
    with mp.Pool(2) as pool:
        for n in (1, 7, 8, 9, 40):
            r = pool.map_async(where, range(n))
            print(n, r._chunksize, math.ceil(n / 8), len(r.get()))
        print(pool.map(where, 'ab'))
        try:
            pool.map(lambda x: x, [1])
        except Exception as error:
            print(type(error).__name__, str(error).split(' at 0x')[0])
        try:
            pool.apply(where_is_it)
        except NameError as error:
            print(error)
        try:
            pool.apply(mp.Lock)
        except Exception as error:
            print(type(error).__name__)
        print(pool.map(math.factorial, [3, 4, 5]), pool.map(str.upper, ['a', 'b']), pool.map(abs, (-1, 2)))

# expect: 1 1 1 1
# expect: 7 1 1 7
# expect: 8 1 1 8
# expect: 9 2 2 9
# expect: 40 5 5 40
# expect: [('ForkPoolWorker', 'a'), ('ForkPoolWorker', 'b')]
# expect: PicklingError Can't pickle <function <lambda>
# expect: name 'where_is_it' is not defined
# expect: MaybeEncodingError
# expect: [6, 24, 120] ['A', 'B'] [1, 2]
