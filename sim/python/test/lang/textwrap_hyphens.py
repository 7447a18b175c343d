# Where a word may be broken: after a hyphen between letters, around a dash.
import textwrap

for text in ('a-b-c-d-e', 'gamma--delta', '--option-name', 'be-ta be-4', 'x-ray', 'well-known-fact', 'a--b', 'half-1-done'):
    print(textwrap.wrap(text, 1, break_long_words=False))
print(textwrap.fill('delta new line a-b-c-d-e tab', 20))
# expect: ['a-b-', 'c-', 'd-e']
# expect: ['gamma', '--', 'delta']
# expect: ['--option-', 'name']
# expect: ['be-', 'ta', 'be-4']
# expect: ['x-ray']
# expect: ['well-', 'known-', 'fact']
# expect: ['a', '--', 'b']
# expect: ['half-1-done']
# expect: delta new line a-b-
# expect: c-d-e tab
