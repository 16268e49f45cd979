#include <opendata/search/faq_cells.hpp>

#include "support/catch.hpp"

using namespace opendata;
using namespace opendata::search;

TEST_CASE("A field is filled from its text and gives it back", "[faq][cells]") {
  auto [field, text, back] = GENERATE(table<std::string, std::string, std::string>({
      {"question", "問題", "問題"},
      {"answer", "一\r\n二\r三\n", "一\n二\n三\n"},
      {"variants", "甲\n\n 乙；丙 \n", "甲\n乙；丙"},
      {"citations", "M0060027/12;M0060027/12-1\nM0060027", "M0060027/12\nM0060027/12-1\nM0060027"},
      {"links", "市府 網站 https://a.example/\nhttps://b.example/", "市府 網站 https://a.example/\nhttps://b.example/"},
      {"review_due", "115/5/6", "2026-05-06"},
      {"question:en", "What?", "What?"},
      {"note", "備註", "備註"},
      {"note", "", ""},
  }));
  CAPTURE(field, text);
  faq::Entry entry{};
  REQUIRE(faq::fill_cell(entry, field, text));
  CHECK(faq::cell_of(entry, field) == back);
  REQUIRE(faq::fill_cell(entry, field, ""));
  CHECK(faq::cell_of(entry, field).empty());
  CHECK(entry == faq::Entry{});
}

TEST_CASE("What is no day is refused with the field's name, and the field stays", "[faq][cells]") {
  faq::Entry entry{};
  entry.review_due = "2026-05-06";
  const auto filled = faq::fill_cell(entry, "review_due", "soon");
  REQUIRE_FALSE(filled);
  CHECK(filled.error().code() == Errc::bad_value);
  CHECK(filled.error().where().column == "review_due");
  CHECK(entry.review_due == "2026-05-06");
}

TEST_CASE("A translation goes when neither question nor answer is left", "[faq][cells]") {
  faq::Entry entry{};
  REQUIRE(faq::fill_cell(entry, "question:vi", "q"));
  REQUIRE(faq::fill_cell(entry, "answer:vi", "a"));
  REQUIRE(faq::fill_cell(entry, "question:vi", ""));
  CHECK(entry.translations.size() == 1);
  REQUIRE(faq::fill_cell(entry, "answer:vi", ""));
  CHECK(entry.translations.empty());
}
