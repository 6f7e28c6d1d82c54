# after: s6-tables-describe
from collections import Counter
import sqlite3
from shop import build
#: what 1

def same(db, mine, theirs):
    try:
        return bag(db, mine) == bag(db, theirs)
    except sqlite3.Error:
        return False

def bag(db, sql):
    return #: hint 1 'Counter('

def right(seed):
    db = build(":memory:", seed)
    return [same(db, mine, theirs) for _, mine, theirs in CASES]

table = [right(seed) for seed in range(11, 21)]
assert sum(table[0]) == 7 and [i for i in range(10) if all(row[i] for row in table)] == [1, 2, 5, 7]
print("=", *[sum(right(seed)) for seed in (3, 4, 8, 9, 12, 13, 18, 19)])
