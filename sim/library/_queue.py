# Hidden: in CPython this is C code.
from queue import Empty, SimpleQueue
