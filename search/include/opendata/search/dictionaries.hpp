#pragma once
#include <filesystem>
#include <memory>
#include <opendata/result.hpp>
#include <string>
#include <string_view>
#include <vector>

/// What an agency teaches the search: its words, which words mean the same, how characters are read.
namespace opendata::search {

/// Words that mean the same or that lead to others.
struct SynonymRule {
  std::vector<std::string> from;  ///< any of these in a query …
  std::vector<std::string> to;    ///< … also finds these; a two-way rule has all its words in both
  double weight = 0.5;            ///< what a found synonym counts beside the word itself, above 0 and at most 1
};

/// A subject as people name it, and where the law says something about it.
struct SubjectRule {
  std::vector<std::string> words;   ///< any of these in a query …
  std::vector<std::string> places;  ///< … leads to these laws and articles, written as people cite them
};

/// A further reading of a character, beside the one that ICU knows: 行 is xing and hang.
struct Reading {
  std::string character;
  std::vector<std::string> syllables;  ///< Hanyu Pinyin without tones, ü as v
};

/// All dictionaries of an index. An index keeps a copy of what it was built with, so that queries are always cut as the
/// documents were.
struct Dictionaries {
  std::vector<std::string> words;  ///< never split: 寵物登記, 動產質借, 鼻頭角
  std::vector<std::string> names;  ///< of laws and such: kept together where the sentence allows it
  std::vector<SynonymRule> synonyms;
  std::vector<SubjectRule> subjects;
  std::vector<Reading> readings;
  std::vector<std::string> look_alikes;  ///< groups of characters that are mistaken for each other: 籠寵龐
};

/// Reads words.txt, names.txt, synonyms.txt, subjects.txt, readings.txt and look_alikes.txt of a directory; a missing
/// file is an empty dictionary, other files are not looked at.
/// Input: UTF-8, one entry a line, "#" begins a comment. words and names: a word of 2 to 20 characters (a longer name is
/// passed over, a longer word is an error). synonyms: `狗, 犬, 犬隻` (each finds all) or `走丟 => 走失, 遺失` (the left
/// finds the right), either with ` : 0.7` behind it as weight. subjects: `加班, 加班費 => 勞動基準法第24、32條, …` (a law
/// that an index does not hold is passed over there). readings: `行 xing hang`. look_alikes: characters side by side.
/// Errors, each with file and line: not_found (no such directory), bad_encoding, bad_structure, bad_value,
/// limit_exceeded (16 MiB a file).
[[nodiscard]] Result<Dictionaries> read_dictionaries(const std::filesystem::path& directory);

/// Writes the same files, each line in a form that read_dictionaries() gives back. Errors: io_failure.
[[nodiscard]] Result<void> write_dictionaries(const std::filesystem::path& directory, const Dictionaries& dictionaries);

/// A short text that changes whenever any entry does.
[[nodiscard]] std::string fingerprint(const Dictionaries& dictionaries);

/// Words to keep together, ready for segmenting. Thread safety: const after construction; shared by all segmenters.
class UserWords {
 public:
  explicit UserWords(const Dictionaries& dictionaries);
  ~UserWords();
  struct Impl;  ///< for the segmenter only
  [[nodiscard]] const Impl& impl() const { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace opendata::search
