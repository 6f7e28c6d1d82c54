#: what 1 > hunt.py
import subprocess, sys
from pathlib import Path

text = Path("hunt.py").read_text()

def run():
    Path("hunt.py").write_text(text)
    return subprocess.run([sys.executable, "hunt.py"], capture_output=True, text=True)

for error, wrong, fixed in [("SyntaxError", "answer == 2\n", "answer == 2:\n"),
                             ("NameError", "point + 3", "points + 3"),
                             ("TypeError", '"right: " + right', '"right:", right')]:
    assert error in run().stderr, error
    text = text.replace(wrong, fixed)
assert run().returncode == 0
assert "percent: 500.0" in run().stdout
text = text.replace("range(1, cards)", "range(1, cards + 1)").replace("cards / right", "right / cards")
lines = dict(line.split(": ") for line in run().stdout.splitlines())
assert lines["right"] == "3" and lines["percent"] == "30.0"
print("=", lines["points"])
