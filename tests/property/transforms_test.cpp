#include <map>

#include "deid/transform.hpp"
#include "support/policies.hpp"

using namespace opendata;
using namespace opendata::deid;

namespace {

/// How each transform of the list is written in a policy; several ways for one that has several.
const std::multimap<std::string_view, std::string> examples{
    {"suppress", R"("suppress")"},
    {"keep", R"("keep")"},
    {"mask", R"({"name": "mask", "convention": "name"})"},
    {"mask", R"({"name": "mask", "convention": "id"})"},
    {"pseudonymize", R"("pseudonymize")"},
    {"generalize", R"({"name": "generalize", "hierarchy": "prefix:4,2"})"},
    {"generalize_date", R"({"name": "generalize_date", "to": "day"})"},
    {"generalize_date", R"({"name": "generalize_date", "to": "year", "invalid": "missing"})"},
    {"generalize_address", R"({"name": "generalize_address", "to": "road"})"},
    {"generalize_address", R"({"name": "generalize_address", "to": "village"})"},
    {"generalize_address", R"({"name": "generalize_address", "to": "county"})"},
    {"generalize_number", R"({"name": "generalize_number", "width": 10})"},
    {"generalize_number", R"({"name": "generalize_number", "width": 10, "thousands": true, "invalid": "missing"})"},
    {"generalize_coordinate", R"({"name": "generalize_coordinate", "cell": 0.01})"},
    {"generalize_coordinate", R"({"name": "generalize_coordinate", "cell": 500, "invalid": "missing"})"},
    {"shift_date", R"({"name": "shift_date", "person": "c", "days": 30})"},
    {"scrub_text", R"("scrub_text")"},
    {"scrub_text", R"({"name": "scrub_text", "minimum_score": 0.3})"},
};

std::unique_ptr<Transform> make(const TransformKind& kind, const std::string& transform) {
  static const auto shared_key = std::make_shared<const PseudonymKey>(test::key());
  const std::string role = kind.name == "generalize" ? "quasi_identifier" : "sensitive_attribute";
  const std::string type = kind.name == "generalize_coordinate" ? "decimal" : kind.name == "shift_date" ? "date" : "string";
  const auto policy =
      test::policy_of(R"({"source": "c", "name": "f", "type": ")" + type + R"(", "role": ")" + role + R"(", "transform": )" + transform + "}",
                      kind.name == "generalize" ? R"({"k": 2, "mode": "full-domain"})" : R"({"k": 2})");
  const auto& field = policy.fields[0];
  const std::vector<std::string> columns{"c"};
  auto made = kind.create({policy, field, config::Node(field.parameters, policy.file, "t"), shared_key, columns});
  if (!made) FAIL(format_error(made.error(), Language::en));
  return std::move(*made);
}

/// Texts that have broken programs before: no text, half characters, numbers beyond every type, controls, one very long
/// cell.
std::vector<std::string> hostile_cells() {
  std::vector<std::string> cells{"",
                                 " ",
                                 "　",
                                 "\xff\xfe",
                                 "\xE4\xB8",
                                 std::string("a\0b", 3),
                                 "NaN",
                                 "-",
                                 "+",
                                 "-0",
                                 ".",
                                 ",",
                                 "1e999",
                                 "9223372036854775808",
                                 "-9223372036854775809",
                                 std::string(400, '9'),
                                 "0000-00-00",
                                 "民國年月日",
                                 "113/13/45",
                                 "號",
                                 "路12號",
                                 "縣市鄉鎮區",
                                 "\xF0\x9F\x90\x95",
                                 "\xEF\xBB\xBFx",
                                 "\r\n",
                                 "〔電話〕",
                                 "\xE2\x80\xAE"
                                 "abc"};
  cells.push_back(std::string(1U << 20U, 'x'));
  std::string han;
  for (int i = 0; i < 100000; ++i) han += "中正路";
  cells.push_back(std::move(han));
  return cells;
}

const std::vector<std::string> planted{"A123456789", "0912345678", "王小明"};

/// Cells that hold a person, alone and in a sentence.
std::vector<std::string> personal_cells() {
  std::vector<std::string> cells = planted;
  for (const char* text :
       {"陳情人王小明先生來電，電話0912345678，身分證字號A123456789。", "聯絡人：王小明 0912345678",
        "身分證字號A123456789", "高雄市三民區中正路12號 申請人：王小明", "113/05/06 申請人：王小明", "12 A123456789"}) {
    cells.emplace_back(text);
  }
  return cells;
}

}  // namespace

TEST_CASE("Every transform turns any cell into a value, nothing or an error", "[property][transforms]") {
  for (const auto& kind : transforms()) {
    CAPTURE(kind.name);
    const auto [first, last] = examples.equal_range(kind.name);
    REQUIRE(first != last);  // a new transform needs an example above
    for (auto example = first; example != last; ++example) {
      const auto transform = make(kind, example->second);
      PipelineReport::FieldCounts counts;
      const KnownIdentifiers nobody;
      const Surroundings around{nobody, counts};
      for (const auto& cell : hostile_cells()) {
        const auto once = transform->apply(cell, around);
        const auto twice = transform->apply(cell, around);
        REQUIRE(once.has_value() == twice.has_value());
        if (once) CHECK(*once == *twice);
        if (once && *once) CHECK(text::is_valid_utf8(**once));
        if (!once) CHECK((once.error().code() == Errc::bad_value || once.error().code() == Errc::bad_encoding));
      }
    }
  }
}

TEST_CASE("No transform but keep, and generalize, whose level a search chooses, lets a planted number or name through",
          "[property][transforms]") {
  for (const auto& kind : transforms()) {
    if (kind.name == "keep" || kind.name == "generalize") continue;
    const auto [first, last] = examples.equal_range(kind.name);
    for (auto example = first; example != last; ++example) {
      const auto transform = make(kind, example->second);
      PipelineReport::FieldCounts counts;
      const KnownIdentifiers nobody;
      const Surroundings around{nobody, counts};
      for (const auto& cell : personal_cells()) {
        const auto published = transform->apply(cell, around);
        if (!published || !*published) continue;
        for (const auto& secret : planted) {
          const bool shown = (*published)->find(secret) != std::string::npos;
          if (shown && cell == "王小明" && kind.name == "scrub_text")
            continue;  // a bare name without any cue is beyond recognisers
          CAPTURE(example->second, cell, secret);
          CHECK_FALSE(shown);
        }
      }
    }
  }
}

TEST_CASE("What scrub_text leaves holds no finding any more", "[property][transforms]") {
  const auto transform = make(*find_transform("scrub_text"), R"("scrub_text")");
  const Analyzer analyzer;
  PipelineReport::FieldCounts counts;
  KnownIdentifiers identifiers;
  identifiers.add("地址");  // a word of a tag, so that replacing it makes it anew
  for (const char* cell : {"衛民街63號、65號、67號之間", "平生路59號至61號違規停車", "海安路二段330巷1號和60弄1號中間",
                           "王小明先生與陳美玲小姐0912345678、0912345679", "地址：中正路1號",
                           "陳情人王小明電話0912345678身分證A123456789信箱a@example.com"}) {
    const auto scrubbed = transform->apply(cell, {identifiers, counts});
    CAPTURE(cell);
    REQUIRE(scrubbed);
    if (*scrubbed) CHECK(analyzer.find(**scrubbed).empty());
  }
}
