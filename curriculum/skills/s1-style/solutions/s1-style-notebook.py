# in part: pyflakes
#: what 1 > grown.py
import importlib.util, subprocess, sys
from grown import Score

for _ in range(3):
    last = Score("late parcel", "the parcel is late")
print("=", last)
if importlib.util.find_spec("pyflakes"):
    found = subprocess.run([sys.executable, "-m", "pyflakes", "grown.py"], capture_output=True, text=True).stdout
    assert len(found.splitlines()) == 5 and "undefined name 'topk'" in found
