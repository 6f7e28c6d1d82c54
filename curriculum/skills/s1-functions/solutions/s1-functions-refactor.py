#: what 1 > refactor.py
import subprocess, sys
from pathlib import Path

def run():
    return subprocess.run([sys.executable, "refactor.py"], capture_output=True, text=True, check=True).stdout.splitlines()

first = run()[0]
fixed = Path("refactor.py").read_text().replace("deck=[]):", "deck=None):\n    if deck is None: deck = []")
fixed = fixed.replace('    deck.sort(key=lambda c: c["question"])\n', "").replace(
    "for c in deck:", 'for c in sorted(deck, key=lambda c: c["question"]):')
Path("refactor.py").write_text(fixed)
assert run() == ["1", "['fire']", "['fire']"], run()
print("=", first)
