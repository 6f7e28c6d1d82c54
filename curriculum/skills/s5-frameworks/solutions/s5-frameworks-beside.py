#: what 1 > frame/tinyframe.py
import json, sys
sys.path.insert(0, "frame")
from tinyframe import Agent
#: what 2
def chars(patience):
    global PATIENCE
    PATIENCE = patience
    SENT.clear()
    BOOKED.clear()
    assert Agent(model, [book]).run("Book B12 at 9.") == "Booked."
    return sum(SENT)

chars(4)
print("=", len(BOOKED))
print("=", *[chars(p) for p in (3, 5, 6, 7, 8, 9)])
#: hint 3 1
BOOKED.clear()
text, stop = run_once("book", {"room": "B12", "hour": 9}, {"book": book})
assert stop and BOOKED == [("B12", 9)] and "person" in text
