# after: s2-tables-first
import sqlite3
from given import answers

HARD = """
#: hint 3 1
"""

def easy(seed):
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE answer (id INTEGER PRIMARY KEY, card TEXT NOT NULL, seconds INTEGER)")
    db.executemany("INSERT INTO answer (card, seconds) VALUES (?, ?)", answers(seed))
    rows = db.execute("SELECT card, COUNT(*), COUNT(seconds), AVG(seconds) FROM answer GROUP BY card").fetchall()
    hard = db.execute(HARD, (5,)).fetchall()
    assert len(hard) == 5 and hard[0][1] >= hard[4][1]
    assert sum(n for _, n, _, _ in rows) == 200
    return sum(n == known for _, n, known, _ in rows)

print("=", *[easy(own) for own in (7, 11, 13, 17, 19, 23)])
