right, answer = "水", " 水 ".strip()
#: hint 3 'print(f"{len'
print(f"Right: {answer == right}")
for typed in ("45", " 45 ", "forty", ""):
    try:
        print(int(typed) - 45)
    except ValueError as error:
        print(type(error).__name__)
print("=", *map(len, ("New York", "red panda", "ice cream", "well-known", "冰淇淋", "自行车道",
                   "thank you", "take off your shoes")))
