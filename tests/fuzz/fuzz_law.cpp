// Any JSON as one law: every article that comes out belongs to the law and has a number that reads back.
#include <cstdlib>
#include <opendata/search/citation.hpp>

#include "regulation/law_json.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace opendata;
  const auto object = json::parse({reinterpret_cast<const char*>(data), size}, json::Dialect::strict);
  if (!object) return 0;
  const auto law = search::read_law(*object, "Laws[0]");
  if (!law) return 0;
  for (const auto& article : law->articles) {
    const auto number = search::parse_article_number(article.article_number);
    if (!number || article.id != law->info.id + "/" + article.article_number) std::abort();
  }
  return 0;
}
