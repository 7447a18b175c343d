# Warnings recorded, turned into errors, filtered.
import warnings
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    warnings.warn('one')
    warnings.warn('two', DeprecationWarning)
    print([(str(w.message), w.category.__name__, w.lineno) for w in log])
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try:
        warnings.warn('bad', RuntimeWarning)
    except RuntimeWarning as e:
        print('raised', e)
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('default')
    warnings.filterwarnings('ignore', message='skip', category=UserWarning)
    warnings.warn('skip this')
    for i in range(3):
        warnings.warn('once a place')
    print(len(log), log[0].category)
print(warnings.formatwarning('m', UserWarning, 'f.py', 3, 'x = 1'), end='')
try:
    warnings.warn('x', int)
except TypeError as e:
    print(e)
# expect: [('one', 'UserWarning', 5), ('two', 'DeprecationWarning', 6)]
# expect: raised bad
# expect: 1 <class 'UserWarning'>
# expect: f.py:3: UserWarning: m
# expect:   x = 1
# expect: category must be a Warning subclass, not 'type'
