own = ("sssa ssss scss saas", "ss sca ssss aas sss", "sssss c sa ssa ss", "saca ssss ssss ss sc",
       "s sa sss scc sssss a", "ssa ssa ssc ss ss ss", "aass ssss cs s sss", "scsa sss ss a ssss s")

def faithfulness(answers):
    claims = "".join(answers.split())
    return claims.count("s") / len(claims)

print("=", *map(faithfulness, own))
