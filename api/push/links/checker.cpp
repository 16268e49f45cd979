#include "push/links/checker.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <thread>

#include "push/links/ascii.hpp"
#include "push/links/contact.hpp"
#include "push/links/work_queue.hpp"

namespace opendata::push::links {
namespace {

bool has_scheme(const std::string& address, std::string_view scheme) {
  return address.size() >= scheme.size() && std::equal(scheme.begin(), scheme.end(), address.begin(), [](char a, char b) {
           return a == lower(b);
         });
}

Finding finding_of(AddressFlaw flaw) {
  if (flaw == AddressFlaw::scheme) return Finding::other_scheme;
  return flaw == AddressFlaw::credentials ? Finding::credentials : Finding::bad_address;
}

/// The web address of a link, or what can be said of it without asking anybody.
tl::expected<WebAddress, Finding> read_address(const std::string& address) {
  if (has_scheme(address, "mailto:")) return tl::unexpected(is_mailto(address) ? Finding::ok : Finding::bad_mailto);
  if (has_scheme(address, "tel:")) return tl::unexpected(is_tel(address) ? Finding::ok : Finding::bad_tel);
  auto web = parse_web_address(address);
  if (!web) return tl::unexpected(finding_of(web.error()));
  return std::move(*web);
}

/// A document and the links that lead to it, each with its fragment.
struct Document {
  WebAddress address;
  std::vector<std::pair<std::size_t, std::string>> links;
  std::int64_t checked = 0;  ///< least of its links'
  bool anchors_wanted = false;
};

class Check {
 public:
  Check(const std::vector<Link>& links, const CheckOptions& options, History& history, const Progress& progress)
      : links_(links), options_(options), history_(history), progress_(progress),
        site_(options_.policy, options_.politeness, options_.bounds), queue_(options_.politeness.at_once),
        judged_(links.size()) {}

  Result<std::vector<Judged>> run(const MakeFetcher& make_fetcher) {
    sort_out();
    for (const std::size_t index : documents_in_turn()) queue_.add(documents_[index].address.host, index);
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < options_.at_once; ++i)
      threads.emplace_back([&] { work(*make_fetcher()); });
    for (std::thread& thread : threads) thread.join();
    if (error_) return failure(std::move(*error_));
    return std::move(judged_);
  }

 private:
  /// Judges what needs no asking and what was looked at before a kill; the rest becomes documents.
  void sort_out() {
    std::map<std::string, std::size_t> by_url;
    for (std::size_t i = 0; i < links_.size(); ++i) {
      const Memory before = history_.of(links_[i].address);
      if (history_.is_done(before)) {
        settle(i, before);
        continue;
      }
      const auto web = read_address(links_[i].address);
      if (!web) {
        record(i, before, Look{{web.error()}});
        continue;
      }
      const auto [place, is_new] = by_url.emplace(web->url, documents_.size());
      if (is_new) documents_.push_back({*web, {}, before.checked, false});
      Document& document = documents_[place->second];
      document.links.emplace_back(i, web->fragment);
      document.checked = std::min(document.checked, before.checked);
      document.anchors_wanted = document.anchors_wanted || is_anchor(web->fragment);
    }
  }

  /// Those that were looked at longest ago come first; what is beyond the bound is not reached.
  std::vector<std::size_t> documents_in_turn() {
    std::vector<std::size_t> order(documents_.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return documents_[a].checked < documents_[b].checked; });
    const std::size_t most = std::min<std::size_t>(order.size(), options_.bounds.links);
    for (std::size_t i = most; i < order.size(); ++i) not_reached(documents_[order[i]]);
    order.resize(most);
    return order;
  }

  void work(Fetcher& fetcher) {
    Visitor visitor(fetcher, site_);
    while (const auto job = queue_.take()) {
      look_at(documents_[job->index], visitor);
      queue_.done(*job);
    }
  }

  void look_at(const Document& document, Visitor& visitor) {
    if (site_.exhausted() || failed()) return not_reached(document);
    const Examined examined = examine(document.address, document.anchors_wanted, visitor, options_.examination);
    for (const auto& [index, fragment] : document.links)
      record(index, history_.of(links_[index].address), look_of(examined, fragment));
  }

  void not_reached(const Document& document) {
    for (const auto& [index, fragment] : document.links)
      settle(index, remember(history_.of(links_[index].address), Look{{Finding::not_reached}}, options_.examination.now));
  }

  void record(std::size_t index, const Memory& before, Look look) {
    const Memory memory = remember(before, std::move(look), options_.examination.now);
    auto noted = history_.note(links_[index].address, memory);
    settle(index, memory);
    const std::lock_guard lock(mutex_);
    if (!noted && !error_) error_ = std::move(noted.error());
  }

  void settle(std::size_t index, const Memory& memory) {
    const std::lock_guard lock(mutex_);
    judged_[index] = {links_[index], memory, standing_of(memory, options_.patience, options_.examination.now)};
    if (progress_) progress_(judged_[index]);
  }

  bool failed() {
    const std::lock_guard lock(mutex_);
    return error_.has_value();
  }

  const std::vector<Link>& links_;
  const CheckOptions& options_;
  History& history_;
  const Progress& progress_;
  Site site_;
  WorkQueue queue_;
  std::vector<Document> documents_;
  std::vector<Judged> judged_;
  std::mutex mutex_;
  std::optional<Error> error_;
};

}  // namespace

Result<std::vector<Judged>> check_links(const std::vector<Link>& links, const CheckOptions& options, History& history,
                                        const MakeFetcher& make_fetcher, const Progress& progress) {
  auto judged = Check(links, options, history, progress).run(make_fetcher);
  if (!judged) return judged;
  if (auto finished = history.finish(options.examination.now); !finished) return failure(std::move(finished.error()));
  return judged;
}

}  // namespace opendata::push::links
