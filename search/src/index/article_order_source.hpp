#pragma once
#include <xapian.h>

namespace opendata::search {

/// Weighs articles so that they come in numeric order: between `weight` and `weight` + 1, the first article highest.
class ArticleOrderSource final : public Xapian::ValueWeightPostingSource {
 public:
  explicit ArticleOrderSource(double weight);
  [[nodiscard]] double get_weight() const override;
  [[nodiscard]] ArticleOrderSource* clone() const override;
  void init(const Xapian::Database& database) override;

 private:
  double weight_;
};

}  // namespace opendata::search
