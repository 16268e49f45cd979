#include <opendata/search/sources.hpp>

namespace opendata::search {
namespace {

/// Weekly updates written into a live index.
class LiveLaws final : public LawUpdateSink {
 public:
  explicit LiveLaws(IndexUpdater& index) : index_(index) {}

  Result<void> replace(const LawInfo& law, const std::vector<Document>& articles) override {
    if (auto gone = index_.remove_law(law.id); !gone) return gone;
    if (auto added = index_.add_law(law); !added) return added;
    for (const Document& article : articles)
      if (auto added = index_.add(article); !added) return added;
    return {};
  }
  Result<void> remove(const std::string& law_id) override { return index_.remove_law(law_id); }
  Result<std::string> modified(const std::string& law_id) override { return index_.law_modified(law_id); }

 private:
  IndexUpdater& index_;
};

}  // namespace

Result<SourceCounts> read_law_updates(const std::string& file, const std::string& aliases_file, IndexUpdater& index) {
  LiveLaws laws(index);
  return read_law_updates(file, aliases_file, laws);
}

}  // namespace opendata::search
