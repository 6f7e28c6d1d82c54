total = count = 0
for number in [7, 3, 8, 5]:
    if number > 4:
        total += number
        count += 1
print("=", round(total / count, 2))
