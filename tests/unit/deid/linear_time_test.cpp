#include <algorithm>
#include <ctime>
#include <functional>
#include <random>

#include "deid/recognizers.hpp"
#include "deid/recognizers/support/scan.hpp"
#include "support/catch.hpp"

using namespace opendata;

namespace {

constexpr std::size_t length = 16384;  // characters; a quadratic step at this length takes seconds

// What begins a candidate of some recogniser, in runs that never end one.
const std::vector<std::u32string>& triggers() {
  static const std::vector<std::u32string> list{
      U"0",       U"09",      U"1-",     U"A1",     U"a.",     U"@",    U"(at)",     U"x@y.",  U" ",
      U"\n",      U"〇",      U"一二",   U"王",     U"王小",   U"林、", U"王小明、", U"陳○",   U"老李",
      U"‧",       U"瓦‧",     U"A b ",   U"Kevin ", U"姓名：", U"先生", U"路",       U"巷1",   U"1巷2弄",
      U"12號之",  U"高雄市",  U"三民區", U"里",     U"3鄰",    U"(02",  U"02-",      U"轉1",   U"帳號1-",
      U"http://", U"fb.com/", U"1.1.",   U"a:",     U"LINE",   U"ID",   U"歲",       U"100歲", U"79年1月",
      U"生",      U"護照A",   U"號碼：", U"[木",    U"(",      U"之",   U"-",
      U"一,",     U"一二-",   U"AB-",    U"No. 1, ", U"Ln. 1, ", U"Rd., ",  U"1號1樓", U"|1",     U"電話|",   U"||1\n",
      U"ва ",     U"かな ",   U"www.",    U"A123456786TWN8001011M3001012<", U"病歷號1234567。1234568。", U"護照C1234567。C1234568。"};
  return list;
}

std::u32string repeated(std::u32string_view unit, std::size_t size) {
  std::u32string text;
  text.reserve(size + unit.size());
  while (text.size() < size) text += unit;
  return text;
}

// The best of three, in processor time, so that other programs on the machine do not count.
double seconds(const std::function<void()>& work) {
  double best = 1e9;
  for (int i = 0; i < 3; ++i) {
    const std::clock_t begin = std::clock();
    work();
    best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  return best;
}

double seconds_of(const deid::Recognizer& recognizer, const std::u32string& text) {
  const text::Folded folded = text::fold(text, text::Folding::identifiers);
  const deid::Scan scan(folded.text);
  return seconds([&] {
    std::vector<deid::Finding> findings;
    recognizer.find({text, folded, &scan}, findings);
  });
}

double seconds_of_scan(const std::u32string& text) {
  return seconds([&] { CHECK(deid::Scan(text).size() == text.size()); });
}

// Twice the text takes twice the time; a quadratic step would take four times. The constant is for measurements of
// almost nothing.
bool grows_linearly(double once, double twice) { return twice < 3 * once + 0.004; }

void check_every_recognizer(const std::u32string& unit) {
  CAPTURE(text::to_utf8(unit));
  const std::u32string once = repeated(unit, length), twice = repeated(unit, 2 * length);
  CHECK(grows_linearly(seconds_of_scan(once), seconds_of_scan(twice)));
  static const auto recognizers = deid::built_in_recognizers();
  for (const auto& recognizer : recognizers) {
    CAPTURE(recognizer->type());
    CHECK(grows_linearly(seconds_of(*recognizer, once), seconds_of(*recognizer, twice)));
  }
}

}  // namespace

TEST_CASE("Every recogniser takes linear time on endless beginnings of what it looks for", "[deid][time]") {
  for (const auto& unit : triggers()) check_every_recognizer(unit);
}

TEST_CASE("Every recogniser takes linear time on random mixtures of beginnings", "[deid][time]") {
  std::mt19937 random(20240506);
  for (int i = 0; i < 40; ++i) {
    std::u32string unit;
    for (std::size_t parts = 2 + random() % 3; parts > 0; --parts) unit += triggers()[random() % triggers().size()];
    check_every_recognizer(unit);
  }
}

TEST_CASE("Many dates behind a birth and a long time are read in linear time", "[deid][time]") {
  const auto text_of = [](std::size_t size) { return U"生日79年1月2日 " + repeated(U"1:", size) + U"。" + repeated(U"85/1/1號令 ", size); };
  for (const auto& recognizer : deid::built_in_recognizers()) {
    CAPTURE(recognizer->type());
    CHECK(grows_linearly(seconds_of(*recognizer, text_of(length)), seconds_of(*recognizer, text_of(2 * length))));
  }
}

TEST_CASE("What may be spelt far behind a LINE id is read in linear time", "[deid][time]") {
  const std::u32string label = U"LINE ID：siaofen_88。" + std::u32string(40, U'。');
  for (const std::u32string_view unit : {U"a x ", U"a、x、", U"a-x-", U"aa 點 bb "}) {
    CAPTURE(text::to_utf8(unit));
    const auto text_of = [&](std::size_t size) { return label + repeated(unit, size); };
    for (const auto& recognizer : deid::built_in_recognizers()) {
      CAPTURE(recognizer->type());
      CHECK(grows_linearly(seconds_of(*recognizer, text_of(length)), seconds_of(*recognizer, text_of(2 * length))));
    }
  }
}

TEST_CASE("Spoken mailboxes of digits alone, with no letter behind them, are read in linear time", "[deid][time]") {
  const auto text_of = [](std::size_t size) { return U"a " + repeated(U"1小老鼠雅虎 ", size); };
  for (const auto& recognizer : deid::built_in_recognizers()) {
    CAPTURE(recognizer->type());
    CHECK(grows_linearly(seconds_of(*recognizer, text_of(length)), seconds_of(*recognizer, text_of(2 * length))));
  }
}
