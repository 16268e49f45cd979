#!/usr/bin/env python3
"""Trains the model of numbers that no rule knows, and writes its tables.

number_model.py DIRECTORY numbers.txt

numbers.txt  numbers as numbers_around writes them
DIRECTORY/number_model_*.inc
             what number_model.cpp includes: weights of the hidden units for each feature, thresholds, outputs

Needs PyTorch (1.13). One thread and fixed seeds: the same file gives the same tables on the same kind of processor.
"""
import pathlib
import random
import sys

import torch
from torch import nn
from torch.nn import functional

FEATURES, UNITS, LABELS = 1 << 14, 16, 19  # number_features::bits, number_model::units, nobody's and types
SUM_UNIT, OUTPUT_UNIT, MOST = 32, 64, 127
ROUNDS, AVERAGED, BATCH, RATE, LAST_RATE, DROPOUT, LEFT_OUT = 14, 6, 128, 3e-3, 6e-4, 0.3, 0.15
PADDING = FEATURES


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.units = nn.EmbeddingBag(FEATURES + 1, UNITS, mode="sum", padding_idx=PADDING)
        nn.init.normal_(self.units.weight, 0, 0.05)
        self.thresholds = nn.Parameter(torch.zeros(UNITS))
        self.outputs = nn.Linear(UNITS, LABELS)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, features):
        return self.outputs(self.dropout(functional.relu(self.units(features) + self.thresholds)))


def tensor(numbers):
    """Each without some of its features, so that no few of them decide."""
    rows = [[f for f in features if random.random() >= LEFT_OUT] for _, features in numbers]
    size = max(map(len, rows))
    return torch.tensor([row + [PADDING] * (size - len(row)) for row in rows])


def train(model, numbers):
    """Weights are the means of those behind the last rounds, which is steadier than any one of them."""
    mean, optimizer = [torch.zeros_like(values) for values in model.parameters()], torch.optim.Adam(model.parameters(), lr=RATE, weight_decay=1e-5)
    for round_ in range(ROUNDS):
        for group in optimizer.param_groups:
            group["lr"] = RATE * (1 - round_ / ROUNDS) + LAST_RATE
        random.shuffle(numbers)
        loss_sum = 0.0
        for i in range(0, len(numbers), BATCH):
            batch = numbers[i : i + BATCH]
            loss = functional.cross_entropy(model(tensor(batch)), torch.tensor([label for label, _ in batch]))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(batch)
        if round_ >= ROUNDS - AVERAGED:
            for total, values in zip(mean, model.parameters()):
                total += values.detach() / AVERAGED
        print(f"{round_ + 1} {loss_sum / len(numbers):.4f}", file=sys.stderr, flush=True)
    with torch.no_grad():
        for total, values in zip(mean, model.parameters()):
            values.copy_(total)


def whole(values, unit, most=1 << 30):
    return [max(-most, min(most, round(value * unit))) for value in values.tolist()]


def rows(values, unit, most=1 << 30):
    return ",\n".join("{" + ",".join(map(str, whole(row, unit, most))) + "}" for row in values) + "\n"


def line(values, unit):
    return ",".join(map(str, whole(values, unit))) + "\n"


def tables(model):
    return {
        "units": rows(model.units.weight[:FEATURES], SUM_UNIT, MOST),
        "thresholds": line(model.thresholds, SUM_UNIT),
        "outputs": rows(model.outputs.weight.t(), OUTPUT_UNIT),
        "biases": line(model.outputs.bias, SUM_UNIT * OUTPUT_UNIT),
    }


def main():
    torch.manual_seed(1)
    random.seed(1)
    torch.set_num_threads(1)
    numbers = [(int(label), list(map(int, features))) for label, *features in map(str.split, open(sys.argv[2], encoding="ascii"))]
    model = Model()
    train(model, numbers)
    for name, table in tables(model).items():
        (pathlib.Path(sys.argv[1]) / f"number_model_{name}.inc").write_text(table, encoding="ascii")


if __name__ == "__main__":
    main()
