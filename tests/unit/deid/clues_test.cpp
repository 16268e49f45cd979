#include "golden/pii/labelled.hpp"
#include "unit/deid/rows.hpp"

using namespace opendata;
using namespace opendata::deid;

namespace {

// What a text wakes, and whether each recogniser that sleeps finds nothing in it.
class Reading {
 public:
  explicit Reading(std::u32string_view text) : original_(text), folded_(text::fold(original_, text::Folding::identifiers)), scan_(folded_.text) {}
  [[nodiscard]] Clues clues() const { return scan_.clues(); }
  // The type of a recogniser that finds something though no clue wakes it; empty when there is none.
  [[nodiscard]] std::string_view found_asleep() const {
    static const auto recognizers = built_in_recognizers();
    static const auto clues = clues_of_built_in();
    for (std::size_t i = 0; i < recognizers.size(); ++i) {
      if ((clues[i] & scan_.clues()) == 0 && finds(*recognizers[i])) return recognizers[i]->type();
    }
    return {};
  }

 private:
  [[nodiscard]] bool finds(const Recognizer& recognizer) const {
    std::vector<Finding> findings;
    recognizer.find({original_, folded_, &scan_}, findings);
    return !findings.empty();
  }
  std::u32string original_;
  text::Folded folded_;
  Scan scan_;
};

// What each recogniser finds in the text when its tokens have these clues, too.
std::vector<std::vector<Finding>> found_with(std::u32string_view original, Clues more) {
  static const auto recognizers = recognizers_of_text();
  const text::Folded folded = text::fold(original, text::Folding::identifiers);
  const Scan scan(folded.text, more);
  std::vector<std::vector<Finding>> found(recognizers.size());
  for (std::size_t i = 0; i < recognizers.size(); ++i) recognizers[i]->find({original, folded, &scan}, found[i]);
  return found;
}

bool is_same(const Finding& a, const Finding& b) { return a.start == b.start && a.end == b.end && a.type == b.type && a.score == b.score; }

struct ClueRow {
  const char* text;
  Clues clue;
};

}  // namespace

TEST_CASE("A text wakes whom it may hold something for", "[deid][clues]") {
  const ClueRow rows[] = {
      {"身分證A123456789", clue::identity},       {"證號A一二三四五六七八九", clue::identity},  {"證號A12345○○○○", clue::identity},
      {"打0912345678", clue::dialled},            {"洞九么六二洞拐四五五", clue::dialled},      {"電話2345678", clue::dialled},
      {"+886912345678", clue::dialled},           {"Wahyuni0912345678", clue::glued},           {"找我5123-987", clue::subscriber},
      {"siaofen@example.tw", clue::mailbox},      {"siaofen小老鼠gmail", clue::mailbox},        {"siaofen(at)gmail.com", clue::mailbox},
      {"4111111111111111", clue::card},           {"4111.1111.1111.1111", clue::card},          {"5241 73**-****-1462", clue::card},
      {"ABC-1234", clue::plate},                  {"2345\nAB", clue::plate},                    {"車牌M R A 7 6 3 0", clue::plate},
      {"車牌ABC一二三四", clue::plate},           {"車牌AB-12**", clue::plate},                 {"車號ABC-OOOO", clue::plate},
      {"No. 12 Jhongshan Road", clue::latin_address}, {"12 Jhongshan Road", clue::latin_address}, {"護照300618429", clue::passport},
      {"P<TWNLIN<<SIAO<FEN", clue::passport},     {"健保卡000012345678", clue::insurance_card}, {"晶片900138000123456", clue::chip},
      {"晶片900，138，000，123，456", clue::chip}, {"帳號0041556", clue::account},               {"帳號一二三四五六七", clue::account},
      {"賴：siaofen_88", clue::line_id},          {"203.0.113.7", clue::ip},                    {"fe80::1:2:3", clue::ip},
      {"00-1A-2B-3C-4D-5E", clue::ip},            {"https://example.tw/u", clue::url},          {"fb.com/siaofen", clue::url},
      {"born 2 Jan 1990", clue::english_day},     {"今年93歲", clue::age},                      {"病歷號3307158", clue::patient},
      {"林小芬(3307158)", clue::patient},         {"戶號F1234567", clue::household},            {"叫F1234567", clue::household},
      {"獨資（04595257）", clue::business},       {"中正路12號", clue::place},                  {"民國七十九年", clue::place}};
  for (const auto& [text, clue] : rows) {
    CAPTURE(text, clue);
    CHECK((Reading(text::to_utf32(text)).clues() & clue) != 0);
  }
}

TEST_CASE("Plain prose wakes only those that look for names and places", "[deid][clues]") {
  for (const char* text : {"飼主應為其犬、貓絕育。但經向動保處申報繁殖需求者，不在此限。", "第12條", "本辦法自113年起施行，共3章。", "請至 1999 反映", "PDF 檔"}) {
    CAPTURE(text);
    CHECK((Reading(text::to_utf32(text)).clues() & ~(clue::any | clue::place)) == 0);
  }
}

TEST_CASE("Who is not woken finds nothing", "[deid][clues]") {
  for (const test::Labelled& labelled : test::read_labelled("own.jsonl")) {
    CAPTURE(text::to_utf8(labelled.text));
    CHECK(Reading(labelled.text).found_asleep().empty());
  }
}

TEST_CASE("No recogniser misses anything for want of a clue", "[deid][clues]") {
  for (const char* file : {"own.jsonl", "own_2.jsonl", "numbers_1.jsonl"}) {
    for (const test::Labelled& labelled : test::read_labelled(file)) {
      CAPTURE(file, text::to_utf8(labelled.text));
      const auto with = found_with(labelled.text, ~Clues{0}), without = found_with(labelled.text, 0);
      for (std::size_t i = 0; i < with.size(); ++i) CHECK(std::equal(with[i].begin(), with[i].end(), without[i].begin(), without[i].end(), is_same));
    }
  }
}
