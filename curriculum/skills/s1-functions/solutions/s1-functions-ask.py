#: what 1
def is_right(card, text):
    #: hint 2 'return text'

def percent(right, asked):
    if asked == 0:
        return 0
    return round(right / asked * 100, 1)

typed = iter(["水 ", "水", "山"])
input = lambda prompt: next(typed)
#: hint 3 1
assert is_right(CARDS[0], " 水 ") and not is_right(CARDS[0], "火") and percent(0, 0) == 0
print("=", percent(7, 9))
