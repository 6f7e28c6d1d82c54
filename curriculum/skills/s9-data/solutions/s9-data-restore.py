import sqlite3
#: what 1
#: hint 3 1

def migrate(db, upto, steps=MIGRATIONS):
    done = db.execute("PRAGMA user_version").fetchone()[0]
    ran = 0
    for number, statements in enumerate(steps[:upto], 1):
        if number > done:
            step(db, number, statements)
            ran += 1
    return ran

def connect(path):
    return sqlite3.connect(path, isolation_level=None)

def add(db, rows):
    db.executemany("INSERT INTO answers (id, question) VALUES (?, ?)", rows)

sums = []
for n in (12, 17, 23, 29, 36):
    db = connect(":memory:")
    migrate(db, 1)
    add(db, ROWS[:n])
    night = connect(f"night-{n}.db")
    db.backup(night)
    add(db, ROWS[n:])
    assert migrate(db, 3) == 2 and migrate(db, 3) == 0
    assert db.execute("SELECT count(*) FROM answers").fetchone()[0] == 40
    bad = MIGRATIONS + ["UPDATE answers SET good = 1; UPDATE answrs SET good = 2"]
    try:
        migrate(db, 4, bad)
        raise AssertionError("should fail")
    except sqlite3.OperationalError:
        pass
    assert db.execute("PRAGMA user_version").fetchone()[0] == 3
    assert db.execute("SELECT count(good) FROM answers").fetchone()[0] == 0
    db.execute("UPDATE answers SET question = ''")
    migrate(night, 3)
    assert night.execute("SELECT count(*) FROM answers").fetchone()[0] == n
    sums.append(night.execute("SELECT sum(cents) FROM answers").fetchone()[0])
print("=", *sums)
