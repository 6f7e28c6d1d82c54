import sqlite3
#: what 1

def by_loop(seed):
    known = []
    for at, degrees in readings(seed):
        here = #: hint 2 'datetime.fromisoformat'
        if str(here).startswith("2026-03-04") and degrees is not None:
            known.append(degrees)
    return sum(known) / len(known)

def by_database(seed):
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE reading (at TEXT, degrees INTEGER)")
    db.executemany("INSERT INTO reading VALUES (?, ?)", readings(seed))
    return db.execute("SELECT AVG(degrees) FROM reading WHERE date(at, '+8 hours') = '2026-03-04'").fetchone()[0]

means = []
for seed in (14, 15, 16, 18, 19, 20, 21):
    assert abs(by_loop(seed) - by_database(seed)) < 1e-9
    means.append(round(by_loop(seed), 3))
print("=", *means)
