#include "deid/recognizers/numbers/banks.hpp"

#include <array>
#include <string_view>

namespace opendata::deid {

const Words& bank_names() {
  static const Words names(
      U"台銀 臺銀 土銀 合庫 合作金庫 一銀 華銀 華南 彰銀 彰化銀 上銀 上海銀 北富銀 富邦 國泰 國泰世華 世華 高銀 兆豐 花旗 王道 台企 台企銀 臺企銀 企銀 渣打 中銀 京城 京城銀 匯豐 瑞興 "
      U"華泰 新光 陽信 板信 三信 聯邦 遠東 遠銀 元大 永豐 永豐銀 玉山 凱基 星展 台新 安泰 中信 中信銀 中國信託 將來 連線 樂天 richart 商銀 商業銀行 銀行 分行 郵局 中華郵政 農會 漁會 信用部 信合社 信用合作社");
  return names;
}

namespace {

constexpr std::u32string_view codes =
    U"004 005 006 007 008 009 011 012 013 016 017 018 021 048 050 052 053 054 081 101 102 103 104 108 114 115 118 119 120 124 127 130 132 146 147 158 161 162 163 165 178 188 204 "
    U"215 216 222 223 224 600 700 803 805 806 807 808 809 810 812 815 816 822 823 824 826 952 954";

// Whether each number of three digits is one.
constexpr auto are_codes = [] {
  std::array<bool, 1000> known{};
  for (std::size_t i = 0; i < codes.size(); i += 4) known[(codes[i] - U'0') * 100 + (codes[i + 1] - U'0') * 10 + (codes[i + 2] - U'0')] = true;
  return known;
}();

}  // namespace

bool is_bank_code(const Scan& scan, std::size_t i) {
  if (!scan.is(i, digit) || !scan.is(i + 1, digit) || !scan.is(i + 2, digit)) return false;
  const auto value = [&](std::size_t at) { return scan.at(at) - U'0'; };
  return are_codes[value(i) * 100 + value(i + 1) * 10 + value(i + 2)];
}

}  // namespace opendata::deid
