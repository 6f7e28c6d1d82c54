def mark(score):
    if score < 0 or score > 100:
        return "invalid"
    elif score < 60:
        return "again"
    elif score < 85:
        return "good"
    else:
        return "great"

words = [mark(score) for score in (-1, 0, 59, 60, 84, 85, 100, 101)]
assert words == ["invalid", "again", "again", "good", "good", "great", "great", "invalid"]
print("=", words.count("again"))
