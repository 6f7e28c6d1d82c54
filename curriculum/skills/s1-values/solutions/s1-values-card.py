right, answer = "水", " 水 ".strip()
#: hint 3 'print(f"{len'
print(f"Right: {answer == right}")
for typed in ("45", " 45 ", "forty", ""):
    try:
        print(int(typed) - 45)
    except ValueError as error:
        print(type(error).__name__)
