# profile: 3.13
import sys
import sysconfig

print(sys.version_info[:2], sys._is_gil_enabled(), sysconfig.get_config_var('Py_GIL_DISABLED'), sys.abiflags == '')
# expect: (3, 13) True 0 True
print(sysconfig.get_python_version(), 'free-threading' in sys.version)
# expect: 3.13 False
