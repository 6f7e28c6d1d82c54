#: what 1 > diary.py
from datetime import date, timedelta
from diary import diary
#: hint 3 1
def weekends(days):
    return sum(day.weekday() >= 5 for day in days)

def longest_pause(days):
    return max((b - a).days for a, b in zip(days, days[1:]))

def due(day):
    return (day + timedelta(days=7)).isoformat()

try:
    dates(["2027-02-30"])
    raise SystemExit("it took a day that does not exist")
except ValueError as error:
    assert "2027-02-30" in str(error)
assert due(date(2027, 12, 28)) == "2028-01-04" and due(date(2028, 2, 25)) == "2028-03-03"
assert longest_pause(dates(diary(7))) >= 1
print("=", *[weekends(dates(diary(own))) for own in (7, 11, 13, 17, 19, 23)])
