#: what 1 > log.txt
import re
from pathlib import Path

lines = Path("log.txt").read_text().splitlines()
#: hint 3 1
assert len(lines) == 8 and not any("Fixture" in line or "backwards" in line for line in found)
print("=", len(found))
