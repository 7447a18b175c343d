def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


import sys
print(repr(sys.stdin.read()), repr(sys.stdin.readline()), list(sys.stdin))
try:
    input()
except EOFError as e:
    print(type(e).__name__, e)
sys.stdout.write('written\n')
print(sys.stdout.fileno(), sys.stderr.fileno())
sys.stdout.writelines(['a', 'b\n'])
sys.stdout.flush()
import io
sys.stdin = io.StringIO('from a string\n2')
print(input(), int(input()))
attempt(input)

# expect: '' '' []
# expect: EOFError EOF when reading a line
# expect: written
# expect: 1 2
# expect: ab
# expect: from a string 2
# expect: EOFError EOF when reading a line
