import re, unicodedata
#: what 1
def normal(record):
    order, item, amount, currency = record[:4]
    order = re.sub(r"\D", "", unicodedata.normalize("NFKC", order))
    return order, item.lower() if item else None, amount, currency

def score(replies):
    given = [(r, g) for r, g in zip(replies, GOLD)]
    right = sum(a == b for r, g in given if r and g for a, b in zip(normal(r), g) if a is not None)
    count = sum(a is not None for r, _ in given if r for a in r[:4])
    return right, count, sum((normal(r) if r else r) == g for r, g in given)

gated = [r if r is None or r[4] in t else (*r[:2], None, None, r[4]) for r, t in zip(REPLIES, TEXTS)]
assert score(REPLIES) == (14, 20, 3) and score(gated) == (14, 18, 3), (score(REPLIES), score(gated))
assert sum(f is not None for g in GOLD if g for f in g) == 15
print("=", 14 / 18)
print("=", 14 / 20)
