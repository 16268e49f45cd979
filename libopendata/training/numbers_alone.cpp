// Prints the features of the numbers that stand alone in labelled texts, for owner_model.py: numbers_alone TEXTS.jsonl... [--prose FILE...]
// A line each: 1 for a citizen's, 0 for an office's, then the number's own features, "|", and those of its window. In prose all are offices'.
#include <algorithm>
#include <iostream>
#include <memory_resource>
#include <opendata/text.hpp>
#include <span>

#include "deid/recognizers.hpp"
#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/numbers/lonely_numbers.hpp"
#include "training/corpus.hpp"

namespace {

using namespace opendata;

bool is_citizens(const training::Labelled& text, const deid::Finding& finding) {
  const auto overlaps = [&](const training::TypedSpan& other) { return other.span.first < finding.end && finding.start < other.span.last; };
  return std::any_of(text.others.begin(), text.others.end(), overlaps);
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
    const deid::LonelyNumbers numbers(input, findings, std::pmr::get_default_resource());
    numbers.for_each([&](const deid::Finding& finding, const deid::LooseNumber& number, const deid::owner_features::Facts& facts) {
      print(is_citizens(text, finding), scan, number, facts);
    });
  }

 private:
  static void print(bool is_citizens, const deid::Scan& scan, const deid::LooseNumber& number, const deid::owner_features::Facts& facts) {
    const auto print_feature = [](std::uint32_t feature) { std::cout << ' ' << feature; };
    std::cout << is_citizens;
    deid::owner_features::of_number(scan, number, facts, print_feature);
    std::cout << " |";
    deid::owner_features::of_window(scan, deid::owner_features::window_of(number.first, scan.size()), print_feature);
    std::cout << '\n';
  }

  std::vector<std::unique_ptr<deid::Recognizer>> recognizers_ = deid::recognizers_of_text();
};

}  // namespace

int main(int count, char** arguments) {
  const Printer printer;
  return training::for_each_text(std::span(arguments, static_cast<std::size_t>(count)).subspan(1), [&](const training::Labelled& text) { printer.print(text); });
}
