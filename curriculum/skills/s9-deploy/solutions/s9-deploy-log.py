#: what 1

def waited(seed):
    rows = spans(seed)
    whole = {n: ms for n, step, ms in rows if step == "request"}
    slowest = max(whole, key=whole.get)
    assert list(whole.values()).count(whole[slowest]) == 1
    return whole[slowest] - sum(ms for n, step, ms in rows if n == slowest and step != "request")

print("=", *[waited(seed) for seed in (61, 62, 63, 64, 65, 66, 67, 69)])
