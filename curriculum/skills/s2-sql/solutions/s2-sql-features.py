#: what 1
db = build()
query = """
#: hint 3 'SELECT'
"""
rows = db.execute(query).fetchall()
assert len(rows) == 50 and sum(r[5] for r in rows) == db.execute("SELECT SUM(amount) FROM orders").fetchone()[0] == 6333
print("=", sum(r[2] == 0 for r in rows))
print("=", db.execute("SELECT SUM(amount) FROM messages JOIN orders USING (customer)").fetchone()[0])
print("=", sum(r[3] >= 2 for r in rows))
for country, some in (("DE", True), ("DE' OR '1'='1", False)):
    assert bool(db.execute("SELECT 1 FROM customers WHERE country = ?", (country,)).fetchall()) == some
