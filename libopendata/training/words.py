#!/usr/bin/env python3
"""What parts of speech everyday words are.

words.py DIRECTORY jieba.dict.utf8

jieba.dict.utf8      the dictionary of cppjieba (MIT): a line is word, frequency, part of speech
DIRECTORY/words.txt  the words of up to three Han characters that it has 60 times and more, in the characters of Taiwan (by the program
                     opencc), each with its kind as word_kinds.hpp numbers them; the most frequent first
"""
import pathlib
import subprocess
import sys

LONGEST, LEAST = 3, 60
WHOLE = {"vn": 2, "nr": 12, "nrt": 12, "nrfg": 12, "ns": 13, "nt": 13}
BY_LETTER = {
    "v": 1, "n": 3, "j": 3, "d": 4, "p": 5, "c": 6, "u": 7, "y": 7, "e": 7, "o": 7, "m": 8, "q": 8, "r": 9, "a": 10, "t": 11, "f": 11, "s": 11,
    "i": 14, "l": 14, "b": 15, "z": 15, "h": 15, "k": 15, "g": 15,
}


def kind_of(speech):
    return WHOLE.get(speech, BY_LETTER.get(speech[:1], 0))


def is_word(text):
    return 0 < len(text) <= LONGEST and all("\u4e00" <= character < "\ua000" for character in text)


def in_taiwan(words):
    made = subprocess.run(["opencc", "-c", "s2twp.json"], input="\n".join(words), capture_output=True, check=True, text=True).stdout
    return made.split("\n")


def main():
    rows = [line.split() for line in open(sys.argv[2], encoding="utf-8")]
    frequent = {}
    for word, row in zip(in_taiwan([row[0] for row in rows]), rows):
        if is_word(word) and int(row[1]) > frequent.get(word, (LEAST - 1, 0))[0]:
            frequent[word] = (int(row[1]), kind_of(row[2] if len(row) > 2 else ""))
    order = sorted(frequent.items(), key=lambda item: (-item[1][0], item[0]))
    (pathlib.Path(sys.argv[1]) / "words.txt").write_text("".join(f"{word} {kind}\n" for word, (_, kind) in order), encoding="utf-8")


main()
