#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "release/catalog_json.hpp"
#include "release/dataset_json.hpp"
#include "release/manifest.hpp"

using namespace opendata::release;

namespace {

/// What was accepted must be written and read again as the same bytes.
template <class Parsed, class Format, class Parse>
void require_stable(const Parsed& parsed, Format format, Parse parse) {
  if (!parsed) return;
  const std::string once = format(*parsed);
  const auto again = parse(once);
  if (!again || format(*again) != once) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto manifest = [](std::string_view bytes) { return parse_manifest(bytes, "manifest.json"); };
  const auto catalog = [](std::string_view bytes) { return parse_catalog(bytes, "catalog.json"); };
  const auto dataset = [](std::string_view bytes) { return parse_dataset(bytes, "dataset.json"); };
  require_stable(
      manifest(text), [](const auto& value) { return format_manifest(value); }, manifest);
  require_stable(
      catalog(text), [](const auto& value) { return format_catalog(value); }, catalog);
  require_stable(
      dataset(text), [](const auto& value) { return format_dataset(value.metadata, value.schema); }, dataset);
  return 0;
}
