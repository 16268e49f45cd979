#!/usr/bin/env python3
"""Trains the model of whose a lonely number is, and writes its tables.

owner_model.py DIRECTORY alone.txt

alone.txt  numbers as numbers_alone writes them
DIRECTORY/owner_model_*.inc
           what owner_model.cpp includes: a weight for each feature, and what a weight says

A logistic regression with a quadratic penalty, which has one solution. Needs PyTorch (1.13).
"""
import math
import pathlib
import sys

import torch

FEATURES, MOST = 1 << 16, 127  # owner_features::bits; the largest weight
LOUDNESS = 8  # owner_model.cpp: of a window's words together
PENALTY, ROUNDS = 1 / 3, 300


def read(file):
    numbers = []
    for line in open(file, encoding="ascii"):
        own, window = (list(map(int, half.split())) for half in line.split("|"))
        numbers.append((own[0], own[1:], window))
    return numbers


def matrix(numbers):
    places, values = [[], []], []
    for row, (_, own, window) in enumerate(numbers):
        of_word = LOUDNESS / math.sqrt(max(1, len(window)))
        for features, value in ((own, 1.0), (window, of_word)):
            places[0] += [row] * len(features)
            places[1] += features
            values += [value] * len(features)
    return torch.sparse_coo_tensor(places, values, (len(numbers), FEATURES), dtype=torch.float64).coalesce()


def train(numbers):
    said, owners = matrix(numbers), torch.tensor([float(owner) for owner, _, _ in numbers], dtype=torch.float64)
    weights, bias = torch.zeros(FEATURES, dtype=torch.float64, requires_grad=True), torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=ROUNDS, history_size=20, line_search_fn="strong_wolfe")

    def loss():
        optimizer.zero_grad()
        odds = torch.sparse.mm(said, weights.unsqueeze(1)).squeeze(1) + bias
        value = torch.nn.functional.binary_cross_entropy_with_logits(odds, owners, reduction="sum") + PENALTY / 2 * weights.square().sum()
        value.backward()
        return value

    print(f"{optimizer.step(loss).item():.2f} -> {loss().item():.4f}", file=sys.stderr)
    return weights.detach(), bias.item()


def main():
    torch.set_num_threads(1)
    weights, bias = train(read(sys.argv[2]))
    unit = weights.abs().max().item() / MOST
    directory = pathlib.Path(sys.argv[1])
    (directory / "owner_model_weights.inc").write_text(",".join(str(round(weight / unit)) for weight in weights.tolist()) + "\n", encoding="ascii")
    (directory / "owner_model_scale.inc").write_text(f"{bias:.6g},{unit:.6g}\n", encoding="ascii")


if __name__ == "__main__":
    main()
