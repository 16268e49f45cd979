#include <array>
#include <memory_resource>

#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/numbers/dialled.hpp"
#include "deid/recognizers/numbers/lonely_numbers.hpp"
#include "deid/recognizers/numbers/number_evidence.hpp"
#include "deid/recognizers/numbers/number_model.hpp"
#include "deid/recognizers/numbers/numbering_plan.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/number_labels.hpp"

namespace opendata::deid {
namespace {

// Looks at numbers as what stands around them tells: finds what is somebody's though no other recogniser knows it, and takes back what is alone in
// its text and nobody's. What it finds has the type that the model thinks likeliest.
class NumberInContext final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "NUMBER"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    if (findings.empty() || input.scan->tokens().empty()) return;
    std::array<std::byte, 4096> own_memory;
    std::pmr::monotonic_buffer_resource memory(own_memory.data(), own_memory.size());
    settle_lonely_numbers(input, findings, &memory);
    find_unclaimed(input, findings, &memory);
  }

 private:
  // "批號NC-0047212": the label right before it, as the rules read labels, is never a person's.
  static bool is_of_thing(const Scan& scan, const LooseNumber& number) {
    const LabelBefore before = label_before(scan, number.first);
    return before.label == NumberLabel::other && is_adjacent(scan, before.last, number.first);
  }

  // "請撥0800-024-111": nobody's own, whoever is named beside it.
  static bool is_toll_free(const Scan& scan, const LooseNumber& number) {
    const Dialled d = read_dialled(scan, number.first, {});
    return d.size > 0 && d.digits[0] == '0' && d.end(d.size) == number.last && phone_kind(d.view(1, d.size)) == PhoneKind::toll_free;
  }

  // "3/11-3/17": from a day to another, of the same year.
  static bool is_of_days(const Scan& scan, const LooseNumber& number) {
    const auto day_end = [&](std::size_t i) {
      const std::size_t month = scan.run_end(i, digit, 3), day = scan.run_end(month + 1, digit, 3);
      return month > i && month < i + 3 && scan.at(month) == U'/' && day > month + 1 && day < month + 4 ? day : 0;
    };
    const std::size_t first = day_end(number.first);
    return first > 0 && contains(U"-~至", scan.at(first)) && day_end(first + 1) == number.last;
  }

  static void find_unclaimed(const RecognizerInput& input, std::vector<Finding>& findings, std::pmr::memory_resource* memory) {
    const NumberEvidence evidence(input, findings, memory);
    evidence.for_each_unclaimed([&](const LooseNumber& number, const FoundRange& range) {
      if (is_of_thing(*input.scan, number) || is_toll_free(*input.scan, number) || is_of_days(*input.scan, number)) return;
      const number_features::Facts facts = evidence.facts(range);
      if (facts.found == 0) return;  // of those alone in their text hardly any is somebody's
      const auto [type, odds] = number_model::weigh(*input.scan, number, facts);
      if (odds >= 0) findings.push_back({range.start, range.end, type, score::shape});
    });
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_number_in_context() { return std::make_unique<NumberInContext>(); }

}  // namespace opendata::deid
