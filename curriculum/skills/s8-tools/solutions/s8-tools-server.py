import contextlib, io

printed = io.StringIO()
with contextlib.redirect_stdout(printed):
    #: what 1
print("=", printed.getvalue().strip())
better = {"name": "products", "description": "Price, cost, stock, how many left, whether we sell, lamps"}
assert sum(choose(q, better) == want for q, want in CASES) >= 7
