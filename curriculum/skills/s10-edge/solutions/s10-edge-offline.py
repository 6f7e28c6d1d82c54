answers_per_charge = lambda battery_wh, watts, seconds: battery_wh / (watts * seconds / 3600)
print("=", answers_per_charge(15, 6, 20))
