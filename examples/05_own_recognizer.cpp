// Adds a recogniser for the office's own membership numbers (M-123456) and replaces what is found in a line of text.
//   echo TEXT | 05_own_recognizer
#include <iostream>
#include <memory>
#include <opendata/recognizer.hpp>
#include <string>

using namespace opendata;

namespace {

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// "M-" and six digits, not within a longer number.
class MembershipNumber final : public deid::Recognizer {
 public:
  std::string_view type() const override { return "MEMBERSHIP_NO"; }
  void find(const deid::RecognizerInput& input, std::vector<deid::Finding>& findings) const override {
    const std::u32string& text = input.folded.text;  // full-width digits are plain ones here
    for (std::size_t i = text.find(U"M-"); i != std::u32string::npos; i = text.find(U"M-", i + 1)) {
      std::size_t end = i + 2;
      while (end < text.size() && is_digit(text[end])) ++end;
      if (end - i != 8) continue;
      const auto [first, last] = input.folded.original(i, end);  // findings are in places of the original text
      findings.push_back({first, last, type(), 0.95});
    }
  }
};

}  // namespace

int main() {
  deid::Analyzer analyzer;
  analyzer.add(std::make_unique<MembershipNumber>());
  for (std::string line; std::getline(std::cin, line);)
    std::cout << deid::replace_findings(line, analyzer.find(line)) << '\n';
  return 0;
}
