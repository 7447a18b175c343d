"""Colours in other systems: YIQ, HLS, HSV. All numbers are from 0 to 1 (I and Q may be negative)."""

__all__ = ['rgb_to_yiq', 'yiq_to_rgb', 'rgb_to_hls', 'hls_to_rgb', 'rgb_to_hsv', 'hsv_to_rgb']


def rgb_to_yiq(r, g, b):
    y = 0.30 * r + 0.59 * g + 0.11 * b
    return y, 0.74 * (r - y) - 0.27 * (b - y), 0.48 * (r - y) + 0.41 * (b - y)


def _unit(x):
    return min(max(x, 0.0), 1.0)


def yiq_to_rgb(y, i, q):
    return (_unit(y + 0.9468822170900693 * i + 0.6235565819861433 * q),
            _unit(y - 0.27478764629897834 * i - 0.6356910791873801 * q),
            _unit(y - 1.1085450346420322 * i + 1.7090069284064666 * q))


def _hue(r, g, b, high, low):
    spread = high - low
    red, green, blue = (high - r) / spread, (high - g) / spread, (high - b) / spread
    if r == high:
        hue = blue - green
    elif g == high:
        hue = 2.0 + red - blue
    else:
        hue = 4.0 + green - red
    return hue / 6.0 % 1.0


def rgb_to_hls(r, g, b):
    high, low = max(r, g, b), min(r, g, b)
    both, spread = high + low, high - low
    light = both / 2.0
    if low == high:
        return 0.0, light, 0.0
    saturation = spread / both if light <= 0.5 else spread / (2.0 - both)
    return _hue(r, g, b, high, low), light, saturation


def hls_to_rgb(h, l, s):
    if s == 0.0:
        return l, l, l
    top = l * (1.0 + s) if l <= 0.5 else l + s - l * s
    bottom = 2.0 * l - top

    def part(hue):
        hue %= 1.0
        if hue < 1 / 6:
            return bottom + (top - bottom) * hue * 6.0
        if hue < 0.5:
            return top
        if hue < 2 / 3:
            return bottom + (top - bottom) * (2 / 3 - hue) * 6.0
        return bottom
    return part(h + 1 / 3), part(h), part(h - 1 / 3)


def rgb_to_hsv(r, g, b):
    high, low = max(r, g, b), min(r, g, b)
    if low == high:
        return 0.0, 0.0, high
    return _hue(r, g, b, high, low), (high - low) / high, high


def hsv_to_rgb(h, s, v):
    if s == 0.0:
        return v, v, v
    sector = int(h * 6.0)
    within = h * 6.0 - sector
    p, q, t = v * (1.0 - s), v * (1.0 - s * within), v * (1.0 - s * (1.0 - within))
    return ((v, t, p), (q, v, p), (p, v, t), (p, q, v), (t, p, v), (v, p, q))[sector % 6]
