#include "admin/faq_desk.hpp"

namespace opendata::api::admin {
namespace {

constexpr std::size_t most_idle = 4;

std::string key_of(const FaqDesk::CandidateWish& wish, std::string_view release, std::string_view generation) {
  std::string key = std::to_string(wish.least_cases);
  for (const std::string_view part :
       {std::string_view(wish.dataset), release, generation, std::string_view(wish.fields.text), std::string_view(wish.fields.opened),
        std::string_view(wish.fields.closed)})
    key.append("\n").append(part);
  return key;
}

}  // namespace

FaqDesk::Lease::~Lease() {
  if (!store_) return;
  const std::lock_guard lock(desk_->mutex_);
  if (desk_->idle_.size() < most_idle) desk_->idle_.push_back(std::move(*store_));
}

Result<std::unique_ptr<FaqDesk>> FaqDesk::open(Options options, const Site& site) {
  auto store = search::faq::Store::open(options.store);
  if (!store) return failure(std::move(store.error()));
  std::unique_ptr<FaqDesk> desk(new FaqDesk(std::move(options), site));
  desk->idle_.push_back(std::move(*store));
  return desk;
}

Outcome<FaqDesk::Lease> FaqDesk::store() {
  {
    const std::lock_guard lock(mutex_);
    // A restored backup takes the place of the file.
    std::erase_if(idle_, [](const search::faq::Store& store) { return store.is_replaced(); });
    if (!idle_.empty()) {
      Lease lease(*this, std::move(idle_.back()));
      idle_.pop_back();
      return lease;
    }
  }
  auto opened = search::faq::Store::open_existing(options_.store);
  if (opened) return Lease(*this, std::move(*opened));
  return refuse({ProblemKind::not_available, {"the FAQ store cannot be opened; see docs/faq.md about backups", "無法開啟常見問答資料檔；備份與還原見 docs/faq.md"}});
}

Outcome<std::shared_ptr<const FaqDesk::Candidates>> FaqDesk::candidates(const CandidateWish& wish) {
  const auto catalog = site_.catalog();
  const auto index = site_.index();
  const ServedDataset* dataset = catalog->find(wish.dataset);
  if (dataset == nullptr) return refuse({ProblemKind::not_found, {"there is no such published dataset", "沒有此已發布的資料集"}, "dataset"});
  const std::unique_lock grouping(grouping_, std::try_to_lock);
  if (!grouping)
    return refuse({ProblemKind::not_available, {"another list is being made; try again in a minute", "正在整理另一份清單，請稍候再試"}, {}, {}, {}, {{"Retry-After", "60"}}});
  const auto key = key_of(wish, dataset->current->release.id, index->stats.generation);
  if (grouped_ && grouped_for_ == key) return grouped_;
  const auto cases = search::faq::read_cases(options_.catalog, wish.dataset, wish.fields);
  if (!cases) return refuse(cases.error());
  search::faq::CandidateOptions options;
  options.least_cases = wish.least_cases;
  auto found = search::faq::find_candidates(*cases, index->searcher.get(), options);
  if (!found) return refuse(found.error());
  grouped_ = std::make_shared<const Candidates>(Candidates{wish.dataset, dataset->current->release.id, cases->size(), std::move(*found)});
  grouped_for_ = key;
  return grouped_;
}

}  // namespace opendata::api::admin
