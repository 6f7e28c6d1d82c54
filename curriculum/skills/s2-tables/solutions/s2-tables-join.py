#: what 1 > decks.py
import sqlite3
from decks import build

COUNTS = """
#: hint 3 1
"""

def joined(seed):
    db = build(seed)
    rows = db.execute("SELECT deck.name, card.front FROM card JOIN deck ON deck.id = card.deck").fetchall()
    lost = db.execute("SELECT COUNT(*) FROM card WHERE deck IS NULL").fetchone()[0]
    assert len(rows) + lost == 90 and lost > 0
    assert db.execute("SELECT COUNT(*) FROM card WHERE deck = NULL").fetchone() == (0,)
    counts = db.execute(COUNTS).fetchall()
    assert [n for _, n in counts].count(0) == 2 and len(counts) == 12
    assert db.execute("UPDATE deck SET name = ? WHERE name = ?", ("colours", "deck 3")).rowcount == 1
    try:
        db.execute("INSERT INTO deck (name) VALUES ('deck 5')")
        raise SystemExit("two decks of one name")
    except sqlite3.IntegrityError:
        pass
    return len(rows)

print("=", *[joined(own) for own in (2, 3, 4, 5, 6, 8)])
