#: what 1
def fit(rate, steps):
    w = b = 0
    for _ in range(steps):
        #: hint 3 1
        if sum(e * e for e in err) > 1e12:
            return None
    return w

assert fit(0.1, 200) is None and abs(fit(0.0001, 200) - 0.6) < 0.5
print("=", fit(0.03, 200))
