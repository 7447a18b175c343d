import sys
try:
    sys.exit("fatal error")
finally:
    print("cleanup")

# expect: cleanup
# expect-error: fatal error
# status: 1
