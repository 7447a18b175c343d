# Objects that processes share are not pickled outside of a start; types of arrays are their maker's.
import ctypes
import multiprocessing as mp
import pickle

if __name__ == '__main__':
    for x in mp.Lock(), mp.Event(), mp.Condition(), mp.Barrier(2), mp.Queue(), mp.Value('i', 1):
        try:
            pickle.dumps(x)
        except RuntimeError as error:
            print(type(x).__name__, error)
    print(type(mp.Array('i', 3).get_obj()), ctypes.c_int * 4, type(ctypes.create_string_buffer(4)))

# expect: Lock Lock objects should only be shared between processes through inheritance
# expect: Event Condition objects should only be shared between processes through inheritance
# expect: Condition Condition objects should only be shared between processes through inheritance
# expect: Barrier Condition objects should only be shared between processes through inheritance
# expect: Queue Queue objects should only be shared between processes through inheritance
# expect: Synchronized Synchronized objects should only be shared between processes through inheritance
# expect: <class 'multiprocessing.sharedctypes.c_int_Array_3'> <class '__main__.c_int_Array_4'> <class 'ctypes.c_char_Array_4'>
