#include "sim/python/hash_state.h"

#include <mbedtls/md5.h>
#include <mbedtls/sha1.h>
#include <mbedtls/sha256.h>
#include <mbedtls/sha512.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace kvant::python {
namespace {

constexpr HashKind kKinds[] = {
    {"md5", 16, 64, 1600},       {"sha1", 20, 64, 1200},      {"sha224", 28, 64, 2300},
    {"sha256", 32, 64, 2300},    {"sha384", 48, 128, 1500},   {"sha512", 64, 128, 1500},
    {"sha3_224", 28, 144, 2000}, {"sha3_256", 32, 136, 2100}, {"sha3_384", 48, 104, 2800},
    {"sha3_512", 64, 72, 4000},  {"shake_128", 0, 168, 1700}, {"shake_256", 0, 136, 2100},
    {"blake2b", 64, 128, 1000},  {"blake2s", 32, 64, 1700},
};

// --- Keccak: the sponge of SHA-3 and SHAKE.
struct Keccak {
  std::uint64_t lanes[25];
  std::uint32_t rate;
  std::uint32_t filled;
};

constexpr std::array<std::uint64_t, 24> round_constants() {
  // Bits from the linear feedback shift register x^8 + x^6 + x^5 + x^4 + 1.
  std::array<std::uint64_t, 24> all{};
  std::uint32_t r = 1;
  for (auto& constant : all) {
    for (int j = 0; j < 7; ++j) {
      if ((r & 1) != 0) constant |= std::uint64_t{1} << ((1 << j) - 1);
      r = (r << 1) ^ ((r >> 7) * 0x171);
    }
  }
  return all;
}

void permute(Keccak& k) {
  static constexpr auto kConstants = round_constants();
  std::uint64_t* a = k.lanes;
  for (const std::uint64_t constant : kConstants) {
    std::uint64_t column[5], next[25];
    for (int x = 0; x < 5; ++x) column[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
    for (int x = 0; x < 5; ++x)
      for (int y = 0; y < 5; ++y) a[x + 5 * y] ^= column[(x + 4) % 5] ^ std::rotl(column[(x + 1) % 5], 1);
    // Rotations and the permutation of the lanes go along one path that starts at (1, 0).
    next[0] = a[0];
    int x = 1, y = 0;
    for (int t = 0; t < 24; ++t) {
      const int to_x = y, to_y = (2 * x + 3 * y) % 5;
      next[to_x + 5 * to_y] = std::rotl(a[x + 5 * y], ((t + 1) * (t + 2) / 2) % 64);
      x = to_x;
      y = to_y;
    }
    for (int row = 0; row < 25; row += 5)
      for (int i = 0; i < 5; ++i)
        a[row + i] = next[row + i] ^ (~next[row + (i + 1) % 5] & next[row + (i + 2) % 5]);
    a[0] ^= constant;
  }
}
void mix_byte(Keccak& k, std::uint32_t place, unsigned char byte) {
  k.lanes[place / 8] ^= std::uint64_t{byte} << (8 * (place % 8));
}
void absorb(Keccak& k, std::string_view data) {
  for (const char c : data) {
    mix_byte(k, k.filled, static_cast<unsigned char>(c));
    if (++k.filled == k.rate) {
      permute(k);
      k.filled = 0;
    }
  }
}
std::string squeeze(Keccak k, unsigned char suffix, std::size_t size) {
  mix_byte(k, k.filled, suffix);
  mix_byte(k, k.rate - 1, 0x80);
  permute(k);
  std::string out;
  for (std::uint32_t at = 0; out.size() < size; ++at) {
    if (at == k.rate) {
      permute(k);
      at = 0;
    }
    out += static_cast<char>(k.lanes[at / 8] >> (8 * (at % 8)));
  }
  return out;
}

// --- BLAKE2b (64-bit words) and BLAKE2s (32-bit words).
template <class Word>
struct Blake {
  Word h[8];
  std::uint64_t count;
  std::uint32_t filled, size;
  unsigned char block[sizeof(Word) * 16];
};
constexpr unsigned char kOrder[10][16] = {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
                                          {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
                                          {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
                                          {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
                                          {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
                                          {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
                                          {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
                                          {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
                                          {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
                                          {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}};
constexpr std::uint64_t kStart64[8] = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b,
                                       0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f,
                                       0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};
template <class Word>
Word start_word(int i) {
  return static_cast<Word>(kStart64[i] >> (64 - 8 * sizeof(Word)));
}

template <class Word>
void compress(Blake<Word>& b, bool last) {
  constexpr bool kWide = sizeof(Word) == 8;
  constexpr int kTurns[4] = {kWide ? 32 : 16, kWide ? 24 : 12, kWide ? 16 : 8, kWide ? 63 : 7};
  Word m[16], v[16];
  std::memcpy(m, b.block, sizeof m);
  for (int i = 0; i < 8; ++i) {
    v[i] = b.h[i];
    v[i + 8] = start_word<Word>(i);
  }
  v[12] ^= static_cast<Word>(b.count);
  if constexpr (!kWide) v[13] ^= static_cast<Word>(b.count >> 32);
  if (last) v[14] = ~v[14];
  const auto mix = [&](int p, int q, int r, int s, Word x, Word y) {
    v[p] += v[q] + x;
    v[s] = std::rotr(static_cast<Word>(v[s] ^ v[p]), kTurns[0]);
    v[r] += v[s];
    v[q] = std::rotr(static_cast<Word>(v[q] ^ v[r]), kTurns[1]);
    v[p] += v[q] + y;
    v[s] = std::rotr(static_cast<Word>(v[s] ^ v[p]), kTurns[2]);
    v[r] += v[s];
    v[q] = std::rotr(static_cast<Word>(v[q] ^ v[r]), kTurns[3]);
  };
  for (int round = 0; round < (kWide ? 12 : 10); ++round) {
    const unsigned char* order = kOrder[round % 10];
    for (int i = 0; i < 4; ++i) mix(i, 4 + i, 8 + i, 12 + i, m[order[2 * i]], m[order[2 * i + 1]]);
    for (int i = 0; i < 4; ++i)
      mix(i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4, m[order[8 + 2 * i]], m[order[9 + 2 * i]]);
  }
  for (int i = 0; i < 8; ++i) b.h[i] ^= v[i] ^ v[i + 8];
}
template <class Word>
void blake_update(Blake<Word>& b, std::string_view data) {
  // The last block is kept back: only the end knows that it is the last.
  for (const char c : data) {
    if (b.filled == sizeof b.block) {
      b.count += sizeof b.block;
      compress(b, false);
      b.filled = 0;
    }
    b.block[b.filled++] = static_cast<unsigned char>(c);
  }
}
template <class Word>
void blake_begin(Blake<Word>& b, std::size_t size, std::string_view key, std::string_view salt) {
  for (int i = 0; i < 8; ++i) b.h[i] = start_word<Word>(i);
  b.h[0] ^= static_cast<Word>(0x01010000u ^ (static_cast<std::uint32_t>(key.size()) << 8) ^ size);
  b.size = static_cast<std::uint32_t>(size);
  for (std::size_t i = 0; i < std::min(salt.size(), 4 * sizeof(Word)); ++i)
    b.h[4 + i / sizeof(Word)] ^= static_cast<Word>(static_cast<unsigned char>(salt[i]))
                                 << (8 * (i % sizeof(Word)));
  if (key.empty()) return;
  std::string block(key);
  block.resize(sizeof b.block, '\0');
  blake_update(b, block);
}
template <class Word>
std::string blake_end(Blake<Word> b) {
  b.count += b.filled;
  std::fill(b.block + b.filled, b.block + sizeof b.block, static_cast<unsigned char>(0));
  compress(b, true);
  return {reinterpret_cast<const char*>(b.h), b.size};
}

union Any {
  Keccak keccak;
  Blake<std::uint64_t> blake2b;
  Blake<std::uint32_t> blake2s;
  mbedtls_md5_context md5;
  mbedtls_sha1_context sha1;
  mbedtls_sha256_context sha256;
  mbedtls_sha512_context sha512;
};

Any loaded(const char* state) {
  Any any;
  std::memcpy(&any, state, sizeof any);
  return any;
}
bool is_keccak(const HashKind& kind) {
  return kind.name.substr(0, 5) == "sha3_" || kind.name.substr(0, 5) == "shake";
}
const unsigned char* bytes(std::string_view data) {
  return reinterpret_cast<const unsigned char*>(data.data());
}

}  // namespace

const HashKind* hash_kind(std::string_view name) {
  const auto* found = std::find_if(std::begin(kKinds), std::end(kKinds),
                                   [&](const HashKind& kind) { return kind.name == name; });
  return found == std::end(kKinds) ? nullptr : found;
}

std::string hash_begin(const HashKind& kind, std::size_t digest_size, std::string_view key,
                       std::string_view salt) {
  Any any;
  std::memset(&any, 0, sizeof any);
  if (is_keccak(kind)) {
    any.keccak.rate = static_cast<std::uint32_t>(kind.block_size);
  } else if (kind.name == "blake2b") {
    blake_begin(any.blake2b, digest_size, key, salt);
  } else if (kind.name == "blake2s") {
    blake_begin(any.blake2s, digest_size, key, salt);
  } else if (kind.name == "md5") {
    mbedtls_md5_starts_ret(&any.md5);
  } else if (kind.name == "sha1") {
    mbedtls_sha1_starts_ret(&any.sha1);
  } else if (kind.digest_size <= 32) {
    mbedtls_sha256_starts_ret(&any.sha256, kind.digest_size == 28 ? 1 : 0);
  } else {
    mbedtls_sha512_starts_ret(&any.sha512, kind.digest_size == 48 ? 1 : 0);
  }
  return {reinterpret_cast<const char*>(&any), sizeof any};
}

void hash_update(const HashKind& kind, char* state, std::string_view data) {
  Any any = loaded(state);
  if (is_keccak(kind)) {
    absorb(any.keccak, data);
  } else if (kind.name == "blake2b") {
    blake_update(any.blake2b, data);
  } else if (kind.name == "blake2s") {
    blake_update(any.blake2s, data);
  } else if (kind.name == "md5") {
    mbedtls_md5_update_ret(&any.md5, bytes(data), data.size());
  } else if (kind.name == "sha1") {
    mbedtls_sha1_update_ret(&any.sha1, bytes(data), data.size());
  } else if (kind.digest_size <= 32) {
    mbedtls_sha256_update_ret(&any.sha256, bytes(data), data.size());
  } else {
    mbedtls_sha512_update_ret(&any.sha512, bytes(data), data.size());
  }
  std::memcpy(state, &any, sizeof any);
}

std::string hash_digest(const HashKind& kind, std::string_view state, std::size_t size) {
  Any any = loaded(state.data());
  if (is_keccak(kind)) {
    const bool shake = kind.digest_size == 0;
    return squeeze(any.keccak, shake ? 0x1f : 0x06, shake ? size : kind.digest_size);
  }
  if (kind.name == "blake2b") return blake_end(any.blake2b);
  if (kind.name == "blake2s") return blake_end(any.blake2s);
  std::array<unsigned char, 64> out{};
  if (kind.name == "md5")
    mbedtls_md5_finish_ret(&any.md5, out.data());
  else if (kind.name == "sha1")
    mbedtls_sha1_finish_ret(&any.sha1, out.data());
  else if (kind.digest_size <= 32)
    mbedtls_sha256_finish_ret(&any.sha256, out.data());
  else
    mbedtls_sha512_finish_ret(&any.sha512, out.data());
  return {reinterpret_cast<const char*>(out.data()), kind.digest_size};
}

}  // namespace kvant::python
