#include "index/article_order_source.hpp"

#include "index/terms.hpp"

namespace opendata::search {
namespace {

/// Above every place of an article: N·1000 + M with N and M of at most five and three digits.
constexpr double places = 1e8;

}  // namespace

ArticleOrderSource::ArticleOrderSource(double weight)
    : ValueWeightPostingSource(terms::slot_article_order), weight_(weight) {}

double ArticleOrderSource::get_weight() const {
  return weight_ + 1.0 - ValueWeightPostingSource::get_weight() / places;
}

ArticleOrderSource* ArticleOrderSource::clone() const { return new ArticleOrderSource(weight_); }

void ArticleOrderSource::init(const Xapian::Database& database) {
  ValueWeightPostingSource::init(database);
  set_maxweight(weight_ + 1.0);
}

}  // namespace opendata::search
