# A module that is not there.
for name in ('numpy', 'pandas.core', 'os.nothing'):
    try:
        __import__(name)
    except ImportError as e:
        print(type(e).__name__, e, e.name)
try:
    from functools import nothing
except ImportError as e:
    print(type(e).__name__, str(e).split(' (')[0])
def late():
    import numpy
try:
    late()
except ModuleNotFoundError as e:
    print(e)
# expect: ModuleNotFoundError No module named 'numpy' numpy
# expect: ModuleNotFoundError No module named 'pandas' pandas
# expect: ModuleNotFoundError No module named 'os.nothing'; 'os' is not a package os.nothing
# expect: ImportError cannot import name 'nothing' from 'functools'
# expect: No module named 'numpy'
