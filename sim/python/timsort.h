// The order of comparisons of list.sort(): runs found or made by binary insertion, merged by powersort's rule
// with galloping. Programs see it: in what __lt__ prints, and in how values without a total order come out.
// The prelude has the same algorithm for comparisons that need Python code (_prelude_sort.py).
#pragma once
#include <algorithm>
#include <cstddef>
#include <vector>

namespace kvant::python {

// Sorts `values` stably by less(a, b). When less() wants to give up it answers false from then on.
template <class T, class Less>
class Timsort {
 public:
  Timsort(std::vector<T>& values, Less less) : a_(values), less_(less) {}

  void sort() {
    const std::size_t total = a_.size();
    if (total < 2) return;
    const std::size_t least = least_run(total);
    for (std::size_t from = 0; from < total;) {
      std::size_t length = count_run(from, total);
      if (length < least) {
        const std::size_t forced = std::min(least, total - from);
        binary_insertion(from, from + forced, from + length);
        length = forced;
      }
      push_run(from, length);
      from += length;
    }
    while (runs_.size() > 1) {
      std::size_t at = runs_.size() - 2;
      if (at > 0 && runs_[at - 1].length < runs_[at + 1].length) --at;
      merge_at(at);
    }
  }

 private:
  struct Run {
    std::size_t base, length;
    int power;
  };
  static constexpr std::size_t kMinGallop = 7;

  // Between 32 and 64, so that total / result is a power of two or a little less.
  static std::size_t least_run(std::size_t total) {
    std::size_t rest = 0;
    while (total >= 64) {
      rest |= total & 1;
      total >>= 1;
    }
    return total + rest;
  }

  // The ascending run at `from`; a strictly descending one is reversed.
  std::size_t count_run(std::size_t from, std::size_t end) {
    if (from + 1 == end) return 1;
    const bool descending = less_(a_[from + 1], a_[from]);
    std::size_t at = from + 2;
    while (at < end && less_(a_[at], a_[at - 1]) == descending) ++at;
    if (descending) std::reverse(begin(from), begin(at));
    return at - from;
  }

  void binary_insertion(std::size_t from, std::size_t end, std::size_t start) {
    for (std::size_t i = start; i < end; ++i) {
      const T pivot = a_[i];
      std::size_t low = from, high = i;
      while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (less_(pivot, a_[middle]))
          high = middle;
        else
          low = middle + 1;
      }
      std::move_backward(begin(low), begin(i), begin(i + 1));
      a_[low] = pivot;
    }
  }

  // The depth of the boundary between two neighbouring runs in a perfectly balanced tree of merges.
  int power_of(const Run& left, std::size_t right_length) const {
    const std::size_t total = a_.size();
    std::size_t a = 2 * left.base + left.length, b = a + left.length + right_length;
    for (int power = 1;; ++power) {
      if (a >= total) {
        a -= total;
        b -= total;
      } else if (b >= total) {
        return power;
      }
      a <<= 1;
      b <<= 1;
    }
  }

  void push_run(std::size_t base, std::size_t length) {
    if (!runs_.empty()) {
      const int power = power_of(runs_.back(), length);
      while (runs_.size() > 1 && runs_[runs_.size() - 2].power > power) merge_at(runs_.size() - 2);
      runs_.back().power = power;
    }
    runs_.push_back({base, length, 0});
  }

  void merge_at(std::size_t i) {
    std::size_t left = runs_[i].base, left_size = runs_[i].length;
    const std::size_t right = runs_[i + 1].base;
    std::size_t right_size = runs_[i + 1].length;
    runs_[i].length += right_size;
    runs_.erase(runs_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    const std::size_t skipped = gallop(a_[right], &a_[left], left_size, 0, true);
    left += skipped;
    left_size -= skipped;
    if (left_size == 0) return;
    right_size = gallop(a_[left + left_size - 1], &a_[right], right_size, right_size - 1, false);
    if (right_size == 0) return;
    if (left_size <= right_size)
      merge_low(left, left_size, right, right_size);
    else
      merge_high(left, left_size, right, right_size);
  }

  // Where `key` belongs among n sorted values, looked for from `hint` on in steps that double; behind its
  // equals if `right`, else before them.
  std::size_t gallop(const T key, const T* values, std::size_t n, std::size_t hint, bool right) {
    // Does the key belong behind values[i]?
    const auto behind = [&](std::size_t i) { return right ? !less_(key, values[i]) : less_(values[i], key); };
    std::size_t last = 0, offset = 1;
    std::size_t low, high;
    if (behind(hint)) {
      const std::size_t most = n - hint;
      while (offset < most && behind(hint + offset)) {
        last = offset;
        offset = offset * 2 + 1;
      }
      low = hint + last + 1;
      high = hint + std::min(offset, most);
    } else {
      const std::size_t most = hint + 1;
      while (offset < most && !behind(hint - offset)) {
        last = offset;
        offset = offset * 2 + 1;
      }
      low = hint + 1 - std::min(offset, most);
      high = hint - last;
    }
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      if (behind(middle))
        low = middle + 1;
      else
        high = middle;
    }
    return low;
  }

  // The left run is the shorter one: it is set aside, and the result grows from the left.
  void merge_low(std::size_t left, std::size_t na, std::size_t right, std::size_t nb) {
    const std::vector<T> aside(begin(left), begin(left + na));
    std::size_t out = left, i = 0, j = right;
    const std::size_t end = right + nb;
    const auto finish = [&] {
      std::copy(aside.begin() + static_cast<std::ptrdiff_t>(i), aside.end(), begin(out));
    };
    // One value of the left run is left, and it belongs behind all others.
    const auto finish_last = [&] {
      std::move(begin(j), begin(end), begin(out));
      a_[out + end - j] = aside[i];
    };
    a_[out++] = a_[j++];
    if (j == end) return finish();
    if (na == 1) return finish_last();
    std::size_t threshold = gallop_from_;
    for (;;) {
      std::size_t won_left = 0, won_right = 0;
      do {
        if (less_(a_[j], aside[i])) {
          a_[out++] = a_[j++];
          ++won_right;
          won_left = 0;
          if (j == end) return finish();
        } else {
          a_[out++] = aside[i++];
          ++won_left;
          won_right = 0;
          if (na - i == 1) return finish_last();
        }
      } while (won_left < threshold && won_right < threshold);
      ++threshold;
      do {
        threshold -= threshold > 1 ? 1 : 0;
        gallop_from_ = threshold;
        won_left = gallop(a_[j], &aside[i], na - i, 0, true);
        std::copy_n(aside.begin() + static_cast<std::ptrdiff_t>(i), won_left, begin(out));
        out += won_left;
        i += won_left;
        if (won_left != 0 && na - i == 1) return finish_last();
        if (won_left != 0 && na == i) return;
        a_[out++] = a_[j++];
        if (j == end) return finish();
        won_right = gallop(aside[i], &a_[j], end - j, 0, false);
        std::move(begin(j), begin(j + won_right), begin(out));
        out += won_right;
        j += won_right;
        if (won_right != 0 && j == end) return finish();
        a_[out++] = aside[i++];
        if (na - i == 1) return finish_last();
      } while (won_left >= kMinGallop || won_right >= kMinGallop);
      gallop_from_ = ++threshold;
    }
  }

  // The right run is the shorter one: the result grows from the right. i and j count what is left of each.
  void merge_high(std::size_t left, std::size_t na, std::size_t right, std::size_t nb) {
    const std::vector<T> aside(begin(right), begin(right + nb));
    std::size_t i = na, j = nb, out = right + nb;
    const auto finish = [&] { std::copy_n(aside.begin(), j, begin(out - j)); };
    const auto finish_first = [&] {
      std::move_backward(begin(left), begin(left + i), begin(out));
      a_[out - i - 1] = aside[0];
    };
    a_[--out] = a_[left + --i];
    if (i == 0) return finish();
    if (j == 1) return finish_first();
    std::size_t threshold = gallop_from_;
    for (;;) {
      std::size_t won_left = 0, won_right = 0;
      do {
        if (less_(aside[j - 1], a_[left + i - 1])) {
          a_[--out] = a_[left + --i];
          ++won_left;
          won_right = 0;
          if (i == 0) return finish();
        } else {
          a_[--out] = aside[--j];
          ++won_right;
          won_left = 0;
          if (j == 1) return finish_first();
        }
      } while (won_left < threshold && won_right < threshold);
      ++threshold;
      do {
        threshold -= threshold > 1 ? 1 : 0;
        gallop_from_ = threshold;
        won_left = i - gallop(aside[j - 1], &a_[left], i, i - 1, true);
        std::move_backward(begin(left + i - won_left), begin(left + i), begin(out));
        out -= won_left;
        i -= won_left;
        if (won_left != 0 && i == 0) return finish();
        a_[--out] = aside[--j];
        if (j == 1) return finish_first();
        won_right = j - gallop(a_[left + i - 1], aside.data(), j, j - 1, false);
        out -= won_right;
        j -= won_right;
        std::copy_n(aside.begin() + static_cast<std::ptrdiff_t>(j), won_right, begin(out));
        if (won_right != 0 && j == 1) return finish_first();
        if (won_right != 0 && j == 0) return;
        a_[--out] = a_[left + --i];
        if (i == 0) return finish();
      } while (won_left >= kMinGallop || won_right >= kMinGallop);
      gallop_from_ = ++threshold;
    }
  }

  auto begin(std::size_t i) { return a_.begin() + static_cast<std::ptrdiff_t>(i); }

  std::vector<T>& a_;
  Less less_;
  std::vector<Run> runs_;
  std::size_t gallop_from_ = kMinGallop;  // how many wins in a row begin to gallop
};

}  // namespace kvant::python
