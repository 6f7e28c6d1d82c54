import re
#: what 1
def mask(text):
    table = {}
    def placed(kind):
        def place(found):
            for name, original in table.items():
                if original == found[0]:
                    return name
            name = f"<{kind}_{len(table) + 1}>"
            table[name] = found[0]
            return name
        return place
    text = re.sub(MAIL, placed("EMAIL"), text)
    text = re.sub(r"(?<!\d)\d{17}[\dX](?!\d)", placed("ID"), text)
    text = re.sub(PHONE, placed("PHONE"), text)
    return text, table

def restore(text, table):
    for name, original in table.items():
        text = text.replace(name, original)
    return text

MAIL = r"""
#: hint 3 '[\w.+-]+@'
""".strip()
PHONE = r"""
#: hint 3 '(?<!\d)(?:'
""".strip()
masked, table = mask(TEXT)
assert restore(masked, table) == TEXT and "20261125123456" in masked and "Li Wei" in masked
print("=", len(table))
