from math import sqrt

wide = lambda right, n=56: 2 * 1.96 * sqrt(right / n * (1 - right / n) / n)
print("=", *[wide(own) for own in (33, 35, 37, 39, 41, 43, 45, 47)])
