import os, sqlite3, subprocess, sys

class Full(Exception): pass

db = sqlite3.connect("jobs.db", isolation_level=None)
db.execute("""CREATE TABLE IF NOT EXISTS jobs (id INTEGER PRIMARY KEY, user TEXT, prompt TEXT, state TEXT,
    attempts INTEGER DEFAULT 0, taken_at REAL, result TEXT)""")

def submit(user, prompt):
    open_jobs = db.execute("SELECT user FROM jobs WHERE state <> 'done'").fetchall()
    if len(open_jobs) >= 100 or open_jobs.count((user,)) >= 5:
        raise Full
    return db.execute("INSERT INTO jobs (user, prompt, state) VALUES (?, ?, 'waiting')", (user, prompt)).lastrowid

def take(now):
    #: hint 3 1
    return row

def finish(id, result):
    db.execute("UPDATE jobs SET state = 'done', result = ? WHERE id = ? AND state <> 'done'", (result, id))

def work(now, crash_after=None):
    done = 0
    while job := take(now):
        if done == crash_after:
            os._exit(1)
        finish(job[0], job[1].upper())
        done += 1

if len(sys.argv) > 1:
    work(0, crash_after=7)
for user in "abcd":
    for n in range(5):
        submit(user, f"{user}{n}")
try:
    submit("a", "one too many")
    raise SystemExit("a sixth job was taken in")
except Full:
    pass
assert subprocess.run([sys.executable, __file__, "worker"]).returncode == 1
work(61)
done, attempts = db.execute("SELECT SUM(state = 'done'), SUM(attempts) FROM jobs").fetchone()
assert done == 20
print("=", attempts)
