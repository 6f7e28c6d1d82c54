from datetime import date, timedelta

print("=", *[(date(2027, 3, own) + timedelta(days=21)).day for own in range(2, 10)])
