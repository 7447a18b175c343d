"""The locale is C with UTF-8, always."""

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = 0, 1, 2, 3, 4, 5, 6


class Error(Exception):
    pass


_known = ('C', 'POSIX', 'C.UTF-8', '')


def setlocale(category, locale=None):
    if locale is not None and locale not in _known:
        raise Error('unsupported locale setting')
    return 'C.UTF-8' if locale == '' or locale == 'C.UTF-8' else 'C'


def getlocale(category=LC_CTYPE):
    return 'en_US', 'UTF-8'


def getdefaultlocale(envvars=()):
    return 'en_US', 'UTF-8'


def getpreferredencoding(do_setlocale=True):
    return 'UTF-8'


def getencoding():
    return 'UTF-8'


def localeconv():
    return {'decimal_point': '.', 'thousands_sep': '', 'grouping': []}


def format_string(f, val, grouping=False, monetary=False):
    return f % val


def str(val):
    return '%.12g' % val


def atof(string, func=float):
    return func(string)


def atoi(string):
    return int(string)


def strcoll(a, b):
    return (a > b) - (a < b)


def strxfrm(string):
    return string


def resetlocale(category=LC_ALL):
    pass
