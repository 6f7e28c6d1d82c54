#: what 1 > shop.py
from shop import build

db = build("shop.db")
paid = """SELECT SUM(o.amount) / 100.0 FROM orders o JOIN customers c ON c.id = o.customer_id
          WHERE c.city = ? AND o.status = 'paid' AND c.kind = 'real'"""

def describe(db):
    lines = []
    for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        keys = {row[3]: f" -> {row[2]}({row[4]})" for row in db.execute(f"PRAGMA foreign_key_list({table})")}
        lines.append(table)
        for _, column, kind, *_ in db.execute(f"PRAGMA table_info({table})").fetchall():
            values = [v for (v,) in db.execute(f"SELECT DISTINCT {column} FROM {table} ORDER BY 1 LIMIT 9")]
            if kind != "TEXT" or len(values) > 8:
                values = db.execute(f"SELECT MIN({column}), MAX({column}) FROM {table}").fetchone()
            lines.append(f"  {column} {kind}{keys.get(column, '')}: {', '.join(map(str, values))}")
    return "\n".join([*lines, "amount is in cents; customers of kind test do not count"])

said = describe(db)
assert "status TEXT: open, paid, refunded" in said and "customer_id INTEGER -> customers(id)" in said, said
print("=", *[round(db.execute(paid, (city,)).fetchone()[0], 2) for city in ("Berlin", "Chengdu", "Lagos", "Lima", "Wuhan")])
