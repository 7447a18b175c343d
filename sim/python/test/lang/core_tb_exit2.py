import sys
print("start")
def f():
    try:
        sys.exit(2)
    except SystemExit as e:
        print("code", e.code)
        raise
f()

# expect: start
# expect: code 2
# status: 2
