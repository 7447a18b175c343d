# Encodings by name, characters of HTML, and a parser of pages.
import codecs
import html
import io
import os
from html.entities import codepoint2name, name2codepoint
from html.parser import HTMLParser

print(codecs.encode('Hello', 'rot13'), codecs.encode(b'hi', 'hex'), codecs.decode(b'6869', 'hex'),
      codecs.encode(b'hi', 'base64'), codecs.lookup('utf8').name, codecs.lookup('latin-1').name, codecs.BOM_UTF8)
with codecs.open('codecs.txt', 'w', encoding='utf-8') as f:
    f.write('жук\nline\n')
    f.writelines(['a\n', 'b\n'])
with codecs.open('codecs.txt', encoding='utf-8') as f:
    print(repr(f.readline()), list(f))
os.remove('codecs.txt')
decoder = codecs.getincrementaldecoder('utf-8')()
print([decoder.decode(bytes([b])) for b in 'жz'.encode()])
out = io.BytesIO()
codecs.getwriter('utf-8')(out).write('é')
print(out.getvalue(), list(codecs.iterdecode([b'a', b'b'], 'ascii')))
try:
    codecs.lookup('nope')
except LookupError as e:
    print(e)

print(html.unescape('&lt;p&gt; &amp;amp; &#x27;q&#39; &euro;&hearts; &notit; &#0; &#128; &copy 2024 &bogus'))
print(name2codepoint['alpha'], codepoint2name[233], len(name2codepoint))


class Links(HTMLParser):
    links = []

    def handle_starttag(self, tag, attrs):
        print('start', tag, attrs, self.getpos())
        if tag == 'a':
            self.links.append(dict(attrs).get('href'))

    def handle_endtag(self, tag):
        print('end', tag)

    def handle_startendtag(self, tag, attrs):
        print('both', tag, attrs)

    def handle_data(self, data):
        if data.strip():
            print('data', repr(data))

    def handle_comment(self, data):
        print('comment', repr(data))

    def handle_decl(self, decl):
        print('decl', decl)


page = Links()
page.feed('''<!DOCTYPE html>
<html><head><title>My &amp; page</title><script>if (a < b) { x("</p>"); }</script></head>
<body class=main id="b1" disabled><!-- a comment -->
<a href="/one?x=1&amp;y=2">One</a> <A HREF='two.html'>Two</A><br/>
<p>Caf&eacute; &#65; 1 < 2''')
page.feed('</p')
page.feed('></body></html>')
page.close()
print(page.links)
# expect: Uryyb b'6869' b'hi' b'aGk=\n' utf-8 iso8859-1 b'\xef\xbb\xbf'
# expect: 'жук\n' ['line\n', 'a\n', 'b\n']
# expect: ['', 'ж', 'z']
# expect: b'\xc3\xa9' ['a', 'b']
# expect: unknown encoding: nope
# expect: <p> &amp; 'q' €♥ ¬it; � € © 2024 &bogus
# expect: 945 eacute 252
# expect: decl DOCTYPE html
# expect: start html [] (2, 0)
# expect: start head [] (2, 6)
# expect: start title [] (2, 12)
# expect: data 'My & page'
# expect: end title
# expect: start script [] (2, 40)
# expect: data 'if (a < b) { x("</p>"); }'
# expect: end script
# expect: end head
# expect: start body [('class', 'main'), ('id', 'b1'), ('disabled', None)] (3, 0)
# expect: comment ' a comment '
# expect: start a [('href', '/one?x=1&y=2')] (4, 0)
# expect: data 'One'
# expect: end a
# expect: start a [('href', 'two.html')] (4, 35)
# expect: data 'Two'
# expect: end a
# expect: both br []
# expect: start p [] (5, 0)
# expect: data 'Café A 1 '
# expect: data '<'
# expect: data ' 2'
# expect: end p
# expect: end body
# expect: end html
# expect: ['/one?x=1&y=2', 'two.html']
