#include <arpa/inet.h>

#include "push/links/contact.hpp"
#include "push/links/found_addresses.hpp"
#include "push/links/html_page.hpp"
#include "push/links/likeness.hpp"
#include "push/links/link.hpp"
#include "push/links/network_policy.hpp"
#include "push/links/robots.hpp"
#include "push/links/web_address.hpp"
#include "support/catch.hpp"

using namespace opendata::push::links;

TEST_CASE("A web address is read into its parts, and what is none is refused with its flaw", "[links]") {
  using Row = std::tuple<std::string, std::string, std::string>;
  auto [text, url, fragment] = GENERATE(table<std::string, std::string, std::string>({
      Row{"https://city.gov.tw", "https://city.gov.tw/", ""},
      Row{"HTTPS://City.GOV.tw/A?b=1#c", "https://city.gov.tw/A?b=1", "c"},
      Row{"http://city.gov.tw:80/a", "http://city.gov.tw/a", ""},
      Row{"http://city.gov.tw:8080/a", "http://city.gov.tw:8080/a", ""},
      Row{"https://city.gov.tw/a/../b/./c", "https://city.gov.tw/b/c", ""},
      Row{"https://city.gov.tw/%E8%A1%A8.pdf", "https://city.gov.tw/%E8%A1%A8.pdf", ""},
      Row{"https://city.gov.tw/a b", "https://city.gov.tw/a%20b", ""},
      Row{"https://city.gov.tw/#%E7%AC%AC%E4%B8%80", "https://city.gov.tw/", "第一"},
      Row{"https://city.gov.tw/#%A4%A4", "https://city.gov.tw/", "%A4%A4"},
      Row{"http://[2001:db8::1]/x", "http://[2001:db8::1]/x", ""},
      Row{"http://0x7f.1/", "http://127.0.0.1/", ""},
      Row{"http://2130706433/", "http://127.0.0.1/", ""},
      Row{"http://0177.0.0.1/", "http://127.0.0.1/", ""},
  }));
  CAPTURE(text);
  const auto address = parse_web_address(text);
  REQUIRE(address);
  CHECK(address->url == url);
  CHECK(address->fragment == fragment);
}

TEST_CASE("What is no web address says why", "[links]") {
  auto [text, flaw] = GENERATE(table<std::string, AddressFlaw>({{"https:///a", AddressFlaw::unreadable},
                                                                {"https:/city.gov.tw", AddressFlaw::unreadable},
                                                                {"http://", AddressFlaw::unreadable},
                                                                {"http://ci ty.gov.tw/", AddressFlaw::unreadable},
                                                                {"http://city..gov.tw/", AddressFlaw::unreadable},
                                                                {"http://city.gov.tw:99999/", AddressFlaw::unreadable},
                                                                {"www.city.gov.tw", AddressFlaw::unreadable},
                                                                {"https://\xA4\xA4.tw/", AddressFlaw::unreadable},
                                                                {"https://city.gov.tw/\xA4\xA4", AddressFlaw::unreadable},
                                                                {"https://u%CCC.tw/", AddressFlaw::unreadable},
                                                                {"https：//city.gov.tw/", AddressFlaw::unreadable},
                                                                {"", AddressFlaw::unreadable},
                                                                {"ftp://city.gov.tw/a", AddressFlaw::scheme},
                                                                {"file:///etc/passwd", AddressFlaw::scheme},
                                                                {"gopher://127.0.0.1:6379/_x", AddressFlaw::scheme},
                                                                {"javascript:alert(1)", AddressFlaw::scheme},
                                                                {"https://u:p@city.gov.tw/", AddressFlaw::credentials},
                                                                {"https://u@city.gov.tw/", AddressFlaw::credentials}}));
  CAPTURE(text);
  const auto address = parse_web_address(text);
  REQUIRE_FALSE(address);
  CHECK(address.error() == flaw);
}

TEST_CASE("Addresses are shown without passwords and secrets, however badly they are written", "[links]") {
  auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"https://a.tw/b?c=1&d=2#e", "https://a.tw/b?c=1&d=2#e"},
      {"https://me:pw@a.tw/b", "https://a.tw/b"},
      {"https://a.tw/b?access_token=xyz&p=2", "https://a.tw/b?access_token=…&p=2"},
      {"https://a.tw/b?p=2&API_KEY=xyz", "https://a.tw/b?p=2&API_KEY=…"},
      {"https://a.tw/b?sig=xyz;sid=1", "https://a.tw/b?sig=…;sid=…"},
      {"https://a.tw/#access_token=xyz", "https://a.tw/#access_token=…"},
      {"https://a.tw/?keyword=犬", "https://a.tw/?keyword=犬"},
      {"https://a.tw/?q=a@b", "https://a.tw/?q=a@b"},
      {"mailto:a@b.tw", "mailto:a@b.tw"},
      {"ftp://me:pw@a.tw/b", "ftp://a.tw/b"},
      {"file:///etc/@x", "file:///etc/@x"},
      {"HTTPS:/me:pw@a.tw/b", "HTTPS:/a.tw/b"},
      {"https:///me:pw@a.tw/b", "https:///a.tw/b"},
      {"https:me:pw@a.tw/b", "https:a.tw/b"},
      {"//me:pw@a.tw/b", "//a.tw/b"},
      {"https：//me:pw@a.tw/b", "https：//a.tw/b"},
      {"https://me:p/w@a.tw/b", "https://a.tw/b"},
      {"https://me:p?w@a.tw/b", "https://a.tw/b"},
      {"https://me:p#w@a.tw/b", "https://a.tw/b"},
      {"https://me:p@w@a.tw/@b", "https://a.tw/@b"},
      {"https://a.tw:8080/@b", "https://a.tw:8080/@b"},
      {"https://[2001:db8::1]/@b", "https://[2001:db8::1]/@b"},
      {"https:/a.tw?token=xyz&u=http://b.tw", "https:/a.tw?token=…&u=http://b.tw"},
      {"https://a.tw/b;jsessionid=1A2B/c?d=1", "https://a.tw/b;jsessionid=…/c?d=1"},
      {"https://a.tw/b?token=x/y", "https://a.tw/b?token=…"},
      {"", ""},
  }));
  CAPTURE(text);
  CHECK(shown(text) == expected);
}

TEST_CASE("Only addresses that anybody may reach are public", "[links][ssrf]") {
  auto [text, good] = GENERATE(table<std::string, bool>(
      {{"8.8.8.8", true}, {"203.69.1.1", true}, {"117.56.1.1", true}, {"172.15.0.1", true}, {"172.32.0.1", true},
       {"100.63.0.1", true}, {"100.128.0.1", true}, {"169.253.1.1", true}, {"192.0.1.1", true}, {"198.17.0.1", true},
       {"223.255.255.255", true}, {"2404:6800::1", true}, {"2001:b000::1", true}, {"2600::1", true},
       {"0.0.0.0", false}, {"0.1.2.3", false}, {"10.0.0.1", false}, {"10.255.255.255", false}, {"100.64.0.1", false},
       {"100.127.255.255", false}, {"127.0.0.1", false}, {"127.255.255.254", false}, {"169.254.169.254", false},
       {"172.16.0.1", false}, {"172.31.255.255", false}, {"192.0.0.8", false}, {"192.0.2.1", false}, {"192.88.99.1", false},
       {"192.168.0.1", false}, {"198.18.0.1", false}, {"198.19.255.255", false}, {"198.51.100.1", false},
       {"203.0.113.9", false}, {"224.0.0.1", false}, {"239.255.255.255", false}, {"240.0.0.1", false},
       {"255.255.255.255", false}, {"::", false}, {"::1", false}, {"::ffff:8.8.8.8", false}, {"::ffff:127.0.0.1", false},
       {"::8.8.8.8", false}, {"64:ff9b::808:808", false}, {"64:ff9b:1::1", false}, {"100::1", false}, {"2001::1", false},
       {"2001:db8::1", false}, {"2002:7f00:1::", false}, {"2002:808:808::", false}, {"3fff::1", false}, {"fc00::1", false},
       {"fd12::1", false}, {"fe80::1", false}, {"fec0::1", false}, {"ff02::1", false}, {"5f00::1", false}}));
  CAPTURE(text);
  CHECK(is_public(parse_ip(text).value()) == good);
}

TEST_CASE("Ranges and ports are admitted by name only", "[links][ssrf]") {
  const auto policy = NetworkPolicy::create({"10.1.0.0/16", "fd00::/8", "127.0.0.1"}, {8080}).value();
  CHECK(policy.admits(parse_ip("10.1.255.1").value()));
  CHECK_FALSE(policy.admits(parse_ip("10.2.0.1").value()));
  CHECK(policy.admits(parse_ip("fd77::1").value()));
  CHECK_FALSE(policy.admits(parse_ip("::ffff:10.1.0.1").value()));
  CHECK(policy.admits(parse_ip("127.0.0.1").value()));
  CHECK_FALSE(policy.admits(parse_ip("127.0.0.2").value()));
  CHECK(policy.admits_port(80));
  CHECK(policy.admits_port(8080));
  CHECK_FALSE(policy.admits_port(22));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(22);
  address.sin_addr.s_addr = htonl(0x08080808);
  CHECK_FALSE(policy.admits(reinterpret_cast<const sockaddr&>(address)));
  address.sin_port = htons(443);
  CHECK(policy.admits(reinterpret_cast<const sockaddr&>(address)));
  address.sin_family = AF_UNIX;
  CHECK_FALSE(policy.admits(reinterpret_cast<const sockaddr&>(address)));
  for (const char* bad : {"10.0.0.0/33", "10.0.0", "fd00::/129", "x", "10.0.0.0/", "10.0.0.0/8x", ""})
    CHECK_FALSE(NetworkPolicy::create({bad}, {}));
  CHECK_FALSE(NetworkPolicy::create({}, {0}));
  CHECK_FALSE(NetworkPolicy::create({}, {65536}));
}

TEST_CASE("Mail and telephone addresses have their form", "[links]") {
  auto [text, mail, phone] = GENERATE(table<std::string, bool, bool>({{"mailto:a@city.gov.tw", true, false},
                                                                      {"MAILTO:a.b+c@city.gov.tw?subject=x", true, false},
                                                                      {"mailto:a@b.tw,c@d.tw", true, false},
                                                                      {"mailto:", false, false},
                                                                      {"mailto:a.city.gov.tw", false, false},
                                                                      {"mailto:a@city", false, false},
                                                                      {"mailto:a@@b.tw", false, false},
                                                                      {"mailto:a@b..tw", false, false},
                                                                      {"mailto:.a@b.tw", false, false},
                                                                      {"mailto:a@b.tw,", false, false},
                                                                      {"mailto:信箱@b.tw", false, false},
                                                                      {"mailto:a@-b.tw", false, false},
                                                                      {"tel:1999", false, true},
                                                                      {"tel:+886-2-2720-8889;ext=12", false, true},
                                                                      {"tel:(02)2720-8889", false, true},
                                                                      {"tel:02-2720 8889", false, false},
                                                                      {"tel:0800-000-123#9", false, false},
                                                                      {"tel:市話", false, false},
                                                                      {"tel:", false, false},
                                                                      {"tel:+", false, false},
                                                                      {"tel:12", false, false}}));
  CAPTURE(text);
  CHECK(is_mailto(text) == mail);
  CHECK(is_tel(text) == phone);
}

TEST_CASE("Addresses are found in the texts of answers", "[links]") {
  using Found = std::vector<std::string>;
  auto [text, found] = GENERATE(table<std::string, Found>({
      {"(網址：https://shwoo.gov.taipei/)網站", Found{"https://shwoo.gov.taipei/"}},
      {"見[表單](https://a.tw/f(1)?x=1)或https://b.tw/c。", Found{"https://a.tw/f(1", "https://b.tw/c"}},
      {"見[表單](https://a.tw/f)。", Found{"https://a.tw/f"}},
      {"[信箱](mailto:a@b.tw) [電話](tel:1999) tel:02-1234567,", Found{"mailto:a@b.tw", "tel:1999", "tel:02-1234567"}},
      {"hotel:3 https:// http://a.tw", Found{"http://a.tw"}},
      {"[x](javascript:alert)", Found{"javascript:alert"}},
      {"[註](見下)", Found{}},
      {"官網 https：//a.tw/b）或http：//c.tw。", Found{"https：//a.tw/b", "http：//c.tw"}},
      {"[表單](https：//a.tw/f)", Found{"https：//a.tw/f"}},
      {"http：// 時間：09：00", Found{}},
      {"<a href=\"https://c.tw/d\">", Found{"https://c.tw/d"}},
      {"", Found{}},
  }));
  CAPTURE(text);
  CHECK(find_addresses(text) == found);
}

TEST_CASE("Anchors, title and text are read from HTML as browsers forgive it", "[links]") {
  const auto page = scan_html(
      "<!DOCTYPE html><!-- id='no' --><TITLE> 標題 &amp;\n二 </TITLE><script>var x = '<p id=\"no\">';</script>"
      "<P ID=one>甲<a name='two' href=x>乙</a><div class=\"a\" id=\"&#31532;三\" / >丙<input name=no><br id = four>"
      "1 < 2 <style>#no{}</style><p id=\"five");
  CHECK(page.title == "標題 & 二");
  CHECK(page.anchors == std::set<std::string>{"one", "two", "第三", "four", "five"});
  CHECK(page.text == "甲 乙 丙 1 < 2");
  CHECK(page.has_script);
  CHECK(scan_html("").anchors.empty());
  CHECK(scan_html("<p =x id=a>").anchors.contains("a"));
  CHECK(scan_html("&#xD800;&#0;&nothing;&").text == "\xEF\xBF\xBD\xEF\xBF\xBD&nothing;&");
}

TEST_CASE("robots.txt is read as RFC 9309 has it", "[links][robots]") {
  const std::string text =
      "\xEF\xBB\xBF# rules\nUser-agent: other\nDisallow: /\n\nUser-Agent: *\nDisallow: /all\nCrawl-delay: 99\n\n"
      "user-agent: Opendata-Links/2\nuser-agent: second\nDisallow: /private/ # not for us\nAllow: /private/open\n"
      "Disallow: /*.php$\nDisallow: /a%2A\nDisallow:\nSitemap: https://a.tw/s.xml\nDisallow: /圖\nCrawl-delay: 2.5\n\n"
      "User-agent: opendata-links\nDisallow: /joined\n";
  const auto ours = Robots::parse(text, "opendata-links");
  auto [path, allowed] = GENERATE(table<std::string, bool>({{"/", true},
                                                            {"/all", true},
                                                            {"/private/x", false},
                                                            {"/private/open/x", true},
                                                            {"/private", true},
                                                            {"/x/y.php", false},
                                                            {"/x/y.php?a=1", true},
                                                            {"/a*b", false},
                                                            {"/a%2ab", false},
                                                            {"/ab", true},
                                                            {"/%E5%9C%96/1", false},
                                                            {"/joined", false},
                                                            {"/robots.txt", true}}));
  CAPTURE(path);
  CHECK(ours.allows(path) == allowed);
  CHECK(ours.delay() == 2.5);
  const auto others = Robots::parse(text, "somebody");
  CHECK_FALSE(others.allows("/all/x"));
  CHECK(others.allows("/private/x"));
  CHECK(others.delay() == Robots::longest_delay);
  CHECK_FALSE(Robots::parse("user-agent: *\ndisallow: /\n", "x").allows("/a"));
  CHECK(Robots::parse("", "x").allows("/a"));
  CHECK(Robots::parse("disallow: /\n", "x").allows("/a"));  // of no group
  CHECK(Robots::parse("user-agent: *\rallow: /a\rdisallow: /a\r", "x").allows("/a"));
}

namespace {

HtmlPage page_of(const std::string& title, const std::string& text) {
  return scan_html("<title>" + title + "</title><body>" + text);
}

}  // namespace

TEST_CASE("Pages that say the same are told from pages of one design", "[links]") {
  const std::string frame = "首頁 網站導覽 業務介紹 便民服務 政府資訊公開 聯絡我們 地址：某市某路1號 電話：02-12345678 ";
  const auto missing = page_of("某局", frame + "很抱歉，找不到您要的網頁 /none 更新：12:30");
  CHECK(say_the_same(page_of("某局", frame + "很抱歉，找不到您要的網頁 /news/7 更新：18:05"), "/news/7", missing, "/none"));
  CHECK_FALSE(say_the_same(page_of("某局", frame + "本局訂於5月6日辦理寵物登記活動"), "/news/7", missing, "/none"));
  CHECK_FALSE(say_the_same(page_of("某局 - 公告", frame + "很抱歉，找不到您要的網頁"), "/news/7", missing, "/none"));
  CHECK(say_the_same(page_of("", ""), "/a", page_of("", ""), "/b"));
  CHECK_FALSE(say_the_same(page_of("", "開"), "/a", page_of("", "關"), "/b"));
}

TEST_CASE("Words of absence make a page suspect, in its title or when it is short", "[links]") {
  CHECK(speaks_of_absence(page_of("404 Not Found", "")));
  CHECK(speaks_of_absence(page_of("公告", "查無資料")));
  CHECK(speaks_of_absence(page_of("News", "The page you asked for does NOT exist: cannot be found.")));
  CHECK_FALSE(speaks_of_absence(page_of("公告", "寵物登記" + std::string(1000, 'x') + "查無資料")));
  CHECK_FALSE(speaks_of_absence(page_of("公告", "寵物登記")));
  CHECK(is_shell(scan_html("<div id=app></div><script src=a.js></script>")));
  CHECK_FALSE(is_shell(scan_html("<div id=app></div>")));
}

TEST_CASE("A link is dead after it has failed over days, not before", "[links]") {
  constexpr std::int64_t day = 86'400;
  const Look good{{Finding::ok}}, bad{{Finding::not_found}}, unsure{{Finding::busy}};
  const Patience three{3};
  Memory memory = remember({}, good, 100);
  CHECK(standing_of(memory, three, 100) == Standing::good);
  memory = remember(memory, bad, 1 * day);
  CHECK(standing_of(memory, three, 1 * day) == Standing::failing);
  CHECK(standing_of(memory, {0}, 1 * day) == Standing::dead);
  CHECK(standing_of(memory, three, 9 * day) == Standing::failing);  // one look is not enough
  memory = remember(memory, unsure, 2 * day);
  CHECK(standing_of(memory, three, 2 * day) == Standing::unchecked);
  CHECK(memory.failures == 1);
  memory = remember(memory, bad, 3 * day);
  CHECK(standing_of(memory, three, 3 * day) == Standing::failing);
  memory = remember(memory, bad, 4 * day);
  CHECK(standing_of(memory, three, 4 * day) == Standing::dead);
  CHECK(memory.first_failure == 1 * day);
  CHECK(memory.last_good == 100);
  memory = remember(memory, good, 5 * day);
  CHECK(memory.failures == 0);
  CHECK(standing_of(remember(memory, bad, 6 * day), three, 6 * day) == Standing::failing);
  CHECK(standing_of(remember(memory, Look{{Finding::bad_tel}}, 6 * day), three, 6 * day) == Standing::wrong);
}
