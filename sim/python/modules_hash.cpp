// _hashlib: digests, and _zlib: compression and check sums. As in CPython, work on more than 2047 bytes
// (hashes) or any (compression) gives the GIL up and takes the time that C code would.
#include <fmt/format.h>
#include <mbedtls/md.h>
#include <mbedtls/pkcs5.h>
#include <zlib.h>

#include <algorithm>

#include "sim/python/container_native.h"
#include "sim/python/hash_state.h"
#include "sim/python/natives_values.h"
#include "sim/python/state.h"

namespace kvant::python {
namespace {

constexpr std::size_t kGilMinSize = 2048;  // Modules/hashlib.h: HASHLIB_GIL_MINSIZE

// The native's result stands in slot[0]; it takes so long, with the GIL or without.
Outcome after_work(NativeCall& c, Value owned, VirtualTime ns, bool releases_gil) {
  if (!releases_gil || ns <= 0) {
    c.in.charge(ns);
    return c.done(owned);
  }
  c.heap.assign(c.slot[0], owned);
  c.in.thread.burn = ns;
  c.in.request = {};
  return c.block(1);
}
Outcome worked(NativeCall& c) {
  return c.done(c.heap.kept(c.slot[0]));
}

bool data_argument(NativeCall& c, Value v, std::string_view& out) {
  if (!v.is_object() || !is_bytes_like(c.heap, v)) {
    c.in.raise(TypeId::TypeError,
               fmt::format("a bytes-like object is required, not '{}'", type_name(c.heap, v)));
    return false;
  }
  out = bytes_of(c.heap, v);
  return true;
}
const HashKind* kind_argument(NativeCall& c, Value v) {
  const std::string_view name = text_of(c.heap, v);
  const HashKind* kind = hash_kind(name);
  if (kind == nullptr) c.in.raise(TypeId::ValueError, fmt::format("unsupported hash type {}", name));
  return kind;
}

// begin(name, digest_size, key, salt) → the state, a bytearray.
Outcome hash_new(NativeCall& c) {
  const HashKind* kind = kind_argument(c, c.args[0]);
  std::int64_t size = 0;
  std::string_view key, salt;
  if (kind == nullptr || !int_argument(c, c.args[1], size) || !data_argument(c, c.args[2], key) ||
      !data_argument(c, c.args[3], salt))
    return c.fail();
  return c.done(new_bytearray(c.heap, hash_begin(*kind, static_cast<std::size_t>(size), key, salt)));
}

Outcome hash_take(NativeCall& c) {
  if (c.phase == 1) return worked(c);
  const HashKind* kind = kind_argument(c, c.args[0]);
  std::string_view data;
  if (kind == nullptr || !data_argument(c, c.args[2], data)) return c.fail();
  std::string state(bytes_of(c.heap, c.args[1]));
  hash_update(*kind, state.data(), data);
  bytearray_assign(c.heap, c.args[1], state);
  return after_work(c, c.heap.kept(kNone), static_cast<VirtualTime>(data.size()) * kind->picoseconds / 1000,
                    data.size() >= kGilMinSize);
}

Outcome hash_result(NativeCall& c) {
  const HashKind* kind = kind_argument(c, c.args[0]);
  std::int64_t size = 0;
  if (kind == nullptr || !int_argument(c, c.args[2], size)) return c.fail();
  if (size < 0 || size > (1 << 20)) return raise(c, TypeId::ValueError, "value must be positive");
  c.in.charge(static_cast<VirtualTime>(kind->block_size) * kind->picoseconds / 1000);
  return c.done(
      new_bytes(c.heap, hash_digest(*kind, bytes_of(c.heap, c.args[1]), static_cast<std::size_t>(size))));
}

// pbkdf2(name, password, salt, iterations, size): PKCS #5. Gives the GIL up.
Outcome hash_pbkdf2(NativeCall& c) {
  if (c.phase == 1) return worked(c);
  struct Row {
    std::string_view name;
    mbedtls_md_type_t type;
  };
  constexpr Row kRows[] = {{"md5", MBEDTLS_MD_MD5},       {"sha1", MBEDTLS_MD_SHA1},
                           {"sha224", MBEDTLS_MD_SHA224}, {"sha256", MBEDTLS_MD_SHA256},
                           {"sha384", MBEDTLS_MD_SHA384}, {"sha512", MBEDTLS_MD_SHA512}};
  const HashKind* kind = kind_argument(c, c.args[0]);
  if (kind == nullptr) return c.fail();
  const auto* row =
      std::find_if(std::begin(kRows), std::end(kRows), [&](const Row& r) { return r.name == kind->name; });
  if (row == std::end(kRows))
    return raise(c, TypeId::ValueError, fmt::format("unsupported hash type {}", kind->name));
  std::string_view password, salt;
  std::int64_t iterations = 0, size = 0;
  if (!data_argument(c, c.args[1], password) || !data_argument(c, c.args[2], salt) ||
      !int_argument(c, c.args[3], iterations) || !int_argument(c, c.args[4], size))
    return c.fail();
  if (iterations < 1) return raise(c, TypeId::ValueError, "iteration value must be greater than 0.");
  if (size < 1 || size > (1 << 16)) return raise(c, TypeId::ValueError, "key length must be greater than 0.");
  if (iterations > 20'000'000) return raise(c, TypeId::OverflowError, "iteration value is too great.");
  std::string key(static_cast<std::size_t>(size), '\0');
  mbedtls_md_context_t context;
  mbedtls_md_init(&context);
  mbedtls_md_setup(&context, mbedtls_md_info_from_type(row->type), 1);
  mbedtls_pkcs5_pbkdf2_hmac(&context, reinterpret_cast<const unsigned char*>(password.data()),
                            password.size(), reinterpret_cast<const unsigned char*>(salt.data()), salt.size(),
                            static_cast<unsigned>(iterations), static_cast<std::uint32_t>(size),
                            reinterpret_cast<unsigned char*>(key.data()));
  mbedtls_md_free(&context);
  // Two compressions a round with the key's pads done once.
  const std::int64_t blocks = (size + static_cast<std::int64_t>(kind->digest_size) - 1) /
                              static_cast<std::int64_t>(kind->digest_size);
  const VirtualTime round = 2 * static_cast<VirtualTime>(kind->block_size) * kind->picoseconds / 1000 + 100;
  return after_work(c, new_bytes(c.heap, key), iterations * blocks * round, true);
}

// --- zlib
constexpr std::size_t kMaxInflated = std::size_t{256} << 20;

Outcome zlib_error(NativeCall& c, int code, const char* message, std::string_view doing) {
  std::string text = fmt::format("Error {} {}", code, doing);
  if (message != nullptr)
    text += fmt::format(": {}", message);
  else if (code == Z_BUF_ERROR)
    text += ": incomplete or truncated stream";
  c.slot[1] = new_str(c.heap, text);
  return c.done(c.heap.kept(c.slot[1]));
}

// compress(data, level, wbits) → bytes, or a text: an error's message.
Outcome zlib_compress(NativeCall& c) {
  if (c.phase == 1) return worked(c);
  std::string_view data;
  std::int64_t level = 0, wbits = 0;
  if (!data_argument(c, c.args[0], data) || !int_argument(c, c.args[1], level) ||
      !int_argument(c, c.args[2], wbits))
    return c.fail();
  z_stream stream{};
  if (deflateInit2(&stream, static_cast<int>(level), Z_DEFLATED, static_cast<int>(wbits), 8,
                   Z_DEFAULT_STRATEGY) != Z_OK)
    return c.done(new_str(c.heap, "Bad compression level"));
  std::string out(deflateBound(&stream, static_cast<uLong>(data.size())) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
  stream.avail_in = static_cast<uInt>(data.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return after_work(c, new_bytes(c.heap, out), 20'000 + static_cast<VirtualTime>(data.size()) * 25, true);
}

// decompress(data, wbits) → (bytes, how much of data was used, whether the end was reached), or a text.
Outcome zlib_decompress(NativeCall& c) {
  if (c.phase == 1) return worked(c);
  std::string_view data;
  std::int64_t wbits = 0;
  if (!data_argument(c, c.args[0], data) || !int_argument(c, c.args[1], wbits)) return c.fail();
  z_stream stream{};
  if (inflateInit2(&stream, static_cast<int>(wbits)) != Z_OK)
    return c.done(new_str(c.heap, "Invalid initialization option"));
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
  stream.avail_in = static_cast<uInt>(data.size());
  std::string out;
  int code = Z_OK;
  std::array<char, 16384> piece{};
  while (code == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    code = inflate(&stream, Z_SYNC_FLUSH);
    out.append(piece.data(), piece.size() - stream.avail_out);
    if (out.size() > kMaxInflated) {
      inflateEnd(&stream);
      return raise(c, TypeId::MemoryError, "");
    }
  }
  const std::string message = stream.msg != nullptr ? stream.msg : "";
  const std::size_t used = stream.total_in;
  inflateEnd(&stream);
  if (code != Z_STREAM_END && code != Z_BUF_ERROR)
    return zlib_error(c, code, message.empty() ? nullptr : message.c_str(), "while decompressing data");
  const Value result = new_tuple_owned(
      c.heap, std::array{new_bytes(c.heap, out), new_int(c.heap, static_cast<std::int64_t>(used)),
                         c.heap.kept(bool_value(code == Z_STREAM_END))});
  return after_work(c, result, 5'000 + static_cast<VirtualTime>(out.size()) * 4, true);
}

template <bool crc>
Outcome zlib_sum(NativeCall& c) {
  if (c.phase == 1) return worked(c);
  std::string_view data;
  std::int64_t start = crc ? 0 : 1;
  if (!data_argument(c, c.args[0], data) || (argument(c, 1) && !int_argument(c, c.args[1], start)))
    return c.fail();
  const auto* bytes = reinterpret_cast<const Bytef*>(data.data());
  const auto size = static_cast<uInt>(data.size());
  const auto begin = static_cast<uLong>(static_cast<std::uint32_t>(start));
  const uLong sum = crc ? crc32(begin, bytes, size) : adler32(begin, bytes, size);
  return after_work(c, new_int(c.heap, static_cast<std::int64_t>(sum)),
                    static_cast<VirtualTime>(data.size()) / 2, data.size() > 5 * 1024);
}

// --- base64
Outcome base64_encode(NativeCall& c) {
  std::string_view data;
  if (!data_argument(c, c.args[0], data)) return c.fail();
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < data.size(); i += 3) {
    const std::size_t n = std::min<std::size_t>(3, data.size() - i);
    std::uint32_t word = 0;
    for (std::size_t k = 0; k < 3; ++k)
      word = word << 8 | (k < n ? static_cast<unsigned char>(data[i + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k) out += k <= n ? kDigits[word >> (18 - 6 * k) & 63] : '=';
  }
  c.in.charge(static_cast<VirtualTime>(data.size()));
  return c.done(new_bytes(c.heap, out));
}
// decode64(data) → bytes, or a text: an error's message. What is no digit is skipped.
Outcome base64_decode(NativeCall& c) {
  std::string_view data;
  if (!data_argument(c, c.args[0], data)) return c.fail();
  std::string out;
  std::uint32_t word = 0;
  int filled = 0, pads = 0;
  std::size_t digits = 0;
  bool ended = false;
  for (const char d : data) {
    int value = -1;
    if (d >= 'A' && d <= 'Z')
      value = d - 'A';
    else if (d >= 'a' && d <= 'z')
      value = d - 'a' + 26;
    else if (d >= '0' && d <= '9')
      value = d - '0' + 52;
    else if (d == '+')
      value = 62;
    else if (d == '/')
      value = 63;
    else if (d == '=' && filled >= 2 && filled + ++pads >= 4) {
      ended = true;
      break;
    }
    if (value < 0) continue;
    pads = 0;
    ++digits;
    word = word << 6 | static_cast<std::uint32_t>(value);
    if (++filled >= 2) out += static_cast<char>(word >> (filled == 2 ? 4 : filled == 3 ? 2 : 0));
    if (filled == 4) filled = 0;
  }
  if (!ended && filled == 1)
    return c.done(new_str(
        c.heap, fmt::format("Invalid base64-encoded string: number of data characters ({}) cannot be 1 "
                            "more than a multiple of 4",
                            digits)));
  if (!ended && filled != 0) return c.done(new_str(c.heap, "Incorrect padding"));
  c.in.charge(static_cast<VirtualTime>(data.size()));
  return c.done(new_bytes(c.heap, out));
}

const NativeDef kHashFunctions[] = {
    {"begin", "name, size, key, salt, /", hash_new},
    {"update", "name, state, data, /", hash_take},
    {"digest", "name, state, size, /", hash_result},
    {"pbkdf2", "name, password, salt, iterations, size, /", hash_pbkdf2},
};
const NativeDef kZlibFunctions[] = {
    {"compress", "data, level, wbits, /", zlib_compress},
    {"decompress", "data, wbits, /", zlib_decompress},
    {"crc32", "data, value=, /", zlib_sum<true>},
    {"adler32", "data, value=, /", zlib_sum<false>},
    {"encode64", "data, /", base64_encode},
    {"decode64", "data, /", base64_decode},
};

}  // namespace

const ModuleDef kHashModule{"_hashlib", kHashFunctions, nullptr};
const ModuleDef kZlibModule{"_zlib", kZlibFunctions, nullptr};

}  // namespace kvant::python
