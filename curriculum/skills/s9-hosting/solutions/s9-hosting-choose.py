#: what 1
flood = 50 * 3600 * 8
assert flood * SECONDS * GB * 0.00011 > 190
print("=", *[round(function(visits), 2) for visits in (1500, 2500, 4000, 6000, 9000)])
