# The functions of urllib.parse that were public once: they warn, and still work.
import urllib.parse
import warnings

warnings.simplefilter('ignore')
for name, values in {
        'splittype': ['HTTP://a/b', 'mailto:x@y', 'no/type:here', ':x', ''],
        'splithost': ['//host:80/path?q', '//host?q', '//host#tag', '//host', 'host/path', '//'],
        'splituser': ['user:secret@host', 'a@b@c', 'host', '@host'],
        'splitpasswd': ['user:pass:word', 'user', ':'],
        'splitport': ['host:80', 'host:', 'host', 'host:x', '[::1]:90', ':', '80'],
        'splitnport': ['host:80', 'host:', 'host', 'host:x', '[::1]:90', ':²'],
        'splitquery': ['/a?b?c', '/a', '?'], 'splittag': ['/a#b#c', '/a'], 'splitattr': ['/p;a=1;b', '/p'],
        'splitvalue': ['a=1=2', 'a', '='], 'unwrap': [' <URL:http://a> ', '<x>', 'URL: y'], 'to_bytes': ['abc']}.items():
    print(name, *[getattr(urllib.parse, name)(value) for value in values])
try:
    urllib.parse.to_bytes('é')
except UnicodeError as error:
    print(error)
warnings.simplefilter('always')
for call in (lambda: urllib.parse.splitport('a:1'), lambda: urllib.parse.splitvalue('a'), lambda: urllib.parse.to_bytes('')):
    with warnings.catch_warnings(record=True) as caught:
        call()
    print(caught[0].message, caught[0].category.__name__, caught[0].filename.endswith('parse_old.py'))
# expect: splittype ('http', '//a/b') ('mailto', 'x@y') (None, 'no/type:here') (None, ':x') (None, '')
# expect: splithost ('host:80', '/path?q') ('host', '/?q') ('host', '/#tag') ('host', '') (None, 'host/path') ('', '')
# expect: splituser ('user:secret', 'host') ('a@b', 'c') (None, 'host') ('', 'host')
# expect: splitpasswd ('user', 'pass:word') ('user', None) ('', '')
# expect: splitport ('host', '80') ('host', None) ('host', None) ('host:x', None) ('[::1]', '90') ('', None) ('80', None)
# expect: splitnport ('host', 80) ('host', -1) ('host', -1) ('host', None) ('[::1]', 90) ('', None)
# expect: splitquery ('/a?b', 'c') ('/a', None) ('', '')
# expect: splittag ('/a#b', 'c') ('/a', None)
# expect: splitattr ('/p', ['a=1', 'b']) ('/p', [])
# expect: splitvalue ('a', '1=2') ('a', None) ('', '')
# expect: unwrap http://a x y
# expect: to_bytes abc
# expect: URL 'é' contains non-ASCII characters
# expect: urllib.parse.splitport() is deprecated as of 3.8, use urllib.parse.urlparse() instead DeprecationWarning True
# expect: urllib.parse.splitvalue() is deprecated as of 3.8, use urllib.parse.parse_qsl() instead DeprecationWarning True
# expect: urllib.parse.to_bytes() is deprecated as of 3.8 DeprecationWarning True
