#pragma once
#include <opendata/search/citation.hpp>
#include <opendata/search/index_builder.hpp>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace opendata::search {

/// Names and article numbers of laws, read from law files without an index: what citations are looked up in.
/// Fill it with read_regulations(). Thread safety: const after that.
class LawRegister final : public DocumentSink {
 public:
  /// Keeps the numbers of articles; other documents are passed over.
  [[nodiscard]] Result<void> add(const Document& document) override;
  using DocumentSink::add_law;
  [[nodiscard]] Result<void> add_law(const LawInfo& law) override;
  /// What the text cites of these laws. At most 100 ids.
  [[nodiscard]] TextCitations citations(std::string_view text) const;

 private:
  struct Article {
    std::uint32_t order = 0;
    std::string id;
  };
  LawNames names_;
  std::unordered_map<std::string, std::vector<Article>> articles_;  ///< by law, as the file has them
};

}  // namespace opendata::search
