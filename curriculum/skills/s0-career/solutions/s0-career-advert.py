import re

# The sentences of the table, each with the demands that it lists.
ADVERTS = {
    "A": ["Python, SQL and tests are required", "Docker is a plus"],
    "B": ["You know Python", "Ideally you have read about models", "Git and Linux are nice to have"],
    "C": [
        "You have shipped a service and answered for its cost",
        "You know Git, tests, SQL and one cloud",
        "English is a plus",
    ],
    "D": ["Ideally Python, Git and a degree", "Required: patience with users, and clear writing"],
    "E": ["You know Python, Git, tests and HTTP", "A portfolio is a plus, as is a language model in it"],
    "F": ["Python, Git, tests, SQL, HTTP, Docker and English are required", "Knowing our trade is nice"],
}

def musts(sentences):
    found = 0
    for sentence in sentences:
        wish = re.search(r"a plus|ideally|nice", sentence, re.I)
        if re.search(r"required|you have|you know", sentence, re.I) and not wish:
            found += len([part for part in re.split(r",\s*(?:and )?| and ", sentence) if part])
    return found

print("=", *[musts(ADVERTS[own]) for own in "ABCDEF"])
