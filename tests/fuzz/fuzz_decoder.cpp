// Any bytes in every encoding: cut into two pieces they must decode as in one, to valid UTF-8; detection must name an
// encoding that decodes them.
#include <cstdlib>
#include <opendata/text.hpp>

namespace {

using namespace opendata::text;

void demand(bool holds) {
  if (!holds) std::abort();
}

struct Outcome {
  std::string text;
  std::size_t error_line = 0;
  bool operator==(const Outcome& other) const { return text == other.text && error_line == other.error_line; }
};

Outcome decode(Encoding encoding, std::string_view bytes, std::size_t cut) {
  Decoder decoder(encoding);
  Outcome outcome;
  auto result = decoder.decode(bytes.substr(0, cut), outcome.text);
  if (result) result = decoder.decode(bytes.substr(cut), outcome.text);
  if (result) result = decoder.finish(outcome.text);
  if (!result) outcome.error_line = result.error().where().row;
  demand(is_valid_utf8(outcome.text));
  return outcome;
}

void fold_both_ways(const std::string& utf8) {
  const auto points = to_utf32(utf8);
  demand(to_utf8(points) == utf8);
  for (const auto folding : {Folding::identifiers, Folding::search}) {
    const Folded folded = fold(points, folding);
    const bool is_in_place = folding == Folding::identifiers && folded.text.size() == points.size();
    const std::size_t mapped = is_in_place ? 0 : folded.text.size();
    demand(folded.begin.size() == mapped && folded.end.size() == mapped);
    std::pair<std::size_t, std::size_t> before{0, 0};
    for (std::size_t i = 0; i < folded.text.size(); ++i) {
      const auto range = folded.original(i, i + 1);
      demand(range.first < range.second && range.second <= points.size());
      demand(before.first <= range.first && before.second <= range.second);
      before = range;
    }
  }
  const auto trimmed = trim(utf8);
  demand(trim(trimmed) == trimmed && is_valid_utf8(trimmed));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t cut = bytes.empty() ? 0 : data[0] % (bytes.size() + 1);
  for (const auto encoding : {Encoding::utf8, Encoding::utf16le, Encoding::utf16be, Encoding::cp950,
                              Encoding::big5_eten, Encoding::big5_hkscs}) {
    const Outcome whole = decode(encoding, bytes, 0);
    demand(whole == decode(encoding, bytes, cut));
    fold_both_ways(whole.text);
  }
  const auto detection = detect_encoding(bytes, Extent::whole);
  if (detection)
    demand(decode(detection->encoding, bytes.substr(detection->bom_bytes), 0).error_line == 0 ||
           detection->bom_bytes > 0);
  return 0;
}
