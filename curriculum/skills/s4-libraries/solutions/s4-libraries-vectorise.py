# needs: numpy
#: what 1
def fast():
    t = length * np.where(lang == "zh", 0.6, 0.25)
    t = np.where((hour >= 22) | (hour < 6), t * 1.5, t)
    return np.minimum(t, 60)

assert np.allclose(loop(), fast())
means = np.bincount(hour, weights=fast()) / np.bincount(hour)
assert means.shape == (24,) and (length[:1000, None] - length[:1000]).shape == (1000, 1000)
print("=", fast().sum())
print("=", n * n * 8 / 1e9)
