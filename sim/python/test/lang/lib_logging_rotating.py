# Log files that are rotated, watched or opened late.
import glob
import logging
import logging.handlers
import os
import tempfile
import time

os.chdir(tempfile.mkdtemp())


def logger(name, handler, form='%(message)s'):
    handler.setFormatter(logging.Formatter(form))
    result = logging.getLogger(name)
    result.propagate = False
    result.setLevel(logging.DEBUG)
    result.addHandler(handler)
    return result


def show(pattern):
    for name in sorted(glob.glob(pattern)):
        with open(name) as f:
            print(name, f.read().split('\n'))


log = logger('size', logging.handlers.RotatingFileHandler('size.log', maxBytes=20, backupCount=3))
for i in range(10):
    log.debug('number %d', i)
show('size.log*')
log = logger('none', logging.handlers.RotatingFileHandler('none.log', maxBytes=20, backupCount=0))
for i in range(4):
    log.debug('line number %d', i)
show('none.log*')
log = logger('forever', logging.handlers.RotatingFileHandler('forever.log', maxBytes=0, backupCount=2))
for i in range(4):
    log.debug('line number %d', i)
show('forever.log*')
handler = logging.handlers.RotatingFileHandler('own.log', maxBytes=12, backupCount=2, delay=True)
handler.namer = lambda name: name.replace('own.log', 'own-') + '.old'


def rotator(source, target):
    os.rename(source, target)
    with open(target, 'a') as f:
        f.write('rotated')


handler.rotator = rotator
log = logger('own', handler)
print(os.path.exists('own.log'))
for i in range(4):
    log.warning('line %d', i)
show('own*')
handler.doRollover()
show('own*')
log = logger('timed', logging.handlers.TimedRotatingFileHandler('timed.log', when='S', interval=1, backupCount=1))
for text in 'abc':
    log.info(text)
    time.sleep(1.3)
names = sorted(glob.glob('timed.log*'))
print(len(names), [open(name).read() for name in names], len(names[1]) - len(names[0]))
handler = logging.handlers.TimedRotatingFileHandler('night.log', when='midnight', utc=True)
print(handler.when, handler.interval, handler.suffix, handler.backupCount)
try:
    logging.handlers.TimedRotatingFileHandler('x.log', when='X')
except ValueError as e:
    print(e)
log = logger('watched', logging.handlers.WatchedFileHandler('watched.log'))
log.info('before')
os.rename('watched.log', 'watched.old')
log.info('after')
show('watched*')
handler = logging.FileHandler('late.log', mode='w', encoding='utf-8', delay=True)
log = logger('late', handler, '%(levelname)s:%(name)s:%(message)s')
print(os.path.exists('late.log'), handler.stream)
log.error('é %s', 'ü')
handler.close()
print(open('late.log', encoding='utf-8').read(), os.path.basename(handler.baseFilename))
memory = logging.handlers.MemoryHandler(3, flushLevel=logging.ERROR, target=logging.FileHandler('memory.log'))
log = logger('memory', memory)
for i in range(5):
    log.info('m%d', i)
show('memory.log')
log.error('now')
show('memory.log')
memory.close()

# expect: size.log ['number 8', 'number 9', '']
# expect: size.log.1 ['number 6', 'number 7', '']
# expect: size.log.2 ['number 4', 'number 5', '']
# expect: size.log.3 ['number 2', 'number 3', '']
# expect: none.log ['line number 0', 'line number 1', 'line number 2', 'line number 3', '']
# expect: forever.log ['line number 0', 'line number 1', 'line number 2', 'line number 3', '']
# expect: False
# expect: own-.1.old ['line 2', 'rotated']
# expect: own-.2.old ['line 1', 'rotated']
# expect: own.log ['line 3', '']
# expect: own-.1.old ['line 3', 'rotated']
# expect: own-.2.old ['line 2', 'rotated']
# expect: 2 ['c\n', 'b\n'] 20
# expect: MIDNIGHT 86400 %Y-%m-%d 0
# expect: Invalid rollover interval specified: X
# expect: watched.log ['after', '']
# expect: watched.old ['before', '']
# expect: False None
# expect: ERROR:late:é ü
# expect:  late.log
# expect: memory.log ['m0', 'm1', 'm2', '']
# expect: memory.log ['m0', 'm1', 'm2', 'm3', 'm4', 'now', '']
