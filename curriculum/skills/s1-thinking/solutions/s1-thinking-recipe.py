def answer(numbers):
    total = count = 0
    for number in numbers:
        if number > 4:
            total += number
            count += 1
    return round(total / count, 2)

assert answer([7, 3, 8, 5]) == 6.67
print("=", *[answer(own) for own in (
    (6, 2, 9, 4, 5), (8, 1, 5, 3, 6), (9, 4, 5, 7, 7), (2, 10, 6, 6, 4),
    (5, 5, 12, 3, 9), (11, 3, 8, 6, 9), (7, 14, 2, 6, 1), (4, 9, 10, 5, 8))])
