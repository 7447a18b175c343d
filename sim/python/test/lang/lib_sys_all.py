# What sys says.
import sys
print(sys.version_info[:2], sys.version_info.major, sys.maxsize, sys.byteorder, sys.platform, sys.implementation.name, sys.hexversion >> 16 == 0x30b)
print(sys.getsizeof(1), sys.getsizeof([]), sys.getsizeof(''), sys.getsizeof({}), sys.getsizeof((1, 2)), sys.getsizeof('abc'))
print(sys.float_info.max, sys.int_info, sys.hash_info.width, sys.getrecursionlimit(), sys.getswitchinterval())
print(sys.stdout.name, sys.stdin.fileno(), sys.stderr.encoding, sys.stdout.writable(), sys.getdefaultencoding(), sys.getfilesystemencoding())
print(sys.thread_info.name, sys.intern('a') is sys.intern('a'), sys._getframe().f_code.co_name, sys.exc_info(), len(sys._current_frames()))
print(sys.gettrace(), sys.excepthook is sys.__excepthook__, 'sys' in sys.modules, sys.exception() is None, sys.getrefcount([]))
for bad in (lambda: sys.setswitchinterval(0), lambda: sys.setrecursionlimit(0), lambda: sys._getframe(1000), lambda: sys.intern(5)):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
sys.setswitchinterval(0.01)
print(sys.getswitchinterval())
try:
    sys.exit('bye')
except SystemExit as e:
    print(repr(e), e.code)
# expect: (3, 11) 3 9223372036854775807 little linux cpython True
# expect: 28 56 49 64 56 52
# expect: 1.7976931348623157e+308 sys.int_info(bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300, str_digits_check_threshold=640) 64 1000 0.005
# expect: <stdout> 0 utf-8 True utf-8 utf-8
# expect: pthread True <module> (None, None, None) 1
# expect: None True True True 1
# expect: ValueError switch interval must be strictly positive
# expect: ValueError recursion limit must be greater or equal than 1
# expect: ValueError call stack is not deep enough
# expect: TypeError intern() argument must be str, not int
# expect: 0.01
# expect: SystemExit('bye') bye

# What the prompt shows is remembered.
import builtins  # noqa: E402

sys.displayhook([5])
sys.displayhook(None)
print(builtins._)
# expect: [5]
# expect: [5]
# --- __sizeof__ ---
class Sized:
    def __init__(self):
        self.a = 'a'
        self.b = [1]

    def __sizeof__(self):
        return object.__sizeof__(self) + sum(sys.getsizeof(v) for v in vars(self).values())


print(sys.getsizeof(Sized()), object().__sizeof__(), (1).__sizeof__(), 'abc'.__sizeof__(), (1, 2).__sizeof__(), 2.5.__sizeof__())
# expect: 170 16 28 52 40 24
