# after: s6-tables-describe
#: what 1
#: hint 2 1
#: hint 3 1
said = [ask(sql)[0] for sql in QUERIES]
assert said == ["ok", "refused", "ok", "refused", "refused", "refused", "ok", "refused", "refused", "refused"], said
assert sqlite3.connect("shop.db").execute("SELECT COUNT(*) FROM orders").fetchone() == (400,)
print("=", *[said[:n].count("ok") for n in (3, 5, 6, 7, 8, 10)])
