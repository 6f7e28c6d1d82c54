#: what 1

def distance(said, written):
    row = list(range(len(written) + 1))
    for i, a in enumerate(said, 1):
        last, row = row, [i]
        for j, b in enumerate(written, 1):
            row.append(min(last[j] + 1, row[-1] + 1, last[j - 1] + (a != b)))
    return row[-1]

def wer(texts):
    pairs = [(said.split(), written.split()) for said, written in zip(SAID, texts)]
    return sum(distance(*pair) for pair in pairs) / sum(len(said) for said, _ in pairs)

def missing(texts):
    found = [word in written.split() for said, written in zip(SAID, texts) for word in said.split() if word in ACTED]
    return 1 - sum(found) / len(found)

assert wer(A) < wer(B) and missing(A) > missing(B) == 0
assert distance("please call me back after ten".split(), "please call back after tan today".split()) == 3
print("=", wer(B))
print("=", missing(A))
