"""Exceptions with a __str__ of their own, in every text that is made of them."""
import logging
import sys
import threading
import traceback


class Failure(Exception):
    def __init__(self, code):
        self.code = code

    def __str__(self):
        return f'failure {self.code}'


class Unspeakable(Exception):
    def __str__(self):
        raise KeyError


class LastLine(logging.Formatter):
    def formatException(self, info):
        return super().formatException(info).splitlines()[-1]


handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(LastLine('%(message)s'))
logging.getLogger().addHandler(handler)
try:
    raise Failure(1)
except Failure as error:
    print(traceback.format_exc().splitlines()[-1], traceback.format_exception_only(error))
    # expect: Failure: failure 1 ['Failure: failure 1\n']
    error.code = 2
    logging.exception('logged')
    # expect: logged
    # expect: Failure: failure 2
    print(error.__dict__)
    # expect: {'code': 2}
    group = ExceptionGroup('group', [error, Failure(3)])
    for line in traceback.format_exception(ValueError(group)):
        print(line, end='')
    # expect: ValueError: group (2 sub-exceptions)
    try:
        raise ValueError('value') from error
    except ValueError as other:
        print([line for line in ''.join(traceback.format_exception(other)).splitlines() if 'Fail' in line])
        # expect: ['    raise Failure(1)', 'Failure: failure 2']
print(traceback.format_exception_only(Unspeakable()))
# expect: ['Unspeakable: <exception str() failed>\n']


def work():
    raise Failure(4)


thread = threading.Thread(target=work)
thread.start()
thread.join()
# expect-error: Failure: failure 4
