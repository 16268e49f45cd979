#!/usr/bin/env python3
"""The peer of bench_search: SQLite's FTS5 over the same articles, FAQ and questions, as pairs of characters that this program makes.

usage: sqlite_fts5_peer.py LAWS.json ORDERS.json FAQ.csv QUESTIONS.tsv
Prints the time to build and p50/p95/p99 of the best ten documents (bm25, any pair) for whole questions and for their first eight characters.
"""
import csv
import json
import os
import re
import sqlite3
import sys
import tempfile
import time

RUN = re.compile(r"[\u3400-\u9fff]+|[0-9a-z]+")


def pairs(text):
    terms = []
    for run in RUN.findall(text.lower()):
        terms += [run] if run[0] < "\u3400" or len(run) == 1 else [run[i:i + 2] for i in range(len(run) - 1)]
    return terms


def documents(laws, orders, faq):
    for path in (laws, orders):
        with open(path, encoding="utf-8-sig") as file:
            for law in json.load(file)["Laws"]:
                for article in law["LawArticles"]:
                    if article["ArticleType"] == "A":
                        yield law["LawName"] + "\n" + article["ArticleContent"]
    with open(faq, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            yield row["question"] + "\n" + row["answer"]


def percentiles(name, database, texts):
    times = []
    for text in texts:
        wanted = sorted(set(pairs(text)))[:64]
        begin = time.perf_counter()
        if wanted:
            query = " OR ".join('"' + term + '"' for term in wanted)
            database.execute("SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts) LIMIT 10", (query,)).fetchall()
        times.append(1000 * (time.perf_counter() - begin))
    times.sort()
    print(name, len(times), "queries", *("p%d %.2f ms" % (p, times[int(p / 100 * (len(times) - 1))]) for p in (50, 95, 99)))


laws, orders, faq, questions = sys.argv[1:]
with tempfile.TemporaryDirectory() as directory:
    path = os.path.join(directory, "peer.sqlite")
    database = sqlite3.connect(path)
    database.execute("CREATE VIRTUAL TABLE texts USING fts5(body, content='', tokenize='unicode61')")
    begin, count = time.perf_counter(), 0
    for text in documents(laws, orders, faq):
        count += 1
        database.execute("INSERT INTO texts(rowid, body) VALUES (?, ?)", (count, " ".join(pairs(text))))
    database.commit()
    print("%d documents: built in %.1f s (%.1f s of processor time), %.0f MB" % (
        count, time.perf_counter() - begin, time.process_time(), os.path.getsize(path) / 1e6))
    with open(questions, encoding="utf-8") as file:
        texts = [line.rstrip("\n").split("\t")[1] for line in file]
    every = texts[::10]
    percentiles("full questions", database, every)
    percentiles("first eight characters", database, [text[:8] for text in every])
