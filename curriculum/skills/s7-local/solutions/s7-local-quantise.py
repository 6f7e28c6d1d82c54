#: what 1
def quantise(ws, bits):
    step = max(map(abs, ws)) / (2 ** (bits - 1) - 1)
    return [round(w / step) * step for w in ws]

print("=", sum(abs(a - b) for a, b in zip(W, quantise(W, 4))) / len(W))
