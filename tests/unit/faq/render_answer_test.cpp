#include <opendata/search/faq.hpp>

#include "support/catch.hpp"

using opendata::search::faq::render_answer;

TEST_CASE("An answer becomes safe HTML: only the stated marks are markup", "[faq]") {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"一行\n二行\n\n三", "<p>一行<br>\n二行</p>\n<p>三</p>\n"},
      {"<script>alert(1)</script> & \"'", "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;&#39;</p>\n"},
      {"**要** *斜* `a<b`", "<p><strong>要</strong> <em>斜</em> <code>a&lt;b</code></p>\n"},
      {"**沒有結尾", "<p>**沒有結尾</p>\n"},
      {"3 * 4 = 12", "<p>3 * 4 = 12</p>\n"},
      {"- 甲\n- 乙\n文", "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>\n<p>文</p>\n"},
      {"1. 甲\n2. 乙", "<ol>\n<li>甲</li>\n<li>乙</li>\n</ol>\n"},
      {"3. 丙", "<ol start=\"3\">\n<li>丙</li>\n</ol>\n"},
      {"## 申請\n文", "<h2>申請</h2>\n<p>文</p>\n"},
      {"[表單](https://a.gov.tw/f?x=1&y=2)", "<p><a href=\"https://a.gov.tw/f?x=1&amp;y=2\">表單</a></p>\n"},
      {"[電話](tel:+886-7-1234567)", "<p><a href=\"tel:+886-7-1234567\">電話</a></p>\n"},
      {"[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"},
      {"[x](https://a\" onclick=\"b)", "<p>[x](<a href=\"https://a\">https://a</a>&quot; onclick=&quot;b)</p>\n"},
      {"見https://a.gov.tw/b。", "<p>見<a href=\"https://a.gov.tw/b\">https://a.gov.tw/b</a>。</p>\n"},
      {"(https://a.gov.tw/b).", "<p>(<a href=\"https://a.gov.tw/b\">https://a.gov.tw/b</a>).</p>\n"},
      {"一、申請\r\n二、領取", "<p>一、申請<br>\n二、領取</p>\n"},
      {"", ""},
  };
  for (const auto& [markdown, html] : rows) CHECK(render_answer(markdown) == html);
}

TEST_CASE("Marks without end take linear time", "[faq]") {
  for (const char* piece : {"[", "[a](", "**", "*", "`", "[](", "https://", "1. ", "*a "}) {
    std::string text;
    while (text.size() < 256U << 10U) text += piece;
    CHECK(render_answer(text).size() >= text.size() / 2);
  }
}
