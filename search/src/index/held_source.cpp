#include "index/held_source.hpp"

namespace opendata::search {

void HeldSource::init(const Xapian::Database& database) {
  counts_ = held_.of(database.get_uuid());
  frequency_ = counts_ == nullptr ? 0 : counts_->frequency(term_);
  at_ = 0;
  last_ = frequency_ == 0 ? 0 : database.get_lastdocid();
}

Xapian::Query documents_with(std::string_view term, const FrequentTerms& held) {
  const auto found = held.find(std::string(term));
  if (!found) return Xapian::Query(std::string(term));
  return Xapian::Query((new HeldSource(held, *found))->release());
}

}  // namespace opendata::search
