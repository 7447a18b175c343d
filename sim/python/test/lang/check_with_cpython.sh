#!/bin/sh
# Runs every program of this folder under a real CPython 3.11 and compares its output with its `# expect:` lines.
# Does nothing when there is no python3.11. Set order and other things CPython leaves open are not tested here.
python=$(command -v python3.11 || true)
if [ -z "$python" ]; then
  echo "no python3.11: nothing checked"
  exit 0
fi
cd "$(dirname "$0")" || exit 1
failed=0
for file in *.py; do
  head -1 "$file" | grep -q '^# profile: ' && continue  # about another version of Python
  expected=$(sed -n 's/.*# expect: \{0,1\}//p' "$file")
  # -I: the modules are CPython's, not files of this folder.
  actual=$("$python" -I "$file" 2>/dev/null)
  if [ "$expected" != "$actual" ]; then
    echo "FAILED: $file"
    failed=1
  fi
done
exit $failed
