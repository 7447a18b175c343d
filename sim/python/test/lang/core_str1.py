s = "Hello, World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), "hello world".capitalize(), s.casefold(), s.find("o"), s.rfind("o"), s.index("W"), s.count("l"), s.replace("l", "L", 2), s.split(", "), s.partition(", "), s.rpartition("o"), s.startswith("Hell"), s.endswith(("ld", "x")), s[::-1], s[-5:], s[2:9:2], s.zfill(15), s.center(20, "*"), s.encode(), s.isalpha(), s.strip("Hd"), s.lstrip("He"), s.rstrip("d"), s.removeprefix("Hello"), s.removesuffix("World"))
print("a,b,,c".split(","), "a b  c ".split(), "a b  c".split(" "), "a,b,c".rsplit(",", 1), "a,b,c".split(",", 1), "l1\nl2\r\nl3\n".splitlines(), "l1\nl2".splitlines(True), "".split(), "".split(","), " x ".strip(), "-".join("abc"), "abc" in "xabcx", "a" * 3, "tab\tx".expandtabs(4), "%s" % "x")
print("Привет, Мир".upper(), "ПРИВЕТ".lower(), "ёлка".capitalize(), "straße".upper(), "ß".casefold(), "İ".lower(), "ǅ".title(), "ﬁ".upper(), "Ω".lower(), len("й"), len("й"), "привет мир".title(), "слово".isalpha(), "½".isnumeric(), "²".isdigit(), "٣".isdecimal(), "a1".isalnum(), " ".isspace(), "A".isupper(), "Ab".istitle(), "a_1".isidentifier(), "1a".isidentifier(), "\n".isprintable(), "".isprintable())
print(repr("a'b"), repr('a"b'), repr("a'b\"c"), repr("\n\t\r\\\x00\x7f\xa0\u200b\U0001F600é"), ascii("é😀"), "\N{GREEK SMALL LETTER ALPHA}", "\u0416", "\x41", r"\n", "a" "b", """multi
line""", b"bytes\x00\xff'", b'"', repr(b"a'\"b"))
t = str.maketrans("abc", "xyz", "d"); print("abcd".translate(t), "abc".translate({97: None, 98: "BB"}), str.maketrans({"a": 1}))
print(sorted("Привет мир".split(), key=str.lower), sorted("bAcD", key=str.swapcase), max("abc"), min("bca"), list("abc"), tuple("ab"), set("aa"), dict(enumerate("ab")), list(zip("ab", [1, 2])), list(map(ord, "aя")), chr(1078), "".join(chr(c) for c in range(97, 105)))
print("a" < "b", "a" < "B", "abc" < "abd", "" < "a", "я" > "а", "a" == "a", "10" < "9")
text = """the quick brown fox jumps over the lazy dog the fox"""
from collections import Counter, defaultdict, OrderedDict, deque, ChainMap
c = Counter(text.split()); print(c.most_common(2), c["the"], c["none"], sum(c.values()), c + Counter(a=1), c - Counter(the=2), Counter("aab") & Counter("abb"), list(Counter("aab").elements()), Counter(a=1), Counter())
d = defaultdict(list)
for w in text.split(): d[len(w)].append(w)
print(dict(d), d, sorted(d.items()))
dq = deque([1, 2, 3], maxlen=3); dq.append(4); dq.appendleft(0); print(dq, dq.rotate(1), dq, dq.pop(), dq.popleft(), list(dq), deque("abc"))
print(ChainMap({"a": 1}, {"a": 2, "b": 3}), OrderedDict(a=1, b=2), OrderedDict([("x", 1)]).popitem(), ChainMap({"a": 1}, {"b": 3})["b"])
import string, textwrap
print(string.ascii_letters, string.digits, string.punctuation, string.Template("$a ${b}").substitute(a=1, b=2), string.capwords("a bc"))
print(textwrap.fill(text, 20), textwrap.dedent("   a\n   b"), textwrap.indent("a\nb", "> "), textwrap.shorten(text, 20))
print("{:>10}".format("я"), f"{'日本':>6}", "é" == "é", "\ud83d".encode("utf-8", "surrogatepass"), "abc".encode("utf-16"), "я".encode("cp1251"), b"\xff".decode("cp1251"), "привет".encode("koi8-r"), b"\xd0\xbf".decode(), "x".encode("ascii"), "я".encode("ascii", "replace"), "я".encode("ascii", "xmlcharrefreplace"), "я".encode("ascii", "backslashreplace"), b"a\xff".decode("utf8", "replace"), b"a\xff".decode("utf8", "ignore"))
b = bytearray(b"abc"); b += b"d"; b[0] = 65; b.extend([1, 2]); print(b, b.hex(), b.find(b"c"), bytes(3), bytes([1, 2]), bytes("я", "utf8"), b"a,b".split(b","), b"abc"[1], b"abc"[1:], b"ab" + b"c", b"a" * 3, b"abc".upper(), bytes.fromhex("0a ff"), b"\x01".hex(), int.from_bytes(b"\x01\x00", "big"), (1000).to_bytes(2, "little"), list(b"ab"), b"a" in b"ab", 97 in b"ab", b"%d %s" % (1, b"x"), b.pop(), b, b == b"Abcd\x01", bytes(b))

# expect: HELLO, WORLD hello, world hELLO, wORLD Hello, World Hello world hello, world 4 8 7 3 HeLLo, World ['Hello', 'World'] ('Hello', ', ', 'World') ('Hello, W', 'o', 'rld') True True dlroW ,olleH World lo o 000Hello, World ****Hello, World**** b'Hello, World' False ello, Worl llo, World Hello, Worl , World Hello, 
# expect: ['a', 'b', '', 'c'] ['a', 'b', 'c'] ['a', 'b', '', 'c'] ['a,b', 'c'] ['a', 'b,c'] ['l1', 'l2', 'l3'] ['l1\n', 'l2'] [] [''] x a-b-c True aaa tab x x
# expect: ПРИВЕТ, МИР привет Ёлка STRASSE ss i̇ ǅ FI ω 1 1 Привет Мир True True True True True True True True True False False True
# expect: "a'b" 'a"b' 'a\'b"c' '\n\t\r\\\x00\x7f\xa0\u200b😀é' '\xe9\U0001f600' α Ж A \n ab multi
# expect: line b"bytes\x00\xff'" b'"' b'a\'"b'
# expect: xyz BBc {97: 1}
# expect: ['мир', 'Привет'] ['b', 'c', 'A', 'D'] c a ['a', 'b', 'c'] ('a', 'b') {'a'} {0: 'a', 1: 'b'} [('a', 1), ('b', 2)] [97, 1103] ж abcdefgh
# expect: True False True True True True True
# expect: [('the', 3), ('fox', 2)] 3 0 11 Counter({'the': 3, 'fox': 2, 'quick': 1, 'brown': 1, 'jumps': 1, 'over': 1, 'lazy': 1, 'dog': 1, 'a': 1}) Counter({'fox': 2, 'the': 1, 'quick': 1, 'brown': 1, 'jumps': 1, 'over': 1, 'lazy': 1, 'dog': 1}) Counter({'a': 1, 'b': 1}) ['a', 'a', 'b'] Counter({'a': 1}) Counter()
# expect: {3: ['the', 'fox', 'the', 'dog', 'the', 'fox'], 5: ['quick', 'brown', 'jumps'], 4: ['over', 'lazy']} defaultdict(<class 'list'>, {3: ['the', 'fox', 'the', 'dog', 'the', 'fox'], 5: ['quick', 'brown', 'jumps'], 4: ['over', 'lazy']}) [(3, ['the', 'fox', 'the', 'dog', 'the', 'fox']), (4, ['over', 'lazy']), (5, ['quick', 'brown', 'jumps'])]
# expect: deque([0], maxlen=3) None deque([0], maxlen=3) 2 3 [0] deque(['a', 'b', 'c'])
# expect: ChainMap({'a': 1}, {'a': 2, 'b': 3}) OrderedDict([('a', 1), ('b', 2)]) ('x', 1) 3
# expect: abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 !"#$%&'()*+,-./:;<=>?@[\]^_`{|}~ 1 2 A Bc
# expect: the quick brown fox
# expect: jumps over the lazy
# expect: dog the fox a
# expect: b > a
# expect: > b the quick [...]
# expect:          я     日本 True b'\xed\xa0\xbd' b'\xff\xfea\x00b\x00c\x00' b'\xff' я b'\xd0\xd2\xc9\xd7\xc5\xd4' п b'x' b'?' b'&#1103;' b'\\u044f' a� a
# expect: bytearray(b'Abcd\x01') 416263640102 2 b'\x00\x00\x00' b'\x01\x02' b'\xd1\x8f' [b'a', b'b'] 98 b'bc' b'abc' b'aaa' b'ABC' b'\n\xff' 01 256 b'\xe8\x03' [97, 98] True True b'1 x' 2 bytearray(b'Abcd\x01') True b'Abcd\x01'
