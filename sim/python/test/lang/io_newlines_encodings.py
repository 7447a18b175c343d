import os
folder = f'/tmp/kvant-{os.getpid()}'
os.makedirs(folder, exist_ok=True)
os.chdir(folder)


def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


with open('w.txt', 'w', newline='\r\n') as f:
    f.write('a\nb\n')
print(open('w.txt', 'rb').read(), repr(open('w.txt').read()), repr(open('w.txt', newline='').read()))
print(open('w.txt', newline='').readlines(), open('w.txt', newline='\r').readlines())
f = open('w.txt')
f.readline()
print(f.tell(), repr(f.newlines), repr(f.readline()), f.tell())
with open('u.txt', 'w', encoding='utf-8') as f:
    f.write('привет\nмир\n' * 3000)
    print(f.encoding)
with open('u.txt', encoding='utf-8') as f:
    print(len(f.read(5)), f.tell(), len(f.read()), f.tell())
with open('u.txt', encoding='utf-8') as f:
    print(sum(1 for _ in f))
with open('u.txt', encoding='ascii') as f:
    attempt(f.read)
with open('u.txt', encoding='ascii', errors='replace') as f:
    print(len(f.readline()))
with open('u.txt', encoding='latin-1') as f:
    print(repr(f.readline()))
print(len(open('u.txt').read().splitlines()))

# expect: b'a\r\nb\r\n' 'a\nb\n' 'a\r\nb\r\n'
# expect: ['a\r\n', 'b\r\n'] ['a\r', '\nb\r', '\n']
# expect: 3 '\r\n' 'b\n' 6
# expect: utf-8
# expect: 5 10 32995 60000
# expect: 6000
# expect: UnicodeDecodeError 'ascii' codec can't decode byte 0xd0 in position 0: ordinal not in range(128)
# expect: 13
# expect: 'Ð¿Ñ\x80Ð¸Ð²ÐµÑ\x82\n'
# expect: 6000
