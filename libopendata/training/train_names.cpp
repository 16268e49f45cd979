// Makes the tables of the name model: train_names DIRECTORY TEXTS.jsonl... [--prose FILE...] [--pairs FILE...] [--words FILE...]
// TEXTS are labelled texts, read with ever new invented people; the lines of a prose FILE hold no person (statutes, answers to
// frequent questions), those of a pairs FILE two characters that stand side by side in prose, those of a words FILE a word and its kind.
// All tables are written each time: without a pairs or a words FILE the one made of it is empty. The same files give the same tables.
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <opendata/files.hpp>
#include <opendata/text.hpp>
#include <optional>
#include <span>
#include <string>

#include "deid/recognizers/names/name_dictionary.hpp"
#include "deid/recognizers/names/name_neighbours.hpp"
#include "deid/recognizers/names/word_kinds.hpp"
#include "training/dictionary.hpp"
#include "training/trainer.hpp"

namespace {

using namespace opendata;
using namespace opendata::training;

constexpr int epochs = 60;
constexpr int prose_lines = 2;  // for each text

template <class Blocks>
void write_blocks(const std::string& file, const Blocks& blocks) {
  std::ofstream out(file);
  std::size_t column = 0;
  for (const std::uint64_t block : blocks) out << "0x" << std::hex << block << (++column % 8 == 0 ? ",\n" : ",");
}

void write_dictionary(const std::string& file, const std::vector<Word>& words, int most_cost) {
  namespace dictionary = deid::name_dictionary;
  auto blocks = std::make_unique<dictionary::Blocks>();
  for (const Word& word : words) {
    if (word.cost > most_cost) continue;
    const auto place = dictionary::place_of(dictionary::hash_of(word.text[0], word.text[1], word.text.size() > 2 ? word.text[2] : U'\0'));
    (*blocks)[place.block] |= place.mask;
  }
  write_blocks(file, *blocks);
}

void write_neighbours(const std::string& file, const std::vector<Labelled>& pairs) {
  auto blocks = std::make_unique<deid::name_neighbours::Blocks>();
  for (const Labelled& pair : pairs) {
    if (pair.text.size() != 2) continue;
    const auto place = deid::name_neighbours::place_of(pair.text[0], pair.text[1]);
    (*blocks)[place.block] |= place.mask;
  }
  write_blocks(file, *blocks);
}

template <class Weight>
void write_weights(const std::string& file, const std::vector<Weight>& weights) {
  std::ofstream out(file);
  std::size_t column = 0;
  for (const Weight weight : weights) out << static_cast<int>(weight) << (++column % 64 == 0 ? ",\n" : ",");
}

// In braces, as many at a time as belong to one array.
template <class Weight>
void write_arrays(const std::string& file, const std::vector<Weight>& weights, std::size_t size) {
  std::ofstream out(file);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const bool begins = i % size == 0, ends = i % size == size - 1;
    out << (begins ? "{" : ",") << static_cast<int>(weights[i]) << (ends ? "},\n" : "");
  }
}

// A word and its part of speech, as word_kinds.hpp numbers them.
struct SpokenWord {
  std::u32string text;
  unsigned kind;
};

// "說 1"
std::optional<SpokenWord> spoken_word(std::string_view line) {
  const std::size_t blank = line.find(' ');
  std::u32string word = text::to_utf32(line.substr(0, blank));
  unsigned kind = deid::word_kinds::unknown;
  if (blank != line.npos) std::from_chars(line.data() + blank + 1, line.data() + line.size(), kind);
  if (word.empty() || word.size() > deid::word_kinds::longest || kind >= deid::word_kinds::unknown) return std::nullopt;
  return SpokenWord{std::move(word), kind};
}

Result<std::vector<SpokenWord>> read_words(const std::string& file) {
  std::vector<SpokenWord> words;
  const auto read = for_each_line(file, [&](const std::string& line, const Where& where) -> Result<void> {
    auto word = spoken_word(line);
    if (!word) return failure(Errc::bad_structure, {"is not a word of up to three characters, a blank and a kind of 0 to 15", "不是三字以內的詞、空格與 0 至 15 的詞類"}, where);
    words.push_back(std::move(*word));
    return {};
  });
  if (!read) return failure(read.error());
  return words;
}

// Of more words than a bucket has room for, the last are left out.
void write_kinds(const std::string& file, const std::vector<SpokenWord>& words) {
  constexpr std::size_t room = std::tuple_size_v<deid::word_kinds::Bucket>;
  std::vector<std::uint16_t> entries(std::tuple_size_v<deid::word_kinds::Buckets> * room);
  for (const auto& [word, kind] : words) {
    const auto at = [&, size = word.size(), &text = word](std::size_t i) { return i < size ? text[i] : U'\0'; };
    const auto place = deid::word_kinds::place_of(at(0), at(1), at(2));
    const auto bucket = entries.begin() + static_cast<std::ptrdiff_t>(place.bucket * room);
    const auto free = std::find(bucket, bucket + room, 0);
    if (free != bucket + room) *free = static_cast<std::uint16_t>(place.mark | kind);
  }
  write_arrays(file, entries, room);
}

Result<std::vector<Labelled>> read_lines(const std::string& file) {
  std::vector<Labelled> lines;
  const auto read = for_each_line(file, [&](const std::string& line, const Where&) -> Result<void> {
    lines.push_back({text::to_utf32(line), {}});
    return {};
  });
  if (!read) return failure(read.error());
  return lines;
}

struct Corpus {
  std::vector<Labelled> texts, prose, pairs;
  std::vector<SpokenWord> words;
};

template <class Item>
Result<void> append(Result<std::vector<Item>> more, std::vector<Item>& into) {
  if (!more) return failure(std::move(more.error()));
  into.insert(into.end(), more->begin(), more->end());
  return {};
}

// `option` is what stands before the file: none before the labelled texts.
Result<void> add(const std::string& file, std::string_view option, Corpus& corpus) {
  if (option == "--prose") return append(read_lines(file), corpus.prose);
  if (option == "--pairs") return append(read_lines(file), corpus.pairs);
  if (option == "--words") return append(read_words(file), corpus.words);
  if (option.empty()) return append(read_labelled(file), corpus.texts);
  return failure(Errc::invalid_argument, {"options are --prose, --pairs and --words", "選項為 --prose、--pairs 與 --words"});
}

const Labelled& any_of(const std::vector<Labelled>& texts, Random& random) { return texts[static_cast<std::size_t>(random() % texts.size())]; }

void write_dictionaries(const std::string& directory, const std::vector<Word>& words, const Corpus& corpus) {
  write_dictionary(directory + "/name_dictionary_words.inc", words, rare_cost);
  write_dictionary(directory + "/name_dictionary_usual.inc", words, usual_cost);
  write_neighbours(directory + "/name_neighbours.inc", corpus.pairs);
  write_kinds(directory + "/word_kinds.inc", corpus.words);
}

// Once through as many texts as there are.
void learn(Trainer& trainer, const Corpus& corpus, const InventedNames& names, Random& random) {
  for (std::size_t i = 0; i < corpus.texts.size(); ++i) {
    trainer.learn(with_other_people(any_of(corpus.texts, random), names, random));
    for (int line = 0; line < prose_lines && !corpus.prose.empty(); ++line) trainer.learn(any_of(corpus.prose, random));
  }
}

int train(const std::string& directory, const Corpus& corpus) {
  const auto words = icu_words();
  write_dictionaries(directory, words, corpus);
  const InventedNames names(usual_words(words));
  Random random(20240506);
  Trainer trainer;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    learn(trainer, corpus, names, random);
    if (epoch >= epochs / 2) trainer.average();
    if (epoch % 10 == 9) std::fprintf(stderr, "%d %.5f\n", epoch + 1, trainer.take_loss());
  }
  trainer.settle();
  write_weights(directory + "/name_model_weights.inc", trainer.weights());
  write_arrays(directory + "/name_model_units.inc", trainer.unit_weights(), deid::name_model::units);
  write_arrays(directory + "/name_model_outputs.inc", trainer.outputs(), 2);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return std::fputs("train_names DIRECTORY TEXTS.jsonl... [--prose FILE...] [--pairs FILE...] [--words FILE...]\n", stderr), 2;
  Corpus corpus;
  std::string option;
  for (const std::string argument : std::span(arguments, static_cast<std::size_t>(count)).subspan(2)) {
    if (argument.starts_with("--")) option = argument;
    else if (const auto read = add(argument, option, corpus); !read) return std::cerr << format_error(read.error(), Language::en) << '\n', 1;
  }
  return train(arguments[1], corpus);
}
