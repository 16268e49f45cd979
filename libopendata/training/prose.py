#!/usr/bin/env python3
"""Lines of prose in which no person is named, for train_names --prose.

prose.py FAQ.csv LAW.json.zst... > prose.txt

FAQ.csv       a city's answers to frequent questions (UTF-8 with a header)
LAW.json.zst  national statutes as https://law.moj.gov.tw/api publishes them

Every line of 9 characters and more once, in a shuffled order that is always the same; of the statutes 30,000 lines, of the
answers four fifths, three times.
"""
import csv
import json
import random
import subprocess
import sys


def texts_of(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from texts_of(item)
    elif isinstance(value, str):
        yield value


def lines_of(texts, shortest):
    lines = (line.strip() for text in texts for line in text.split("\n"))
    return list(dict.fromkeys(line for line in lines if len(line) >= shortest and not line.startswith("http")))


def main():
    csv.field_size_limit(10**9)
    with open(sys.argv[1], encoding="utf-8-sig") as file:
        answers = lines_of((cell for row in csv.reader(file) for cell in row), 9)
    laws = []
    for name in sys.argv[2:]:
        raw = subprocess.run(["zstd", "-dc", name], capture_output=True, check=True).stdout
        laws += texts_of(json.loads(raw.decode("utf-8-sig")))
    laws = lines_of(laws, 13)
    random.seed(3)
    random.shuffle(laws)
    random.shuffle(answers)
    print("\n".join(answers[: len(answers) * 4 // 5] * 3 + laws[:30000]))


main()
