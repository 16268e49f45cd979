#include <deid/recognizers/names/name_evidence.hpp>
#include <deid/recognizers/names/name_model.hpp>
#include <opendata/text.hpp>

#include "support/catch.hpp"
#include "unit/deid/rows.hpp"

using namespace opendata;
using namespace opendata::deid;

namespace {

constexpr std::string_view number = "PHONE";

// The facts of the name at [first, last) of a text where so much is found, and so many names are sure and doubted.
NameFacts facts(std::u32string_view text, Name name, std::vector<Finding> findings, std::vector<Name> sure = {}, std::vector<Name> doubted = {}) {
  const text::Folded folded = text::fold(text, text::Folding::identifiers);
  const Scan scan(folded.text);
  const RecognizerInput input{text, folded, &scan};
  WeighedNames names;
  names.sure.assign(sure.begin(), sure.end());
  for (const Name& one : doubted) names.doubted.push_back({one, 0, false});
  return NameEvidence(input, findings, names, std::pmr::get_default_resource()).facts(name);
}

std::u32string far_away(std::size_t size) { return std::u32string(size, U'，'); }

}  // namespace

TEST_CASE("A name is alone when nothing is found near it", "[deid][person]") {
  const std::u32string text = U"祝福" + far_away(300) + U"0912345678";
  CHECK(facts(text, {0, 2}, {}).is_alone);
  CHECK(facts(text, {0, 2}, {{302, 312, number, 1.0}}).is_alone);
  CHECK_FALSE(facts(text, {0, 2}, {{150, 160, number, 1.0}}).is_alone);
  CHECK_FALSE(facts(text, {0, 2}, {}, {{150, 153, 0.8}}).is_alone);
  CHECK(facts(text, {0, 2}, {{150, 160, number, 0.4}}).is_alone);  // too common to count
}

TEST_CASE("Sure names around are counted, but no other reading of the same one", "[deid][person]") {
  const std::u32string text = far_away(400);
  CHECK(facts(text, {200, 202}, {}, {{199, 202, 0.8}}).names_around == 0);
  CHECK(facts(text, {200, 202}, {}, {{110, 113, 0.8}, {330, 333, 0.8}}).names_around == 1);
  CHECK(facts(text, {200, 202}, {}, {{110, 113, 0.8}, {205, 208, 0.8}, {210, 213, 0.8}}).names_around == 2);
}

TEST_CASE("What is found right behind a name, and a name written twice, are told", "[deid][person]") {
  const std::u32string text = U"祝福，電話0912345678，祝福說" + far_away(400) + U"祝福";
  const Name name{0, 2}, twice{16, 18}, late{419, 421};
  CHECK(facts(text, name, {{5, 15, number, 1.0}}).is_before_finding);
  CHECK_FALSE(facts(text, name, {{12, 15, number, 1.0}}).is_before_finding);
  CHECK(facts(text, name, {}, {}, {name, twice}).is_again);
  CHECK_FALSE(facts(text, name, {}, {}, {name, late}).is_again);
  CHECK_FALSE(facts(text, name, {}, {}, {name}).is_again);
  CHECK(facts(text, name, {}).is_short);
  CHECK_FALSE(facts(text, {0, 3}, {}).is_short);
}

TEST_CASE("A reading tells a name from words, wherever in the text it stands", "[deid][person]") {
  const Scan named(U"昨天下午王美惠來電反映路燈不亮");
  const auto reading = name_reader::read(named, 4, 7);
  CHECK(reading.begins > 0);
  CHECK(reading.inside > 0);
  CHECK(reading.ends < 0);
  CHECK(name_reader::read(named, 8, 10).begins < -3 * name_model::unit);
}

TEST_CASE("A reading stays within its bounds at the ends of a text and of long names", "[deid][person]") {
  constexpr int bound = name_reader::most * name_model::unit;
  for (const std::u32string text : {U"王美", U"王美惠陳小華林大明張志豪", U"\n王美惠\n", U"\U00020BB7王\U00020BB7", U"𠮷王A1"}) {
    const Scan scan(text);
    for (std::size_t first = 0; first + 1 < text.size(); ++first) {
      const auto reading = name_reader::read(scan, first, text.size());
      for (const int odds : {reading.begins, reading.inside, reading.ends}) CHECK((odds >= -bound && odds <= bound));
    }
  }
  CHECK(name_reader::read(Scan(U"王美惠"), 0, 3).ends == -bound);  // nothing goes on behind the text
}
