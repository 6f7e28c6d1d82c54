print("=", *[round(20000 * share / 100 / 3600, 4) for share in (10, 12, 15, 18, 20, 25)])
