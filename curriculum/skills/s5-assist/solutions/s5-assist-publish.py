#: what 1 > given.py
from given import day

def mean(seed):
    costs = [i * 2 + o * 8 for i, o in day(seed)]
    assert max(costs) > sum(costs) / len(costs)
    return round(sum(costs) / len(costs))

print("=", *[mean(own) for own in (5, 7, 11, 13, 17, 19)])
