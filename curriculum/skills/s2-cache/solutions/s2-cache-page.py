#: what 1 > states.py
from states import STATES
#: hint 3 1
assert "does not answer" in note(STATES["old"], 1000) and "No data" in note(STATES["none"], 1000)
assert "not answer" not in note(STATES["new"], 1000) + note(STATES["fresh"], 1000)
print("=", (1000 - STATES["old"]["at"]) // 60)
assert note(STATES["old"], 1000).startswith(f"As of {(1000 - STATES['old']['at']) // 60} minutes")
