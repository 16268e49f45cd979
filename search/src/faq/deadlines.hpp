#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace opendata::search::faq {

/// The latest day until which a text says that something goes: 自即日起至113年12月31日止, 2024/12/31截止. "2024-12-31".
/// nullopt when it names none.
[[nodiscard]] std::optional<std::string> last_deadline(std::string_view text);

}  // namespace opendata::search::faq
