import random
#: what 1
#: hint 3 1
def shares(month):
    return {k: v / sum(month.values()) for k, v in month.items()}

rate0 = {k: right / n for k, (n, right) in SET.items()}
rate1 = {"short": 0.92, "long": 0.60, "table": 0.52, "scan": 0.42}
may, june = shares(MAY), shares(JUNE)
live = lambda share, rate: sum(share[k] * rate[k] for k in share)
mix, quality = split(may, june, rate0, rate1)
assert abs(mix + quality - (live(june, rate1) - live(may, rate0))) < 1e-12
assert round(live(june, rate1), 2) == 0.69, live(june, rate1)
print("=", round(live(may, rate0), 3))
print("=", round(mix, 3))
print("=", *[round(luck(20, 20, seed), 4) for seed in range(61, 67)])
