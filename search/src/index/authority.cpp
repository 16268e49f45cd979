#include "index/authority.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <opendata/files.hpp>

#include "index/terms.hpp"

namespace opendata::search {
namespace {

/// Weighs every article by its authority.
class AuthoritySource final : public Xapian::PostingSource {
 public:
  AuthoritySource(const Authority& authority, double law_weight, double article_weight)
      : authority_(authority), law_weight_(law_weight), article_weight_(article_weight) {}

  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return last_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return last_; }
  [[nodiscard]] double get_weight() const override {
    return law_weight_ * authority_.of_law[at_] + article_weight_ * authority_.of_article[at_];
  }
  void next(double) override { ++at_; }
  void skip_to(Xapian::docid document, double) override { at_ = std::max(at_, document); }
  [[nodiscard]] bool at_end() const override { return at_ > last_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return at_; }
  [[nodiscard]] AuthoritySource* clone() const override {
    return new AuthoritySource(authority_, law_weight_, article_weight_);
  }
  /// Of the databases that are searched together only that of articles has their order.
  void init(const Xapian::Database& database) override {
    const bool articles = database.get_value_freq(terms::slot_article_order) > 0;
    at_ = 0;
    last_ = articles ? static_cast<Xapian::docid>(authority_.of_law.size() - 1) : 0;
    set_maxweight(law_weight_ * largest(authority_.of_law) + article_weight_ * largest(authority_.of_article));
  }

 private:
  static double largest(const std::vector<float>& values) { return *std::max_element(values.begin(), values.end()); }

  const Authority& authority_;
  double law_weight_, article_weight_;
  Xapian::docid at_ = 0, last_ = 0;
};

std::string bytes_of(const std::vector<float>& values) {
  std::string bytes(values.size() * sizeof(float), '\0');
  std::memcpy(bytes.data(), values.data(), bytes.size());
  return bytes;
}

std::vector<float> floats_of(std::string_view bytes) {
  std::vector<float> values(bytes.size() / sizeof(float));
  std::memcpy(values.data(), bytes.data(), values.size() * sizeof(float));
  return values;
}

}  // namespace

Result<Authority> Authority::read(const std::filesystem::path& file, std::size_t articles) {
  const std::size_t half = (articles + 1) * sizeof(float);
  const auto bytes = read_file(file, 2 * half);
  if (!bytes || bytes->size() != 2 * half) {
    return failure(Errc::corrupt,
                   {"the index's counts of citations are damaged; build the index again",
                    "索引的引用次數檔已損壞；請重新建立索引"},
                   {file.string(), 0, {}});
  }
  return Authority{floats_of(std::string_view(*bytes).substr(0, half)),
                   floats_of(std::string_view(*bytes).substr(half))};
}

Result<void> Authority::write(const std::filesystem::path& file) const {
  return write_file_atomically(file, bytes_of(of_law) + bytes_of(of_article));
}

Xapian::Query authority_query(const Authority& authority, double law_weight, double article_weight) {
  return Xapian::Query((new AuthoritySource(authority, law_weight, article_weight))->release());
}

}  // namespace opendata::search
