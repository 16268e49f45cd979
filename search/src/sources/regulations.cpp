#include <opendata/search/sources.hpp>

#include "regulation/aliases.hpp"
#include "regulation/law_json.hpp"

namespace opendata::search {
namespace {

/// One law at a time. The longest national law takes 0.7 MB; one with all its tables typed out still fits.
constexpr json::Limits law_limits{.bytes = 64U << 20U, .depth = 16};
constexpr std::string_view laws_key = "Laws";

class LawVisitor final : public json::ElementVisitor {
 public:
  LawVisitor(std::map<std::string, std::vector<std::string>> aliases, DocumentSink& sink)
      : aliases_(std::move(aliases)), sink_(sink) {}
  Result<void> visit(json::Value&& element) override {
    auto law = read_law(element, position());
    if (!law) return failure(std::move(law.error()));
    auto added = add(*law);
    if (!added) return failure(std::move(added.error()).at({{}, element.line(), position()}));
    ++counts_.laws;
    return {};
  }
  [[nodiscard]] const SourceCounts& counts() const { return counts_; }
  /// The law that is being read: "Laws[17]".
  [[nodiscard]] std::string position() const {
    return std::string(laws_key) + "[" + std::to_string(counts_.laws) + "]";
  }

 private:
  Result<void> add(Law& law) {
    const auto aliases = aliases_.find(law.info.id);
    if (aliases != aliases_.end()) law.info.aliases = aliases->second;
    auto named = sink_.add_law(law.info);
    if (!named) return named;
    for (const Document& article : law.articles) {
      auto added = sink_.add(article);
      if (!added) return added;
    }
    counts_.documents += law.articles.size();
    counts_.skipped += law.deleted_articles;
    return {};
  }
  std::map<std::string, std::vector<std::string>> aliases_;
  DocumentSink& sink_;
  SourceCounts counts_;
};

}  // namespace

Result<SourceCounts> read_regulations(const std::string& file, const std::string& aliases_file, DocumentSink& sink) {
  auto aliases = read_aliases(aliases_file);
  if (!aliases) return failure(std::move(aliases.error()));
  LawVisitor visitor(std::move(*aliases), sink);
  auto outcome = json::for_each_element(file, laws_key, visitor, law_limits);
  if (!outcome) return failure(std::move(outcome.error()).at({file, 0, visitor.position()}));
  return visitor.counts();
}

}  // namespace opendata::search
