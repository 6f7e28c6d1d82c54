import random

def simulate(rate, hit, false_alarm, n=100_000):
    real = alarms = 0
    for _ in range(n):
        #: hint 3 'bad = '
        real += bad and flagged
        alarms += flagged
    return real / alarms

for rate, hit, false_alarm in [(r, 0.95, 0.03) for r in (0.001, 0.01, 0.1, 0.5)]:
    computed = #: hint 3 'rate * hit'
    print(rate, simulate(rate, hit, false_alarm), computed)
    if rate == 0.01:
        assert abs(computed - 0.24) < 0.005
        assert abs(simulate(rate, hit, false_alarm, 400_000) - computed) < 0.03
