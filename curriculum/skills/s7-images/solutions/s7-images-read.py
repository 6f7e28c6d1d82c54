from datetime import date
#: what 1

def check(reply, today):
    wrong = []
    try:
        if date.fromisoformat(reply["date"]) > today:
            wrong.append("date")
    except (TypeError, ValueError):
        wrong.append("date")
    if not reply["lines"] or None in reply["lines"]:
        wrong.append("lines")
    if abs(sum(x or 0 for x in reply["lines"]) - reply["total"]) > 0.005:
        wrong.append("total")
    id = reply["id"]
    if not (len(id) == 8 and id.isdigit() and #: hint 2 'sum'
            ):
        wrong.append("id")
    return wrong

found = [check(reply, date(2026, 11, 28)) for reply in READ]
passed = [n for n, wrong in enumerate(found) if not wrong]
assert [n for n in passed if READ[n]["total"] != TRUE[n]] == [7]
assert found[9] == ["id"] and "id" in found[4]
print("=", len(passed))
