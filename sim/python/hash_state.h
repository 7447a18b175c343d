// Digests that take their data piece by piece, as plain bytes that live in a heap: MD5, SHA-1, SHA-2 by Mbed
// TLS; SHA-3 (FIPS 202) and BLAKE2 (RFC 7693).
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kvant::python {

struct HashKind {
  std::string_view name;  // as hashlib has it
  std::size_t digest_size;
  std::size_t block_size;
  std::int64_t picoseconds;  // a byte, on a current x86-64 core with OpenSSL
};

const HashKind* hash_kind(std::string_view name);  // null: none of that name
// The state before any data. BLAKE2 takes the digest's size, a key, and its salt and personalization, each
// filled up with zeros to two words; others ignore them.
std::string hash_begin(const HashKind& kind, std::size_t digest_size, std::string_view key,
                       std::string_view salt);
void hash_update(const HashKind& kind, char* state, std::string_view data);
// What the data so far gives; the state is not changed. `size`: of SHAKE's digest.
std::string hash_digest(const HashKind& kind, std::string_view state, std::size_t size);

}  // namespace kvant::python
