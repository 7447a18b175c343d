# The codecs of backslashes.
text = 'tab\t line\n é ж \U0001f40d \\ "q" \x7f\0'
print(text.encode('unicode_escape'))
# expect: b'tab\\t line\\n \\xe9 \\u0436 \\U0001f40d \\\\ "q" \\x7f\\x00'
print(text.encode('raw_unicode_escape'))
# expect: b'tab\t line\n \xe9 \\u0436 \\U0001f40d \\ "q" \x7f\x00'
print(text.encode('unicode_escape').decode('unicode_escape') == text)  # expect: True
print(repr(br'\x41\101\u0416\n\q\'\
end\0'.decode('unicode-escape')))
# expect: "AAЖ\n\\q'end\x00"
print(repr(rb'a\u0416\n\x41\\'.decode('raw_unicode_escape')))  # expect: 'aЖ\\n\\x41\\\\'
print(repr(b'\xe9\\t'.decode('unicode_escape')))  # expect: 'é\t'
for data in (rb'\x4', rb'ab\u12', rb'\U00110000', b'\\'):
    try:
        data.decode('unicode_escape')
    except UnicodeDecodeError as error:
        print(error)
# expect: 'unicodeescape' codec can't decode bytes in position 0-2: truncated \xXX escape
# expect: 'unicodeescape' codec can't decode bytes in position 2-5: truncated \uXXXX escape
# expect: 'unicodeescape' codec can't decode bytes in position 0-9: illegal Unicode character
# expect: 'unicodeescape' codec can't decode byte 0x5c in position 0: \ at end of string
print(repr(rb'a\x4 b'.decode('unicode_escape', 'replace')), repr(rb'a\x4 b'.decode('unicode_escape', 'ignore')))
# expect: 'a� b' 'a b'
