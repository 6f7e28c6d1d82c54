#: what 1

def first(row, border=0.0):
    best = #: hint 1 'max'
    return best if row[best] >= border else None

def cost(rows, border):
    total = 0
    for row, right in zip(rows, RIGHT):
        answer = first(row, border)
        if answer != right:
            total += 1 if answer is None else 5
    return total

borders = #: hint 2 '[n'

def best(rows):
    return min(borders, key=lambda b: cost(rows, b))

right = [sum(first(row) == r for row, r in zip(rows, RIGHT) if r is not None) for rows in (ENCODER, RERANKER)]
assert right[0] < right[1]
print("=", best(RERANKER))
print("=", cost(RERANKER, best(ENCODER)))
