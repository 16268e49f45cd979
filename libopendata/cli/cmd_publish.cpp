#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>
#include <opendata/files.hpp>
#include <opendata/json.hpp>
#include <opendata/publish.hpp>
#include <opendata/release.hpp>

#include "cli/commands.hpp"
#include "cli/left_out.hpp"
#include "cli/publish_options.hpp"

namespace opendata::cli {
namespace {

void print_count(Message label, std::uint64_t count) { std::cout << say(label) << ": " << count << '\n'; }

/// What a search chose and what that costs; nothing with fixed transforms.
void print_search(const deid::PipelineReport& report) {
  if (!report.search) return;
  std::cout << say({"search: ", "搜尋："}) << report.mode << ", " << report.objective << ' ' << report.search->score;
  if (report.search->optimal) std::cout << ' ' << say({"(proved best)", "（已證明為最佳）"});
  if (report.search->lower_bound && !report.search->optimal)
    std::cout << say({", not proved; the best is at least ", "，未證明；最佳值至少為 "}) << *report.search->lower_bound;
  std::cout << '\n';
  for (const auto& field : report.fields) {
    if (!field.loss) continue;
    std::cout << "  " << field.name << ": ";
    if (field.level) std::cout << say({"level ", "層級 "}) << *field.level << '/' << *field.height << ", ";
    std::cout << say({"loss ", "損失 "}) << *field.loss << '\n';
  }
}

void print_fields(const deid::PipelineReport& report) {
  for (const auto& field : report.fields) {
    if (field.suppressed == 0 && field.findings.empty()) continue;
    std::cout << "  " << field.name << " (" << field.transform << ")";
    if (field.suppressed != 0) std::cout << ' ' << say({"suppressed", "抑制"}) << ' ' << field.suppressed;
    for (const auto& [type, count] : field.findings) std::cout << ' ' << type << ' ' << count;
    std::cout << '\n';
  }
}

void print_files(const Release& release) {
  for (const ReleaseFile& file : release.manifest.files) std::cout << "  " << file.path << "  " << file.bytes << '\n';
}

void print_summary(const Publication& publication) {
  const auto& report = publication.pipeline;
  print_count({"records in", "讀入筆數"}, report.records_in);
  print_count({"records out", "發布筆數"}, report.records_out);
  print_count({"records suppressed", "抑制筆數"}, report.records_suppressed);
  print_count({"columns not published", "不公開欄位"}, report.dropped_columns.size());
  if (report.k != 0) {
    std::cout << "k-anonymity: k = " << report.k << ", " << say({"smallest class", "最小等價類"}) << ' '
              << report.smallest_class << ", " << say({"classes", "等價類數"}) << ' ' << report.classes << '\n';
  }
  print_search(report);
  print_fields(report);
}

std::string in_percent(double share) {
  char text[16];
  std::snprintf(text, sizeof text, "%.3g %%", 100 * share);
  return text;
}

/// The figures of risk.json that an office should see at once.
void print_risk(const Publication& publication) {
  const auto& risk = publication.risk;
  if (risk.columns.empty()) return;
  std::cout << say({"highest risk of a record", "單筆最高風險"}) << ' '
            << in_percent(privacy::prosecutor_risk(risk.released, 0).highest);
  if (risk.exact) {
    std::cout << ", " << say({"unique with exact values", "若公開原值則唯一者"}) << ' '
              << in_percent(privacy::sample_uniques(*risk.exact));
  }
  std::cout << ", " << say({"unique in insensitive fields", "僅憑不敏感欄位即唯一者"}) << ' '
            << in_percent(privacy::sample_uniques(risk.attacks->insensitive_classes)) << " (risk.html)\n";
  if (publication.cross_release.unknown_releases != 0) {
    print_count({"earlier releases that are not in the ledger and were not compared", "未列於帳冊而未比對的先前版本"},
                publication.cross_release.unknown_releases);
  }
}

/// What the office should mend, though k records of each class were asked for and are there.
void print_few_persons(const privacy::RiskReport& risk) {
  if (!risk.attacks) return;
  for (const auto& [field, classes] : risk.attacks->few_persons)
    std::cout << say({"classes of fewer than k persons, by ", "人數少於 k 的等價類，依欄位 "}) << field << ": " << classes
              << say({"; state its source column as privacy.person, or give one record a person (docs/policy.md)",
                      "；請將其來源欄位列為 privacy.person，或整理為每人一筆（docs/policy.md）"})
              << '\n';
}

void print_names(Message label, const std::vector<std::string>& names) {
  if (names.empty()) return;
  std::cout << say(label);
  for (const std::string& name : names) std::cout << ' ' << name;
  std::cout << '\n';
}

/// Two files of one name get one id from inspect, and the second would take the place of the first.
void print_changed_fields(const Publication& publication) {
  print_names({"fields that the release before had and this one has not:", "前一版本有而此版本沒有的欄位："},
              publication.fields_gone);
  print_names({"fields that are new:", "新增的欄位："}, publication.fields_new);
  if (!publication.fields_gone.empty())
    std::cout << say({"if this is another dataset, give it another dataset.id and publish the former one again",
                      "若為另一資料集，請另訂 dataset.id，並重新發布原資料集"})
              << '\n';
}

int print_outcome(const Publication& publication, const std::string& catalog) {
  print_summary(publication);
  print_risk(publication);
  print_few_persons(publication.risk);
  auto release = open_release(catalog, publication.dataset_id, publication.release_id);
  if (!release) return report(release.error());
  std::cout << say({"files (bytes):", "檔案（位元組）："}) << '\n';
  print_files(*release);
  const Message outcome = publication.unchanged ? Message{"unchanged, current release", "內容未變，現行版本"}
                                                : Message{"published release", "已發布版本"};
  print_left_out(publication.left_out);
  print_changed_fields(publication);
  std::cout << say(outcome) << ": " << publication.dataset_id << ' ' << publication.release_id << '\n';
  return Exit::ok;
}

void print_count_of(const json::Value& counts, std::string_view key, Message label) {
  if (const json::Value* count = counts.find(key)) std::cerr << "  " << say(label) << ": " << count->text() << '\n';
}

/// How many records the privacy model cost.
void print_suppression(const json::Value& counts) {
  print_count_of(counts, "records_in", {"records in", "讀入筆數"});
  print_count_of(counts, "k", {"k", "k"});
  print_count_of(counts, "records_suppressed", {"records in classes smaller than k", "等價類小於 k 而需抑制的筆數"});
  print_count_of(counts, "classes", {"classes of k or more", "不小於 k 的等價類數"});
}

/// What the gate still found, by field and type.
void print_findings(const json::Value& gate) {
  const json::Value* residual = gate.find("residual");
  if (residual == nullptr) return;
  for (const json::Value& finding : residual->items()) {
    const json::Value* records = finding.find("records");
    std::cerr << "  " << finding.text_of("field") << ": " << finding.text_of("type") << ' '
              << (records == nullptr ? "" : records->text()) << '\n';
  }
}

/// What the attacks found.
void print_attacks(const json::Value& risk) {
  const json::Value* attacks = risk.find("attacks");
  const json::Value* repeated = attacks == nullptr ? nullptr : attacks->find("repeated_identifiers");
  if (repeated == nullptr) return;
  for (std::size_t i = 0; i < repeated->keys().size(); ++i) {
    std::cerr << "  " << repeated->keys()[i] << ": "
              << say({"records that repeat their own identifiers", "重複本人識別資料的筆數"}) << ' '
              << repeated->items()[i].text() << '\n';
  }
  for (const json::Value& column : risk.find("sensitive")->items()) {
    std::cerr << "  " << column.text_of("name") << ": l " << column.find("distinct_l")->text() << ", t "
              << column.find("t")->text() << '\n';
  }
}

/// How the release compares with earlier ones.
void print_comparison(const json::Value& compared) {
  print_count_of(compared, "releases", {"earlier releases", "先前版本數"});
  print_count_of(compared, "small_changes", {"classes with small changes", "筆數變動過小的等價類"});
  print_count_of(compared, "other_levels", {"earlier releases with other levels", "層級不同的先前版本"});
  print_count_of(compared, "smallest_intersection", {"fewest candidates in both releases", "兩版本交集的最少候選"});
}

/// After a refusal: the counts behind it, from its report.
void print_refusal(const std::filesystem::path& report) {
  auto text = read_file(report, std::size_t{16} << 20U);
  auto document = text ? json::parse(*text, json::Dialect::strict) : failure(std::move(text.error()));
  if (!document) return;
  const json::Value* gate = document->find("gate");
  const json::Value* counts = document->find("deidentification");
  const json::Value* risk = document->find("risk");
  const json::Value* compared = document->find("cross_release");
  if (compared != nullptr) {
    print_comparison(*compared);
  } else if (risk != nullptr) {
    print_attacks(*risk);
  } else if (gate != nullptr) {
    print_findings(*gate);
  } else if (counts != nullptr) {
    print_suppression(*counts);
  }
}

int publish_file(const PublishOptions& options) {
  const auto policy = read_policy(options.policy);
  if (!policy) return report(policy.error());
  const auto input = options.input.empty() ? source_path(*policy) : Result<std::string>(options.input);
  if (!input) return report(input.error());
  auto key = read_key(options);
  if (!key) return report(key.error());
  progress(say({"reading the source twice, writing, checking the output …", "讀取來源兩次、寫出並檢查輸出 …"}));
  const auto publication = publish(*policy, *input, options.catalog, std::move(*key));
  if (publication) return print_outcome(*publication, options.catalog);
  const int code = report(publication.error());
  if (publication.error().code() == Errc::refused)
    print_refusal(std::filesystem::path(options.catalog) / "refused" / (policy->dataset.id + ".json"));
  return code;
}

int publish_what_is_named(const PublishOptions& options) {
  if (!options.all.empty()) return publish_folder(options);
  if (!options.policy.empty()) return publish_file(options);
  std::cerr << say({"state --policy FILE for one dataset, or --all DIR for every policy of a folder",
                    "請以 --policy 指定單一政策檔，或以 --all 指定政策檔目錄"})
            << '\n';
  return Exit::usage;
}

}  // namespace

Result<std::optional<deid::PseudonymKey>> read_key(const PublishOptions& options) {
  if (options.key_file.empty() && options.key_environment.empty()) return std::nullopt;
  auto key = options.key_file.empty() ? deid::PseudonymKey::from_environment(options.key_environment.c_str())
                                      : deid::PseudonymKey::from_file(options.key_file);
  if (!key) return failure(std::move(key.error()));
  return std::move(*key);
}

void add_publish(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<PublishOptions>();
  auto* command =
      app.add_subcommand("publish", std::string(say({"De-identify one source file and publish it as a new release.",
                                                     "將一個來源檔去識別化並發布為新版本。"})));
  auto* policy = command->add_option("--policy", options->policy,
                                     std::string(say({"policy file (docs/policy.md)", "政策檔 (docs/policy.md)"})));
  auto* input = command->add_option(
      "--input", options->input,
      std::string(say({"source file with the raw records, when not the policy's source_file",
                       "原始紀錄檔；省略時依政策檔的 source_file"})));
  command
      ->add_option("--all", options->all,
                   std::string(say({"folder: publish every policy (*.json) in it, each with its source_file",
                                    "目錄：發布其中每個政策檔 (*.json)，來源依各自的 source_file"})))
      ->excludes(policy)
      ->excludes(input);
  command
      ->add_option("--jobs", options->jobs,
                   std::string(say({"with --all: datasets at a time (default: one a core)",
                                    "搭配 --all：同時處理的資料集數（預設為核心數）"})))
      ->check(CLI::Range(1U, 256U));
  command
      ->add_option("--catalog", options->catalog, std::string(say({"directory of the published releases", "發布目錄"})))
      ->required();
  auto* file = command->add_option("--key-file", options->key_file,
                                   std::string(say({"file with the pseudonym key (64 hex digits, mode 0600)",
                                                    "假名金鑰檔（64 位十六進位，權限 0600）"})));
  command
      ->add_option("--key-env", options->key_environment,
                   std::string(say({"environment variable with the pseudonym key", "存放假名金鑰的環境變數"})))
      ->excludes(file);
  command->callback([options, &run] { run = [options] { return publish_what_is_named(*options); }; });
}

}  // namespace opendata::cli
