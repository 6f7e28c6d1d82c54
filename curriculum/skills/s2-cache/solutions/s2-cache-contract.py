#: what 1 > standin.py
import json
from standin import recorded
#: hint 3 1
def mean(place):
    known = [v for v in temperatures(recorded(place)) if v is not None]
    assert 0 < len(known) < 24 or place
    return round(sum(known) / len(known), 2)

try:
    temperatures("{}")
    raise SystemExit("an answer without the field was taken")
except ValueError as error:
    assert "temperature" in str(error)
print("=", *[mean(own) for own in ("Lanzhou", "Xiamen", "Lijiang", "Bergen", "Leipzig", "Oslo")])
