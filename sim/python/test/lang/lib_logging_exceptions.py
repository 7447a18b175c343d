# Wrong configuration.
import logging, sys
logging.basicConfig(stream=sys.stdout, format='%(levelname)s %(message)s')
log = logging.getLogger('x')
try:
    1 / 0
except ZeroDivisionError as e:
    log.error('plain')
    log.warning('short', exc_info=False)
for wrong in (lambda: logging.getLogger('z').setLevel('BAD'), lambda: logging.basicConfig(foo=1, force=True), lambda: logging.Formatter('x', style='?'),
              lambda: logging.Formatter('plain'), lambda: logging.getLogger(5), lambda: log.log('INFO', 'x'), lambda: logging.basicConfig(stream=sys.stdout, filename='x', force=True),
              lambda: logging.Handler().emit(None)):
    try:
        print(wrong())
    except (ValueError, TypeError, NotImplementedError) as e:
        print(type(e).__name__, e)
# expect: ERROR plain
# expect: WARNING short
# expect: ValueError Unknown level: 'BAD'
# expect: ValueError Unrecognised argument(s): foo
# expect: ValueError Style must be one of: %,{,$
# expect: ValueError Invalid format 'plain' for '%' style
# expect: TypeError A logger name must be a string
# expect: TypeError level must be an integer
# expect: ValueError 'stream' and 'filename' should not be specified together
# expect: NotImplementedError emit must be implemented by Handler subclasses
