#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <future>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "push/links/fetcher.hpp"
#include "push/links/finding.hpp"
#include "push/links/host_gate.hpp"
#include "push/links/html_page.hpp"
#include "push/links/robots.hpp"
#include "push/links/web_address.hpp"

namespace opendata::push::links {

/// The name by which robots.txt calls us.
constexpr const char* robots_name = "opendata-links";

/// What may be spent in one run.
struct Bounds {
  std::uint64_t links = 20'000;
  std::uint64_t bytes = 1ULL << 30U;
  std::chrono::seconds time{7200};
};

/// What all threads of a run share. Thread safety: any thread.
class Site {
 public:
  Site(const NetworkPolicy& network, Politeness politeness, Bounds limits)
      : policy(network), gate(politeness), bounds(limits), end_(std::chrono::steady_clock::now() + limits.time) {}
  const NetworkPolicy& policy;
  HostGate gate;
  const Bounds bounds;
  void spend(std::uint64_t bytes) { bytes_ += bytes; }
  [[nodiscard]] bool exhausted() const { return bytes_ >= bounds.bytes || std::chrono::steady_clock::now() >= end_; }

  /// What a host says to us: its rules, or why nothing may be asked for.
  struct Manners {
    Robots robots;
    std::optional<Finding> barred;
  };
  /// How a host answers an address that nobody can have made.
  struct Unknown {
    bool answers = false;  ///< with a page, as if it were there
    WebAddress asked, final;
    HtmlPage page;
  };
  /// Values that are asked for once an origin: who comes second waits for who came first.
  template <class Value>
  class Notes {
   public:
    template <class Make>
    Value get(const std::string& origin, Make make) {
      std::promise<Value> promise;
      std::unique_lock lock(mutex_);
      const auto [place, is_new] = values_.try_emplace(origin, promise.get_future().share());
      const std::shared_future<Value> value = place->second;
      lock.unlock();
      if (is_new) promise.set_value(make());
      return value.get();
    }

   private:
    std::mutex mutex_;
    std::map<std::string, std::shared_future<Value>> values_;
  };
  Notes<Manners> manners;
  Notes<Unknown> unknown;

 private:
  std::atomic<std::uint64_t> bytes_{0};
  std::chrono::steady_clock::time_point end_;
};

/// Asks hosts politely: one after the other, within what their robots.txt allows.
class Visitor {
 public:
  static constexpr std::uint64_t first_bytes = 64U << 10U;   ///< of a page, when the whole is not needed
  static constexpr std::size_t longest_page = 4U << 20U;     ///< anchors beyond are not seen

  Visitor(Fetcher& fetcher, Site& site) : fetcher_(fetcher), site_(site) {}

  /// What keeps an address from being asked for: port, private machine, robots.txt; none when nothing does.
  [[nodiscard]] std::optional<Finding> barred(const WebAddress& address);
  /// HEAD; then GET, when HEAD fails or the content has to be seen. A page is read in part, or whole for anchors.
  enum class Depth { beginning, whole };
  [[nodiscard]] Reply look(const WebAddress& address, Depth depth);
  /// How the host answers a made-up address, asked once; `near` is made up from an address that is there.
  [[nodiscard]] Site::Unknown unknown_of(const WebAddress& address);
  [[nodiscard]] Site::Unknown unknown_near(const WebAddress& address);
  /// GET of the whole, redirects followed, for files that people named; robots.txt does not matter for them.
  [[nodiscard]] Reply fetch(const WebAddress& address, std::size_t most_bytes);
  void forget() { fetcher_.forget(); }

 private:
  [[nodiscard]] Reply ask(const WebAddress& address, Ask ask);
  /// Port, private machine.
  [[nodiscard]] std::optional<Finding> off_limits(const WebAddress& address) const;
  [[nodiscard]] Reply get(const WebAddress& address, Depth depth);
  [[nodiscard]] Site::Manners read_manners(const WebAddress& address);
  [[nodiscard]] Site::Unknown answer_to(const WebAddress& address);
  Fetcher& fetcher_;
  Site& site_;
};

[[nodiscard]] bool is_html(const Reply& reply);
[[nodiscard]] bool is_redirect(const Reply& reply);
/// None for Trouble::none.
[[nodiscard]] std::optional<Finding> finding_of(Reply::Trouble trouble);

}  // namespace opendata::push::links
