#: what 1 > whole.py
import subprocess, sys
from pathlib import Path

def run(*words, typed=""):
    return subprocess.run([sys.executable, *words], input=typed, capture_output=True, text=True)

assert run("whole.py", typed="x\n" * 4).stdout.endswith("0.0 %\n")
whole = Path("whole.py").read_text()
start, end = whole.index("def is_right"), whole.index("right = 0")
Path("cards.py").write_text(whole[start:end])
main = "".join("    " + line + "\n" for line in whole[end:].splitlines())
Path("study_cards.py").write_text(
    whole[:start] + "from cards import is_right, percent\n\ndef main():\n" + main
    + 'if __name__ == "__main__":\n    main()\n')
assert run("study_cards.py", typed="x\n" * 4).stdout.endswith("0.0 %\n")
assert run("-c", "import study_cards").stdout == ""
said = run("-c", "import cards; print(cards.percent(5, 8))").stdout
Path("random.py").write_text(Path("study_cards.py").read_text())
# Without site packages, some of which import random before anybody asks.
assert "Error" in run("-S", "study_cards.py", typed="x\n" * 4).stderr
Path("random.py").unlink()
print("=", said.strip())
