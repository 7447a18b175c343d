from urllib.parse import *
print(urlparse('http://u:p@Host.com:80/a/b;c?d=e#f'))
print(urlsplit('//x/y'), urlsplit('mailto:a@b'))
p = urlparse('http://u:p@Host.com:80/a')
print(p.hostname, p.port, p.username, p.password, p.geturl(), p.netloc)
print(urlunparse(('http', 'h', 'p', '', 'q=1', '')), urlunsplit(('https', 'h', '/p', 'q', 'f')))
for base, url in (('http://a/b/c/d', 'x'), ('http://a/b/c/d', '../x'), ('http://a/b/c/d', '/x'), ('http://a/b', '//c/d'),
                  ('http://a/b', 'http://z'), ('http://a/b/', './y/../z'), ('http://a', 'x'), ('http://a/b', '?q'), ('', 'x')):
    print(urljoin(base, url), end=' ')
print()
print(quote('a b/ü?'), quote_plus('a b/ü'), unquote('a%20b%C3%BC%zz'), unquote_plus('a+b'))
print(parse_qs('a=1&b=2&a=3&c='), parse_qsl('a=1&b=&c', keep_blank_values=True), urlencode({'a': [1, 2], 'b': 'ü'}, doseq=True))
print(urldefrag('http://x/#y'))
try:
    urlparse('http://h:x/').port
except ValueError as e:
    print(e)

# expect: ParseResult(scheme='http', netloc='u:p@Host.com:80', path='/a/b', params='c', query='d=e', fragment='f')
# expect: SplitResult(scheme='', netloc='x', path='/y', query='', fragment='') SplitResult(scheme='mailto', netloc='', path='a@b', query='', fragment='')
# expect: host.com 80 u p http://u:p@Host.com:80/a u:p@Host.com:80
# expect: http://h/p?q=1 https://h/p?q#f
# expect: http://a/b/c/x http://a/b/x http://a/x http://c/d http://z http://a/b/z http://a/x http://a/b?q x 
# expect: a%20b/%C3%BC%3F a+b%2F%C3%BC a bü%zz a b
# expect: {'a': ['1', '3'], 'b': ['2']} [('a', '1'), ('b', ''), ('c', '')] a=1&a=2&b=%C3%BC
# expect: DefragResult(url='http://x/', fragment='y')
# expect: Port could not be cast to integer value as 'x'
