import random

def simulate(rate, hit, false_alarm, n=100_000):
    real = alarms = 0
    for _ in range(n):
        #: hint 3 'bad = '
        real += bad and flagged
        alarms += flagged
    return real / alarms

def formula(rate, hit=0.95, false_alarm=0.03):
    return #: hint 3 'rate * hit'

print("=", *[formula(own / 1000) for own in (2, 3, 4, 5, 6, 8, 20, 30)])
for rate, hit, false_alarm in [(r, 0.95, 0.03) for r in (0.001, 0.01, 0.1, 0.5)]:
    computed = #: hint 3 'rate * hit'
    print(rate, simulate(rate, hit, false_alarm), computed)
    if rate == 0.01:
        assert abs(computed - 0.24) < 0.005
        assert abs(simulate(rate, hit, false_alarm, 400_000) - computed) < 0.03
