#include <opendata/search/citation.hpp>

#include "support/catch.hpp"

using namespace opendata::search;

TEST_CASE("An article number is read from every way of writing it", "[regulation][number]") {
  auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"12", "12"},
      {"12-1", "12-1"},
      {"第 12 條", "12"},
      {"第 12-1 條", "12-1"},
      {"第１２條", "12"},
      {"第１２－１條", "12-1"},
      {"第十二條之一", "12-1"},
      {"十二之一", "12-1"},
      {"第十二之一條", "12-1"},
      {"第 3 條之1", "3-1"},
      {"第四十九條之一", "49-1"},
      {"第　一　條", "1"},
      {"第&nbsp;一&nbsp;條", "1"},
      {"第\n三條", "3"},
      {"第ㄧ條", "1"},
      {"第—條", "1"},
      {"第二十—條", "21"},
      {"第—百零五條", "105"},
      {"第12—1條", "12-1"},
      {"第十條", "10"},
      {"第十八條", "18"},
      {"第一十八條", "18"},
      {"第一百條", "100"},
      {"第百條", "100"},
      {"第一百零五條", "105"},
      {"第一百○五條", "105"},
      {"第一百〇五條", "105"},
      {"第一０五條", "105"},
      {"第一百十條", "110"},
      {"第一百一十條", "110"},
      {"第一八四條", "184"},
      {"第廿一條", "21"},
      {"第卅條", "30"},
      {"第卌五條", "45"},
      {"第兩百條", "200"},
      {"第一千二百二十五條", "1225"},
      {"第一千零一條", "1001"},
      {"第壹佰貳拾參條", "123"},
      {"第12条", "12"},
      {"七、", "7"},
      {"十二、", "12"},
      {"第三點", "3"},
      {"3.", "3"},
      {"7-10", "7-10"},
  }));
  CAPTURE(text);
  const auto number = parse_article_number(text);
  REQUIRE(number);
  CHECK(format_article_number(*number) == expected);
}

TEST_CASE("What is not one article number is none", "[regulation][number]") {
  const std::string text = GENERATE(as<std::string>(), "", "第", "第條", "條", "0", "第0條", "012", "百十百", "十十",
                                    "12-0", "12-1-1", "12a", "動保法12", "第一項", "第100000條", "99999999999999999999",
                                    "第一條之", "一、二", "1.5", "\xff", "第〇〇〇〇〇〇〇〇〇〇〇〇〇〇條");
  CAPTURE(text);
  CHECK_FALSE(parse_article_number(text));
}

TEST_CASE("Article 7-10 comes after 7-9 and before 8", "[regulation][number]") {
  CHECK(ArticleNumber{7, 9} < ArticleNumber{7, 10});
  CHECK(ArticleNumber{7, 10} < ArticleNumber{8, 0});
  CHECK(article_order({7, 9}) < article_order({7, 10}));
  CHECK(article_order({7, 999}) < article_order({8, 0}));
  CHECK(article_order({7, 1'000}) < article_order({8, 0}));  // a slip of the pen is not article 8
  CHECK(article_order({99'999, 999}) == 99'999'999);
  CHECK(ArticleNumber{7, 0} < ArticleNumber{7, 1});
}

TEST_CASE("Every number up to 2000 is read back from its Chinese form", "[regulation][number]") {
  const std::vector<std::string> digits{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  const auto in_chinese = [&](std::uint32_t n) {
    std::string out;
    bool zero = false;
    for (const auto& [size, unit] : {std::pair(1000U, "千"), {100U, "百"}, {10U, "十"}, {1U, ""}}) {
      const auto digit = n / size % 10;
      if (digit == 0) {
        zero = !out.empty();
        continue;
      }
      out += (zero ? "零" : "") + digits[digit] + unit;
      zero = false;
    }
    return out;
  };
  for (std::uint32_t n = 1; n <= 2000; ++n) {
    const auto number = parse_article_number("第" + in_chinese(n) + "條之" + in_chinese(n % 30 + 1));
    CAPTURE(n);
    REQUIRE(number);
    REQUIRE((number->main == n && number->sub == n % 30 + 1));
  }
}
