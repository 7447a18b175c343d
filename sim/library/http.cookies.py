"""Cookies, simple ones."""


class CookieError(Exception):
    pass


class Morsel(dict):
    def __init__(self):
        super().__init__()
        self.key = self.value = self.coded_value = None

    def set(self, key, value, coded_value):
        self.key, self.value, self.coded_value = key, value, coded_value

    def OutputString(self):
        parts = [f'{self.key}={self.coded_value}']
        for name, value in sorted(self.items()):
            parts.append(name.title() if value is True else f'{name.title()}={value}')
        return '; '.join(parts)

    def output(self, attrs=None, header='Set-Cookie:'):
        return f'{header} {self.OutputString()}'


class SimpleCookie(dict):
    def __init__(self, input=None):
        super().__init__()
        if input:
            self.load(input)

    def __setitem__(self, key, value):
        if isinstance(value, Morsel):
            dict.__setitem__(self, key, value)
            return
        morsel = self.get(key) or Morsel()
        morsel.set(key, str(value), str(value))
        dict.__setitem__(self, key, morsel)

    def load(self, rawdata):
        if isinstance(rawdata, dict):
            for key, value in rawdata.items():
                self[key] = value
            return
        for part in rawdata.split(';'):
            key, equals, value = part.strip().partition('=')
            if equals:
                self[key] = value.strip('"')

    def output(self, attrs=None, header='Set-Cookie:', sep='\r\n'):
        return sep.join([morsel.output(attrs, header) for key, morsel in sorted(self.items())])

    __str__ = output
