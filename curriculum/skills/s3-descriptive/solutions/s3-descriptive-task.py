from statistics import mean, median, quantiles, stdev
#: what 1
def describe(ms):
    #: hint 3 'return mean'

assert describe(ms)[1] == 649.5 and abs(describe(ms)[0] - 784) < 1
late = #: hint 3 'describe('
assert abs(late[0] - 1375) < 5 and abs(late[1] - 655) < 1, late
