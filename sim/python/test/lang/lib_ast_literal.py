# Literals as text.
import ast
for text in ('1', '-2.5', '"a" "b"', '[1, (2,), {"k": None}, {3}]', 'True', '1+2j', "b'x'", '()', '{}', '(1)', '1_000', '0xff', '1, 2', 'set()'):
    print(text, '->', ast.literal_eval(text))
for text in ('f()', 'a', '1 + 2'):
    try:
        print(ast.literal_eval(text))
    except ValueError as e:
        print(type(e).__name__)
# expect: 1 -> 1
# expect: -2.5 -> -2.5
# expect: "a" "b" -> ab
# expect: [1, (2,), {"k": None}, {3}] -> [1, (2,), {'k': None}, {3}]
# expect: True -> True
# expect: 1+2j -> (1+2j)
# expect: b'x' -> b'x'
# expect: () -> ()
# expect: {} -> {}
# expect: (1) -> 1
# expect: 1_000 -> 1000
# expect: 0xff -> 255
# expect: 1, 2 -> (1, 2)
# expect: set() -> set()
# expect: ValueError
# expect: ValueError
# expect: ValueError
