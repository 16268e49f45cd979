#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <opendata/search/index_builder.hpp>
#include <opendata/search/searcher.hpp>
#include <string>

// Any bytes as a query, in the mode that the first byte chooses, on a small index: an answer or one of the documented
// errors.

namespace {

using namespace opendata::search;

Document document(std::string id, std::string kind, std::string body) {
  Document made;
  made.id = std::move(id);
  made.kind = std::move(kind);
  made.title = "寵物登記 WiFi";
  made.body = std::move(body);
  made.law_id = "T0000001";
  made.article_order = 12'000;
  return made;
}

Searcher open_sample() {
  std::string pattern = (std::filesystem::temp_directory_path() / "fuzz-query-XXXXXX").string();
  const std::filesystem::path directory = ::mkdtemp(pattern.data());
  auto builder = IndexBuilder::create(directory);
  if (!builder || !builder->add_law("T0000001", "動物保護法", {"動保法"}, true)) std::abort();
  if (!builder->add(document("T0000001/12", "article", "對動物不得任意宰殺。")) ||
      !builder->add(document("q1", "faq", "依動保法第12條。")))
    std::abort();
  if (!builder->finish()) std::abort();
  auto searcher = Searcher::open(directory);
  if (!searcher) std::abort();
  std::filesystem::remove_all(directory);  // open files stay readable
  return std::move(*searcher);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Searcher searcher = open_sample();
  if (size == 0) return 0;
  Query query;
  query.mode = all_modes()[data[0] % all_modes().size()];
  for (std::size_t i = 1; i < size; ++i) query.text += static_cast<char>(data[i]);
  const auto result = searcher.search(query);
  if (!result && result.error().code() != opendata::Errc::bad_value &&
      result.error().code() != opendata::Errc::limit_exceeded &&
      result.error().code() != opendata::Errc::not_found)
    std::abort();
  if (!searcher.suggest(query.text, 20)) std::abort();
  return 0;
}
