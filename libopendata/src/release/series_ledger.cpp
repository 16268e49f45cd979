#include "release/series_ledger.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <charconv>
#include <opendata/files.hpp>
#include <opendata/json.hpp>

#include "core/hex.hpp"
#include "release/building.hpp"
#include "release/sha256.hpp"

namespace opendata::release {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t check_digits = 16;
constexpr std::size_t classes_a_line = 10'000;

constexpr Message changed{"was changed: earlier releases of this dataset cannot be compared; restore it from a backup",
                          "遭更動：無法與此資料集先前的版本比對；請自備份還原"};

/// A line of the ledger: the beginning of its hash, then its JSON.
std::string line_of(const std::string& document) {
  return sha256_of(document).substr(0, check_digits) + " " + document + "\n";
}

class Document {
 public:
  explicit Document(std::string_view kind, const std::string& release) : writer_(buffer_) {
    writer_.StartObject();
    text("entry", kind);
    text("release", release);
  }
  Document& text(std::string_view key, std::string_view value) {
    writer_.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
    writer_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    return *this;
  }
  [[nodiscard]] std::string line() {
    writer_.EndObject();
    return line_of({buffer_.GetString(), buffer_.GetSize()});
  }

 private:
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_;
};

/// "SIGNATURE=ROWS", or "SIGNATURE=ROWS/PERSONS".
std::string text_of(const PublishedClass& one) {
  const std::string out = hex_of(one.signature) + "=" + std::to_string(one.rows);
  return one.persons ? out + "/" + std::to_string(*one.persons) : out;
}

/// "CLASS CLASS …"
std::string class_list(const LedgerEntry& entry, std::size_t from) {
  std::string out;
  const std::size_t to = std::min(entry.classes.size(), from + classes_a_line);
  for (std::size_t i = from; i < to; ++i)
    out += (i == from ? "" : " ") + text_of(entry.classes[i]);
  return out;
}

template <class Number>
bool take(std::string_view& text, Number& out, int base) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out, base);
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return error == std::errc();
}

bool take(std::string_view& text, char expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(1);
  return true;
}

bool read_class(std::string_view& text, PublishedClass& one) {
  if (!take(text, one.signature, 16) || !take(text, '=') || !take(text, one.rows, 10)) return false;
  return !take(text, '/') || take(text, one.persons.emplace(), 10);
}

bool read_class_list(std::string_view text, LedgerEntry& into) {
  while (!text.empty()) {
    if (!read_class(text, into.classes.emplace_back())) return false;
    take(text, ' ');
  }
  return true;
}

/// Reads the lines of a ledger. `visit` gets each document; a line that fails its check ends the reading when it is the
/// last one, and is an error before others. Gives the bytes up to the end of the last good line.
Result<std::uint64_t> read_lines(const fs::path& path, const std::function<Result<void>(const json::Value&)>& visit) {
  std::error_code absent;
  const std::uint64_t size = fs::exists(path, absent) ? fs::file_size(path, absent) : 0;
  if (size == 0) return 0;
  auto reader = LineReader::open(path.string());
  if (!reader) return failure(std::move(reader.error()));
  std::uint64_t whole = 0;
  std::string line;
  for (;;) {
    auto more = reader->read(line);
    if (!more) return failure(std::move(more.error()));
    if (!*more) return whole;
    const std::uint64_t end = whole + line.size() + 1;
    const std::string document = line.size() > check_digits ? line.substr(check_digits + 1) : std::string();
    if (end > size || line_of(document) != line + "\n") {
      if (end >= size) return whole;  // torn by a crash
      return failure(Errc::corrupt, changed, reader->place());
    }
    auto value = json::parse(document, json::Dialect::strict, path.string());
    if (!value) return failure(Errc::corrupt, changed, reader->place());
    if (auto visited = visit(*value); !visited) return failure(std::move(visited.error()));
    whole = end;
  }
}

}  // namespace

Result<SeriesLedger> SeriesLedger::open(const fs::path& catalog, const std::string& dataset,
                                        const std::vector<std::string>& listed) {
  SeriesLedger ledger(catalog / "ledger" / (dataset + ".log"));
  if (auto read = ledger.read_ids(listed); !read) return failure(std::move(read.error()));
  if (auto all = ledger.find_forgotten(catalog / "datasets" / dataset, listed); !all)
    return failure(std::move(all.error()));
  return ledger;
}

Result<void> SeriesLedger::read_ids(const std::vector<std::string>& listed) {
  auto whole = read_lines(path_, [&](const json::Value& line) -> Result<void> {
    const std::string kind = line.text_of("entry"), release = line.text_of("release");
    const bool is_listed = std::find(listed.begin(), listed.end(), release) != listed.end();
    if (kind == "published" || (kind == "prepared" && is_listed)) published_.insert(release);
    return {};
  });
  if (!whole) return failure(std::move(whole.error()));
  whole_bytes_ = *whole;
  return {};
}

/// A release with a risk.json was made when there was a ledger already.
Result<void> SeriesLedger::find_forgotten(const fs::path& releases, const std::vector<std::string>& listed) {
  for (const std::string& release : listed) {
    if (knows(release)) continue;
    std::error_code absent;
    if (fs::exists(releases / release / "risk.json", absent))
      return failure(Errc::corrupt, changed, {path_.string(), 0, {}});
    ++unknown_;
  }
  return {};
}

Result<void> SeriesLedger::for_each(const std::function<Result<void>(const LedgerEntry&)>& visit) const {
  LedgerEntry entry;
  std::set<std::string> visited;  // a run that was killed may have prepared it before
  auto whole = read_lines(path_, [&](const json::Value& line) -> Result<void> {
    const std::string kind = line.text_of("entry"), release = line.text_of("release");
    if (release != entry.release) entry = {release, {}, {}};
    if (kind == "figures") entry.figures.push_back(line.text_of("figures"));
    if (kind == "classes" && !read_class_list(line.text_of("classes"), entry))
      return failure(Errc::corrupt, changed, {path_.string(), 0, {}});
    if (kind != "prepared") return {};
    LedgerEntry whole_entry = std::exchange(entry, {});
    whole_entry.levels = line.text_of("levels");
    return knows(release) && visited.insert(release).second ? visit(whole_entry) : Result<void>();
  });
  return whole ? Result<void>() : failure(std::move(whole.error()));
}

Result<void> SeriesLedger::prepare(const LedgerEntry& entry) {
  std::string lines;
  for (std::size_t from = 0; from < entry.classes.size(); from += classes_a_line)
    lines += Document("classes", entry.release).text("classes", class_list(entry, from)).line();
  for (const std::string& figures : entry.figures)
    lines += Document("figures", entry.release).text("figures", figures).line();
  lines += Document("prepared", entry.release).text("levels", entry.levels).line();
  return append(lines);
}

Result<void> SeriesLedger::confirm(const std::string& release) {
  if (auto appended = append(Document("published", release).line()); !appended) return appended;
  published_.insert(release);
  return {};
}

Result<void> SeriesLedger::append(const std::string& lines) {
  if (auto made = create_directories_durably(path_.parent_path()); !made) return made;
  if (auto appended = append_durably(path_, whole_bytes_, lines); !appended) return appended;
  whole_bytes_ += lines.size();
  return {};
}

}  // namespace opendata::release
