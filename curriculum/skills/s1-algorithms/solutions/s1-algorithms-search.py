#: what 1
import random
assert binary(nums, 777_777)[1] == 20
print("=", *[binary(nums, n)[1] for n in (999_998, 499_998, 249_998, 124_998, 62_498, 31_248, 15_624, 7_810)])
assert binary(nums, 1_500_000)[0] == linear(nums, 1_500_000)[0] == 750_000
mixed = nums.copy()
random.shuffle(mixed)
print(binary(mixed, 1_500_000))
results = [("sun", 2), ("fire", 5), ("moon", 2), ("big", 5)]
ordered = #: hint 3 'sorted(results'
assert ordered == [("big", 5), ("fire", 5), ("moon", 2), ("sun", 2)]
assert (200 * 199 // 2, 2000 * 1999 // 2) == (19_900, 1_999_000)
