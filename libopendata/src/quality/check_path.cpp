#include <algorithm>
#include <chrono>
#include <opendata/files.hpp>
#include <set>

#include "quality/check_file.hpp"
#include "quality/declared_format.hpp"

namespace opendata::quality {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_description = std::size_t{16} << 20U;
constexpr std::size_t most_files = 10'000;
constexpr int years_ahead = 20;
constexpr int last_year_of_all = 2100;


bool is_on_network(std::string_view address) { return address.find("://") != std::string_view::npos; }

bool leaves_folder(const fs::path& address) {
  const fs::path relative = address.lexically_normal();
  return relative.empty() || relative.is_absolute() || *relative.begin() == "..";
}

/// The last part of an address, with %XX decoded, without query.
std::string name_in_address(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  address = address.substr(address.rfind('/') + 1);
  std::string out;
  for (std::size_t i = 0; i < address.size(); ++i) {
    const std::string hex(address.substr(i + 1, 2));
    const bool escaped = address[i] == '%' && hex.size() == 2 && hex.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
    out += escaped ? static_cast<char>(std::stoi(hex, nullptr, 16)) : address[i];
    i += escaped ? 2 : 0;
  }
  return out;
}

/// Days since 1970 of "2024-05-06"; nullopt for anything else.
std::optional<long> days_of(const std::string& day) {
  const auto date = text::parse_date(day, text::Calendar::ad);
  if (!date) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year(date->year), std::chrono::month(static_cast<unsigned>(date->month)),
                                        std::chrono::day(static_cast<unsigned>(date->day))};
  return std::chrono::sys_days(ymd).time_since_epoch().count();
}

class PathCheck {
 public:
  PathCheck(const Options& options, const catalog::CodeLists& codes) : options_(options), codes_(codes) {
    const auto day = text::parse_date(options.as_of, text::Calendar::ad);
    rules_ = {day ? day->year + years_ahead : last_year_of_all, options.repeats};
    report_.as_of = options.as_of;
  }

  Result<Report> run() {
    std::error_code absent;
    if (!fs::exists(options_.path, absent))
      return failure(Errc::not_found, {"no such file or folder", "查無此檔案或目錄"}, {options_.path.string(), 0, {}});
    auto done = !options_.metadata.empty()       ? check_with(options_.metadata)
                : fs::is_directory(options_.path) ? check_folder()
                                                  : check_one();
    if (!done) return failure(std::move(done.error()));
    return std::move(report_);
  }

 private:
  // ---- Descriptions ----

  [[nodiscard]] Result<std::vector<Description>> descriptions_in(const fs::path& file) const {
    const auto bytes = read_file(file, largest_description);
    if (!bytes) return failure(bytes.error());
    const auto document = json::parse(*bytes, json::Dialect::strict, file.string());
    if (!document) return failure(document.error());
    return read_descriptions(*document, codes_);
  }

  Result<void> check_with(const fs::path& metadata) {
    auto found = descriptions_in(metadata);
    if (!found) return failure(std::move(found.error()));
    if (found->empty())
      return failure(Errc::bad_structure,
                     {"is no description that is known: data.gov.tw v1 or v2, Frictionless, CSVW, CKAN package",
                      "不是可辨識的詮釋資料：data.gov.tw v1 或 v2、Frictionless、CSVW、CKAN"},
                     {metadata.string(), 0, {}});
    if (fs::is_directory(options_.path)) {
      for (const Description& description : *found) check_description(description, metadata, options_.path);
    } else {
      check_described_file(found->front(), metadata);
    }
    return {};
  }

  /// One data file with a description of several: the entry of its name. An address on the network may end in anything, so
  /// that of the file's format will do; a path beside the description says what the file is called.
  void check_described_file(const Description& description, const fs::path& metadata) {
    const std::string name = options_.path.filename().string();
    const auto& files = description.files;
    const auto kind = kind_of_format(options_.path.extension().string());
    auto entry = std::find_if(files.begin(), files.end(), [&](const auto& f) { return name_in_address(f.address) == name; });
    if (entry == files.end())
      entry = std::find_if(files.begin(), files.end(),
                           [&](const auto& f) { return is_on_network(f.address) && kind_of_format(f.format) == kind; });
    const bool described = entry != files.end();
    DatasetReport& out = begin_dataset(description, metadata);
    check_file(options_.path, name, described ? &*entry : nullptr, rules_, out);
    if (described && !is_on_network(entry->address) && leaves_folder(entry->address)) add_stray_address(*entry, out);
    if (!described && !files.empty())
      out.add({Check::linkable, {"the description names no file of this name", "詮釋資料未列此名稱的檔案"}, {}, name});
    judge_record(description, out);
    judge_age(description, out);
  }

  static void add_stray_address(const DescribedFile& file, DatasetReport& out) {
    out.add({Check::linkable, {"the address is empty or leaves the folder", "網址或路徑空白，或指向目錄之外"}, {}, file.address});
  }

  DatasetReport& begin_dataset(const Description& description, const fs::path& metadata) {
    report_.datasets.push_back({description.title, metadata.string(), description.kind, {}, {}, {}});
    return report_.datasets.back();
  }

  void check_description(const Description& description, const fs::path& metadata, const fs::path& folder) {
    DatasetReport& out = begin_dataset(description, metadata);
    for (const DescribedFile& file : description.files) check_address(file, folder, out);
    judge_record(description, out);
    judge_age(description, out);
    judge_odf(description, out);
  }

  void check_address(const DescribedFile& file, const fs::path& folder, DatasetReport& out) {
    const bool remote = is_on_network(file.address);
    const fs::path relative = remote ? fs::path(name_in_address(file.address)) : fs::path(file.address).lexically_normal();
    if (leaves_folder(relative)) {
      out.made(Check::linkable);
      return add_stray_address(file, out);
    }
    std::error_code absent;
    if (remote) {
      out.not_checked(Check::linkable);
      out.not_checked(Check::downloadable);
      if (!fs::exists(folder / relative, absent)) return;
    }
    taken_.insert((folder / relative).lexically_normal().string());
    check_file(folder / relative, relative.string(), &file, rules_, out);
  }

  void judge_record(const Description& description, DatasetReport& out) const {
    if (description.kind == "CSVW") return;
    out.made(Check::record);
    for (const auto& found : catalog::find_placeholders(codes_, description.metadata)) {
      if (found.defect == catalog::Defect::placeholder)
        out.add({Check::record, {"this part of the description is a placeholder", "詮釋資料此項為佔位文字"}, {}, {}, found.key});
    }
  }

  /// Late: twice as long as promised.
  void judge_age(const Description& description, DatasetReport& out) const {
    const catalog::Frequency* frequency = codes_.frequency_of(description.metadata);
    const auto modified = days_of(description.modified), today = days_of(options_.as_of);
    if (frequency == nullptr || frequency->days == 0 || !modified || !today) return;
    out.made(Check::stale);
    const long promised = static_cast<long>(frequency->days) * static_cast<long>(description.metadata.update_every);
    if (*today - *modified <= 2 * promised) return;
    out.add({Check::stale,
             {"last changed {} days ago; an update was promised every {} days", "最近更新為 {} 天前，宣告的更新頻率為 {} 天"},
             {std::to_string(*today - *modified), std::to_string(promised)},
             {}});
  }

  static void judge_odf(const Description& description, DatasetReport& out) {
    const auto has = [&](std::string_view kind) {
      return std::any_of(description.files.begin(), description.files.end(),
                         [&](const DescribedFile& file) { return kind_of_format(file.format) == kind; });
    };
    if (!has("csv") && !has("xlsx") && !has("xls")) return;
    out.made(Check::odf);
    if (!has("ods"))
      out.add({Check::odf,
               {"the table is not offered as ODS (CNS 15251), which agencies must offer for editable files",
                "表格未提供 ODS 格式（CNS 15251）；可編輯檔案應提供 ODF"},
               {},
               {}});
  }

  // ---- Without --metadata ----

  Result<void> check_one() {
    const fs::path beside = options_.path.string() + "-metadata.json";
    std::error_code absent;
    if (options_.path.extension() == ".json") {
      const auto found = descriptions_in(options_.path);
      if (found && !found->empty()) {
        for (const Description& description : *found)
          check_description(description, options_.path, options_.path.parent_path());
        return {};
      }
    }
    if (fs::exists(beside, absent)) return check_with(beside);
    check_undescribed(options_.path, options_.path.filename().string());
    return {};
  }

  void check_undescribed(const fs::path& path, const std::string& name) {
    report_.datasets.push_back({name, {}, {}, {}, {}, {}});
    check_file(path, name, nullptr, rules_, report_.datasets.back());
  }

  Result<void> check_folder() {
    auto files = files_below();
    if (!files) return failure(std::move(files.error()));
    for (const fs::path& file : *files) {
      if (file.extension() != ".json") continue;
      const auto found = descriptions_in(file);
      if (!found || found->empty()) continue;
      taken_.insert(file.string());
      for (const Description& description : *found) check_description(description, file, file.parent_path());
    }
    for (const fs::path& file : *files) {
      if (!taken_.contains(file.string()) && !kind_of_format(file.extension().string()).empty())
        check_undescribed(file, file.lexically_relative(options_.path).string());
    }
    return {};
  }

  [[nodiscard]] Result<std::vector<fs::path>> files_below() const {
    std::vector<fs::path> out;
    std::error_code error, unknown;
    for (fs::recursive_directory_iterator entry(options_.path, error), end; !error && entry != end; entry.increment(error)) {
      if (entry->path().filename().string().starts_with('.')) {
        entry.disable_recursion_pending();
      } else if (entry->is_regular_file(unknown)) {
        out.push_back(entry->path().lexically_normal());
      }
      if (out.size() > most_files)
        return failure(Errc::limit_exceeded, {"holds more than 10,000 files; check its folders one by one", "檔案超過 10,000 個；請分次檢查子目錄"},
                       {options_.path.string(), 0, {}});
    }
    std::sort(out.begin(), out.end());
    if (!error) return out;
    return failure(Errc::io_failure, {"cannot be listed; check its permissions", "無法列出內容；請檢查權限"},
                   {options_.path.string(), 0, {}});
  }

  const Options& options_;
  const catalog::CodeLists& codes_;
  TableRules rules_{last_year_of_all};
  std::set<std::string> taken_;  ///< files that a description speaks of, and descriptions
  Report report_;
};

}  // namespace

Result<Report> check(const Options& options) {
  const auto codes = catalog::CodeLists::load();
  return codes ? PathCheck(options, *codes).run() : failure(codes.error());
}

}  // namespace opendata::quality
