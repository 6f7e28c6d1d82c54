import base64, math
#: what 1
#: hint 3 1

def page(number):
    rows = [[255] * 280 for _ in range(392)]
    x = 200
    for digit in number:
        for column in FONT[digit]:
            for bit in range(3):
                if int(column) >> bit & 1:
                    for dy in (0, 1):
                        for dx in (0, 1):
                            rows[360 + 2 * bit + dy][x + dx] = 0
            x += 2
        x += 2
    return rows

def shrink(rows, k):
    return [[#: hint 2 'sum'
             for x in range(0, len(rows[0]) - k + 1, k)] for y in range(0, len(rows) - k + 1, k)]

def crop(rows, x, y, w, h):
    return [row[x:x + w] for row in rows[y:y + h]]

def tokens(width, height, tile=28):
    return math.ceil(width / tile) * math.ceil(height / tile)

rows = page("7731")
data = png(rows)
assert size(data) == (280, 392)
assert len(shrink(rows, 2)) == 196 and min(map(min, shrink(rows, 6))) > 0
corner = crop(rows, 190, 350, 56, 28)
assert tokens(len(corner[0]), len(corner)) == 2
assert "base64" not in base64.b64encode(data).decode()
for bad in (b"GIF89a", data[:16] + struct.pack(">II", 30000, 10) + data[24:]):
    try:
        size(bad)
        raise AssertionError
    except ValueError:
        pass
print("=", *[tokens(280, 392, tile) for tile in (14, 16, 20, 28, 32)])
