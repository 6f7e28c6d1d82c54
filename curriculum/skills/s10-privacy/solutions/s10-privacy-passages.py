import re
#: what 1
PHONE = r"""
#: hint 3 '(?<!\d)(?:'
""".strip()
MAIL = r"""
#: hint 3 '[\w.+-]+@'
""".strip()
def mask(text, table):
    def place(kind, found):
        value = re.sub(r"\D", "", found)[-11:] if kind == "PHONE" else found
        return table.setdefault((kind, value), f"<{kind}_{sum(k == kind for k, _ in table) + 1}>")
    for kind, pattern in (("EMAIL", MAIL), ("PHONE", PHONE)):
        text = re.sub(pattern, lambda found: place(kind, found[0]), text)
    return text

table = {}
index = [mask(text, table) for text in DOCS.values()]
assert "20261125123456" in index[1] and not any("@" in text or "1234567" in text.replace("20261125123456", "") for text in index)
print("=", len(table))
