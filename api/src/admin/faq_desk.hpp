#pragma once
#include <filesystem>
#include <memory>
#include <mutex>
#include <opendata/search/faq_candidates.hpp>
#include <opendata/search/faq_store.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "problem.hpp"
#include "site.hpp"

namespace opendata::api::admin {

/// Whether somebody may publish what they have written.
enum class Publishing {
  by_any_reviewer,
  by_another,  ///< four eyes: no author of what would be published may publish it
};

/// What stands behind the administration of questions: the store, and the catalogue and index that are served. Thread safe.
class FaqDesk {
 public:
  struct Options {
    std::filesystem::path store, catalog;
    Publishing publishing = Publishing::by_any_reviewer;
  };
  /// A store for one thread, which goes back when the lease ends.
  class Lease {
   public:
    Lease(FaqDesk& desk, search::faq::Store store) : desk_(&desk), store_(std::move(store)) {}
    Lease(Lease&& other) noexcept : desk_(other.desk_), store_(std::exchange(other.store_, std::nullopt)) {}
    Lease& operator=(Lease&&) = delete;
    ~Lease();
    search::faq::Store* operator->() { return &*store_; }
    search::faq::Store& operator*() { return *store_; }

   private:
    FaqDesk* desk_;
    std::optional<search::faq::Store> store_;  ///< none once moved from
  };
  /// Cases of a dataset that ask the same.
  struct Candidates {
    std::string dataset, release;
    std::size_t cases = 0;
    std::vector<search::faq::Candidate> found;
  };
  struct CandidateWish {
    std::string dataset;
    search::faq::CaseFields fields = {};
    std::size_t least_cases = 5;
  };

  /// Errors: as search::faq::Store::open().
  [[nodiscard]] static Result<std::unique_ptr<FaqDesk>> open(Options options, const Site& site);
  /// Problems: not_available when the store cannot be opened.
  [[nodiscard]] Outcome<Lease> store();
  [[nodiscard]] Publishing publishing() const { return options_.publishing; }
  [[nodiscard]] std::shared_ptr<const SearchSnapshot> index() const { return site_.index(); }
  [[nodiscard]] std::shared_ptr<const web::Appearance> appearance() const { return site_.appearance(); }
  [[nodiscard]] std::shared_ptr<const CatalogSnapshot> catalog() const { return site_.catalog(); }
  /// Grouping reads a whole dataset: one at a time, and the last answer is kept until dataset or index change.
  /// Problems: not_found (dataset, field), not_available while another grouping runs.
  [[nodiscard]] Outcome<std::shared_ptr<const Candidates>> candidates(const CandidateWish& wish);

 private:
  FaqDesk(Options options, const Site& site) : options_(std::move(options)), site_(site) {}
  const Options options_;
  const Site& site_;
  std::mutex mutex_;  ///< guards idle_
  std::vector<search::faq::Store> idle_;
  std::mutex grouping_;  ///< held by the one who groups; guards the two below
  std::string grouped_for_;
  std::shared_ptr<const Candidates> grouped_;
};

}  // namespace opendata::api::admin
