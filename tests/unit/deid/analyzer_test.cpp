#include <opendata/recognizer.hpp>

#include <algorithm>
#include <ctime>
#include <set>
#include <type_traits>

#include "support/catch.hpp"
#include "unit/deid/rows.hpp"

using namespace opendata;
using deid::Analyzer;

namespace {

// A type of an agency's own: everything between two #.
class Hash final : public deid::Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "HASH"; }
  void find(const deid::RecognizerInput& input, std::vector<deid::Finding>& findings) const override {
    const auto first = input.original.find(U'#');
    const auto last = input.original.find(U'#', first + 1);
    if (last != std::u32string_view::npos) findings.push_back({first, last + 1, type(), 1.0});
  }
};

}  // namespace

TEST_CASE("Findings are sorted, inside the text and do not overlap", "[deid][analyzer]") {
  const std::string text = "陳情人王小明先生（A123456789）住高雄市三民區建工路12號，手機0912-345-678，卡號4111 1111 1111 1111，車號ABC-1235";
  const auto findings = Analyzer().find(text);
  CHECK(findings.size() == 6);
  std::size_t behind = 0;
  for (const auto& f : findings) {
    CHECK(f.start >= behind);
    CHECK(f.end > f.start);
    CHECK((f.score >= 0.5 && f.score <= 1.0));
    behind = f.end;
  }
  CHECK(behind <= text::to_utf32(text).size());
}

TEST_CASE("What a weaker finding holds around a stronger one of its type is in no gap", "[deid][analyzer]") {
  class Fixed final : public deid::Recognizer {
   public:
    [[nodiscard]] std::string_view type() const override { return "PLATE"; }
    void find(const deid::RecognizerInput&, std::vector<deid::Finding>& findings) const override {
      findings.push_back({3, 5, "PLATE", 0.9});
      findings.push_back({1, 7, "PLATE", 0.6});   // around the one above
      findings.push_back({6, 9, "PLATE", 0.55});  // across its end
      findings.push_back({0, 8, "PHONE", 0.55});  // around it, of another type
    }
  };
  Analyzer analyzer;
  analyzer.add(std::make_unique<Fixed>());
  const auto findings = analyzer.find("的的的的的的的的的");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].start == 1);
  CHECK(findings[0].end == 7);
  CHECK(findings[0].score == 0.9);
}

TEST_CASE("Offsets count code points of the original, also around dropped characters and outside the basic plane", "[deid][analyzer]") {
  const auto findings = Analyzer().find("𠮷\u200B身分證A12345\u200B6789號");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].start == 5);
  CHECK(findings[0].end == 16);
}

TEST_CASE("A finding has no place for text, so that none can be logged", "[deid][analyzer]") {
  struct OnlyPlaces {
    std::size_t start, end;
    std::string_view type;
    double score;
  };
  CHECK(sizeof(deid::Finding) == sizeof(OnlyPlaces));
  const std::string text = "手機0912345678";
  for (const auto& f : Analyzer().find(text)) CHECK((f.type.data() < text.data() || f.type.data() >= text.data() + text.size()));
}

TEST_CASE("A higher minimum hides weaker findings, a lower one shows them", "[deid][analyzer]") {
  const Analyzer analyzer;
  CHECK(analyzer.find("產品A123456788").empty());
  CHECK(analyzer.find("產品A123456788", 0.3).size() == 1);
  CHECK(analyzer.find("看到123-ABC", 0.9).empty());
}

TEST_CASE("Eight digits, codes and plain text are nothing to the residual scan", "[deid][analyzer]") {
  for (const char* cell : {"20240506", "04595257", "12345678", "A1130305", "113070001", "AB1234567", "2024-05-06T07:08:09", "22.627278,120.301435", "高雄市三民區",
                           "W112-0458821", "0", "true", "已結案", "犬", "158"}) {
    CAPTURE(cell);
    CHECK(Analyzer().find(cell).empty());
  }
}

TEST_CASE("A recogniser of one's own takes part", "[deid][analyzer]") {
  Analyzer analyzer;
  analyzer.add(std::make_unique<Hash>());
  const auto findings = analyzer.find("編號#0912345678#");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].type == "HASH");
}

TEST_CASE("Replacing leaves tags and everything else as it was", "[deid][analyzer]") {
  const std::string text = "請打0912345678找王小明先生，謝謝。";
  CHECK(deid::replace_findings(text, Analyzer().find(text)) == "請打〔電話〕找〔姓名〕先生，謝謝。");
  CHECK(deid::replace_findings("沒有個資", {}) == "沒有個資");
  CHECK(deid::label_zh("PHONE") == "電話");
  CHECK(deid::label_zh("OTHER") == "OTHER");
}

TEST_CASE("A replaced address leaves its county and town as written, and nothing finer", "[deid][analyzer]") {
  const auto rows = std::vector<std::pair<std::string, std::string>>{
      {"住高雄市三民區光明里12鄰建國路8巷3弄7號5樓之2，", "住高雄市三民區〔地址〕，"},
      {"住三民區建國路7號。", "住三民區〔地址〕。"},
      {"住台中市中正路7號。", "住台中市〔地址〕。"},
      {"住建國路7號。", "住〔地址〕。"},
      {"地址：80761高雄市三民區建國路7號", "地址：高雄市三民區〔地址〕"},
      {"寄８０７６１１　高雄市三民區建國路7號", "寄高雄市三民區〔地址〕"},
      {"寄807高雄市三民區建國路7號", "寄807高雄市三民區〔地址〕"},  // the district's own
      {"住台東縣成功鎮中華路７號。", "住台東縣成功鎮〔地址〕。"},
      {"住高雄縣鳳山市中山路7號。", "住高雄縣〔地址〕。"},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(deid::replace_findings(text, Analyzer().find(text)) == expected);
    CHECK(Analyzer().find(expected).empty());  // so that scrubbing ends
  }
}

TEST_CASE("Of other findings nothing stays, also when they begin with a district", "[deid][analyzer]") {
  const std::string text = "三民區建國路7號";
  const auto size = text::to_utf32(text).size();
  CHECK(deid::replace_findings(text, {{0, size, "DIRECT_IDENTIFIER", 1.0}}) == "〔個人資料〕");
  CHECK(deid::replace_findings(text, {{0, size, "ADDRESS", 1.0}}) == "三民區〔地址〕");
  CHECK(deid::replace_findings(text, {{3, size, "ADDRESS", 1.0}}) == "三民區〔地址〕");
}

TEST_CASE("Bytes that are no text do no harm", "[deid][analyzer]") {
  const Analyzer analyzer;
  CHECK(analyzer.find("").empty());
  CHECK(analyzer.find("\xFF\xFE\x80").empty());
  CHECK(analyzer.find(std::string("\0\0\0", 3)).empty());
}

TEST_CASE("Twice the text takes about twice the time, also when it is hostile", "[deid][analyzer]") {
  const Analyzer analyzer;
  // Processor time of this process, so that other work on the machine does not count; the best of three.
  const auto seconds = [&](const std::string& unit, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += unit;
    double best = 1e9;
    for (int i = 0; i < 3; ++i) {
      const auto begin = std::clock();
      CHECK(analyzer.find(text).size() <= text.size());
      best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    return best;
  };
  for (const char* unit : {"0", "1-", "A1", "王", "王小明、", "@a.", "一", "路1", "‧", "A b ", "(", "09*", "http://", "高雄市", "02-", "02-27208889 ",
                           "(02", "12號", "A123456789 ", "1234-5678-", "帳號1-", "ABC-", "a.b@", "○", "林○"}) {
    CAPTURE(unit);
    // 16 times the text: a quadratic step would take 256 times as long.
    CHECK(seconds(unit, 16000) < 64 * seconds(unit, 1000) + 0.05);
  }
}
