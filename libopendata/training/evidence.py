#!/usr/bin/env python3
"""What facts say for a name that the model doubts: the constants of name_evidence.cpp.

evidence.py doubted.txt [prose.txt]

doubted.txt, prose.txt  what doubted_names prints of labelled texts, and of lines of prose without people, by models that learnt from neither

Prints log odds by logistic regression, as the model's score is times one: what is added to it, so that it is a name from 0 on.
"""
import math
import sys

NAMES = ("accepted", "alone", "beside_name", "beside_names", "before_finding", "again", "of_two", "begins", "inside", "ends")
UNIT = 24  # of scores and readings
PROSE_WEIGHT = 0.3
LEAST_CHANCE = 0.45  # a name that stays weighs more than a word that goes
RIDGE, ROUNDS = 1.0, 12


def row_of(line, weight):
    person, score, alone, around, before, again, short, begins, inside, ends = map(int, line.split())
    company = (0, 0) if alone else (around == 1, around == 2)
    return person, weight, [score / UNIT, 1, alone, *map(int, company), before and not alone, again, short, begins / UNIT, inside / UNIT, ends / UNIT]


def solve(matrix, right):
    """By elimination; the matrix is positive definite."""
    size = len(right)
    rows = [list(row) + [value] for row, value in zip(matrix, right)]
    for i in range(size):
        for k in range(i + 1, size):
            factor = rows[k][i] / rows[i][i]
            rows[k] = [b - factor * a for a, b in zip(rows[i], rows[k])]
    out = [0.0] * size
    for i in reversed(range(size)):
        out[i] = (rows[i][size] - sum(rows[i][k] * out[k] for k in range(i + 1, size))) / rows[i][i]
    return out


def chance(weights, facts):
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(w * f for w, f in zip(weights, facts))))))


def step(rows, weights):
    size = len(weights)
    gradient, curvature = [-RIDGE * w for w in weights], [[RIDGE * (i == k) for k in range(size)] for i in range(size)]
    for person, weight, facts in rows:
        p = chance(weights, facts)
        bend = weight * p * (1 - p)
        for i in range(size):
            gradient[i] += weight * (person - p) * facts[i]
            for k in range(i + 1):
                curvature[i][k] += bend * facts[i] * facts[k]
                curvature[k][i] = curvature[i][k]
    return [w + s for w, s in zip(weights, solve(curvature, gradient))]


def main():
    rows = [row_of(line, weight) for file, weight in zip(sys.argv[1:], (1, PROSE_WEIGHT)) for line in open(file, encoding="ascii")]
    weights = [0.0] * (len(NAMES) + 1)
    for _ in range(ROUNDS):
        weights = step(rows, weights)
    of_score, (accepted, *others) = weights[0], weights[1:]
    odds = [accepted - math.log(LEAST_CHANCE / (1 - LEAST_CHANCE)), *others]
    for name, value in zip(NAMES, odds):
        print(f"{name} {value / of_score:.2f}")


main()
