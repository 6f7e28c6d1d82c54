#: what 1
with open(HERE / "deck.txt", "w", encoding="utf-8", newline="\n") as f:
    for q, a in PAIRS:
        #: hint 1 'f.write'
print("=", len((HERE / "deck.txt").read_bytes()))

def load(path):
    cards = []
    with open(path, encoding="utf-8") as f:
        for line in f:
            #: hint 2 'line = line'
            if not line:
                continue
            #: hint 2 'q, a = '
            cards.append({"question": q, "answer": a})
    return cards

assert load(HERE / "deck.txt")[3] == {"question": "moon", "answer": "月"}
print((HERE / "deck.txt").read_text(encoding="latin-1"))
try:
    (HERE / "deck.txt").read_text(encoding="ascii")
    raise SystemExit("ascii read it")
except UnicodeDecodeError:
    pass
import os, subprocess, sys
os.mkdir("study-cards")
os.rename("deck.txt", "study-cards/deck.txt")
with open("study-cards/study_cards.py", "w", encoding="utf-8") as f:
    f.write('from pathlib import Path\nprint((Path(__file__).parent / "deck.txt").exists())\n')
#: what 2 > outside.py
assert subprocess.run([sys.executable, "outside.py"], capture_output=True, text=True).stdout == "True\n"
