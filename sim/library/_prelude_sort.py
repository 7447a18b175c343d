# list.sort() when keys compare by Python code: the algorithm of timsort.h, comparison by comparison.


# Gives the items sorted; `keys` has one an item, or is None.
def _sort(items, keys, reverse):
    order = list(range(len(items)))
    if reverse:  # before and after: equal items keep their order
        order.reverse()
    _Timsort(order, items if keys is None else keys).sort()
    if reverse:
        order.reverse()
    return [items[i] for i in order]


# Sorts `a`, the places of keys.
class _Timsort:
    MIN_GALLOP = 7

    def __init__(self, a, keys):
        self.a = a
        self.keys = keys
        self.runs = []  # [base, length, power]
        self.min_gallop = self.MIN_GALLOP

    def sort(self):
        total = len(self.a)
        if total < 2:
            return
        least, rest = total, 0
        while least >= 64:
            rest |= least & 1
            least >>= 1
        least += rest
        base = 0
        while base < total:
            length = self.count_run(base, total)
            if length < least:
                forced = min(least, total - base)
                self.binary_insertion(base, base + forced, base + length)
                length = forced
            self.push_run(base, length)
            base += length
        runs = self.runs
        while len(runs) > 1:
            at = len(runs) - 2
            if at > 0 and runs[at - 1][1] < runs[at + 1][1]:
                at -= 1
            self.merge_at(at)

    def count_run(self, base, end):
        if base + 1 == end:
            return 1
        a, keys = self.a, self.keys
        descending = bool(keys[a[base + 1]] < keys[a[base]])
        at = base + 2
        while at < end and bool(keys[a[at]] < keys[a[at - 1]]) is descending:
            at += 1
        if descending:
            a[base:at] = a[base:at][::-1]
        return at - base

    def binary_insertion(self, base, end, start):
        a, keys = self.a, self.keys
        for i in range(start, end):
            place = a[i]
            pivot = keys[place]
            low, high = base, i
            while low < high:
                middle = (low + high) // 2
                if pivot < keys[a[middle]]:
                    high = middle
                else:
                    low = middle + 1
            a[low + 1:i + 1] = a[low:i]
            a[low] = place

    def power(self, base, left, right):
        total = len(self.a)
        a = 2 * base + left
        b = a + left + right
        power = 1
        while True:
            if a >= total:
                a -= total
                b -= total
            elif b >= total:
                return power
            a *= 2
            b *= 2
            power += 1

    def push_run(self, base, length):
        runs = self.runs
        if runs:
            power = self.power(runs[-1][0], runs[-1][1], length)
            while len(runs) > 1 and runs[-2][2] > power:
                self.merge_at(len(runs) - 2)
            runs[-1][2] = power
        runs.append([base, length, 0])

    def merge_at(self, i):
        a, runs = self.a, self.runs
        left, na, _ = runs[i]
        right, nb, _ = runs[i + 1]
        runs[i][1] += nb
        del runs[i + 1]
        skipped = self.gallop(a[right], a, left, na, 0, True)
        left += skipped
        na -= skipped
        if na == 0:
            return
        nb = self.gallop(a[left + na - 1], a, right, nb, nb - 1, False)
        if nb == 0:
            return
        if na <= nb:
            self.merge_low(left, na, right, nb)
        else:
            self.merge_high(left, na, right, nb)

    # Where a[key] belongs among the n sorted values from `base`: behind its equals if `right`, else before them.
    def gallop(self, key, a, base, n, hint, right):
        keys = self.keys
        key = keys[key]
        base += hint
        last, offset = 0, 1
        if not key < keys[a[base]] if right else keys[a[base]] < key:
            most = n - hint
            while offset < most and (not key < keys[a[base + offset]] if right else keys[a[base + offset]] < key):
                last, offset = offset, offset * 2 + 1
            low, high = hint + last + 1, hint + min(offset, most)
        else:
            most = hint + 1
            while offset < most and (key < keys[a[base - offset]] if right else not keys[a[base - offset]] < key):
                last, offset = offset, offset * 2 + 1
            low, high = hint + 1 - min(offset, most), hint - last
        base -= hint
        while low < high:
            middle = (low + high) // 2
            if not key < keys[a[base + middle]] if right else keys[a[base + middle]] < key:
                low = middle + 1
            else:
                high = middle
        return low

    def merge_low(self, left, na, right, nb):
        a, keys = self.a, self.keys
        aside = a[left:left + na]
        out, i, j, end = left, 0, right, right + nb

        def finish():
            a[out:out + na - i] = aside[i:]

        def finish_last():
            a[out:out + end - j] = a[j:end]
            a[out + end - j] = aside[i]

        a[out] = a[j]
        out += 1
        j += 1
        if j == end:
            return finish()
        if na == 1:
            return finish_last()
        threshold = self.min_gallop
        while True:
            won_left = won_right = 0
            while won_left < threshold and won_right < threshold:
                if keys[a[j]] < keys[aside[i]]:
                    a[out] = a[j]
                    out += 1
                    j += 1
                    won_right += 1
                    won_left = 0
                    if j == end:
                        return finish()
                else:
                    a[out] = aside[i]
                    out += 1
                    i += 1
                    won_left += 1
                    won_right = 0
                    if na - i == 1:
                        return finish_last()
            threshold += 1
            while True:
                threshold -= threshold > 1
                self.min_gallop = threshold
                won_left = self.gallop(a[j], aside, i, na - i, 0, True)
                if won_left:
                    a[out:out + won_left] = aside[i:i + won_left]
                    out += won_left
                    i += won_left
                    if na - i == 1:
                        return finish_last()
                    if i == na:
                        return
                a[out] = a[j]
                out += 1
                j += 1
                if j == end:
                    return finish()
                won_right = self.gallop(aside[i], a, j, end - j, 0, False)
                if won_right:
                    a[out:out + won_right] = a[j:j + won_right]
                    out += won_right
                    j += won_right
                    if j == end:
                        return finish()
                a[out] = aside[i]
                out += 1
                i += 1
                if na - i == 1:
                    return finish_last()
                if won_left < self.MIN_GALLOP and won_right < self.MIN_GALLOP:
                    break
            threshold += 1
            self.min_gallop = threshold

    # i and j count what is left of each run; the result grows from the right.
    def merge_high(self, left, na, right, nb):
        a, keys = self.a, self.keys
        aside = a[right:right + nb]
        i, j, out = na, nb, right + nb

        def finish():
            a[out - j:out] = aside[:j]

        def finish_first():
            a[out - i:out] = a[left:left + i]
            a[out - i - 1] = aside[0]

        out -= 1
        i -= 1
        a[out] = a[left + i]
        if i == 0:
            return finish()
        if j == 1:
            return finish_first()
        threshold = self.min_gallop
        while True:
            won_left = won_right = 0
            while won_left < threshold and won_right < threshold:
                if keys[aside[j - 1]] < keys[a[left + i - 1]]:
                    out -= 1
                    i -= 1
                    a[out] = a[left + i]
                    won_left += 1
                    won_right = 0
                    if i == 0:
                        return finish()
                else:
                    out -= 1
                    j -= 1
                    a[out] = aside[j]
                    won_right += 1
                    won_left = 0
                    if j == 1:
                        return finish_first()
            threshold += 1
            while True:
                threshold -= threshold > 1
                self.min_gallop = threshold
                won_left = i - self.gallop(aside[j - 1], a, left, i, i - 1, True)
                if won_left:
                    a[out - won_left:out] = a[left + i - won_left:left + i]
                    out -= won_left
                    i -= won_left
                    if i == 0:
                        return finish()
                out -= 1
                j -= 1
                a[out] = aside[j]
                if j == 1:
                    return finish_first()
                won_right = j - self.gallop(a[left + i - 1], aside, 0, j, j - 1, False)
                if won_right:
                    out -= won_right
                    j -= won_right
                    a[out:out + won_right] = aside[j:j + won_right]
                    if j == 1:
                        return finish_first()
                    if j == 0:
                        return
                out -= 1
                i -= 1
                a[out] = a[left + i]
                if i == 0:
                    return finish()
                if won_left < self.MIN_GALLOP and won_right < self.MIN_GALLOP:
                    break
            threshold += 1
            self.min_gallop = threshold
