raise SystemExit(["a", 1])

# expect-error: ['a', 1]
# status: 1
