// Any bytes: no crash; findings lie inside the text, sorted, without overlap; a recogniser that no clue wakes finds nothing.
#include <cstdint>
#include <cstdlib>
#include <opendata/address.hpp>
#include <opendata/recognizer.hpp>

#include "deid/recognizers.hpp"
#include "deid/recognizers/support/scan.hpp"

namespace {

void check_asleep(std::u32string_view original) {
  using namespace opendata;
  static const auto recognizers = deid::built_in_recognizers();
  static const auto clues = deid::clues_of_built_in();
  const text::Folded folded = text::fold(original, text::Folding::identifiers);
  const deid::Scan scan(folded.text);
  std::vector<deid::Finding> findings;
  for (std::size_t i = 0; i < recognizers.size(); ++i) {
    if ((clues[i] & scan.clues()) == 0) recognizers[i]->find({original, folded, &scan}, findings);
  }
  if (!findings.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace opendata;
  static const deid::Analyzer analyzer;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto findings = analyzer.find(bytes, 0);
  const std::u32string original = text::to_utf32(bytes);
  const std::size_t length = original.size();
  std::size_t behind = 0;
  for (const auto& finding : findings) {
    if (finding.start < behind || finding.end <= finding.start || finding.end > length) std::abort();
    behind = finding.end;
  }
  check_asleep(original);
  (void)deid::replace_findings(bytes, findings);
  if (const auto address = text::parse_address(bytes)) (void)text::generalize_address(*address, text::AddressLevel::road);
  return 0;
}
