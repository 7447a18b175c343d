# putenv reaches programs that are started; os.environ does not know of it.
import os
import subprocess

os.environ['KV_A'] = 'a'
os.putenv('KV_B', 'b')
print(os.environ.get('KV_B'), os.getenv('KV_B'))
print(subprocess.getoutput('echo $KV_A $KV_B'))
os.unsetenv('KV_A')
print(os.environ['KV_A'], subprocess.getoutput('echo "$KV_A" $KV_B'))
os.environ['KV_A'] = 'again'
print(subprocess.getoutput('echo $KV_A'))
print(subprocess.run(['env'], env={'ONLY': '1'}, capture_output=True, text=True).stdout)
del os.environ['KV_A']
print(subprocess.getoutput('echo "<$KV_A>"'))
try:
    os.environ['KV'] = 1
except TypeError as e:
    print(e)

# expect: None None
# expect: a b
# expect: a  b
# expect: again
# expect: ONLY=1
# expect: 
# expect: <>
# expect: str expected, not int
