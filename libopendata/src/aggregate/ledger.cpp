#include "aggregate/ledger.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "aggregate/json_text.hpp"
#include "release/building.hpp"
#include "release/sha256.hpp"

namespace opendata::privacy {
namespace {

constexpr std::size_t ledger_limit = 64U << 20U;
constexpr Message damaged{
    "is damaged: a line was changed, removed or cut short. Restore it from a backup; without it no budget can be kept",
    "已損壞：有一行遭變更、刪除或不完整。請由備份還原；沒有帳本即無法控管預算"};

void append_member(std::string& line, std::string_view key, std::string_view text) {
  line += line.size() == 1 ? "" : ",";
  append_json_string(line, key);
  line += ':';
  append_json_string(line, text);
}

void append_member(std::string& line, std::string_view key, std::int64_t number) {
  line += ',';
  append_json_string(line, key);
  line += ':' + std::to_string(number);
}

std::string line_of(const LedgerEntry& entry, const std::string& previous) {
  std::string line = "{";
  append_member(line, "dataset", entry.dataset);
  append_member(line, "method", name(entry.method));
  append_member(line, "question", entry.question);
  append_member(line, "spec", entry.spec);
  append_member(line, "epsilon_millionths", entry.epsilon);
  append_member(line, "budget_millionths", entry.budget);
  line += ",\"answer\":[";
  for (std::size_t i = 0; i < entry.answer.size(); ++i) line += (i == 0 ? "" : ",") + std::to_string(entry.answer[i]);
  line += ']';
  append_member(line, "previous", previous);
  return line + "}";
}

std::int64_t integer_of(const json::Value& value, std::string_view key) {
  const json::Value* member = value.find(key);
  return member == nullptr ? 0 : member->integer().value_or(0);
}

/// nullopt when the line is none of ours, or does not follow `previous`.
std::optional<LedgerEntry> parse_line(std::string_view line, const std::string& previous) {
  const auto value = json::parse(line, json::Dialect::strict, {}, {ledger_limit, 4});
  if (!value || value->text_of("previous") != previous) return std::nullopt;
  const auto method = parse_aggregate_method(value->text_of("method"));
  if (!method) return std::nullopt;
  LedgerEntry entry{value->text_of("dataset"),
                    *method,
                    value->text_of("question"),
                    value->text_of("spec"),
                    integer_of(*value, "epsilon_millionths"),
                    integer_of(*value, "budget_millionths"),
                    {}};
  const json::Value* answer = value->find("answer");
  if (answer == nullptr) return std::nullopt;
  for (const auto& item : answer->items()) entry.answer.push_back(item.integer().value_or(0));
  return entry;
}

bool append_and_sync(const std::filesystem::path& path, std::string_view line) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  if (descriptor < 0) return false;
  bool good = true;
  while (good && !line.empty()) {
    const ssize_t n = ::write(descriptor, line.data(), line.size());
    if (n < 0 && errno == EINTR) continue;
    good = n > 0;
    if (good) line.remove_prefix(static_cast<std::size_t>(n));
  }
  good = good && ::fsync(descriptor) == 0;
  return ::close(descriptor) == 0 && good;
}

/// An empty ledger that nobody else may read, with its name on the disk.
Result<void> begin(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    return failure(Errc::io_failure,
                   {"cannot be written; check free space and permissions", "無法寫入；請檢查磁碟空間與權限"},
                   {path.string(), 0, {}});
  }
  ::close(descriptor);
  return sync_path(path.has_parent_path() ? path.parent_path() : std::filesystem::path("."));
}

}  // namespace

Result<std::filesystem::path> ledger_in_catalog(const std::filesystem::path& catalog, const std::string& dataset) {
  const std::filesystem::path directory = catalog / "ledger";
  if (auto made = release::create_directories_durably(directory); !made) return failure(std::move(made.error()));
  return directory / (dataset + ".aggregates.jsonl");
}

Result<Ledger> Ledger::open(const std::filesystem::path& path) {
  auto lock = FileLock::acquire(path.string() + ".lock");
  if (!lock) return failure(std::move(lock.error()));
  if (auto begun = begin(path); !begun) return failure(std::move(begun.error()));
  const auto text = read_file(path, ledger_limit);
  if (!text) return failure(text.error());
  Ledger ledger(path, std::move(*lock));
  if (auto read = ledger.read_lines(*text); !read) return failure(std::move(read.error()));
  return ledger;
}

Result<void> Ledger::read_lines(const std::string& text) {
  for (std::size_t begin = 0, row = 1; begin < text.size(); ++row) {
    const std::size_t end = text.find('\n', begin);
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    auto entry = end == std::string::npos ? std::nullopt : parse_line(line, last_);
    if (!entry) return failure(Errc::corrupt, damaged, {path_.string(), row, {}});
    entries_.push_back(std::move(*entry));
    last_ = release::sha256_of(line);
    begin = end + 1;
  }
  return {};
}

const LedgerEntry* Ledger::find(const std::string& question) const {
  const auto found =
      std::find_if(entries_.begin(), entries_.end(), [&](const auto& entry) { return entry.question == question; });
  return found == entries_.end() ? nullptr : &*found;
}

Millionths Ledger::spent(const std::string& dataset) const {
  Millionths sum = 0;
  for (const auto& entry : entries_) sum += entry.dataset == dataset ? entry.epsilon : 0;
  return sum;
}

Result<void> Ledger::check_budget(const LedgerEntry& entry) const {
  if (entry.method != AggregateMethod::noise) return {};
  for (const auto& earlier : entries_) {
    if (earlier.dataset != entry.dataset || earlier.method != AggregateMethod::noise || earlier.budget == entry.budget)
      continue;
    return failure(Errc::refused,
                   {"the dataset's budget was stated otherwise before; a budget is set once",
                    "此資料集先前已訂定不同的預算；預算只能訂定一次"},
                   {path_.string(), 0, "protection.budget"});
  }
  if (spent(entry.dataset) + entry.epsilon <= entry.budget) return {};
  return failure(Errc::refused,
                 {"this question would spend more than the dataset's budget; nothing was published. Earlier answers "
                  "can be issued again",
                  "此查詢將超出資料集的隱私預算；未公布任何內容。先前的答案可重新發出"},
                 {path_.string(), 0, "protection.epsilon"});
}

Result<void> Ledger::append(LedgerEntry entry) {
  if (auto within = check_budget(entry); !within) return within;
  const std::string line = line_of(entry, last_);
  if (!append_and_sync(path_, line + "\n")) {
    return failure(Errc::io_failure, {"cannot be written; nothing was published", "無法寫入；未公布任何內容"},
                   {path_.string(), 0, {}});
  }
  last_ = release::sha256_of(line);
  entries_.push_back(std::move(entry));
  return {};
}

}  // namespace opendata::privacy
