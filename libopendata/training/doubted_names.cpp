// Prints what is known of each name that the model doubts in labelled texts, for evidence.py: doubted_names TEXTS.jsonl...
// A line each: 1 for a person's and 0 for another, the model's score, then the facts in the order of NameFacts, the reading in the order of
// Reading. The texts must be none that the tables in use were learnt from; see README.md.
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <memory_resource>
#include <opendata/text.hpp>
#include <span>
#include <string>

#include "deid/recognizers.hpp"
#include "deid/recognizers/names/name_evidence.hpp"
#include "training/corpus.hpp"

namespace {

using namespace opendata;

bool is_person(const training::Labelled& text, std::size_t start, std::size_t end) {
  return std::any_of(text.persons.begin(), text.persons.end(), [&](const training::Span& span) { return span.first < end && start < span.last; });
}

void print(const deid::WeighedName& weighed, const deid::NameFacts& f, const deid::name_reader::Reading& r, bool person) {
  std::printf("%d %d %d %d %d %d %d %d %d %d\n", person, weighed.score, f.is_alone, f.names_around, f.is_before_finding, f.is_again, f.is_short, r.begins,
              r.inside, r.ends);
}

class Printer {
 public:
  void print_doubted(const training::Labelled& text) {
    const text::Folded folded = text::fold(text.text, text::Folding::identifiers);
    const deid::Scan scan(folded.text);
    const deid::RecognizerInput input{text.text, folded, &scan};
    const auto findings = found_by_others(input);
    auto* const memory = std::pmr::get_default_resource();
    const deid::WeighedNames names = deid::weigh_names(scan, memory);
    const deid::NameEvidence evidence(input, findings, names, memory);
    for (const deid::WeighedName& weighed : names.doubted) {
      const auto [first, last, score] = weighed.name;
      if (!deid::is_private_name(scan, weighed.name)) continue;
      const auto [start, end] = folded.original(first, last);
      print(weighed, evidence.facts(weighed.name), deid::name_reader::read(scan, first, last), is_person(text, start, end));
    }
  }

 private:
  [[nodiscard]] std::vector<deid::Finding> found_by_others(const deid::RecognizerInput& input) const {
    std::vector<deid::Finding> findings;
    for (const auto& recognizer : recognizers_) recognizer->find(input, findings);
    return findings;
  }

  std::vector<std::unique_ptr<deid::Recognizer>> recognizers_ = deid::recognizers_of_text();
};

}  // namespace

int main(int count, char** arguments) {
  Printer printer;
  return training::for_each_text(std::span(arguments, static_cast<std::size_t>(count)).subspan(1), [&](const training::Labelled& text) { printer.print_doubted(text); });
}
