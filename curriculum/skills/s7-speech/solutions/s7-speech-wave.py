#: what 1
#: hint 3 1

def padded(samples):
    frames = [samples[i:i + 320] for i in range(0, len(samples), 320)]
    loud = [(sum(s * s for s in f) / len(f)) ** 0.5 >= 500 for f in frames]
    joined = []
    for a, b in speech(loud):
        a, b = max(0, a - 5), min(len(frames), b + 5)
        if joined and a <= joined[-1][1]:
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
    return joined

samples = voice(7)
with wave.open("voice.wav", "wb") as w:
    w.setnchannels(1)
    w.setsampwidth(2)
    w.setframerate(16000)
    w.writeframes(struct.pack(f"<{len(samples)}h", *samples))
with wave.open("voice.wav") as r:
    assert (r.getnchannels(), r.getsampwidth(), r.getframerate(), r.getnframes()) == (1, 2, 16000, 96000)
left = [sum(b - a for a, b in padded(voice(seed))) for seed in (7, 11, 19, 23, 42)]
assert all(60 < n < 300 for n in left)
print("=", *left)
