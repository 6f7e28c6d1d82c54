#: what 1 > till.py
import contextlib, io, subprocess, sys
from pathlib import Path

text = Path("till.py").read_text()
stopped = text.replace("        amount = price(day)", "        if day == 30: breakpoint()\n        amount = price(day)")
Path("stop.py").write_text(stopped)
ran = subprocess.run([sys.executable, "stop.py"], input="p best\nn\nn\np type(amount)\ns\nu\nw\nq\n", capture_output=True, text=True)
assert "class 'str'" in ran.stdout, ran.stdout
text = text.replace("range(first, last)", "range(first, last + 1)").replace("amount = price(day)", "amount = float(price(day))").replace('best = "0"', "best = 0.0")
with contextlib.redirect_stdout(io.StringIO()) as printed:
    exec(text)
for line in printed.getvalue().splitlines():
    print("=", line.split(": ")[1])
