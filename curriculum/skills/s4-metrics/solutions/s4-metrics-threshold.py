#: what 1
def cost(t, alarm, miss):
    fp = sum(score >= t and not y for score, y in rows)
    fn = sum(score < t and y for score, y in rows)
    return fp * alarm + fn * miss

for alarm, miss, total in ((1, 10, 115), (10, 1, 37)):
    best = min((cost(k / 100, alarm, miss), k / 100) for k in range(5, 100, 5))
    assert best[0] == total, best
    print("=", best[1])
