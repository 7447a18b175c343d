"""A parser of HTML that calls a method for each thing it meets. Takes pages as they are, well-formed or not."""

from html import unescape

__all__ = ['HTMLParser']

_SPACE = ' \t\n\r\f\v'


class HTMLParser:
    CDATA_CONTENT_ELEMENTS = ('script', 'style')

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        self.rawdata = ''
        self.lineno, self.offset = 1, 0
        self.lasttag = '???'
        self.cdata_elem = None  # the element whose content is text up to its end tag
        self._start_text = None

    def feed(self, data):
        self.rawdata += data
        self._go(False)

    def close(self):
        self._go(True)

    def getpos(self):
        return self.lineno, self.offset

    def get_starttag_text(self):
        return self._start_text

    # --- what a subclass answers to ---
    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_charref(self, name):
        pass

    def handle_entityref(self, name):
        pass

    def handle_data(self, data):
        pass

    def handle_comment(self, data):
        pass

    def handle_decl(self, decl):
        pass

    def handle_pi(self, data):
        pass

    def unknown_decl(self, data):
        pass

    def set_cdata_mode(self, elem):
        self.cdata_elem = elem.lower()

    def clear_cdata_mode(self):
        self.cdata_elem = None

    # --- how it goes through the text ---
    def _pass(self, upto):
        """What was dealt with is left behind."""
        text = self.rawdata[:upto]
        lines = text.count('\n')
        if lines:
            self.lineno += lines
            self.offset = len(text) - text.rindex('\n') - 1
        else:
            self.offset += upto
        self.rawdata = self.rawdata[upto:]

    def _text(self, upto):
        if upto == 0:
            return
        text = self.rawdata[:upto]
        self.handle_data(unescape(text) if self.convert_charrefs and not self.cdata_elem else text)
        self._pass(upto)

    def _go(self, end):
        while self.rawdata:
            at = self._next_mark()
            if at < 0:
                if self.convert_charrefs and not end and not self.cdata_elem:
                    # A reference may be cut in two: an & near the end waits for more.
                    amp = self.rawdata.rfind('&', max(0, len(self.rawdata) - 34))
                    if amp >= 0 and not any([c in _SPACE + ';' for c in self.rawdata[amp:]]):
                        return
                self._text(len(self.rawdata))
                return
            self._text(at)
            if self.rawdata[0] == '&':
                length = self._reference(end)
            else:
                length = self._markup(end)
            if length < 0:  # not all of it is there yet
                if end:
                    self._text(len(self.rawdata))
                return
            self._pass(length)

    def _next_mark(self):
        text = self.rawdata
        if self.cdata_elem:
            at = text.lower().find('</' + self.cdata_elem)
            return at
        at = text.find('<')
        if not self.convert_charrefs:
            amp = text.find('&')
            if amp >= 0 and (at < 0 or amp < at):
                return amp
        return at

    def _reference(self, end):
        text = self.rawdata
        at = 1
        if text[1:2] == '#':
            at = 3 if text[2:3] in ('x', 'X') else 2
        begin = at
        while text[at:at + 1].isalnum():
            at += 1
        if at == len(text):
            if not end:
                return -1
            self.handle_data(text[1:])  # cut off by the end: CPython keeps the rest only
            return at
        if at == begin:
            self.handle_data(text[:at])
            return at
        if text[1:2] == '#':
            self.handle_charref(text[2:at])
        else:
            self.handle_entityref(text[1:at])
        return at + (text[at:at + 1] == ';')

    def _markup(self, end):
        text = self.rawdata
        second = text[1:2]
        if second.isalpha():
            return self._start_tag()
        if second == '/':
            return self._end_tag()
        if text.startswith('<!--'):
            close = text.find('-->', 4)
            if close < 0:
                return -1
            self.handle_comment(text[4:close])
            return close + 3
        if second == '?':
            return self._until('>', 2, self.handle_pi)
        if text.startswith('<!['):
            return self._until(']>' if ']]>' not in text else ']]>', 3, self.unknown_decl)
        if second == '!':
            if text[:9].lower() == '<!doctype':
                return self._until('>', 2, self.handle_decl)
            return self._until('>', 2, self.handle_comment)
        if not second and not end:
            return -1
        self.handle_data('<')
        return 1

    def _until(self, mark, begin, handle):
        close = self.rawdata.find(mark, begin)
        if close < 0:
            return -1
        handle(self.rawdata[begin:close])
        return close + len(mark)

    def _start_tag(self):
        text = self.rawdata
        at = 1
        while text[at:at + 1] and text[at] not in _SPACE + '/>':
            at += 1
        tag = text[1:at].lower()
        attrs = []
        while True:
            while text[at:at + 1] and text[at] in _SPACE + '/':
                at += 1
            if at >= len(text):
                return -1
            if text[at] == '>':
                break
            begin = at
            at += 1
            while text[at:at + 1] and text[at] not in _SPACE + '/=>':
                at += 1
            name = text[begin:at].lower()
            after = at
            while text[after:after + 1] and text[after] in _SPACE:
                after += 1
            value = None
            if text[after:after + 1] == '=':
                at = after + 1
                while text[at:at + 1] and text[at] in _SPACE:
                    at += 1
                quote = text[at:at + 1]
                if quote and quote in '"\'':
                    close = text.find(quote, at + 1)
                    if close < 0:
                        return -1
                    value, at = text[at + 1:close], close + 1
                else:
                    begin = at
                    while text[at:at + 1] and text[at] not in _SPACE + '>':
                        at += 1
                    value = text[begin:at]
            attrs.append((name, None if value is None else unescape(value)))
        at += 1
        self._start_text = text[:at]
        self.lasttag = tag
        if text[:at].endswith('/>'):
            self.handle_startendtag(tag, attrs)
        else:
            self.handle_starttag(tag, attrs)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        return at

    def _end_tag(self):
        text = self.rawdata
        close = text.find('>')
        if close < 0:
            return -1
        at = 2
        while at < close and text[at] not in _SPACE + '/':
            at += 1
        tag = text[2:at].lower()
        if not tag:
            return close + 1
        if not tag[0].isalpha():
            self.handle_comment(text[2:close])
            return close + 1
        self.clear_cdata_mode()
        self.handle_endtag(tag)
        return close + 1
