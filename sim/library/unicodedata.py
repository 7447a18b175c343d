"""Properties of characters. Their names are not modelled."""

from _unicodedata import bidirectional, category, combining, east_asian_width, normalize

unidata_version = '14.0.0'
_missing = object()


def _number(chr, default, test, kind):
    if test(chr):
        try:
            return kind(chr)
        except ValueError:
            pass
    if default is _missing:
        raise ValueError('not a ' + ('decimal' if kind is int else 'numeric character'))
    return default


def decimal(chr, default=_missing, /):
    return _number(chr, default, str.isdecimal, int)


def digit(chr, default=_missing, /):
    return _number(chr, default, str.isdecimal, int)


def numeric(chr, default=_missing, /):
    return _number(chr, default, str.isdecimal, float)


def is_normalized(form, unistr, /):
    return normalize(form, unistr) == unistr
