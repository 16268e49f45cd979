#include <algorithm>
#include <opendata/catalog.hpp>
#include <opendata/files.hpp>
#include <opendata/publish.hpp>
#include <opendata/release.hpp>
#include <set>
#include <utility>
#include <vector>

#include "policy/forms.hpp"
#include "release/attacks.hpp"
#include "release/batch_reader.hpp"
#include "release/building.hpp"
#include "release/catalog_json.hpp"
#include "release/cross_release.hpp"
#include "release/dataset_json.hpp"
#include "release/gate.hpp"
#include "release/manifest.hpp"
#include "release/metadata_files.hpp"
#include "release/metadata_scan.hpp"
#include "release/model_check.hpp"
#include "release/modified.hpp"
#include "release/publish_source.hpp"
#include "release/report_files.hpp"
#include "release/report_json.hpp"
#include "release/sha256.hpp"
#include "release/table_writers.hpp"
#include "release/withdrawn_content.hpp"
#include "release/withdrawn_directories.hpp"

namespace opendata {
namespace release {
namespace {

namespace fs = std::filesystem;

/// Names of the fields of one schema that the other has not.
std::vector<std::string> names_lacking(const Schema& schema, const Schema& other) {
  std::vector<std::string> names;
  for (const Field& field : schema.fields)
    if (!other.index_of(field.name)) names.push_back(field.name);
  return names;
}

/// Publishes one source; each step fills what the next one needs.
class Publisher {
 public:
  Publisher(const Policy& policy, const Source& source, fs::path catalog, const CompareWithEarlier& compare)
      : policy_(policy), source_(source), catalog_(std::move(catalog)), compare_(compare) {}

  Result<Publication> run(std::optional<deid::PseudonymKey> key) {
    if (!is_dataset_id(policy_.dataset.id)) {
      return failure(Errc::bad_value, config::dataset_id.message, {policy_.file, 0, "dataset.id"});
    }
    if (auto codes = catalog::CodeLists::load()) {
      codes_ = std::move(*codes);
    } else {
      return failure(std::move(codes.error()));
    }
    if (auto stated = refuse_placeholders(codes_, policy_.dataset, policy_.file); !stated)
      return failure(std::move(stated.error()));
    if (auto clean = refuse_personal_metadata(policy_); !clean) return failure(std::move(clean.error()));
    const fs::path locks = catalog_ / ".locks";
    if (auto ready = create_directories_durably(locks); !ready) return failure(std::move(ready.error()));
    auto lock = FileLock::acquire(locks / policy_.dataset.id);
    if (!lock) return failure(std::move(lock.error()));
    if (auto forgotten = forget_refusal(); !forgotten) return failure(std::move(forgotten.error()));
    if (auto allowed = look_for_withdrawals(); !allowed) return failure(std::move(allowed.error()));
    auto building = BuildingDirectory::create(catalog_ / "datasets" / policy_.dataset.id);
    if (!building) return failure(std::move(building.error()));
    auto made = learn(std::move(key))
                    .and_then([&] { return write_tables(*building); })
                    .and_then([&] { return write_metadata(*building); })
                    .and_then([&] { return pass_gate(*building); });
    if (!made) return failure(std::move(made.error()));
    return make_current(std::move(*building));
  }

 private:
  /// Of a dataset that was taken back nothing appears by the clock: the source or the policy may still be the same.
  Result<void> look_for_withdrawals() {
    auto state = read_catalog_state(catalog_);
    if (!state) return failure(std::move(state.error()));
    withdrawal_ = withdrawal_of(*state, policy_.dataset.id);
    if (auto removed = finish_withdrawal(catalog_, policy_.dataset.id); !removed) return removed;
    if (!withdrawal_.held) return {};
    return failure(Errc::refused,
                   {"was withdrawn, and publishing it is held; mend what led to it, then allow it with "
                    "opendata-publish resume",
                    "已下架並暫停發布；請先改正下架原因，再以 opendata-publish resume 恢復發布"},
                   {policy_.dataset.id, 0, {}});
  }

  /// First pass: learns the classes and decides what must be suppressed.
  Result<void> learn(std::optional<deid::PseudonymKey> key) {
    auto modified = source_.modified();
    if (!modified) return failure(std::move(modified.error()));
    manifest_ = {policy_.dataset.id, std::move(*modified), 0, "opendata " OPENDATA_VERSION, policy_.sha256, {}};
    auto reader = source_.open();
    if (!reader) return failure(std::move(reader.error()));
    auto pipeline = deid::Pipeline::create(policy_, (*reader)->columns(), std::move(key));
    if (!pipeline) return failure(std::move(pipeline.error()).at({policy_.file, 0, {}}));
    pipeline_ = std::move(*pipeline);
    if (auto fits = fit_type(); !fits) return fits;
    for (BatchReader batches(**reader);;) {
      const auto batch = batches.next();
      if (!batch) return failure(batch.error());
      if (batch->empty()) break;
      if (auto learned = pipeline_->learn(*batch); !learned)
        return failure(std::move(learned.error()).at({source_.name, 0, {}}));
    }
    read_ = (*reader)->report();
    auto settled = pipeline_->settle();
    return settled || settled.error().code() != Errc::refused ? settled : refuse(std::move(settled.error()));
  }

  /// A dataset of a type has the type's fields.
  Result<void> fit_type() {
    if (policy_.dataset.type.empty()) return {};
    auto type = load_dataset_type(policy_.dataset.type);
    if (!type) return failure(std::move(type.error()));
    type_ = std::move(*type);
    return check_shape(*type_, pipeline_->schema(), policy_.file);
  }

  /// Second pass: writes every safe record in every format.
  Result<void> write_tables(const BuildingDirectory& building) {
    auto tables = TableWriters::create(policy_, pipeline_->schema(), building.path());
    if (!tables) return failure(std::move(tables.error()));
    auto reader = source_.open();
    if (!reader) return failure(std::move(reader.error()));
    for (BatchReader batches(**reader);;) {
      const auto batch = batches.next();
      if (!batch) return failure(batch.error());
      if (batch->empty()) break;
      if (auto written = write_records(*batch, **tables); !written) return written;
    }
    if (auto same = pipeline_->finish(); !same) return failure(std::move(same.error()).at({source_.name, 0, {}}));
    read_ = (*reader)->report();
    if (manifest_.rows == 0) return failure(nothing_left(source_.name));
    auto files = (*tables)->finish();
    if (!files) return failure(std::move(files.error()).at({source_.name, 0, {}}));
    manifest_.files = std::move(*files);
    return {};
  }

  Result<void> write_records(const std::vector<RawRecord>& batch, TableWriters& tables) {
    auto safe = pipeline_->apply(batch);
    if (!safe) return failure(std::move(safe.error()).at({source_.name, 0, {}}));
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (!(*safe)[i]) continue;
      ++manifest_.rows;
      if (auto written = tables.write(std::move(*(*safe)[i]), batch[i].row); !written)
        return failure(std::move(written.error()).at({source_.name, 0, {}}));
    }
    return {};
  }

  Result<void> write_metadata(const BuildingDirectory& building) {
    manifest_.modified = kept_modified_time(policy_, catalog_, manifest_);
    const Manifest tables = manifest_;
    if (auto done = add_file(building, "dataset.json", "application/json",
                             format_dataset(policy_.dataset, pipeline_->schema()));
        !done)
      return done;
    auto metadata = metadata_files({policy_.dataset, pipeline_->schema(), tables, codes_});
    for (const MetadataFile& file : metadata.files) {
      if (auto done = add_file(building, file.path, file.media_type, file.content); !done) return done;
    }
    left_out_ = std::move(metadata.left_out);
    return {};
  }

  Result<void> add_file(const BuildingDirectory& building, std::string_view path, std::string_view media_type,
                        const std::string& content) {
    manifest_.files.push_back({std::string(path), std::string(media_type), {}, content.size(), sha256_of(content)});
    return building.write(path, content);
  }

  Result<void> pass_gate(const BuildingDirectory& building) {
    RowExaminer examiner(pipeline_->schema(), manifest_.modified, type_);
    auto report = inspect_output(policy_, building.path(), manifest_, pipeline_->schema(), examiner);
    if (!report) return failure(std::move(report.error()));
    gate_.emplace(std::move(*report));
    if (auto error = refusal(*gate_, policy_)) return refuse(std::move(*error));
    if (auto error = examiner.refusal()) return refuse(std::move(*error));
    if (auto holds = check_model(policy_, *pipeline_, building.path()); !holds)
      return holds.error().code() == Errc::refused ? refuse(std::move(holds.error())) : holds;
    return withstand_attacks(building).and_then([&] { return write_reports(building, examiner); });
  }

  Result<void> write_reports(const BuildingDirectory& building, const RowExaminer& examiner) {
    const auto files = report_files({policy_, manifest_, pipeline_->schema(), codes_, read_, pipeline_->report(), *gate_, examiner});
    for (const MetadataFile& file : files) {
      if (auto done = add_file(building, file.path, file.media_type, file.content); !done) return done;
    }
    return {};
  }

  Result<void> withstand_attacks(const BuildingDirectory& building) {
    const Attacked attacked{policy_, *pipeline_, source_, building.path(), gate_->written};
    auto outcome = attack(attacked);
    if (!outcome) return failure(std::move(outcome.error()));
    const std::uint64_t first_leak = outcome->first_leak;
    candidates_ = std::move(outcome->candidates);
    risk_ = risk_report(attacked, std::move(*outcome));
    if (auto error = refusal(*risk_, first_leak, policy_)) {
      return refuse(first_leak == 0 ? std::move(*error) : std::move(*error).at({source_.name, 0, {}}));
    }
    return add_file(building, "risk.json", "application/json", privacy::format_risk_json(*risk_)).and_then([&] {
      return add_file(building, "risk.html", "text/html; charset=utf-8", privacy::format_risk_page(*risk_));
    });
  }

  /// Keeps the counts behind a refusal, as far as the run came, so that the office sees what to change.
  Result<void> refuse(Error reason, const CrossRelease* compared = nullptr) const {
    const fs::path path = refusal_path();
    if (auto made = create_directories_durably(path.parent_path()); !made) return made;
    const auto report =
        format_report({read_, pipeline_->report(), gate_ ? &*gate_ : nullptr, risk_ ? &*risk_ : nullptr, compared});
    if (auto written = write_file_atomically(path, report); !written) return written;
    return failure(std::move(reason).at({path.string(), 0, {}}));
  }

  /// Removes the report of an earlier run: what lies there afterwards is this run's.
  Result<void> forget_refusal() const {
    std::error_code error;
    fs::remove(refusal_path(), error);
    if (!error) return {};
    return failure(Errc::io_failure, {"cannot be removed; check the permissions", "無法移除；請檢查權限"},
                   {refusal_path().string(), 0, {}});
  }

  [[nodiscard]] fs::path refusal_path() const { return catalog_ / "refused" / (policy_.dataset.id + ".json"); }

  /// A whole release that may not be listed any more is not left lying.
  tl::unexpected<Error> give_up(const std::string& release_id, Error reason) const {
    const auto entries = read_catalog(catalog_);
    const bool is_new = entries && std::none_of(entries->begin(), entries->end(), [&](const CatalogEntry& entry) {
      return std::find(entry.releases.begin(), entry.releases.end(), release_id) != entry.releases.end();
    });
    if (reason.code() == Errc::refused && is_new)
      static_cast<void>(remove_releases(catalog_, policy_.dataset.id, {release_id}));  // else the next run does
    return failure(std::move(reason));
  }

  /// The one rename of catalog.json at the end publishes. The ledger knows of it before, and is told of it after.
  Result<Publication> make_current(BuildingDirectory building) {
    const std::string manifest = format_manifest(manifest_);
    Publication out{policy_.dataset.id, release_id_of(manifest), false, pipeline_->report(), read_, *risk_, {}, {}, {},
                    left_out_};
    if (auto other = refuse_withdrawn_content(catalog_, withdrawal_, manifest_, out.release_id); !other)
      return failure(std::move(other.error()));
    const auto known = read_catalog(catalog_);
    if (!known) return failure(known.error());
    const std::vector<CatalogEntry>& entries = *known;
    auto ledger = enter_in_ledger(out, entries);
    if (!ledger) return failure(std::move(ledger.error()));
    if (auto written = building.write("manifest.json", manifest); !written) return failure(std::move(written.error()));
    if (auto named = building.become(out.release_id); !named) return failure(std::move(named.error()));
    const auto was_current = enter_in_catalog(catalog_, withdrawal_, out.release_id);
    if (!was_current) return give_up(out.release_id, was_current.error());
    out.unchanged = *was_current;
    if (out.unchanged) return out;
    compare_fields(entries, out);
    // It is published, and counts as such even without this line, because the catalogue lists it now.
    if (!ledger->knows(out.release_id)) static_cast<void>(ledger->confirm(out.release_id));
    return out;
  }

  /// Another file under the same id would replace a dataset without a word. A release that cannot be read has nothing
  /// to compare.
  void compare_fields(const std::vector<CatalogEntry>& entries, Publication& publication) const {
    for (const CatalogEntry& entry : entries) {
      if (entry.dataset_id != publication.dataset_id) continue;
      const auto before = open_release(catalog_, entry.dataset_id, entry.current);
      if (!before) return;
      publication.fields_gone = names_lacking(before->schema, pipeline_->schema());
      publication.fields_new = names_lacking(pipeline_->schema(), before->schema);
    }
  }

  /// Compares a release that is not public yet with those of its series, and enters it as about to be published.
  Result<SeriesLedger> enter_in_ledger(Publication& publication, const std::vector<CatalogEntry>& entries) const {
    std::vector<std::string> listed;
    for (const CatalogEntry& entry : entries) {
      if (entry.dataset_id == publication.dataset_id) listed = entry.releases;
    }
    auto ledger = SeriesLedger::open(catalog_, publication.dataset_id, ever_listed(listed));
    if (!ledger || ledger->knows(publication.release_id)) return ledger;
    const PublishedRelease made{policy_, *pipeline_, source_, gate_->written, candidates_};
    auto entry = ledger_entry(made);
    entry.release = publication.release_id;
    entry.figures = compare_.kept;
    if (std::find(listed.begin(), listed.end(), entry.release) == listed.end()) {
      auto compared = compare(made, entry, *ledger, publication)
                          .and_then([&] { return compare_with_each(listed); })
                          .and_then([&] { return compare_with_withdrawn(*ledger); });
      if (!compared) return failure(std::move(compared.error()));
    }
    if (auto prepared = ledger->prepare(entry); !prepared) return failure(std::move(prepared.error()));
    return ledger;
  }

  /// Who has seen a release that was taken back can still compare it.
  [[nodiscard]] std::vector<std::string> ever_listed(std::vector<std::string> listed) const {
    for (const WithdrawnRelease& release : withdrawal_.releases) listed.push_back(release.id);
    return listed;
  }

  Result<void> compare(const PublishedRelease& made, const LedgerEntry& entry, const SeriesLedger& ledger,
                       Publication& publication) const {
    auto compared = compare_with_series(made, entry, ledger);
    if (!compared && compared.error().code() == Errc::refused) return refuse(std::move(compared.error()));
    if (!compared) return failure(std::move(compared.error()));
    publication.cross_release = *compared;
    if (auto error = refusal(*compared, policy_)) return refuse(std::move(*error), &*compared);
    return {};
  }

  Result<void> compare_with_each(const std::vector<std::string>& listed) const {
    for (std::size_t i = 0; compare_.listed && i < listed.size(); ++i) {
      auto compared = open_release(catalog_, policy_.dataset.id, listed[i]).and_then(compare_.listed);
      if (!compared) return refuse_or_fail(std::move(compared.error()));
    }
    return {};
  }

  /// Their files are gone; the ledger keeps what is compared of them.
  Result<void> compare_with_withdrawn(const SeriesLedger& ledger) const {
    if (!compare_.withdrawn) return {};
    std::set<std::string> others = withdrawn_with_other_tables(withdrawal_, manifest_);
    Result<void> compared = ledger.for_each([&](const LedgerEntry& entry) {
      return others.erase(entry.release) == 0 ? Result<void>() : compare_.withdrawn(entry.figures);
    });
    if (compared && !others.empty()) compared = compare_.withdrawn({});  // from before there was a ledger
    return compared ? compared : refuse_or_fail(std::move(compared.error()));
  }

  Result<void> refuse_or_fail(Error reason) const {
    return reason.code() == Errc::refused ? refuse(std::move(reason)) : failure(std::move(reason));
  }

  const Policy& policy_;
  const Source& source_;
  fs::path catalog_;
  const CompareWithEarlier& compare_;
  catalog::CodeLists codes_;
  Withdrawal withdrawal_;  // of the dataset, when the run began
  std::optional<deid::Pipeline> pipeline_;
  Manifest manifest_;
  std::optional<DatasetType> type_;
  std::vector<catalog::LeftOut> left_out_;
  ReadReport read_;
  std::optional<GateReport> gate_;           // from the gate on
  std::optional<privacy::RiskReport> risk_;  // from the attacks on
  deid::EquivalenceClasses candidates_;      // from the attacks on
};

}  // namespace

Result<Publication> publish_source(const Policy& policy, const Source& source, const fs::path& catalog,
                                   std::optional<deid::PseudonymKey> key, const CompareWithEarlier& compare) {
  return Publisher(policy, source, catalog, compare).run(std::move(key));
}

}  // namespace release

Result<Publication> publish(const Policy& policy, const std::string& input, const std::filesystem::path& catalog,
                            std::optional<deid::PseudonymKey> key) {
  return release::publish_source(policy, release::file_source(policy, input), catalog, std::move(key));
}

}  // namespace opendata
