#: what 2 > classify/data.py
import csv, subprocess, sys
from pathlib import Path

Path("classify/__init__.py").write_text("")
Path("classify/report.py").write_text('''\
from collections import Counter

def unique(rows):
    return list({r["text"]: r for r in reversed(list(rows))}.values())

def top_share(rows):
    label, count = Counter(r["label"] for r in rows).most_common(1)[0]
    return label, count / len(rows)
''')
Path("classify/__main__.py").write_text('''\
import csv
from pathlib import Path
from classify.data import rows
from classify.report import top_share, unique

if __name__ == "__main__":
    Path("data").mkdir(exist_ok=True)
    with open("data/messages.csv", "w", encoding="utf-8", newline="") as f:
        out = csv.DictWriter(f, fieldnames=["id", "lang", "text", "label"])
        out.writeheader()
        out.writerows(rows())
    own = unique(rows())
    print(len(own), *top_share(own))
''')
run = lambda: subprocess.run([sys.executable, "-m", "classify"], capture_output=True, text=True, check=True).stdout
said = run()
assert said == run()
count, label, share = said.split()
assert label == "delivery"
assert (count, round(float(share), 3)) == ("229", 0.367)
sys.path.insert(0, ".")
from classify.data import rows
from classify.report import top_share, unique
own = [unique(rows(seed=seed)) for seed in range(11, 19)]
print("=", *[len(texts) for texts in own])
print("=", *[round(top_share(texts)[1], 4) for texts in own])
# not run: what 1: cells of a notebook, out of order on purpose
