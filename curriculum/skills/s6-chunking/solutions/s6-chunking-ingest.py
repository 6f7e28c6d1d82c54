import hashlib
#: what 1
doc, pos, text = "json.txt", 3, pathlib.Path("docs/json.txt").read_text(encoding="utf-8")
id = #: hint 2 'hashlib'
assert len(list(pathlib.Path("docs").iterdir())) == 20 and len(id) == 12

def pieces(lengths):
    found, buffer = 0, ""
    for p in ("x" * n for n in lengths):
        if len(buffer) + len(p) > 600 and buffer:
            found, buffer = found + 1, ""
        buffer += p
    return found + bool(buffer)

own = ((250, 300, 200, 400, 500),
       (450, 160, 440, 590, 10, 601, 30),
       (300, 300, 90, 20, 140),
       (320, 340, 330, 310, 580, 30),
       (610, 40, 560, 30, 20, 580, 30, 610),
       (200, 390, 10),
       (500, 110, 490, 120, 480, 130, 470))
print("=", *map(pieces, own))
