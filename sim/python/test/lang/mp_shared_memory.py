# Blocks of memory by name.
import multiprocessing as mp
from multiprocessing import shared_memory


def change(name):
    block = shared_memory.SharedMemory(name)
    block.buf[0] = 42
    block.buf[1:4] = b'abc'
    block.close()


def double(name):
    numbers = shared_memory.ShareableList(name=name)
    for i, n in enumerate(numbers):
        if isinstance(n, int):
            numbers[i] = n * 2


if __name__ == '__main__':
    block = shared_memory.SharedMemory(create=True, size=10)
    print(len(block.buf) >= 10, block.size >= 10, bytes(block.buf[:3]))
    p = mp.Process(target=change, args=(block.name,))
    p.start()
    p.join()
    print(block.buf[0], bytes(block.buf[:5]))
    block.close()
    block.unlink()
    try:
        shared_memory.SharedMemory('no_such_block')
    except FileNotFoundError as error:
        print(error.errno, error.filename)
    numbers = shared_memory.ShareableList([1, 2.5, 'text', b'by', None, True])
    p = mp.Process(target=double, args=(numbers.shm.name,))
    p.start()
    p.join()
    print(list(numbers), len(numbers), numbers[-2], numbers.count(2), numbers.index('text'))
    numbers[2] = 'new'
    print(numbers[2])
    try:
        numbers[2] = 'much too long a text for it'
    except ValueError as error:
        print(error)
    try:
        numbers[9]
    except IndexError as error:
        print(error)
    numbers.shm.close()
    numbers.shm.unlink()

# expect: True True b'\x00\x00\x00'
# expect: 42 b'*abc\x00'
# expect: 2 /no_such_block
# expect: [2, 2.5, 'text', b'by', None, 2] 6 None 2 2
# expect: new
# expect: bytes/str item exceeds available storage
# expect: index out of range
