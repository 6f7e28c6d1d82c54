def kmeans(points, centres, rounds=50):
    for _ in range(rounds):
        clusters = [[] for _ in centres]
        for p in points:
            distance = lambda c: sum((a - b) ** 2 for a, b in zip(p, c))
            clusters[min(range(len(centres)), key=lambda i: distance(centres[i]))].append(p)
        moved = []
        for cluster, c in zip(clusters, centres):
            if cluster:
                c = #: hint 1 '[sum(col)'
            moved.append(c)
        if moved == centres:
            break
        centres = moved
    inertia = sum(sum((a - b) ** 2 for a, b in zip(p, c)) for cluster, c in zip(clusters, centres) for p in cluster)
    return clusters, centres, inertia

print("=", kmeans([[x] for x in (1, 2, 3, 10, 11, 12)], [[1], [2]])[2])
