# Hidden: in CPython this is C code.
from csv import Error
