"""Who runs the program."""

__all__ = ['getpass', 'getuser', 'GetPassWarning']


class GetPassWarning(UserWarning):
    pass


def getuser():
    import os
    for name in ('LOGNAME', 'USER', 'LNAME', 'USERNAME'):
        user = os.environ.get(name)
        if user:
            return user
    return 'user'


def getpass(prompt='Password: ', stream=None):
    import sys
    (stream or sys.stderr).write(prompt)
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.rstrip('\n')
