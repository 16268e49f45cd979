#include "query/surface.hpp"

#include <array>
#include <map>
#include <opendata/text.hpp>

#include "index/folding.hpp"
#include "index/terms.hpp"

namespace opendata::search {
namespace {

/// A few documents may write a word in several ways (臺/台): the most usual of them counts.
constexpr std::size_t looked_at = 5;

std::string written_in(std::string_view utf8, std::u32string_view folded) {
  const std::u32string original = text::to_utf32(utf8);
  const text::Folded text = fold_with_map(original);
  const std::size_t at = text.text.find(folded);
  if (at == std::u32string::npos) return {};
  const auto [begin, end] = text.original(at, at + folded.size());
  return text::to_utf8(std::u32string_view(original).substr(begin, end - begin));
}

std::string written_in(const Document& document, std::u32string_view folded) {
  for (const std::string* field : std::array{&document.title, &document.law_name, &document.body}) {
    std::string written = written_in(*field, folded);
    if (!written.empty()) return written;
  }
  return {};
}

}  // namespace

std::string surface_of(std::u32string_view folded, const Reach& reach) {
  std::map<std::string, int> seen;
  std::string best = text::to_utf8(folded);
  int count = 0;
  const Xapian::Query word(terms::make("", best));
  for (const Reached& found : best_documents(reach, Corpus::both, word, looked_at)) {
    const std::string written = written_in(found.document, folded);
    if (written.empty() || ++seen[written] <= count) continue;
    count = seen[written];
    best = written;
  }
  return best;
}

}  // namespace opendata::search
