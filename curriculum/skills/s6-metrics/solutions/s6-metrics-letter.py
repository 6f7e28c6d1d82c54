LISTS = ["1 3 - 6 2", "2 - 4 1 8", "- 1 5 2 3", "4 1 1 - 7", "2 9 - 3 1", "1 - 2 2 10"]

def mrr(ranks):
    return sum(1 / int(rank) for rank in ranks if rank != "-") / len(ranks)

print("=", *[round(mrr(one.split()), 3) for one in LISTS])
