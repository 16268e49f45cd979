#include "push/journal.hpp"

#include <zlib.h>

#include <array>
#include <cstdio>
#include <opendata/json.hpp>
#include <optional>

#include "json_body.hpp"

namespace opendata::push {
namespace {

std::string checksum(std::string_view text) {
  const auto crc = ::crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size()));
  std::array<char, 9> digits{};
  std::snprintf(digits.data(), digits.size(), "%08lx", crc);
  return digits.data();
}

struct Entry {
  std::string key, value;
};

std::optional<Entry> parse_line(std::string_view line) {
  if (line.size() < 10 || line[8] != ' ' || line.substr(0, 8) != checksum(line.substr(9))) return std::nullopt;
  const auto object = json::parse(line.substr(9), json::Dialect::strict);
  if (!object || !object->is(json::Kind::object)) return std::nullopt;
  Entry entry{object->text_of("key"), object->text_of("value")};
  return entry.key.empty() ? std::nullopt : std::optional(std::move(entry));
}

}  // namespace

std::string format_journal_line(const std::string& key, const std::string& value) {
  api::JsonBody out;
  out.begin_object().text("key", key).text("value", value).end_object();
  const std::string object = out.take();
  return checksum(object) + " " + object + "\n";
}

Result<JournalContent> read_journal(std::string_view text, const std::string& file) {
  JournalContent content;
  for (std::size_t line = 1; content.bytes < text.size(); ++line) {
    const auto end = text.find('\n', content.bytes);
    if (end == std::string_view::npos) return content;  // torn by a crash
    auto entry = parse_line(text.substr(content.bytes, end - content.bytes));
    if (!entry && end + 1 == text.size()) return content;
    if (!entry) {
      return failure(Errc::corrupt,
                     {"this line of the push journal is damaged; move the file away: the next run looks at the far end "
                      "and finds out itself what is left to do",
                      "推送日誌此行已損壞；請移開此檔：下次執行會自行檢查對方平臺並補完"},
                     {file, line, {}});
    }
    content.values[entry->key] = std::move(entry->value);
    content.bytes = end + 1;
  }
  return content;
}

Result<Journal> Journal::open(const std::filesystem::path& state, const std::string& target,
                              const std::string& dataset, std::size_t most_bytes) {
  const auto directory = state / target;
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  const auto path = directory / (dataset + ".log");
  auto lock = FileLock::acquire(directory / (dataset + ".lock"));
  if (!lock) return failure(std::move(lock.error()));
  Journal journal(path, std::move(*lock));
  auto text = read_file(path, most_bytes);
  if (!text && text.error().code() == Errc::not_found) return journal;
  if (!text) return failure(std::move(text.error()));
  auto content = read_journal(*text, path.string());
  if (!content) return failure(std::move(content.error()));
  journal.values_ = std::move(content->values);
  journal.bytes_ = content->bytes;
  return journal;
}

std::string Journal::noted(const std::string& key) const {
  const auto found = values_.find(key);
  return found == values_.end() ? std::string() : found->second;
}

Result<void> Journal::note(const std::string& key, const std::string& value) {
  if (const auto found = values_.find(key); found != values_.end() && found->second == value) return {};
  const std::string line = format_journal_line(key, value);
  if (auto appended = rehearses_ ? Result<void>() : append_durably(path_, bytes_, line); !appended) return appended;
  bytes_ += line.size();
  values_[key] = value;
  return {};
}

Result<void> Journal::keep_only(const std::vector<std::string>& keys) {
  std::map<std::string, std::string> kept;
  std::string text;
  for (const std::string& key : keys) {
    const auto found = values_.find(key);
    if (found == values_.end()) continue;
    kept.insert(*found);
    text += format_journal_line(key, found->second);
  }
  if (kept == values_ && text.size() == bytes_) return {};
  if (auto written = rehearses_ ? Result<void>() : write_file_atomically(path_, text); !written) return written;
  values_ = std::move(kept);
  bytes_ = text.size();
  return {};
}

}  // namespace opendata::push
