from math import sqrt

k, n, z = 24, 30, 1.96
p = k / n
centre = (p + z * z / (2 * n)) / (1 + z * z / n)
half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
print("=", centre - half)
