#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace opendata::push::links {

/// What a host's robots.txt says to one crawler. Source: RFC 9309.
class Robots {
 public:
  static constexpr std::size_t longest = 500U << 10U;  ///< bytes that are read (RFC 9309 §2.5: at least 500 KiB)
  static constexpr std::size_t longest_pattern = 2048;  ///< bytes; longer rules are passed over
  static constexpr unsigned longest_delay = 60;         ///< seconds

  /// Rules for the product token `agent`, or of the group "*" when no group names it. Groups of one name are joined; names
  /// are compared without case. Input: any bytes; what is no rule is passed over.
  [[nodiscard]] static Robots parse(std::string_view text, std::string_view agent);

  /// Whether a path with its query may be asked for: the longest matching rule decides, allow before disallow; '*' matches
  /// anything, '$' the end; what no rule matches may be asked for, and so may /robots.txt. Percent-encoding does not count.
  [[nodiscard]] bool allows(std::string_view path) const;
  /// Crawl-delay, which is no part of RFC 9309 and kept to all the same; at most longest_delay.
  [[nodiscard]] std::optional<double> delay() const { return delay_; }

 private:
  struct Rule {
    std::string pattern;
    bool allow;
  };
  std::vector<Rule> rules_;
  std::optional<double> delay_;
};

}  // namespace opendata::push::links
