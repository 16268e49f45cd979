// Builds an index from an FAQ and regulations and asks it three questions in three ways.
//   03_build_and_search INDEX FAQ.csv FAQ-MAP.json REGULATIONS.json ALIASES.json
#include <iostream>
#include <opendata/search/searcher.hpp>
#include <opendata/search/sources.hpp>

using namespace opendata;
using namespace opendata::search;

namespace {

Result<void> build(char** argv) {
  auto builder = IndexBuilder::create(argv[1]);
  if (!builder) return failure(builder.error());
  if (const auto faq = read_faq(argv[2], argv[3], *builder); !faq) return failure(faq.error());
  if (const auto laws = read_regulations(argv[4], argv[5], *builder); !laws) return failure(laws.error());
  return builder->finish();
}

Result<void> ask(const Searcher& searcher, const Query& query) {
  const auto result = searcher.search(query);
  if (!result) return failure(result.error());
  std::cout << query.text << " (" << name(result->mode) << ")\n";
  for (const Hit& hit : result->hits) std::cout << "  " << hit.document.id << "  " << hit.title.text << '\n';
  return {};
}

Result<void> run(char** argv) {
  if (const auto built = build(argv); !built) return built;
  const auto searcher = Searcher::open(argv[1]);
  if (!searcher) return failure(searcher.error());
  for (const Query& query : {Query{.text = "狗走丟了怎麼辦", .limit = 1},
                             Query{.text = "寵物登記", .mode = Mode::keyword, .kinds = {"faq"}, .limit = 1},
                             Query{.text = "示範市動物保護自治條例第三條", .limit = 1}})
    if (const auto asked = ask(*searcher, query); !asked) return asked;
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6)
    return std::cerr << "usage: 03_build_and_search INDEX FAQ.csv FAQ-MAP.json REGULATIONS.json ALIASES.json\n", 2;
  const auto done = run(argv);
  if (done) return 0;
  std::cerr << format_error(done.error(), Language::en) << '\n';
  return 1;
}
