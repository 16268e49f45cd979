#include "release/withdrawals_json.hpp"

#include <algorithm>
#include <opendata/withdraw.hpp>

#include "release/manifest.hpp"
#include "release/withdrawn_content.hpp"

namespace opendata::release {
namespace {

bool by_id(const Withdrawal& a, const Withdrawal& b) { return a.dataset_id < b.dataset_id; }
bool same_id(const Withdrawal& a, const Withdrawal& b) { return a.dataset_id == b.dataset_id; }

/// One text: a list would take a line for each.
void write_tables(JsonWriter& out, const std::vector<std::string>& tables) {
  std::string digests;
  for (const std::string& digest : tables) digests += (digests.empty() ? "" : " ") + digest;
  out.text("tables", digests);
}

void write_release(JsonWriter& out, const WithdrawnRelease& release) {
  out.begin_object();
  out.text("release", release.id);
  out.text("time", release.time);
  if (!release.reason.empty()) out.text("reason", release.reason);
  if (release.may_return) out.boolean("may_return", true);
  if (!release.tables.empty()) write_tables(out, release.tables);
  out.end_object();
}

void write_withdrawal(JsonWriter& out, const Withdrawal& withdrawal) {
  out.begin_object();
  out.text("id", withdrawal.dataset_id);
  out.boolean("held", withdrawal.held);
  out.key("releases");
  out.begin_array();
  for (const WithdrawnRelease& release : withdrawal.releases) write_release(out, release);
  out.end_array();
  out.end_object();
}

bool is_true(const json::Value& object, std::string_view key) {
  const json::Value* member = object.find(key);
  return member != nullptr && member->boolean();
}

bool is_of(const json::Value* member, json::Kind kind) { return member == nullptr || member->is(kind); }

/// "HEX16 HEX16 …"; nullopt for any other text.
std::optional<std::vector<std::string>> parse_digests(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin <= text.size(); begin += table_digits + 1) {
    const std::string_view digest = text.substr(begin, table_digits), rest = text.substr(begin + digest.size());
    if (!is_release_id(digest) || !(rest.empty() || rest.starts_with(' '))) return std::nullopt;  // as many digits
    out.emplace_back(digest);
  }
  return out;
}

/// A list of whole SHA-256, as catalogues of before have it.
std::optional<std::vector<std::string>> parse_list(const json::Value& list) {
  std::vector<std::string> out;
  for (const json::Value& sha256 : list.items()) {
    if (!is_sha256(sha256.text())) return std::nullopt;
    out.push_back(table_digest(sha256.text()));
  }
  return out;
}

/// Sorted; none without the member; nullopt for what is neither.
std::optional<std::vector<std::string>> parse_tables(const json::Value* member) {
  if (member == nullptr) return std::vector<std::string>();
  if (!member->is(json::Kind::array) && !member->is(json::Kind::string)) return std::nullopt;
  auto out = member->is(json::Kind::array) ? parse_list(*member) : parse_digests(member->text());
  if (out) std::sort(out->begin(), out->end());
  return out;
}

/// What says that something stays refused is never guessed: a text "true", or nothing at all, holds nothing back.
bool is_well_formed(const json::Value& object) {
  const json::Value *held = object.find("held"), *releases = object.find("releases");
  if (held == nullptr || !held->is(json::Kind::boolean)) return false;
  if (releases == nullptr || !releases->is(json::Kind::array)) return false;
  return std::all_of(releases->items().begin(), releases->items().end(), [](const json::Value& release) {
    return is_of(release.find("may_return"), json::Kind::boolean) && parse_tables(release.find("tables"));
  });
}

/// "2024-05-06T07:08:09Z" by its characters: nothing else may stand in its place.
bool is_time(std::string_view text) {
  return text.size() == 20 && text.find_first_not_of("0123456789-:TZ") == std::string_view::npos;
}

WithdrawnRelease release_of(const json::Value& object) {
  const auto reason = parse_withdrawal_reason(object.text_of("reason"));
  return {object.text_of("release"), object.text_of("time"), std::string(reason ? name(*reason) : std::string_view()),
          is_true(object, "may_return"), parse_tables(object.find("tables")).value_or(std::vector<std::string>())};
}

/// Of what is well-formed.
Withdrawal withdrawal_of(const json::Value& object) {
  Withdrawal out{object.text_of("id"), is_true(object, "held")};
  for (const json::Value& release : object.find("releases")->items()) out.releases.push_back(release_of(release));
  return out;
}

bool is_valid_release(const WithdrawnRelease& release) {
  return is_release_id(release.id) && is_time(release.time);
}

bool is_valid(const Withdrawal& withdrawal) {
  return is_dataset_id(withdrawal.dataset_id) &&
         std::all_of(withdrawal.releases.begin(), withdrawal.releases.end(), is_valid_release);
}

}  // namespace

void write_withdrawals(JsonWriter& out, std::vector<Withdrawal> withdrawals) {
  std::erase_if(withdrawals, [](const Withdrawal& one) { return one.releases.empty() && !one.held; });
  if (withdrawals.empty()) return;
  std::sort(withdrawals.begin(), withdrawals.end(), by_id);
  out.key("withdrawn");
  out.begin_array();
  for (const Withdrawal& withdrawal : withdrawals) write_withdrawal(out, withdrawal);
  out.end_array();
}

std::optional<std::vector<Withdrawal>> parse_withdrawals(const json::Value* member) {
  std::vector<Withdrawal> out;
  if (member == nullptr) return out;
  for (const json::Value& object : member->items()) {
    if (!is_well_formed(object)) return std::nullopt;
    out.push_back(withdrawal_of(object));
  }
  std::sort(out.begin(), out.end(), by_id);
  const bool distinct = std::adjacent_find(out.begin(), out.end(), same_id) == out.end();
  if (!member->is(json::Kind::array) || !distinct || !std::all_of(out.begin(), out.end(), is_valid)) return std::nullopt;
  return out;
}

}  // namespace opendata::release
