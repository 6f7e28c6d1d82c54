#: what 1 > fake.py
import json, os, subprocess, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PATH = Path("run-v1.jsonl")
if len(sys.argv) == 1:
    assert subprocess.run([sys.executable, __file__, "killed"]).returncode == 1
    with PATH.open("a") as f:
        f.write('{"id": 99')

import fake
fake.time.sleep = lambda s: None

def records():
    for line in PATH.read_text().splitlines() if PATH.exists() else []:
        try:
            yield json.loads(line)
        except ValueError:
            pass

done = {r["id"] for r in records()}
if PATH.exists() and not PATH.read_text().endswith("\n"):
    with PATH.open("a") as f:
        f.write("\n")

def work(i, text):
    if i in done:
        return
    record = {"id": i}
    for _ in range(5):
        try:
            record["label"], record["cost"] = fake.call(i, text)
            break
        except fake.TooMany:
            continue
        except fake.BadInput as error:
            record["error"] = str(error)
            break
    with fake.lock, PATH.open("a") as f:
        f.write(json.dumps(record) + "\n")
        if len(sys.argv) > 1 and i == 3000:
            f.flush()
            os._exit(1)

with ThreadPoolExecutor(8) as pool:
    list(pool.map(lambda given: work(*given), fake.INPUTS))
all = list(records())
assert len(all) == len({r["id"] for r in all}) == 10_000
assert sum("label" in r for r in all) == 9989
errors = lambda below: sum("error" in r for r in all if r["id"] < below)
cost = lambda below: sum(r.get("cost", 0) for r in all if r["id"] < below)
assert errors(10_000) == 11 and round(cost(10_000), 3) == 1.998
own = 2000, 3000, 3995, 5000, 6000, 7000, 8000, 9000
print("=", *map(errors, own))
print("=", *map(cost, own))
