#include <algorithm>
#include <opendata/policy.hpp>
#include <opendata/publish.hpp>
#include <opendata/table.hpp>
#include <set>
#include <unordered_map>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;

namespace {

const std::string data = OPENDATA_DATA;

struct Sample {
  std::string policy, source;
  std::vector<std::string> texts;   // columns whose values must be in no byte as written
  std::vector<std::string> phones;  // columns whose numbers must be in no byte, however they are written
};

const std::vector<Sample> samples{
    {"animal_cases", "animal_cases.csv", {"案件編號", "陳情人", "身分證字號", "電子郵件", "車牌號碼"}, {"聯絡電話"}},
    {"adoptions", "adoptions.csv", {"認養人", "身分證字號", "晶片號碼"}, {"電話"}},
};

/// ASCII instead of full-width characters: what a reader sees is the same.
std::string narrow(const std::string& utf8) {
  std::u32string out = text::to_utf32(utf8);
  for (char32_t& c : out) {
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  }
  return text::to_utf8(out);
}

std::string digits_of(const std::string& text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c >= '0' && c <= '9'; });
  return out;
}

/// A number as people write it: from "(07)064-8688分機95" also 07-0648688, +886-7-064-8688 and so on.
std::vector<std::string> written_forms(const std::string& cell) {
  std::string n = digits_of(narrow(cell.substr(0, cell.find("分機"))));
  if (n.starts_with("886")) n = "0" + n.substr(3);
  if (n.size() < 9) return {cell};
  if (n.starts_with("09"))
    return {cell, n, n.substr(0, 4) + "-" + n.substr(4), n.substr(0, 4) + " " + n.substr(4), n.substr(0, 4) + "-" + n.substr(4, 3) + "-" + n.substr(7),
            n.substr(1, 3) + "-" + n.substr(4), n.substr(1)};
  const std::string area = n.substr(0, 2), first = n.substr(2, 3), last = n.substr(5);
  return {cell, n, "(" + area + ")" + first + "-" + last, area + "-" + first + last, area + "-" + first + "-" + last, first + "-" + last};
}

std::set<std::string> identifiers(const Sample& sample, const Policy& policy, const std::string& path) {
  auto reader = open_reader(path, policy.input);
  if (!reader) FAIL(format_error(reader.error(), Language::en));
  const auto& columns = (*reader)->columns();
  const auto is_listed = [&](const std::vector<std::string>& list, std::size_t i) { return std::count(list.begin(), list.end(), columns[i]) > 0; };
  std::set<std::string> all;
  RawRecord record;
  for (auto more = (*reader)->read(record); more && *more; more = (*reader)->read(record)) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (!record.cells[i] || record.cells[i]->empty()) continue;
      if (is_listed(sample.texts, i)) all.insert(narrow(*record.cells[i]));
      if (is_listed(sample.phones, i)) {
        for (const auto& form : written_forms(*record.cells[i])) all.insert(narrow(form));
      }
    }
  }
  return all;
}

/// Those of the texts that stand in `bytes`, in one pass over them.
std::set<std::string> found_in(const std::string& bytes, const std::set<std::string>& texts) {
  constexpr std::size_t key_size = 6;  // two Chinese characters
  std::unordered_multimap<std::string_view, std::string_view> by_beginning;
  for (const std::string& text : texts) {
    REQUIRE(text.size() >= key_size);
    by_beginning.emplace(std::string_view(text).substr(0, key_size), text);
  }
  std::set<std::string> found;
  const std::string_view all = bytes;
  for (std::size_t i = 0; i + key_size <= all.size(); ++i) {
    const auto [first, last] = by_beginning.equal_range(all.substr(i, key_size));
    for (auto at = first; at != last; ++at) {
      if (all.substr(i).starts_with(at->second)) found.emplace(at->second);
    }
  }
  return found;
}

std::string every_byte(const std::filesystem::path& directory) {
  std::string out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
    out += entry.path().string() + "\n";
    if (entry.is_regular_file()) out += test::read_text(entry.path());
  }
  return out;
}

std::string release_of(const Sample& sample, const Policy& policy, const std::string& source) {
  const test::TemporaryDirectory directory;
  const auto key = directory.write("key", std::string(64, 'b'));
  std::filesystem::permissions(key, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  auto read_key = deid::PseudonymKey::from_file(key);
  REQUIRE(read_key);
  CAPTURE(sample.policy);
  const auto published = publish(policy, source, directory.path() / "catalog", std::move(*read_key));
  if (!published) FAIL(format_error(published.error(), Language::en));
  return every_byte(directory.path() / "catalog");
}

}  // namespace

TEST_CASE("No identifier of any sample record, in any written form, is in a byte of its release", "[privacy]") {
  for (const Sample& sample : samples) {
    const std::string source = data + "/samples/" + sample.source;
    const auto policy = read_policy(data + "/policies/" + sample.policy + ".json");
    if (!policy) FAIL(format_error(policy.error(), Language::en));
    const auto known = identifiers(sample, *policy, source);
    CHECK(known.size() > 1500);
    CAPTURE(sample.policy);
    CHECK(found_in(narrow(release_of(sample, *policy, source)), known).empty());
    CHECK(found_in("前文" + *known.begin() + "後文" + *known.rbegin(), known).size() >= 2);  // the search itself finds
  }
}

TEST_CASE("What the sample texts say about animals and places is still there", "[privacy]") {
  for (const Sample& sample : samples) {
    const auto policy = read_policy(data + "/policies/" + sample.policy + ".json");
    REQUIRE(policy);
    const std::string bytes = release_of(sample, *policy, data + "/samples/" + sample.source);
    CHECK(bytes.find("〔姓名〕") != std::string::npos);
    CHECK(bytes.find(sample.policy == "adoptions" ? "家訪合格" : "有流浪犬聚集，約五到六隻，早晚追逐機車，請派員捕捉") != std::string::npos);
  }
}
