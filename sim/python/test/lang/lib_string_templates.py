# Templates of one's own, from mappings of any kind; modules a program makes itself.
import string
import sys
import types


class Percent(string.Template):
    delimiter = '%'
    idpattern = '[a-z]+_[a-z]+'


class Marks(string.Template):
    pattern = r'(?P<escaped>@@)|@(?P<named>\w+)|\[(?P<braced>\w+)\]|(?P<invalid>@)'


class Upper:
    def __getitem__(self, key):
        return key.upper()


print(Percent('%foo_bar %x %% %{a_b}').safe_substitute(foo_bar=1, a_b=2))
print(Marks('@a [b] @@').substitute(a=1, b=2), string.Template('$a ${b}').substitute(Upper()))
print(string.Template('$a $b $a').substitute({'a': 1}, b=2))
for template, values in (('$a $b', {'a': 1}), ('x $', {}), ('one\n  $5', {})):
    try:
        string.Template(template).substitute(values)
    except (KeyError, ValueError) as e:
        print(type(e).__name__, e)
try:
    Percent('a %{x').substitute()
except ValueError as e:
    print(e)

made = types.ModuleType('made_up')
made.answer = 42
sys.modules['made_up'] = made
import made_up
print(made_up.answer, made_up)
# expect: 1 %x % 2
# expect: 1 2 $ A B
# expect: 1 2 1
# expect: KeyError 'b'
# expect: ValueError Invalid placeholder in string: line 1, col 3
# expect: ValueError Invalid placeholder in string: line 2, col 3
# expect: Invalid placeholder in string: line 1, col 3
# expect: 42 <module 'made_up'>
