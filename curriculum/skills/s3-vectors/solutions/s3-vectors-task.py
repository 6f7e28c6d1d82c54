def dot(a, b):
    #: hint 3 'dot = '
    return dot

def cosine(a, b, dot=dot):
    #: hint 3 'cosine = '
    return cosine

assert abs(cosine([1, 2], [2, 4]) - 1) < 1e-9 and cosine([1, 0], [0, 5]) == 0
