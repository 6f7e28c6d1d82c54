#: what 1 > given.py
import sqlite3
from given import answers
#: hint 3 1
def slow(seed):
    db = open_db(f"answers{seed}.db")
    save(db, answers(seed))
    db.close()
    again = open_db(f"answers{seed}.db")
    assert again.execute("SELECT COUNT(*) FROM answer").fetchone() == (200,)
    assert again.execute("SELECT COUNT(*) FROM answer WHERE seconds IS NULL").fetchone()[0] > 0
    save(again, [('"); DROP TABLE answer; --', 3)])
    assert again.execute("SELECT COUNT(*) FROM answer").fetchone() == (201,)
    return again.execute("SELECT COUNT(*) FROM answer WHERE seconds > 20").fetchone()[0]

print("=", *[slow(own) for own in (7, 11, 13, 17, 19, 23)])
lost = open_db("lost.db")
lost.execute("INSERT INTO answer (card, seconds) VALUES ('a', 1)")
lost.close()
assert open_db("lost.db").execute("SELECT COUNT(*) FROM answer").fetchone() == (0,)
