// Any bytes: no crash, and findings lie inside the text, sorted, without overlap.
#include <cstdint>
#include <cstdlib>
#include <opendata/address.hpp>
#include <opendata/recognizer.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace opendata;
  static const deid::Analyzer analyzer;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto findings = analyzer.find(bytes, 0);
  const std::size_t length = text::to_utf32(bytes).size();
  std::size_t behind = 0;
  for (const auto& finding : findings) {
    if (finding.start < behind || finding.end <= finding.start || finding.end > length) std::abort();
    behind = finding.end;
  }
  (void)deid::replace_findings(bytes, findings);
  if (const auto address = text::parse_address(bytes)) (void)text::generalize_address(*address, text::AddressLevel::road);
  return 0;
}
