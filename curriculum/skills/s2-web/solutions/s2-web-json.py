#: what 1 > library.py
import json
from library import pages
#: hint 3 1
def row(book):
    author = book.get("author") or {}
    return book["id"], book["title"], book.get("loans"), author.get("country", "unknown")

def mean(seed):
    rows = [row(book) for book in books(pages(seed))]
    assert len(rows) == 60 and any(r[3] == "unknown" for r in rows)
    known = [r[2] for r in rows if r[2] is not None]
    assert 0 < len(known) < 60 and sum(known) / 60 < sum(known) / len(known)
    return round(sum(known) / len(known), 1)

try:
    list(books([json.dumps({"page": 1})]))
    raise SystemExit("a page without items was taken")
except ValueError as error:
    assert "page 0" in str(error)
print("=", *[mean(own) for own in (3, 4, 6, 8, 10, 13)])
