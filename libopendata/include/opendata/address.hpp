#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace opendata::text {

/// The parts of a Taiwanese address as written, each with its unit ("12鄰", "中正路", "二段", "3巷", "28號之1", "三樓之6"); empty when absent.
struct Address {
  std::string postal_code;
  std::string county;        ///< 縣市
  std::string town;          ///< 鄉鎮市區
  std::string village;       ///< 村里
  std::string neighborhood;  ///< 鄰
  std::string place;         ///< a settlement's or lane's name (上坪, 頂埔巷) where the county's register has it for no road
  std::string road;          ///< 路 街 大道 or place name (新村, 山莊, 竹坑巷)
  std::string section;       ///< 段; in digits (3段) in 宜蘭縣 and 南投縣, whose registers have it so
  std::string lane;          ///< 巷
  std::string alley;         ///< 弄
  std::string sub_alley;     ///< 衖
  std::string number;        ///< 號 with 之, 附, 臨 and floor and room
  std::string rest;          ///< what follows and is none of these
};

/// Takes an address apart; behind a postal code, also in brackets, and 臺灣省 or 福建省, of which the province is dropped. nullopt when neither a county, a town, nor a road with a number can be seen.
/// 臺/台 are kept as written. Linear time.
[[nodiscard]] std::optional<Address> parse_address(std::string_view text);

/// Length in code points of the longest name of a county or town (臺南市, 安平區; 臺 = 台) that `text` begins with; 0 when none.
[[nodiscard]] std::size_t match_division(std::u32string_view text);

/// How much of an address is kept, from fine to coarse.
enum class AddressLevel { door_number, lane, road, village, town, county };
[[nodiscard]] std::string_view name(AddressLevel level);
[[nodiscard]] std::optional<AddressLevel> parse_address_level(std::string_view name);

/// The address down to `level`, never finer. Level village keeps county, town and village; road keeps county, town and road (no village);
/// empty when nothing at that level or above is known.
[[nodiscard]] std::string generalize_address(const Address& address, AddressLevel level);
/// The same of an address that is not taken apart yet; for county and town nothing behind them is read. Empty also when it is none.
[[nodiscard]] std::string generalize_address(std::string_view text, AddressLevel level);

}  // namespace opendata::text
