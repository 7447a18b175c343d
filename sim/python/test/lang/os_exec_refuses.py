# exec: what is no list of arguments is refused before anything is replaced.
import os

for call in (lambda: os.execv('/bin/true', []), lambda: os.execv('/bin/true', ['']), lambda: os.execve('/bin/true', [], {}),
             lambda: os.execv('/bin/true', 'abc'), lambda: os.execve('/bin/true', 'abc', {}), lambda: os.execvp('true', []),
             lambda: os.execlp('true'), lambda: os.execv('/bin/true', [1]), lambda: os.execve('/bin/true', ['a'], 5)):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
# expect: ValueError execv() arg 2 must not be empty
# expect: ValueError execv() arg 2 first element cannot be empty
# expect: ValueError execve: argv must not be empty
# expect: TypeError execv() arg 2 must be a tuple or list
# expect: TypeError execve: argv must be a tuple or list
# expect: ValueError execv() arg 2 must not be empty
# expect: ValueError execv() arg 2 must not be empty
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError execve: environment must be a mapping object
