#pragma once
#include <array>
#include <string_view>

namespace opendata::search {

/// How names of laws and of local rules end.
inline constexpr std::array<std::u32string_view, 16> kinds_of_law{
    U"自治條例", U"條例", U"条例", U"辦法", U"办法", U"細則", U"细则",     U"規則",
    U"规则",     U"準則", U"標準", U"通則", U"規程", U"要點", U"注意事項", U"法"};

}  // namespace opendata::search
