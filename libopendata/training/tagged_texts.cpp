// Writes texts as reader.py reads them: tagged_texts ROUNDS TEXTS.jsonl... or tagged_texts --prose FILE...
// Labelled texts are written ROUNDS times, with ever new invented people; lines of prose have none. A line each: the text folded for
// identifiers, line breaks as U+2424; a tab; its persons as first-last, parted by commas; a tab; six signs for each character:
// ranks in family and given names, kind and size of the word that begins there and of the one that ends there, kinds from 'a', numbers from '0'.
#include <algorithm>
#include <charconv>
#include <iostream>
#include <opendata/files.hpp>
#include <opendata/text.hpp>
#include <span>
#include <string>

#include "deid/recognizers/names/surnames.hpp"
#include "deid/recognizers/names/word_kinds.hpp"
#include "deid/recognizers/support/scan.hpp"
#include "training/corpus.hpp"
#include "training/dictionary.hpp"

namespace {

using namespace opendata;
using namespace opendata::training;

std::string shown(std::u32string text) {
  for (char32_t& c : text)
    if (c == U'\n' || c == U'\r' || c == U'\t') c = U'\u2424';
  return text::to_utf8(text);
}

// The characters of the folded text that come from nothing but the span.
std::string range_of(const text::Folded& folded, const Span& span) {
  std::size_t first = folded.text.size(), last = 0;
  for (std::size_t i = 0; i < folded.text.size(); ++i) {
    const auto [start, end] = folded.original(i, i + 1);
    if (start < span.first || end > span.last) continue;
    first = std::min(first, i);
    last = i + 1;
  }
  return first < last ? std::to_string(first) + "-" + std::to_string(last) : "";
}

std::string signs_at(const deid::Scan& scan, std::size_t i) {
  const auto begins = deid::word_kinds::at(scan, i), ends = deid::word_kinds::before(scan, i + 1);
  const auto sign = [](char first, auto value) { return static_cast<char>(first + static_cast<int>(value)); };
  return {sign('0', deid::surname_rank(scan.at(i))), sign('0', deid::given_name_weight(scan.at(i))), sign('a', begins.kind), sign('0', begins.size),
          sign('a', ends.kind),                      sign('0', ends.size)};
}

void write(const Labelled& text) {
  const text::Folded folded = text::fold(text.text, text::Folding::identifiers);
  const deid::Scan scan(folded.text);
  std::string persons, signs;
  for (const Span& span : text.persons) {
    const std::string range = range_of(folded, span);
    if (!range.empty()) persons += (persons.empty() ? "" : ",") + range;
  }
  for (std::size_t i = 0; i < folded.text.size(); ++i) signs += signs_at(scan, i);
  std::cout << shown(folded.text) << '\t' << persons << '\t' << signs << '\n';
}

Result<void> write_prose(const std::string& file) {
  return for_each_line(file, [](const std::string& line, const Where&) -> Result<void> {
    write({text::to_utf32(line), {}});
    return {};
  });
}

Result<void> write_labelled(const std::string& file, int rounds, const InventedNames& names, Random& random) {
  const auto texts = read_labelled(file);
  if (!texts) return failure(texts.error());
  for (int round = 0; round < rounds; ++round)
    for (const Labelled& text : *texts) write(with_other_people(text, names, random));
  return {};
}

int tell(const Result<void>& written) {
  if (!written) std::cerr << format_error(written.error(), Language::en) << '\n';
  return written ? 0 : 1;
}

Result<void> write_all_prose(std::span<char*> files) {
  for (const std::string file : files)
    if (const auto written = write_prose(file); !written) return written;
  return {};
}

Result<void> write_all_labelled(int rounds, std::span<char*> files) {
  const InventedNames names(usual_words(icu_words()));
  Random random(7);
  for (const std::string file : files)
    if (const auto written = write_labelled(file, rounds, names, random); !written) return written;
  return {};
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view first = count > 2 ? arguments[1] : "";
  int rounds = 0;
  std::from_chars(first.data(), first.data() + first.size(), rounds);
  if (first != "--prose" && rounds <= 0) return std::cerr << "tagged_texts ROUNDS TEXTS.jsonl... | --prose FILE...\n", 2;
  const auto files = std::span(arguments, static_cast<std::size_t>(count)).subspan(2);
  return tell(rounds > 0 ? write_all_labelled(rounds, files) : write_all_prose(files));
}
