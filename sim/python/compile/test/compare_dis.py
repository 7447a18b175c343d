"""Compares `kvant dis` with CPython 3.11's `dis` over many files: compare_dis.py KVANT PYTHON FILE...

Exits with 0 when the texts are equal, 1 when some differ, 77 ("skipped") when PYTHON is not Python 3.11.
"""
import re
import subprocess
import sys


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, errors="surrogateescape").stdout


def normalized(text):
    text = re.sub(r" at 0x[0-9a-f]+", "", text)
    members = lambda m: "frozenset({%s})" % ", ".join(sorted(m[1].split(", ")))
    return re.sub(r"frozenset\(\{(.*?)\}\)", members, text)


def main(kvant, python, *files):
    if not run(python, "--version").startswith("Python 3.11"):
        return 77
    different = [f for f in files if normalized(run(kvant, "dis", f))
                 != normalized(run(python, "-W", "ignore", "-m", "dis", f))]
    for name in different:
        print("differs:", name)
    print(len(files) - len(different), "equal,", len(different), "different")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
