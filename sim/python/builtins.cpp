// The module builtins: its functions. The classes are put into it when a heap is made.
#include "sim/python/builtins.h"

#include "sim/python/container_native.h"

namespace kvant::python {
namespace {

const NativeDef kFunctions[] = {
    {"print", "*objects, sep=, end=, file=, flush=", handing<builtin_print>},
    {"input", "prompt=, /", handing<builtin_input>},
    {"len", "object, /", handing<builtin_len>},
    {"repr", "object, /", handing<builtin_repr>},
    {"ascii", "object, /", handing<builtin_ascii>},
    {"format", "value, format_spec=, /", handing<builtin_format>},
    {"hash", "object, /", handing<builtin_hash>},
    {"id", "object, /", builtin_id},
    {"callable", "object, /", builtin_callable},
    {"iter", "object, sentinel=, /", handing<builtin_iter>},
    {"next", "iterator, default=, /", builtin_next},
    {"chr", "i, /", builtin_chr},
    {"ord", "c, /", builtin_ord},
    {"hex", "number, /", builtin_hex},
    {"oct", "number, /", builtin_oct},
    {"bin", "number, /", builtin_bin},
    {"abs", "x, /", handing<builtin_abs>},
    {"round", "number, ndigits=", handing<builtin_round>},
    {"divmod", "x, y, /", handing<builtin_divmod>},
    {"pow", "base, exp, mod=", handing<builtin_pow>},
    {"sum", "iterable, /, start=", handing<builtin_sum>},
    {"min", "*args, key=, default=", handing<builtin_min>},
    {"max", "*args, key=, default=", handing<builtin_max>},
    {"any", "iterable, /", handing<builtin_any>},
    {"all", "iterable, /", handing<builtin_all>},
    {"sorted", "iterable, /, *, key=, reverse=", builtin_sorted},
    {"globals", "", builtin_globals},
    {"locals", "", builtin_locals},
    {"vars", "object=, /", handing<builtin_vars>},
    {"dir", "object=, /", handing<builtin_dir>},
};

}  // namespace

const ModuleDef kBuiltinsModule{"builtins", kFunctions, nullptr};

}  // namespace kvant::python
