"""The locale is C with UTF-8, always."""

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = 0, 1, 2, 3, 4, 5, 6

CHAR_MAX = 127


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
    texts = ('int_curr_symbol', 'currency_symbol', 'mon_decimal_point', 'mon_thousands_sep')
    numbers = ('int_frac_digits', 'frac_digits', 'p_cs_precedes', 'p_sep_by_space', 'n_cs_precedes', 'n_sep_by_space',
               'p_sign_posn', 'n_sign_posn')
    return {**dict.fromkeys(texts, ''), 'mon_grouping': [], 'positive_sign': '', 'negative_sign': '',
            **dict.fromkeys(numbers, CHAR_MAX), 'decimal_point': '.', 'thousands_sep': '', 'grouping': []}


def format_string(f, val, grouping=False, monetary=False):
    return f % val


def format(percent, value, grouping=False, monetary=False, *additional):
    import warnings
    warnings.warn("This method will be removed in a future version of Python. Use 'locale.format_string()' instead.",
                  DeprecationWarning, stacklevel=2)
    return percent % ((value,) + additional if additional else value)


def currency(val, symbol=True, grouping=False, international=False):
    raise ValueError("Currency formatting is not possible using the 'C' locale.")


def delocalize(string):
    return string


def localize(string, grouping=False, monetary=False):
    return string


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
