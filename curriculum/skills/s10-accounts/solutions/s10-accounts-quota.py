import threading
#: what 1
#: hint 3 1

def refused(cap, seed=7):
    db, count = open_store(), 0
    for who, estimate, actual in day(seed):
        reason = reserve(db, "d", who, estimate, 40, cap)
        if reason is None:
            add(db, "d", who, actual - estimate)
            add(db, "d", "*", actual - estimate)
        count += reason == "cap"
    assert spent(db, "d", "*") <= cap
    return count

def work():
    db = sqlite3.connect("shared.db", isolation_level=None, timeout=30)
    for _ in range(20):
        reserve(db, "d", threading.current_thread().name, 5, 1000, 300)
    db.close()

open_store("shared.db").close()
threads = [threading.Thread(target=work) for _ in range(10)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert spent(sqlite3.connect("shared.db"), "d", "*") == 300
print("=", *[refused(cap) for cap in (300, 400, 500, 600, 700)])
