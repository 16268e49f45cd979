// Conversion and publication of a million records, next to programs of others in the same run: user CPU seconds and peak
// memory of a process of its own each.
//
//   bench_formats OPENDATA_PUBLISH [ROWS]            conversions, then a publication
//   bench_formats OPENDATA_PUBLISH ROWS publish      the publication only
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <opendata/formats.hpp>
#include <opendata/pipeline.hpp>
#include <random>
#include <string>
#include <vector>

using namespace opendata;
namespace fs = std::filesystem;

namespace {

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(engine_() % n); }
  template <class Values>
  const auto& pick(const Values& values) {
    return values[below(static_cast<std::uint32_t>(values.size()))];
  }
  std::string digits(std::uint32_t value, std::size_t n) {
    std::string text = std::to_string(value);
    return std::string(n > text.size() ? n - text.size() : 0, '0') + text;
  }

 private:
  std::mt19937 engine_;
};

const std::array<std::string, 8> categories{"犬貓走失", "流浪犬捕捉", "寵物登記", "噪音擾鄰", "野生動物救援", "路燈故障", "道路坑洞", "違規停車"};
const std::array<std::string, 12> districts{"三民區", "鳳山區", "左營區", "苓雅區", "楠梓區", "前鎮區", "小港區", "鼓山區", "岡山區", "旗山區", "美濃區", "田寮區"};

/// 12 columns of open data, about 147 bytes a row, a tenth of the cells quoted.
Schema open_schema() {
  Schema schema{{{"case_no", {"案號", ""}, {}, FieldType::string},   {"code", {"行政區代碼", ""}, {}, FieldType::string},
                 {"category", {"類別", ""}, {}, FieldType::string},  {"received", {"受理日期", ""}, {}, FieldType::date},
                 {"closed", {"結案日期", ""}, {}, FieldType::date},  {"amount", {"金額", ""}, {}, FieldType::integer},
                 {"lon", {"經度", ""}, {}, FieldType::decimal},      {"lat", {"緯度", ""}, {}, FieldType::decimal},
                 {"urgent", {"急件", ""}, {}, FieldType::boolean},   {"district", {"行政區", ""}, {}, FieldType::string},
                 {"note", {"說明", ""}, {}, FieldType::string},      {"office", {"單位", ""}, {}, FieldType::string}},
                Geometry{"lon", "lat", Crs::wgs84, ""}};
  return schema;
}

std::string date(Dice& dice) {
  return "20" + dice.digits(20 + dice.below(6), 2) + "-" + dice.digits(1 + dice.below(12), 2) + "-" + dice.digits(1 + dice.below(28), 2);
}

void write_open(const fs::path& path, std::uint32_t rows) {
  Dice dice(4);
  std::ofstream out(path, std::ios::binary);
  bool first = true;
  for (const Field& field : open_schema().fields) out << (std::exchange(first, false) ? "" : ",") << field.title.zh_tw;
  out << "\r\n";
  for (std::uint32_t i = 0; i < rows; ++i) {
    out << "A115-" << dice.digits(i, 8) << ",0" << 9000 + dice.below(999) << ',' << dice.pick(categories) << ',' << date(dice) << ','
        << (dice.below(5) == 0 ? std::string() : date(dice)) << ',' << dice.below(100000) << ",120." << dice.digits(dice.below(1000000), 6) << ",22."
        << dice.digits(dice.below(1000000), 6) << ',' << (dice.below(9) == 0 ? "true" : "false") << ',' << dice.pick(districts)
        << ",\"第 " << dice.below(1000) << " 次, 無異狀\"," << (dice.below(5) == 0 ? "\"動保處, 收容組\"" : "動保處收容組") << "\r\n";
  }
}

void require(const Result<void>& done) {
  if (!done) std::abort();
}

/// Safe records as the pipeline makes them of the first rows of the file.
std::vector<SafeRecord> safe_records(const std::string& csv, std::size_t most) {
  const Schema schema = open_schema();
  Policy policy;
  policy.dataset.id = "open-cases";
  policy.dataset.title = {"開放案件", "Open cases"};
  policy.geometry = schema.geometry;
  for (const Field& field : schema.fields) {
    PolicyField kept;
    kept.source = field.title.zh_tw;
    kept.field = field;
    kept.role = Role::insensitive;
    kept.transform = "keep";
    kept.parameters = json::parse("\"keep\"", json::Dialect::strict).value();
    policy.fields.push_back(kept);
  }
  auto reader = std::move(open_reader(csv, {}).value());
  auto pipeline = deid::Pipeline::create(policy, reader->columns(), std::nullopt).value();
  std::vector<RawRecord> raw;
  for (RawRecord record; raw.size() < most && reader->read(record).value();) raw.push_back(record);
  for (const RawRecord& record : raw) require(pipeline.learn(record));
  require(pipeline.settle());
  std::vector<SafeRecord> out;
  for (const RawRecord& record : raw) out.push_back(pipeline.apply(record).value().value());
  return out;
}

/// Reads the CSV to its end and writes a record of the format for each of its records. Without a format it only reads.
void convert(const std::string& csv, const Format* format, const fs::path& output, const std::vector<SafeRecord>& records) {
  InputOptions options;
  options.encoding = text::Encoding::utf8;
  auto reader = std::move(open_reader(csv, options).value());
  std::unique_ptr<TableWriter> writer;
  if (format != nullptr) writer = std::move(format->create(output, open_schema(), "open-cases").value());
  std::size_t next = 0;
  for (RawRecord record; reader->read(record).value(); next = next + 1 == records.size() ? 0 : next + 1)
    if (writer) require(writer->write(records[next]));
  if (writer) require(writer->finish());
}

/// Raw records of invented people: identifiers, dates, addresses, and a text of about 60 characters.
void write_raw(const fs::path& path, std::uint32_t rows) {
  static const std::array<std::string, 8> surnames{"陳", "林", "黃", "張", "李", "王", "吳", "劉"};
  static const std::array<std::string, 8> given{"志豪", "淑芬", "建宏", "美玲", "俊傑", "雅婷", "家豪", "怡君"};
  static const std::array<std::string, 4> texts{"民眾來電反映住家附近有流浪犬聚集，請派員前往查看並回覆處理情形，電話", "通報寵物走失，特徵為黑色短毛配戴紅色項圈，拾獲請聯絡飼主，電話",
                                                "檢舉夜間犬隻吠叫影響睡眠，已多次勸導未改善，希望機關依法處理，電話", "申請寵物登記資料更正，附上相關證明文件影本，請協助辦理，電話"};
  Dice dice(5);
  std::ofstream out(path, std::ios::binary);
  out << "案號,身分證,姓名,生日,地址,受理日,類別,方式,金額,件數,結果,內容\r\n";
  for (std::uint32_t i = 0; i < rows; ++i) {
    out << "C" << dice.digits(i, 8) << ",A1" << dice.digits(dice.below(100000000), 8) << ',' << dice.pick(surnames) << dice.pick(given) << ','
        << 1950 + dice.below(50) << '-' << dice.digits(1 + dice.below(12), 2) << '-' << dice.digits(1 + dice.below(28), 2) << ",高雄市"
        << dice.pick(districts) << "示範路" << 1 + dice.below(300) << "號," << date(dice) << ',' << dice.pick(categories) << ','
        << (dice.below(2) == 0 ? "電話" : "線上") << ',' << dice.below(3000) << ',' << 1 + dice.below(9) << ',' << (dice.below(3) == 0 ? "處理中" : "已結案") << ','
        << dice.pick(texts) << "09" << dice.digits(dice.below(100000000), 8) << "\r\n";
  }
}

constexpr const char* policy = R"({ "policy_version": 1,
  "dataset": { "id": "cases", "title": "案件" },
  "fields": [
    { "source": "身分證", "name": "person", "role": "direct_identifier", "transform": { "name": "pseudonymize", "kind": "person" } },
    { "source": "姓名", "name": "person_name", "role": "direct_identifier", "transform": "suppress" },
    { "source": "生日", "name": "born", "role": "quasi_identifier", "transform": { "name": "generalize_date", "to": "year" } },
    { "source": "地址", "name": "place", "role": "quasi_identifier", "transform": { "name": "generalize_address", "to": "town" } },
    { "source": "受理日", "name": "received", "role": "quasi_identifier", "transform": { "name": "generalize_date", "to": "year" } },
    { "source": "類別", "name": "category", "role": "sensitive_attribute", "transform": "keep" },
    { "source": "方式", "name": "channel", "role": "insensitive", "transform": "keep" },
    { "source": "金額", "name": "amount", "type": "integer", "role": "insensitive", "transform": "keep" },
    { "source": "件數", "name": "items", "type": "integer", "role": "insensitive", "transform": "keep" },
    { "source": "結果", "name": "outcome", "role": "insensitive", "transform": "keep" },
    { "source": "內容", "name": "story", "role": "free_text", "transform": "scrub_text" }
  ],
  "privacy": { "k": 5 }, "release": { "domain": "bench" }, "outputs": ["csv", "json", "jsonl", "xml", "ods", "parquet"] })";

struct Cost {
  int status = 0;
  double user = 0, system = 0, wall = 0;
  long megabytes = 0;
};

double seconds(const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; }

/// Runs `work` in a process of its own.
template <class Work>
Cost run(const Work& work) {
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child == 0) {
    work();
    ::_exit(0);
  }
  Cost cost;
  rusage usage{};
  ::wait4(child, &cost.status, 0, &usage);
  cost.user = seconds(usage.ru_utime);
  cost.system = seconds(usage.ru_stime);
  cost.wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  cost.megabytes = usage.ru_maxrss / 1024;
  return cost;
}

void print(const char* job, const char* tool, const Cost& cost, const fs::path& output) {
  std::error_code none;
  const auto size = fs::file_size(output, none);
  std::printf("%-20s %-18s user %6.2f s  system %5.2f s  wall %6.2f s  peak %5ld MB  out %6.1f MB%s\n", job, tool, cost.user, cost.system, cost.wall,
              cost.megabytes, none ? 0.0 : static_cast<double>(size) / 1e6, cost.status == 0 ? "" : "  FAILED");
  std::fflush(stdout);
}

void measure_program(const char* job, const char* tool, const std::string& command, const fs::path& output) {
  if (std::system(("command -v " + command.substr(0, command.find(' ')) + " >/dev/null 2>&1").c_str()) != 0) {
    std::printf("%-20s %-18s not installed\n", job, tool);
    return;
  }
  fs::remove(output);
  print(job, tool, run([&] {
          ::execl("/bin/sh", "sh", "-c", ("exec " + command).c_str(), nullptr);
          ::_exit(127);
        }),
        output);
}

void measure_conversions(const fs::path& directory, std::uint32_t rows) {
  const auto file = [&](const char* leaf) { return (directory / leaf).string(); };
  write_open(file("open.csv"), rows);
  write_open(file("tenth.csv"), rows / 10);
  std::printf("%u rows, %.1f MB\n", rows, static_cast<double>(fs::file_size(file("open.csv"))) / 1e6);
  const auto records = safe_records(file("open.csv"), 5000);
  const auto ours = [&](const char* job, const char* csv, const char* format) {
    const fs::path output = directory / "ours";
    fs::remove(output);
    print(job, "opendata", run([&] { convert(file(csv), format == nullptr ? nullptr : find_format(format), output, records); }), output);
    fs::remove(output);
  };
  ours("CSV read", "open.csv", nullptr);
  ours("CSV to JSON", "open.csv", "json");
  measure_program("CSV to JSON", "sqlite3", "sqlite3 :memory: -cmd '.import --csv " + file("open.csv") + " t' '.mode json' 'SELECT * FROM t' >" + file("sqlite.json"), file("sqlite.json"));
  measure_program("CSV to JSON", "miller", "mlr --icsv --ojson -S cat " + file("open.csv") + " >" + file("mlr.json"), file("mlr.json"));
  ours("CSV to GeoJSON", "open.csv", "geojson");
  measure_program("CSV to GeoJSON", "ogr2ogr", "ogr2ogr -f GeoJSON -lco RFC7946=YES " + file("ogr.geojson") + " " + file("open.csv") + " -oo X_POSSIBLE_NAMES=經度 -oo Y_POSSIBLE_NAMES=緯度", file("ogr.geojson"));
  for (const auto& [job, format] : {std::pair{"CSV to JSON Lines", "jsonl"}, {"CSV to CSV", "csv"}, {"CSV to XML", "xml"}, {"CSV to KML", "kml"}, {"CSV to Parquet", "parquet"}, {"CSV to GeoPackage", "gpkg"}, {"CSV to ODS", "ods"}})
    ours(job, "open.csv", format);
  ours("CSV to ODS (tenth)", "tenth.csv", "ods");
  measure_program("CSV to ODS (tenth)", "ogr2ogr", "ogr2ogr -f ODS " + file("ogr.ods") + " " + file("tenth.csv"), file("ogr.ods"));
  measure_program("CSV to ODS (tenth)", "soffice", "soffice -env:UserInstallation=file://" + file("profile") + " --headless --convert-to ods --outdir " + file("office") + " " + file("tenth.csv") + " >/dev/null 2>&1", directory / "office" / "tenth.ods");
  for (const char* done : {"open.csv", "sqlite.json", "mlr.json", "ogr.geojson"}) fs::remove(directory / done);
}

void measure_publication(const fs::path& directory, const std::string& publish, std::uint32_t rows) {
  const auto file = [&](const char* leaf) { return (directory / leaf).string(); };
  write_raw(file("raw.csv"), rows);
  std::ofstream(file("policy.json")) << policy;
  std::ofstream(file("key")) << std::string(64, 'a');
  fs::permissions(file("key"), fs::perms(0600));
  measure_program("publish", "opendata-publish", publish + " publish --policy " + file("policy.json") + " --input " + file("raw.csv") + " --catalog " + file("catalog") + " --key-file " + file("key") + " >" + file("published"), file("published"));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const std::string publish = argv[1];
  const auto rows = static_cast<std::uint32_t>(argc > 2 ? std::stoul(argv[2]) : 1'000'000);
  char name[] = "/tmp/bench_formats_XXXXXX";
  const fs::path directory = ::mkdtemp(name);
  if (argc < 4) measure_conversions(directory, rows);
  measure_publication(directory, publish, rows);
  fs::remove_all(directory);
  return 0;
}
