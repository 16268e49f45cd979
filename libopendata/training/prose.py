#!/usr/bin/env python3
"""What train_names learns from prose in which no person is named.

prose.py DIRECTORY FAQ.csv LAW.json.zst...

FAQ.csv       a city's answers to frequent questions (UTF-8 with a header)
LAW.json.zst  national statutes and orders as https://law.moj.gov.tw/api publishes them

DIRECTORY/prose.txt   lines of 9 characters and more once, in a shuffled order that is always the same: of the statutes 30,000
                      lines, of the answers four fifths, three times; plain_prose.txt beside this program six times
DIRECTORY/pairs.txt   every two Han characters that stand side by side three times or more in all of these, or once in plain_prose.txt
"""
import collections
import csv
import json
import pathlib
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


def is_han(pair):
    return all("\u4e00" <= character < "\ua000" for character in pair)


def pairs_of(texts, least):
    counts = collections.Counter()
    for text in texts:
        counts.update(zip(text, text[1:]))
    return {"".join(pair) for pair, count in counts.items() if count >= least and is_han(pair)}


def read_laws(names):
    for name in names:
        raw = subprocess.run(["zstd", "-dc", name], capture_output=True, check=True).stdout
        yield from texts_of(json.loads(raw.decode("utf-8-sig")))


def main():
    csv.field_size_limit(10**9)
    directory = pathlib.Path(sys.argv[1])
    with open(sys.argv[2], encoding="utf-8-sig") as file:
        answers = [cell for row in csv.reader(file) for cell in row]
    laws = list(read_laws(sys.argv[3:]))
    plain = (pathlib.Path(__file__).parent / "plain_prose.txt").read_text(encoding="utf-8").splitlines()
    pairs = pairs_of(answers + laws, 3) | pairs_of(plain, 1)
    (directory / "pairs.txt").write_text("\n".join(sorted(pairs)) + "\n", encoding="utf-8")
    laws, answers = lines_of(laws, 13), lines_of(answers, 9)
    random.seed(3)
    random.shuffle(laws)
    random.shuffle(answers)
    prose = answers[: len(answers) * 4 // 5] * 3 + laws[:30000] + plain * 6
    (directory / "prose.txt").write_text("\n".join(prose) + "\n", encoding="utf-8")


main()
