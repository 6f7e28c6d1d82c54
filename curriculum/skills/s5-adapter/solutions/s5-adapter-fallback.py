class Down(Exception): pass

class Fallback:
    def __init__(self, first, second, clock):
        self.first, self.second, self.clock = first, second, clock
        self.fails, self.open_until = 0, float("-inf")

    def complete(self, m):
        if self.clock() >= self.open_until:
            try:
                r = self.first(m)
                self.fails = 0
                return r
            except Down:
                self.fails += 1
                if self.fails >= 3:
                    self.open_until = self.clock() + 30
        return self.second(m)

now, calls = 0, []

def first(m):
    calls.append(now)
    raise Down

both = Fallback(first, lambda m: "second", lambda: now)
for now in range(0, 100, 10):
    assert both.complete([]) == "second"
assert calls == [0, 10, 20, 50, 80]
print("=", len(calls))
