try:
    exit()
except SystemExit as e:
    print(repr(e), e.code)
try:
    quit(3)
except SystemExit as e:
    print(repr(e), e.code)
print(exit, quit)
raise SystemExit

# expect: SystemExit(None) None
# expect: SystemExit(3) 3
# expect: Use exit() or Ctrl-D (i.e. EOF) to exit Use quit() or Ctrl-D (i.e. EOF) to exit
