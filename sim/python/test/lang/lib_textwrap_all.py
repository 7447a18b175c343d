# Filling of text.
import textwrap
t = 'The quick brown fox jumped over the lazy dog; well-known self-contained words -- and dashes--here, and a verylongwordthatdoesnotfitanywhere ok.'
print(textwrap.fill(t, 30))
print(textwrap.wrap(t, 20), textwrap.shorten(t, 40), textwrap.shorten(t, 30, placeholder='...'))
print(textwrap.dedent('  a\n   b\n  c'), textwrap.indent('a\n\nb', '> '))
print(textwrap.fill(t, 40, initial_indent='* ', subsequent_indent='  ', max_lines=3, placeholder='...'))
print(textwrap.wrap(t, 12, break_long_words=False), textwrap.wrap('a  b\tc'), textwrap.wrap(''))
# expect: The quick brown fox jumped
# expect: over the lazy dog; well-known
# expect: self-contained words -- and
# expect: dashes--here, and a verylongwo
# expect: rdthatdoesnotfitanywhere ok.
# expect: ['The quick brown fox', 'jumped over the lazy', 'dog; well-known', 'self-contained words', '-- and dashes--here,', 'and a verylongwordth', 'atdoesnotfitanywhere', 'ok.'] The quick brown fox jumped over [...] The quick brown fox jumped...
# expect: a
# expect:  b
# expect: c > a
# expect:
# expect: > b
# expect: * The quick brown fox jumped over the
# expect:   lazy dog; well-known self-contained
# expect:   words -- and dashes--here, and a...
# expect: ['The quick', 'brown fox', 'jumped over', 'the lazy', 'dog; well-', 'known self-', 'contained', 'words -- and', 'dashes--', 'here, and a', 'verylongwordthatdoesnotfitanywhere', 'ok.'] ['a  b    c'] []
