# A named tuple belongs to the module that calls namedtuple(): so that it can be pickled.
from collections import namedtuple

print(namedtuple('Here', 'a').__module__)
there = {'__name__': 'parts'}
exec('from collections import namedtuple; There = namedtuple("There", "a b")', there)
print(there['There'])
print(namedtuple('Told', 'a', module='elsewhere').__module__)
# expect: __main__
# expect: <class 'parts.There'>
# expect: elsewhere
