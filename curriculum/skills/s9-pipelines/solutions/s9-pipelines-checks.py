#: what 1

def known(day, evening):
    once = #: hint 1 '{i: v'
    return sum(once.values())

print("=", *[known(day, day + 2) for day in (5, 9, 14, 20, 26)])
early = [row for row in rows if row[1] <= 25]
lost = {row[0] for row in early} - {row[0] for row in early if row[2] <= row[1] + 2}
print("=", len(lost))
