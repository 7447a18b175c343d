"""Tables as text with separators."""

__all__ = ['QUOTE_MINIMAL', 'QUOTE_ALL', 'QUOTE_NONNUMERIC', 'QUOTE_NONE', 'Error', 'Dialect', 'excel', 'excel_tab',
           'unix_dialect', 'reader', 'writer', 'register_dialect', 'get_dialect', 'list_dialects', 'unregister_dialect',
           'DictReader', 'DictWriter', 'Sniffer', 'field_size_limit']

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = 0, 1, 2, 3


class Error(Exception):
    __module__ = '_csv'


class Dialect:
    delimiter = ','
    quotechar = '"'
    escapechar = None
    doublequote = True
    skipinitialspace = False
    lineterminator = '\r\n'
    quoting = QUOTE_MINIMAL
    strict = False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = '\t'


class unix_dialect(Dialect):
    quoting = QUOTE_ALL
    lineterminator = '\n'


_dialects = {'excel': excel, 'excel-tab': excel_tab, 'unix': unix_dialect}


def register_dialect(name, dialect=None, **fmtparams):  # C
    _dialects[name] = _chosen(dialect or 'excel', fmtparams)


def unregister_dialect(name):  # C
    if name not in _dialects:
        raise Error('unknown dialect')
    del _dialects[name]


def get_dialect(name):  # C
    if name not in _dialects:
        raise Error('unknown dialect')
    return _dialects[name]


def list_dialects():  # C
    return list(_dialects)


def field_size_limit(new_limit=None):  # C
    return 131072


def _chosen(dialect, options):  # C
    base = get_dialect(dialect) if isinstance(dialect, str) else dialect
    made = Dialect()
    for name in ('delimiter', 'quotechar', 'escapechar', 'doublequote', 'skipinitialspace', 'lineterminator', 'quoting',
                 'strict'):
        setattr(made, name, options.pop(name) if name in options else getattr(base, name))
    for name in options:
        raise TypeError(f"'{name}' is an invalid keyword argument for this function")
    if not isinstance(made.delimiter, str) or len(made.delimiter) != 1:
        raise TypeError('"delimiter" must be a 1-character string')
    return made


class reader:  # C
    _in_c_ = True
    __module__ = '_csv'

    def __init__(self, iterable, dialect='excel', **fmtparams):
        self._lines = iter(iterable)
        self.dialect = _chosen(dialect, fmtparams)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        d = self.dialect
        row = []
        field = []
        quoted = was_quoted = False
        line = next(self._lines)
        while True:
            if not isinstance(line, str):
                raise Error(f'iterator should return strings, not {type(line).__name__} (the file should be opened in text '
                            'mode)')
            self.line_num += 1
            i = 0
            size = len(line)
            while i < size:
                c = line[i]
                i += 1
                if quoted:
                    if c == d.escapechar and i < size:
                        field.append(line[i])
                        i += 1
                    elif c == d.quotechar:
                        if d.doublequote and i < size and line[i] == d.quotechar:
                            field.append(c)
                            i += 1
                        else:
                            quoted = False
                    else:
                        field.append(c)
                elif c == d.delimiter:
                    row.append(self._value(field, was_quoted))
                    field = []
                    was_quoted = False
                    continue
                elif c in '\r\n':
                    break
                elif c == d.quotechar and not field and not was_quoted and d.quoting != QUOTE_NONE:
                    quoted = was_quoted = True
                elif c == d.escapechar and i < size:
                    field.append(line[i])
                    i += 1
                elif c == ' ' and d.skipinitialspace and not field and not was_quoted:
                    continue
                else:
                    field.append(c)
            if not quoted:
                break
            try:
                line = next(self._lines)
            except StopIteration:
                if d.strict:
                    raise Error('unexpected end of data') from None
                break
        if not row and not field and not was_quoted and not line.strip('\r\n'):
            return []
        row.append(self._value(field, was_quoted))
        return row

    def _value(self, field, was_quoted):
        text = ''.join(field)
        if self.dialect.quoting == QUOTE_NONNUMERIC and not was_quoted:
            return float(text)
        return text


class writer:  # C
    _in_c_ = True
    __module__ = '_csv'

    def __init__(self, fileobj, dialect='excel', **fmtparams):
        self._write = fileobj.write
        self.dialect = _chosen(dialect, fmtparams)

    def _text(self, value, alone):
        d = self.dialect
        text = '' if value is None else repr(value) if isinstance(value, float) else str(value)
        numeric = isinstance(value, (int, float)) and not isinstance(value, bool)
        special = any([c in text for c in (d.delimiter, d.quotechar or '', '\n', '\r', d.escapechar or '') if c])
        if d.quoting == QUOTE_NONE:
            if special:
                if not d.escapechar:
                    raise Error('need to escape, but no escapechar set')
                return ''.join([d.escapechar + c if c in (d.delimiter, d.quotechar, d.escapechar, '\n', '\r') else c
                                for c in text])
            return text
        if (d.quoting == QUOTE_ALL or d.quoting == QUOTE_NONNUMERIC and not numeric or special
                or alone and not text):
            if d.doublequote:
                text = text.replace(d.quotechar, d.quotechar * 2)
            elif d.escapechar:
                text = text.replace(d.quotechar, d.escapechar + d.quotechar)
            return d.quotechar + text + d.quotechar
        return text

    def writerow(self, row):
        try:
            values = list(row)
        except TypeError:
            raise Error(f'iterable expected, not {type(row).__name__}') from None
        alone = len(values) == 1
        text = self.dialect.delimiter.join([self._text(value, alone) for value in values])
        return self._write(text + self.dialect.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds):
        self._fieldnames = list(fieldnames) if fieldnames is not None else None
        self.restkey, self.restval = restkey, restval
        self.reader = reader(f, dialect, **kwds)
        self.dialect = dialect
        self.line_num = 0

    @property
    def fieldnames(self):
        if self._fieldnames is None:  # the first row is the heading
            self._fieldnames = next(self.reader, None)
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        made = dict(zip(names, row))
        if len(names) < len(row):
            made[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            made[name] = self.restval
        return made


class DictWriter:
    def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds):
        if extrasaction.lower() not in ('raise', 'ignore'):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.fieldnames = fieldnames
        self.restval = restval
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _values(self, row):
        if self.extrasaction == 'raise':
            wrong = [repr(name) for name in row if name not in self.fieldnames]
            if wrong:
                raise ValueError('dict contains fields not in fieldnames: ' + ', '.join(wrong))
        return [row.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._values(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows([self._values(row) for row in rowdicts])


class Sniffer:
    def sniff(self, sample, delimiters=None):
        lines = [line for line in sample.splitlines() if line]
        for delimiter in delimiters or ',;\t|: ':
            counts = set([line.count(delimiter) for line in lines])
            if len(counts) == 1 and 0 not in counts:
                return _chosen('excel', {'delimiter': delimiter})
        raise Error('Could not determine delimiter')

    def has_header(self, sample):
        rows = list(reader(sample.splitlines()))
        return len(rows) > 1 and not any([v.replace('.', '').isdigit() for v in rows[0]])
