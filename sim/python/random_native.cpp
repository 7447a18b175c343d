// The native module `_random`: Matsumoto and Nishimura's MT19937, seeded and read as CPython's
// Modules/_randommodule.c does, bit for bit.
#include <mbedtls/md.h>

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <vector>

#include "sim/python/natives_values.h"
#include "sim/python/number_native.h"
#include "sim/python/state.h"

namespace kvant::python {

namespace {

constexpr std::uint32_t kSize = 624, kShift = 397;

void seed_word(Random& r, std::uint32_t seed) {
  r.state[0] = seed;
  for (std::uint32_t i = 1; i < kSize; ++i)
    r.state[i] = 1812433253u * (r.state[i - 1] ^ (r.state[i - 1] >> 30)) + i;
  r.index = kSize;
}

void seed_words(Random& r, const std::vector<std::uint32_t>& key) {
  seed_word(r, 19650218u);
  std::uint32_t i = 1;
  std::size_t j = 0;
  const auto before = [&] { return r.state[i - 1] ^ (r.state[i - 1] >> 30); };
  const auto advance = [&] {
    if (++i < kSize) return;
    r.state[0] = r.state[kSize - 1];
    i = 1;
  };
  for (std::size_t k = std::max<std::size_t>(kSize, key.size()); k > 0; --k) {
    r.state[i] = (r.state[i] ^ (before() * 1664525u)) + key[j] + static_cast<std::uint32_t>(j);
    advance();
    if (++j == key.size()) j = 0;
  }
  for (std::uint32_t k = kSize - 1; k > 0; --k) {
    r.state[i] = (r.state[i] ^ (before() * 1566083941u)) - i;
    advance();
  }
  r.state[0] = 0x80000000u;
}

std::uint32_t next_word(Random& r) {
  if (r.index >= kSize) {
    for (std::uint32_t i = 0; i < kSize; ++i) {
      const std::uint32_t y = (r.state[i] & 0x80000000u) | (r.state[(i + 1) % kSize] & 0x7FFFFFFFu);
      r.state[i] = r.state[(i + kShift) % kSize] ^ (y >> 1) ^ ((y & 1) != 0 ? 0x9908B0DFu : 0u);
    }
    r.index = 0;
  }
  std::uint32_t y = r.state[r.index++];
  y ^= y >> 11;
  y ^= (y << 7) & 0x9D2C5680u;
  y ^= (y << 15) & 0xEFC60000u;
  return y ^ (y >> 18);
}

Random& self_of(NativeCall& c) {
  return *c.heap.get<Random>(c.args[0]);
}

void seed_from_kernel(NativeCall& c, Random& r) {
  std::vector<std::uint32_t> key;
  for (int i = 0; i < 2; ++i) {
    ++c.in.process.outside_reads;
    const std::uint64_t word = c.in.kernel.random();
    key.push_back(static_cast<std::uint32_t>(word));
    key.push_back(static_cast<std::uint32_t>(word >> 32));
  }
  seed_words(r, key);
}

// The magnitude of an int, or the hash of anything else, as words. False: raised or needs Python.
Fast seed_from(NativeCall& c, Random& r, Value v) {
  std::vector<std::uint32_t> key;
  if (is_int(c.heap, v)) {
    const BigNumber number = boost::multiprecision::abs(to_big(c.heap, v));
    if (!number.is_zero()) boost::multiprecision::export_bits(number, std::back_inserter(key), 32, false);
  } else {
    std::int64_t hash = 0;
    const Fast fast = hash_of(c.in, v, hash);
    if (fast != Fast::done) return fast;
    const auto bits = static_cast<std::uint64_t>(hash);
    key.push_back(static_cast<std::uint32_t>(bits));
    if (bits >> 32 != 0) key.push_back(static_cast<std::uint32_t>(bits >> 32));
  }
  if (key.empty()) key.push_back(0);
  seed_words(r, key);
  return Fast::done;
}

// A class that inherits from it seeds in its own __init__; seeding here too would take random numbers of the
// machine twice.
Outcome random_construct(NativeCall& c) {
  Random* r = c.heap.create<Random>(c.args[0].offset());
  if (c.heap.get<Type>(c.args[0])->is_heap != 0) c.heap.keep(c.args[0]);  // given back when it is freed
  r->padding = 0;
  r->dict = Value();
  seed_word(*r, 5489u);
  const Owned made(c.heap, Value::object(c.heap.offset_of(r)));
  if (c.args[0] == type_value(TypeId::random)) {
    if (c.args.size() > 1 && c.args[1] != kNone) {
      if (seed_from(c, *r, c.args[1]) != Fast::done) return Outcome::error;
    } else {
      seed_from_kernel(c, *r);
    }
  }
  return c.done(c.heap.kept(made.get()));
}

Outcome random_seed(NativeCall& c) {
  if (c.phase == 1) {  // the hash, found by Python code
    const Fast fast = seed_from(c, self_of(c), c.reply);
    return fast == Fast::done ? c.none() : Outcome::error;
  }
  if (!given_not_none(c, 1)) {
    seed_from_kernel(c, self_of(c));
    return c.none();
  }
  switch (seed_from(c, self_of(c), c.args[1])) {
    case Fast::done:
      return c.none();
    case Fast::error:
      return Outcome::error;
    case Fast::needs_python:
      break;
  }
  return c.call(c.in.prelude("_hash"), {c.args[1]}, 1);
}

Outcome random_random(NativeCall& c) {
  Random& r = self_of(c);
  const std::uint32_t a = next_word(r) >> 5, b = next_word(r) >> 6;
  return c.done(new_float(c.heap, (a * 67108864.0 + b) * (1.0 / 9007199254740992.0)));
}

Outcome random_getrandbits(NativeCall& c) {
  std::int64_t bits = 0;
  if (!take_index(c, c.args[1], bits)) return Outcome::error;
  if (bits < 0) return fail(c, TypeId::ValueError, "number of bits must be non-negative");
  if (bits == 0) return c.done(Value::small(0));
  Random& r = self_of(c);
  if (bits <= 32) return c.done(Value::small(next_word(r) >> (32 - bits)));
  if (int_too_large(c.in, static_cast<std::uint64_t>(bits))) return Outcome::error;
  std::vector<std::uint32_t> words;
  for (; bits > 0; bits -= 32) words.push_back(bits < 32 ? next_word(r) >> (32 - bits) : next_word(r));
  BigNumber number;
  boost::multiprecision::import_bits(number, words.begin(), words.end(), 32, false);
  return c.done(from_big(c.heap, number));
}

Outcome random_getstate(NativeCall& c) {
  const Random& r = self_of(c);
  std::vector<Value> items;
  for (std::uint32_t word : r.state) items.push_back(Value::small(word));
  items.push_back(Value::small(r.index));
  return c.done(new_tuple_owned(c.heap, items));
}

Outcome random_setstate(NativeCall& c) {
  const Value v = c.args[1];
  if (!v.is_object() || c.heap.layout_of(v) != Layout::tuple)
    return fail(c, TypeId::TypeError, "state vector must be a tuple");
  const auto items = tuple_items(c.heap, v);
  if (items.size() != kSize + 1) return fail(c, TypeId::ValueError, "state vector is the wrong size");
  std::array<std::int64_t, kSize + 1> words{};
  for (std::size_t i = 0; i <= kSize; ++i) {
    if (!take_index(c, items[i], words[i])) return Outcome::error;
    if (words[i] < 0 || words[i] > (i == kSize ? std::int64_t{kSize} : std::int64_t{0xFFFFFFFF}))
      return fail(c, TypeId::ValueError, "invalid state");
  }
  Random& r = self_of(c);
  for (std::size_t i = 0; i < kSize; ++i) r.state[i] = static_cast<std::uint32_t>(words[i]);
  r.index = static_cast<std::uint32_t>(words[kSize]);
  return c.none();
}

// _sha512(data): what random.seed(str) mixes in.
Outcome sha512(NativeCall& c) {
  if (!is_bytes_like(c.heap, c.args[0])) return fail(c, TypeId::TypeError, "a bytes-like object is required");
  const std::string_view data = bytes_of(c.heap, c.args[0]);
  std::array<unsigned char, 64> digest{};
  mbedtls_md(mbedtls_md_info_from_type(MBEDTLS_MD_SHA512),
             reinterpret_cast<const unsigned char*>(data.data()), data.size(), digest.data());
  return c.done(new_bytes(c.heap, {reinterpret_cast<const char*>(digest.data()), digest.size()}));
}

// _entropy(bits): random numbers of the machine itself, chosen like every other free choice.
Outcome entropy(NativeCall& c) {
  std::int64_t bits = 0;
  if (!take_index(c, c.args[0], bits)) return Outcome::error;
  if (bits < 0) return fail(c, TypeId::ValueError, "number of bits must be non-negative");
  if (int_too_large(c.in, static_cast<std::uint64_t>(bits))) return Outcome::error;
  BigNumber number = 0;
  for (std::int64_t left = bits; left > 0; left -= 64) {
    ++c.in.process.outside_reads;
    const std::uint64_t word = c.in.kernel.random();
    number = (number << 64) + (left < 64 ? word >> (64 - left) : word);
  }
  return c.done(from_big(c.heap, number));
}

const NativeDef kMethods[] = {
    {"seed", "self, n=, /", random_seed},
    {"random", "self", random_random},
    {"getrandbits", "self, k, /", random_getrandbits},
    {"getstate", "self", random_getstate},
    {"setstate", "self, state, /", random_setstate},
};
const NativeDef kFunctions[] = {{"_sha512", "data, /", sha512}, {"_entropy", "bits, /", entropy}};

void fill(Interpreter& in, Value dict) {
  dict_set_str(in.heap, dict, in.interned("Random"), type_value(TypeId::random));
}

}  // namespace

const TypeDef kRandomType{TypeId::random, random_construct, "...", kMethods, {}, {}, {}, {}};
const ModuleDef kRandomModule{"_random", kFunctions, fill};

std::span<const TypeDef* const> value_type_defs() {
  static const TypeDef* const kTypes[] = {&kStrType,  &kBytesType, &kBytearrayType, &kIntType,
                                          &kBoolType, &kFloatType, &kComplexType,   &kRandomType};
  return kTypes;
}

std::span<const ModuleDef* const> value_module_defs() {
  static const ModuleDef* const kModules[] = {&kMathModule, &kRandomModule, &kStructModule, &kHashModule,
                                              &kZlibModule, &kRegexModule,  &kUnicodeModule};
  return kModules;
}

}  // namespace kvant::python
