#: what 1
def trim(messages, keep):
    #: hint 3 'return messages'

messages = [{"role": "system", "content": "Be short."}]
for n in range(1, 12):
    messages.append({"role": "user", "content": str(n)})
    reply = mock(trim(messages, 3))
    messages.append({"role": "assistant", "content": reply})
assert reply.endswith("yours: 8")
print("=", reply.split()[2])
