// Prints the features of each number of labelled texts, for number_model.py: numbers_around TEXTS.jsonl... [--prose FILE...]
// A line each: whose it is (0 nobody's, else the type's place in number_model::types from 1), then the features. Left out are numbers that belong
// to a name or an address. Prose is text in which nothing is anybody's. Each number is printed three times more as if it stood alone, as those of
// people hardly ever do in these texts: else the model would learn that what is alone is nobody's.
#include <algorithm>
#include <iostream>
#include <memory_resource>
#include <opendata/text.hpp>
#include <span>

#include "deid/recognizers.hpp"
#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/numbers/number_evidence.hpp"
#include "deid/recognizers/numbers/number_model.hpp"
#include "training/corpus.hpp"

namespace {

using namespace opendata;
using deid::LooseNumber;
using deid::number_features::Facts;

bool overlaps(const training::Span& span, const training::Span& other) { return span.first < other.last && other.first < span.last; }

// What the number is labelled as; empty for what is no number.
std::optional<std::size_t> label_of(const training::Labelled& text, const training::Span& number) {
  using deid::number_model::types;
  for (const auto& [span, type] : text.others) {
    if (!overlaps(span, number)) continue;
    const auto found = std::find(types.begin(), types.end(), type);
    return found == types.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - types.begin()) + 1U);
  }
  const bool of_name = std::any_of(text.persons.begin(), text.persons.end(), [&](const training::Span& span) { return overlaps(span, number); });
  return of_name ? std::nullopt : std::optional<std::size_t>(0U);
}

class Printer {
 public:
  Printer() { recognizers_.push_back(deid::make_person()); }

  void print(const training::Labelled& text) const {
    const text::Folded folded = text::fold(text.text, text::Folding::identifiers);
    const deid::Scan scan(folded.text);
    const deid::RecognizerInput input{text.text, folded, &scan};
    std::vector<deid::Finding> findings;
    for (const auto& recognizer : recognizers_) recognizer->find(input, findings);
    const deid::NumberEvidence evidence(input, findings, std::pmr::get_default_resource());
    evidence.for_each([&](const LooseNumber& number, const deid::FoundRange& range) {
      const auto label = label_of(text, {range.start, range.end});
      if (!label) return;
      print(*label, scan, number, evidence.facts(range));
      print_alone(*label, folded.text, number);
    });
  }

 private:
  // The number with fewer and fewer characters on either side.
  static void print_alone(std::size_t label, std::u32string_view text, const LooseNumber& number) {
    for (const std::size_t beside : {200U, 8U, 4U}) {
      const std::size_t first = number.first - std::min<std::size_t>(number.first, beside);
      const auto cut = text.substr(first, number.last + beside - first);
      print(label, deid::Scan(cut), {number.first - first, number.last - first}, {});
    }
  }
  static void print(std::size_t label, const deid::Scan& scan, const LooseNumber& number, const Facts& facts) {
    std::cout << label;
    deid::number_features::of_number(scan, number, facts, [](std::uint32_t feature) { std::cout << ' ' << feature; });
    std::cout << '\n';
  }

  std::vector<std::unique_ptr<deid::Recognizer>> recognizers_ = deid::recognizers_of_text();
};

}  // namespace

int main(int count, char** arguments) {
  const Printer printer;
  return training::for_each_text(std::span(arguments, static_cast<std::size_t>(count)).subspan(1), [&](const training::Labelled& text) { printer.print(text); });
}
