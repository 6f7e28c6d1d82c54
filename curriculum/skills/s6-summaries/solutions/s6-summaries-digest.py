import re

numbers = lambda text: re.findall(r"\d+(?:\.\d+)?", text)
source = "14 days, 30 yuan, 7 parcels, version 2.5"
own = ("14 days, 35 yuan, 7 parcels, 25 people",
       "14 days, 30 yuan, 7 parcels",
       "12 days, 3 yuan, 17 parcels, 2.4",
       "30 days, 14 yuan, 8 parcels",
       "24 days, 30 yuan, 2.5 hours, 70",
       "140 days, 30 yuan, 77 parcels, 2.55, 1",
       "7 days, 2.5, 5 yuan",
       "41 days, 3.5, 14, 30, 200 parcels, 2")
print("=", *[sum(n not in numbers(source) for n in numbers(digest)) for digest in own])
