def lora_params(shapes, rank, layers):
    return layers * sum(rank * (inputs + outputs) for inputs, outputs in shapes)

print("=", lora_params([(896, 896), (896, 128)], 8, 24))
