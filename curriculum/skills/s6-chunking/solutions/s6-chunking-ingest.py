import hashlib
#: what 1
doc, pos, text = "json.txt", 3, pathlib.Path("docs/json.txt").read_text(encoding="utf-8")
id = #: hint 2 'hashlib'
assert len(list(pathlib.Path("docs").iterdir())) == 20 and len(id) == 12
