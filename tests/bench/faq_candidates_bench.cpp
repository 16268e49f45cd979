#include <chrono>
#include <cstdio>
#include <opendata/search/faq_candidates.hpp>
#include <random>

#include "support/catch.hpp"

// How long it takes to group 100,000 cases. Everything is invented.

using namespace opendata::search::faq;

namespace {

constexpr std::size_t count = 100'000;
constexpr double most_seconds = 60;

/// Cases of 400 matters, each told in other words, beside stock phrases and words that only few cases have.
std::vector<Case> generated() {
  const std::vector<std::string> things{"路燈", "行道樹", "人行道", "水溝蓋", "紅綠燈", "垃圾車", "流浪犬", "公園廁所", "公車站牌", "停車格",
                                        "反射鏡", "消防栓", "排水溝", "遊樂器材", "路面", "招牌", "攤販", "冷氣機", "施工圍籬", "機車"};
  const std::vector<std::string> states{"不亮", "傾倒", "破損", "鬆動", "故障", "沒有來", "成群出沒", "髒亂", "被撞毀", "遭佔用",
                                        "歪斜", "漏水", "阻塞", "生鏽", "坑洞", "掉落", "擋住通行", "噪音很大", "太久沒拆", "排放黑煙"};
  const std::vector<std::string> endings{"，請派員處理", "，煩請儘速改善", "，民眾來電反映", "，影響安全", "，謝謝", ""};
  const std::vector<std::string> times{"昨天晚上", "已經好幾天", "從上週開始", "每天早上", "長期", ""};
  std::mt19937 random(20260508);
  const auto any = [&](const std::vector<std::string>& of) { return of[random() % of.size()]; };
  std::vector<Case> cases;
  for (std::size_t i = 0; i < count; ++i)
    cases.push_back({std::to_string(i), "〔地址〕" + any(times) + any(things) + any(states) + any(endings),
                     "2026-" + std::to_string(10 + random() % 3), static_cast<std::int64_t>(random() % 40)});
  return cases;
}

}  // namespace

TEST_CASE("Candidates of 100,000 cases") {
  const auto cases = generated();
  const auto begin = std::chrono::steady_clock::now();
  const auto found = find_candidates(cases, nullptr, {});
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  REQUIRE(found);
  std::printf("%zu cases, %zu groups shown, %.1f s; the first: %s, %llu cases\n", cases.size(), found->size(), seconds,
              found->front().words.front().c_str(), static_cast<unsigned long long>(found->front().cases));
  CHECK(seconds < most_seconds);
}
