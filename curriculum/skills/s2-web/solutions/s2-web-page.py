#: what 1 > guests.py
import html
from guests import GUESTS
#: hint 3 1
text = page(GUESTS)
assert "&lt;script&gt;" in text and "<script>" not in text
assert "nobody yet" in page([]) and GUESTS[1]["name"] == "<b>Bo"
print("=", text.count("&lt;"))
