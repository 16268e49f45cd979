#pragma once
#include <opendata/search/faq_store.hpp>
#include <optional>
#include <string>
#include <string_view>

/// How far an index has read a store.
namespace opendata::search {

/// The source under which it is marked in the index.
inline constexpr std::string_view faq_source = "faq-store";

/// The last change that was read, told apart from a change of the same number in a store that was restored from a
/// backup and went another way, and the day on which entries had to be valid.
struct FaqPosition {
  std::string day;
  std::uint64_t sequence = 0;  ///< 0 = none was read
  std::uint64_t revision = 0;
  std::string at = "-";
  std::string id = "-";
  bool operator==(const FaqPosition&) const = default;
};

/// "2026-05-06 17 3 2026-05-06T07:08:09Z AP-001"
[[nodiscard]] std::string format(const FaqPosition& position);
[[nodiscard]] std::optional<FaqPosition> parse_faq_position(std::string_view text);
/// The newest change of the store. Errors: as Store::last_change().
[[nodiscard]] Result<FaqPosition> faq_position(const faq::Store& store, const std::string& day);
/// Whether the store holds the change that was read last. Errors: as Store::changes().
[[nodiscard]] Result<bool> is_in(const FaqPosition& position, const faq::Store& store);

}  // namespace opendata::search
