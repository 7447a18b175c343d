# An argument that is not modelled is refused by name, and so is a name of a module; neither is ignored.
import hashlib, os, socket
for f in (lambda: os.stat('.', dir_fd=3), lambda: os.rename('a', 'b', src_dir_fd=3), lambda: hashlib.blake2b(b'', fanout=2),
          lambda: os.chroot):
    try:
        f()
        print('done')
    except (TypeError, AttributeError) as e:
        text = str(e)
        print(type(e).__name__, text if 'model' in text else '?')
# expect: TypeError stat(): the simulator does not model the argument 'dir_fd'
# expect: TypeError rename(): the simulator does not model the argument 'src_dir_fd'
# expect: TypeError blake2b(): the simulator does not model the argument 'fanout'
# expect: AttributeError module 'os' has no attribute 'chroot' (not modelled: docs/what-is-modelled.md)
