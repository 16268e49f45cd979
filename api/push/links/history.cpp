#include "push/links/history.hpp"

#include <charconv>
#include <opendata/json.hpp>

#include "json_body.hpp"
#include "push/fingerprint.hpp"

namespace opendata::push::links {
namespace {

constexpr const char* run_key = "run";

std::int64_t integer_of(const json::Value& value, std::string_view key) {
  const json::Value* member = value.find(key);
  return member == nullptr ? 0 : member->integer().value_or(0);
}

std::int64_t number_of(const std::string& text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

std::string format_memory(const Memory& memory) {
  api::JsonBody out;
  out.begin_object().key("checked").integer(memory.checked).key("first_failure").integer(memory.first_failure);
  out.key("last_good").integer(memory.last_good).number("failures", memory.failures).key("findings").begin_array();
  for (const Finding finding : memory.last.findings) out.text(name(finding));
  out.end_array().key("status").integer(memory.last.status);
  if (!memory.last.final_address.empty()) out.text("final", memory.last.final_address);
  if (!memory.last.replacement.empty()) out.text("replacement", memory.last.replacement);
  if (memory.last.certificate_days) out.key("certificate_days").integer(*memory.last.certificate_days);
  return out.end_object().take();
}

std::optional<Memory> parse_memory(std::string_view text) {
  const auto value = json::parse(text, json::Dialect::strict);
  const json::Value* findings = value ? value->find("findings") : nullptr;
  if (findings == nullptr) return std::nullopt;
  Memory memory;
  for (const json::Value& item : findings->items()) {
    const auto finding = parse_finding(item.text());
    if (!finding) return std::nullopt;
    memory.last.findings.push_back(*finding);
  }
  if (memory.last.findings.empty()) return std::nullopt;
  memory.checked = integer_of(*value, "checked");
  memory.first_failure = integer_of(*value, "first_failure");
  memory.last_good = integer_of(*value, "last_good");
  memory.failures = static_cast<unsigned>(integer_of(*value, "failures"));
  memory.last.status = static_cast<int>(integer_of(*value, "status"));
  memory.last.final_address = value->text_of("final");
  memory.last.replacement = value->text_of("replacement");
  if (value->find("certificate_days") != nullptr) memory.last.certificate_days = integer_of(*value, "certificate_days");
  return memory;
}

Result<History> History::open(const std::filesystem::path& state, std::int64_t now) {
  auto journal = Journal::open(state, "links", "links", longest);
  if (!journal) return failure(std::move(journal.error()));
  const std::int64_t last = number_of(journal->noted(run_key));
  const bool resumed = last > 0 && now - last < resumed_within;
  if (!resumed) {
    if (auto noted = journal->note(run_key, std::to_string(now)); !noted) return failure(std::move(noted.error()));
  }
  return History(std::move(*journal), resumed ? last : now, resumed);
}

Memory History::of(const std::string& address) const {
  const std::lock_guard lock(*mutex_);
  return parse_memory(journal_.noted(fingerprint(address))).value_or(Memory());
}

Result<void> History::note(const std::string& address, const Memory& memory) {
  const std::lock_guard lock(*mutex_);
  return journal_.note(fingerprint(address), format_memory(memory));
}

Result<void> History::finish(std::int64_t now) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : journal_.values()) {
    const auto memory = parse_memory(value);
    if (memory && now - memory->checked < kept) keys.push_back(key);
  }
  return journal_.keep_only(keys);
}

}  // namespace opendata::push::links
