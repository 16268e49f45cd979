#!/usr/bin/env python3
"""Trains the network that reads the characters around a doubted name, and writes its tables.

reader.py DIRECTORY labelled.tsv prose.tsv

labelled.tsv, prose.tsv  texts as tagged_texts writes them
DIRECTORY/name_reader_*.inc
                         what name_reader.cpp includes: characters, their vectors, vectors of ranks and kinds of words, layers, outputs

It learns to say of each character whether a name begins there, goes on, or neither. Needs PyTorch (1.13). One thread and fixed seeds: the
same files give the same tables on the same kind of processor.
"""
import collections
import pathlib
import random
import sys

import torch
from torch import nn
from torch.nn import functional

WIDTH, OF_CHARACTER, OF_RANK, OF_KIND, KINDS = 32, 16, 4, 4, 17 * 4
DISTANCES = (1, 1, 2)
LABELS = 3  # outside, beginning, inside
ACTIVATION_UNIT, WEIGHT_UNIT = 64, 256  # what whole numbers in the tables are times
PADDING, UNKNOWN = 0, 1
ROUNDS, BATCH, LONGEST, LEAST_SEEN = 22, 6000, 220, 8
RATE, LAST_RATE, DROPOUT, UNKNOWN_SHARE = 2e-3, 5e-5, 0.3, 0.12
SIGNS = (ord("0"), ord("0"), ord("a"), ord("0"), ord("a"), ord("0"))


def read(file):
    rows = (line.rstrip("\n").split("\t") for line in open(file, encoding="utf-8"))
    return [row for row in rows if len(row[0]) > 1]


def characters_of(labelled, prose):
    seen = collections.Counter(c for row in labelled for c in row[0])
    seen.update(c for row in prose[::3] for c in row[0])
    return sorted(c for c, count in seen.items() if count >= LEAST_SEEN)


def labels_of(persons, size):
    labels = [0] * size
    for first, last in (map(int, person.split("-")) for person in persons.split(",") if person):
        for i in range(first, min(last, size)):
            labels[i] = 1 if i == first else 2
    return labels


def encoded(row, places):
    text, persons, signs = row
    text = text[:LONGEST]
    facts = [[ord(signs[6 * i + k]) - SIGNS[k] for k in range(6)] for i in range(len(text))]
    return [places.get(c, UNKNOWN) for c in text], facts, labels_of(persons, len(text))


class Reader(nn.Module):
    def __init__(self, characters):
        super().__init__()
        self.characters = nn.Embedding(characters + 2, OF_CHARACTER, padding_idx=PADDING)
        self.surnames, self.given_names = nn.Embedding(4, OF_RANK), nn.Embedding(3, OF_RANK)
        self.beginning, self.ending = nn.Embedding(KINDS, OF_KIND), nn.Embedding(KINDS, OF_KIND)
        self.layers = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, 3, padding=d, dilation=d) for d in DISTANCES)
        self.outputs = nn.Linear(WIDTH, LABELS)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, text, facts):
        if self.training:
            text = torch.where(torch.rand(text.shape) < UNKNOWN_SHARE, torch.full_like(text, UNKNOWN), text)
        begins, ends = facts[..., 2] * 4 + facts[..., 3], facts[..., 4] * 4 + facts[..., 5]
        parts = [self.characters(text), self.surnames(facts[..., 0]), self.given_names(facts[..., 1]), self.beginning(begins), self.ending(ends)]
        now = self.dropout(torch.cat(parts, -1)).transpose(1, 2)
        for i, layer in enumerate(self.layers):
            says = functional.relu(layer(now))
            now = self.dropout(says if i == 0 else now + says)
        return self.outputs(now.transpose(1, 2))


def batches(texts):
    """Texts of about one length together."""
    groups, group = [], []
    for text in sorted(texts, key=lambda text: len(text[0]) + random.random() * 6):
        if group and (len(group) + 1) * len(text[0]) > BATCH:
            groups.append(group)
            group = []
        group.append(text)
    groups.append(group)
    random.shuffle(groups)
    return groups


def tensors(batch):
    size = max(len(text) for text, _, _ in batch)
    texts = torch.full((len(batch), size), PADDING)
    facts, labels = torch.zeros(len(batch), size, 6, dtype=torch.long), torch.full((len(batch), size), -100)
    for i, (text, of_text, label) in enumerate(batch):
        texts[i, : len(text)] = torch.tensor(text)
        facts[i, : len(text)] = torch.tensor(of_text)
        labels[i, : len(text)] = torch.tensor(label)
    return texts, facts, labels


def train(reader, labelled, prose):
    optimizer = torch.optim.Adam(reader.parameters(), lr=RATE, weight_decay=1e-6)
    share = len(labelled) // 3
    for round_ in range(ROUNDS):
        for group in optimizer.param_groups:
            group["lr"] = RATE * (1 - round_ / ROUNDS) + LAST_RATE
        loss_sum, chosen = 0.0, batches(random.sample(labelled, share) + random.sample(prose, min(len(prose), share // 2)))
        for texts, facts, labels in map(tensors, chosen):
            loss = functional.cross_entropy(reader(texts, facts).reshape(-1, LABELS), labels.reshape(-1))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            loss_sum += loss.item()
        print(f"{round_ + 1} {loss_sum / len(chosen):.4f}", file=sys.stderr, flush=True)


def braces(values, unit):
    if values.dim() > 0:
        return "{{" + ",".join(braces(value, unit) for value in values) + "}}"
    return str(round(values.item() * unit))


def layer_rows(weights, biases):
    """Weights of each output for the place before, here and behind."""
    return "{" + braces(weights, WEIGHT_UNIT) + "," + braces(biases, ACTIVATION_UNIT * WEIGHT_UNIT) + "}"


def tables(reader, characters):
    lines = lambda rows: ",\n".join(rows) + "\n"
    vectors = lambda rows: "{{" + lines(braces(row, ACTIVATION_UNIT) for row in rows) + "}}"
    places = (reader.surnames, reader.given_names, reader.beginning, reader.ending)
    return {
        "characters": lines(str(ord(c)) for c in characters),
        "vectors": lines(braces(row, ACTIVATION_UNIT) for row in reader.characters.weight[UNKNOWN:]),
        "places": "{" + ",\n".join(vectors(table.weight) for table in places) + "}\n",
        "layers": lines(layer_rows(layer.weight.permute(0, 2, 1), layer.bias) for layer in reader.layers),
        "outputs": layer_rows(reader.outputs.weight, reader.outputs.bias) + "\n",
    }


def main():
    torch.manual_seed(1)
    random.seed(1)
    torch.set_num_threads(1)
    labelled, prose = read(sys.argv[2]), read(sys.argv[3])
    characters = characters_of(labelled, prose)
    places = {c: i + 2 for i, c in enumerate(characters)}
    reader = Reader(len(characters))
    train(reader, [encoded(row, places) for row in labelled], [encoded(row, places) for row in prose])
    for name, table in tables(reader, characters).items():
        (pathlib.Path(sys.argv[1]) / f"name_reader_{name}.inc").write_text(table, encoding="ascii")


if __name__ == "__main__":
    main()
