#include <algorithm>
#include <array>
#include <opendata/withdraw.hpp>

namespace opendata {
namespace {

constexpr std::array reasons{WithdrawalReason::personal_data, WithdrawalReason::incorrect,
                             WithdrawalReason::not_disclosable, WithdrawalReason::rights, WithdrawalReason::other};

}  // namespace

std::string_view name(WithdrawalReason reason) {
  static constexpr std::array names{"personal-data", "incorrect", "not-disclosable", "rights", "other"};
  return names.at(static_cast<std::size_t>(reason));
}

std::optional<WithdrawalReason> parse_withdrawal_reason(std::string_view text) {
  const auto found = std::find_if(reasons.begin(), reasons.end(), [&](auto reason) { return name(reason) == text; });
  return found == reasons.end() ? std::nullopt : std::optional(*found);
}

std::span<const WithdrawalReason> withdrawal_reasons() { return reasons; }

}  // namespace opendata
