#!/bin/sh
# Runs every program of this folder under a real CPython 3.11 and compares its output with its `# expect:` lines.
# Its `# expect-error:` lines must stand in this order on standard error, and `# status:` is the exit status.
# Does nothing when there is no python3.11. Set order and other things CPython leaves open are not tested here.
python=$(command -v python3.11 || true)
if [ -z "$python" ]; then
  echo "no python3.11: nothing checked"
  exit 0
fi
cd "$(dirname "$0")" || exit 1
unset PYTHONUNBUFFERED  # programs that the tests start would inherit it
failed=0
errors=$(mktemp)
trap 'rm -f "$errors"' EXIT
for file in *.py; do
  head -1 "$file" | grep -q '^# profile: ' && continue  # about another version of Python
  expected=$(sed -n 's/.*# expect: \{0,1\}//p' "$file")
  # -I: the modules are CPython's, not files of this folder.
  # CPython 3.11.2 never ends one of them, later ones do.
  actual=$(timeout 60 "$python" -I "$file" 2>"$errors")
  status=$?
  sed -i "s#$PWD/##g" "$errors"
  wanted=$(sed -n 's/.*# status: *//p' "$file")
  missing=$(sed -n 's/.*# expect-error: \{0,1\}//p' "$file" | while IFS= read -r line; do
    # The rest of the errors, behind the line just found.
    at=$(grep -nxF -m1 -e "$line" "$errors" | cut -d: -f1)
    if [ -z "$at" ]; then echo "$line"; break; fi
    sed -i "1,${at}d" "$errors"
  done)
  if [ "$expected" != "$actual" ] || [ -n "$missing" ] || [ "$status" != "${wanted:-0}" ]; then
    echo "FAILED: $file"
    failed=1
  fi
done
exit $failed
