#include <cstdint>

#include "quality/description.hpp"

// Whatever a stranger's JSON holds, reading it as a description ends, and what comes out has files or nothing.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const opendata::catalog::CodeLists codes;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto document = opendata::json::parse(bytes, opendata::json::Dialect::strict);
  if (!document) return 0;
  for (const auto& description : opendata::quality::read_descriptions(*document, codes)) {
    if (description.kind.empty()) __builtin_trap();
  }
  return 0;
}
