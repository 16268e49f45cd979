#include "release/quality.hpp"

#include <algorithm>
#include <opendata/formats.hpp>
#include <optional>
#include <utility>

#include "formats/gzip.hpp"
#include "formats/rows_sqlite.hpp"
#include "release/sha256.hpp"

namespace opendata::release {
namespace {

/// What is wrong with one file, and which check it fails.
struct Problem {
  Outcome QualityReport::*check;
  Error error;
};
using Finding = std::optional<Problem>;

Finding problem(Outcome QualityReport::*check, Message message, Where where) {
  return Problem{check, Error(Errc::corrupt, message, std::move(where))};
}

Problem unreadable(const std::filesystem::path& path, Error error) {
  auto check = &QualityReport::structure;
  if (error.code() == Errc::unknown_key) check = &QualityReport::desc_match;
  if (error.code() == Errc::bad_encoding) check = &QualityReport::encoding_match;
  return {check, std::move(error).at({path.string(), 0, {}})};
}

/// Compares one table with the row store, record by record.
class TableComparison {
 public:
  TableComparison(std::filesystem::path path, const Format& format, const Manifest& manifest, const Schema& schema)
      : path_(std::move(path)), format_(format), manifest_(manifest), schema_(schema) {}

  void look_at(const StoredRows::Batch& stored) {
    if (!opened_) open();
    for (const RawRecord& record : stored) {
      if (finding_) return;
      compare(record);
    }
  }
  void finish() {
    if (!opened_) open();
    if (finding_) return;
    const auto more = reader_->read(record_);
    if (!more) {
      finding_ = unreadable(path_, more.error());
    } else if (*more || rows_ != manifest_.rows) {
      finding_ = wrong_count();
    }
  }
  [[nodiscard]] const Finding& finding() const { return finding_; }

 private:
  void open() {
    opened_ = true;
    auto reader = format_.open(path_, schema_, manifest_.dataset_id);
    if (!reader) {
      finding_ = unreadable(path_, std::move(reader.error()));
    } else if ((*reader)->columns() != headings(format_, schema_) && format_.heading == Format::Heading::titles) {
      finding_ = problem(&QualityReport::desc_match,
                         {"does not have the fields of its description, in their order", "欄位與欄位說明不符或順序不同"},
                         {path_.string(), 0, {}});
    } else {
      reader_ = std::move(*reader);
    }
  }
  void compare(const RawRecord& stored) {
    const auto more = reader_->read(record_);
    if (!more) {
      finding_ = unreadable(path_, more.error());
    } else if (!*more) {
      finding_ = wrong_count();
    } else {
      ++rows_;
      compare_cells(stored);
    }
  }
  void compare_cells(const RawRecord& stored) {
    for (std::size_t i = 0; i < schema_.fields.size(); ++i) {
      const Field& field = schema_.fields[i];
      const bool valid = i < record_.cells.size() && (!record_.cells[i] || is_canonical(field.type, *record_.cells[i]));
      if (valid && record_.cells[i] == stored.cells[i]) continue;
      const Where where{path_.string(), static_cast<std::size_t>(record_.row), field.name};
      finding_ = valid ? problem(&QualityReport::csv, {"differs from the row store", "與資料列檔的內容不同"}, where)
                       : problem(&QualityReport::structure,
                                 {"holds a cell that is not of its declared type", "有不符宣告型別的內容"}, where);
      return;
    }
  }
  [[nodiscard]] Finding wrong_count() const {
    return problem(&QualityReport::csv,
                   {"does not hold as many records as the manifest says", "筆數與清單檔不符"}, {path_.string(), 0, {}});
  }
  std::filesystem::path path_;
  const Format& format_;
  const Manifest& manifest_;
  const Schema& schema_;
  bool opened_ = false;
  std::unique_ptr<RecordReader> reader_;
  RawRecord record_;
  std::uint64_t rows_ = 0;
  Finding finding_;
};

/// Whether a compressed file holds the very bytes of the file beside it.
Finding check_gzip(const std::filesystem::path& path, const std::string& sha256) {
  auto bytes = format::open_gzip(path);
  if (!bytes) return unreadable(path, std::move(bytes.error()));
  Sha256 hash;
  std::string piece;
  for (;;) {
    piece.clear();
    const auto more = (*bytes)->read(std::size_t{1} << 16U, piece);
    if (!more) return unreadable(path, more.error());
    if (!*more) break;
    hash.update(piece);
  }
  if (hash.finish() == sha256) return std::nullopt;
  return problem(&QualityReport::csv, {"does not hold what the file beside it does", "內容與未壓縮的檔案不同"},
                 {path.string(), 0, {}});
}

/// The checks of all files of a release.
class Checks {
 public:
  Checks(const std::filesystem::path& directory, const Manifest& manifest, const Schema& schema) {
    for (const ReleaseFile& file : manifest.files) {
      const Format* format = find_format(file.format);
      if (format != nullptr) {
        tables_.push_back(std::make_unique<TableComparison>(directory / file.path, *format, manifest, schema));
      } else if (!file.format.empty()) {
        others_.push_back({&QualityReport::structure,
                           {Errc::not_supported,
                            {"is in a format that this program does not know; a newer one may be needed",
                             "格式不明；可能需要較新版的程式"},
                            {(directory / file.path).string(), 0, {}}}});
      } else if (file.path.ends_with(".gz")) {
        check_compressed(directory, file, manifest);
      }
    }
  }
  [[nodiscard]] std::vector<StoredRows::Consumer> consumers() const {
    std::vector<StoredRows::Consumer> out;
    for (const auto& table : tables_) {
      const auto take = [&table = *table](const StoredRows::Batch& batch) -> Result<void> {
        table.look_at(batch);
        return {};
      };
      const auto end = [&table = *table]() -> Result<void> {
        table.finish();
        return {};
      };
      out.push_back({take, end});
    }
    return out;
  }
  [[nodiscard]] QualityReport report() const {
    QualityReport out;
    const auto add = [&](const Problem& found) {
      out.*found.check = Outcome::failed;
      out.problems.push_back(found.error);
    };
    for (const auto& table : tables_)
      if (table->finding()) add(*table->finding());
    for (const Problem& other : others_) add(other);
    return out;
  }

 private:
  void check_compressed(const std::filesystem::path& directory, const ReleaseFile& file, const Manifest& manifest) {
    const std::string plain = file.path.substr(0, file.path.size() - 3);
    const auto beside = std::find_if(manifest.files.begin(), manifest.files.end(),
                                     [&](const ReleaseFile& other) { return other.path == plain; });
    auto finding = check_gzip(directory / file.path, beside == manifest.files.end() ? "" : beside->sha256);
    if (finding) others_.push_back(std::move(*finding));
  }
  std::vector<std::unique_ptr<TableComparison>> tables_;
  std::vector<Problem> others_;
};

}  // namespace

Result<QualityReport> check_quality(const std::filesystem::path& directory, const Manifest& manifest,
                                    const Schema& schema, std::vector<StoredRows::Consumer> others) {
  auto store = format::open_rows_sqlite_reader(directory / "rows.sqlite", schema);
  if (!store) return failure(std::move(store.error()));
  Checks checks(directory, manifest, schema);
  for (StoredRows::Consumer& consumer : checks.consumers()) others.push_back(std::move(consumer));
  StoredRows rows(std::move(others));
  for (;;) {
    RawRecord record;
    const auto more = (*store)->read(record);
    if (!more) return failure(more.error());
    if (!*more || !rows.push(std::move(record))) break;
  }
  if (auto finished = rows.finish(); !finished) return failure(std::move(finished.error()));
  return checks.report();
}

}  // namespace opendata::release
