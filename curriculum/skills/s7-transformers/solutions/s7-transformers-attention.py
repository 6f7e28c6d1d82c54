import math
#: what 1
def attend(causal):
    outputs = []
    for i, q in enumerate(Q):
        #: hint 3 1
        outputs.append(out)
    return outputs

assert attend(True)[0] == V[0]
print("=", attend(True)[2][0])
layers, kv_heads, head_dim, bytes_each, tokens = 28, 2, 128, 2, 8192
size = #: hint 3 '2 * layers'
print("=", size / 1_048_576)
