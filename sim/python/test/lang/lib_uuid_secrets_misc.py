# Identifiers, small modules.
import uuid, secrets, fnmatch, keyword, numbers, html, cmath, unicodedata, timeit
u = uuid.UUID('12345678123456781234567812345678')
print(u, u.hex, u.version, u.int, repr(u), uuid.uuid5(uuid.NAMESPACE_DNS, 'python.org'), uuid.uuid3(uuid.NAMESPACE_DNS, 'python.org'), uuid.uuid4().version, len(str(uuid.uuid1())), u == uuid.UUID(int=u.int))
print(len(secrets.token_hex(8)), len(secrets.token_bytes(5)), secrets.randbelow(1), secrets.choice('a'))
print(fnmatch.fnmatch('a.py', '*.py'), fnmatch.filter(['a1', 'b2'], '[ab]1'), fnmatch.translate('*.t?t'), keyword.iskeyword('for'), isinstance(1, numbers.Number), isinstance(1.5, numbers.Integral))
print(html.escape('<a href="x">'), html.unescape('&lt;&amp;&#65;'), cmath.sqrt(-1), cmath.phase(1j), unicodedata.normalize('NFD', 'é') == 'e\u0301', unicodedata.category('A'))
print(timeit.timeit('x=1', number=10) >= 0, len(timeit.repeat(lambda: 1, number=2, repeat=3)))
# expect: 12345678-1234-5678-1234-567812345678 12345678123456781234567812345678 None 24197857161011715162171839636988778104 UUID('12345678-1234-5678-1234-567812345678') 886313e1-3b8a-5372-9b90-0c9aee199e5d 6fa459ea-ee8a-3ca4-894e-db77e160355e 4 36 True
# expect: 16 5 0 a
# expect: True ['a1'] (?s:.*\.t.t)\Z True True False
# expect: &lt;a href=&quot;x&quot;&gt; <&A 1j 1.5707963267948966 True Lu
# expect: True 3
