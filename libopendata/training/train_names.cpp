// Makes the tables of the name model: train_names DIRECTORY TEXTS.jsonl... [--prose FILE...]
// TEXTS are labelled texts, read with ever new invented people; the lines of a prose FILE hold no person (statutes, answers to
// frequent questions). The same files give the same tables.
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <opendata/text.hpp>

#include "deid/recognizers/support/name_dictionary.hpp"
#include "training/dictionary.hpp"
#include "training/trainer.hpp"

namespace {

using namespace opendata;
using namespace opendata::training;

constexpr int epochs = 60;
constexpr int prose_lines = 2;  // for each text
constexpr int usual_cost = 116, rare_cost = 140;

void write_dictionary(const std::string& file, const std::vector<Word>& words, int most_cost) {
  namespace dictionary = deid::name_dictionary;
  auto blocks = std::make_unique<dictionary::Blocks>();
  for (const Word& word : words) {
    if (word.cost > most_cost) continue;
    const auto place = dictionary::place_of(dictionary::hash_of(word.text[0], word.text[1], word.text.size() > 2 ? word.text[2] : U'\0'));
    (*blocks)[place.block] |= place.mask;
  }
  std::ofstream out(file);
  std::size_t column = 0;
  for (const std::uint64_t block : *blocks) out << "0x" << std::hex << block << (++column % 8 == 0 ? ",\n" : ",");
}

void write_weights(const std::string& file, const std::vector<std::int8_t>& weights) {
  std::ofstream out(file);
  std::size_t column = 0;
  for (const std::int8_t weight : weights) out << static_cast<int>(weight) << (++column % 64 == 0 ? ",\n" : ",");
}

std::vector<Labelled> read_prose(const std::string& file) {
  std::vector<Labelled> lines;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) lines.push_back({text::to_utf32(line), {}});
  }
  return lines;
}

InventedNames names_of(const std::vector<Word>& words) {
  std::vector<std::u32string> usual;
  for (const Word& word : words) {
    if (word.cost <= usual_cost) usual.push_back(word.text);
  }
  return InventedNames(std::move(usual));
}

int train(const std::string& directory, const std::vector<Labelled>& texts, const std::vector<Labelled>& prose) {
  const auto words = icu_words();
  write_dictionary(directory + "/name_dictionary_words.inc", words, rare_cost);
  write_dictionary(directory + "/name_dictionary_usual.inc", words, usual_cost);
  const InventedNames names = names_of(words);
  Random random(20240506);
  Trainer trainer;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      trainer.learn(with_other_people(texts[static_cast<std::size_t>(random() % texts.size())], names, random));
      for (int line = 0; line < prose_lines && !prose.empty(); ++line) trainer.learn(prose[static_cast<std::size_t>(random() % prose.size())]);
    }
    if (epoch >= epochs / 2) trainer.average();
    if (epoch % 10 == 9) std::fprintf(stderr, "%d %.5f\n", epoch + 1, trainer.take_loss());
  }
  trainer.settle();
  write_weights(directory + "/name_model_weights.inc", trainer.weights());
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return std::fputs("train_names DIRECTORY TEXTS.jsonl... [--prose FILE...]\n", stderr), 2;
  std::vector<Labelled> texts, prose;
  bool is_prose = false;
  for (int i = 2; i < count; ++i) {
    if (std::strcmp(arguments[i], "--prose") == 0) {
      is_prose = true;
      continue;
    }
    auto more = is_prose ? Result<std::vector<Labelled>>(read_prose(arguments[i])) : read_labelled(arguments[i]);
    if (!more) return std::cerr << format_error(more.error(), Language::en) << '\n', 1;
    auto& into = is_prose ? prose : texts;
    into.insert(into.end(), more->begin(), more->end());
  }
  return train(arguments[1], texts, prose);
}
