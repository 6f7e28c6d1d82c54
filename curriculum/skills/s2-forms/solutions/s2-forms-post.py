#: what 1 > bodies.py
import html
from urllib.parse import parse_qs
from bodies import BODIES
#: hint 3 1
def form(fields, found):
    def value(name):
        return html.escape(fields.get(name, ""))

    def said(name):
        return f"<p>{html.escape(found[name])}</p>" if name in found else ""

    return f'<form method="post"><textarea name="q">{value("q")}</textarea>{said("q")}{said("lang")}{said("agree")}</form>'

fine = count = 0
for body in BODIES:
    try:
        found = problems(read(body))
    except ValueError:
        count += 1
        continue
    fine += not found
    count += len(found)
tenth = read(BODIES[9])
page = form(tenth, problems(tenth))
assert "<script>" not in page and "&lt;script&gt;1" in page and "Tick the box" in page
print("=", fine)
print("=", count)
