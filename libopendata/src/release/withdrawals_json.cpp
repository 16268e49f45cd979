#include "release/withdrawals_json.hpp"

#include <algorithm>
#include <opendata/withdraw.hpp>

#include "release/manifest.hpp"

namespace opendata::release {
namespace {

bool by_id(const Withdrawal& a, const Withdrawal& b) { return a.dataset_id < b.dataset_id; }
bool same_id(const Withdrawal& a, const Withdrawal& b) { return a.dataset_id == b.dataset_id; }

void write_tables(JsonWriter& out, const std::vector<std::string>& tables) {
  out.key("tables");
  out.begin_array();
  for (const std::string& sha256 : tables) out.text(sha256);
  out.end_array();
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

/// What says that something stays refused is never guessed: a text "true", or nothing at all, holds nothing back.
bool is_well_formed(const json::Value& object) {
  const json::Value *held = object.find("held"), *releases = object.find("releases");
  if (held == nullptr || !held->is(json::Kind::boolean)) return false;
  return releases == nullptr || std::all_of(releases->items().begin(), releases->items().end(), [](const json::Value& release) {
           return is_of(release.find("may_return"), json::Kind::boolean) && is_of(release.find("tables"), json::Kind::array);
         });
}

/// "2024-05-06T07:08:09Z" by its characters: nothing else may stand in its place.
bool is_time(std::string_view text) {
  return text.size() == 20 && text.find_first_not_of("0123456789-:TZ") == std::string_view::npos;
}

std::vector<std::string> tables_of(const json::Value& object) {
  std::vector<std::string> out;
  if (const json::Value* tables = object.find("tables"))
    for (const json::Value& sha256 : tables->items()) out.push_back(sha256.text());
  std::sort(out.begin(), out.end());
  return out;
}

WithdrawnRelease release_of(const json::Value& object) {
  const auto reason = parse_withdrawal_reason(object.text_of("reason"));
  return {object.text_of("release"), object.text_of("time"), std::string(reason ? name(*reason) : std::string_view()),
          is_true(object, "may_return"), tables_of(object)};
}

Withdrawal withdrawal_of(const json::Value& object) {
  Withdrawal out{object.text_of("id"), is_true(object, "held")};
  if (const json::Value* releases = object.find("releases")) {
    for (const json::Value& release : releases->items()) out.releases.push_back(release_of(release));
  }
  return out;
}

bool is_valid_release(const WithdrawnRelease& release) {
  return is_release_id(release.id) && is_time(release.time) &&
         std::all_of(release.tables.begin(), release.tables.end(), is_sha256);
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
