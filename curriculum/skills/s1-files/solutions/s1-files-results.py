import csv, json
#: what 1
f = #: hint 1 'open('
with f:
    #: hint 1 'f.write'
with open("cards.csv", encoding="utf-8", newline="") as f:
    #: hint 2 'rows = '
assert len(rows) == 3 and rows[2]["note"] == 'say "dà"'
print("=", len(ROWS.splitlines()[1].split(",")))
results = {"water": {"asked": 2, "wrong": 1, "last": [True, False]}}
again = lambda data: json.loads(json.dumps(data, ensure_ascii=False, indent=2))
assert again(results) == results
results[7] = {"asked": 1, "wrong": 0, "pair": (1, 2)}
assert again(results)["7"]["pair"] == [1, 2]
try:
    json.dumps({"a": {1}})
    raise SystemExit("a set was saved")
except TypeError:
    pass
