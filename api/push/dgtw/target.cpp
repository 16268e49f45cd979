#include "push/dgtw/target.hpp"

#include <algorithm>
#include <array>
#include <opendata/files.hpp>

#include "push/fingerprint.hpp"
#include "push/http/answers.hpp"
#include "push/placeholders.hpp"
#include "push/value_json.hpp"

namespace opendata::push {
namespace {

constexpr std::size_t longest_record = 4U << 20U;

/// Members that may be empty; every other text must say something.
constexpr std::array optional_members{"relatedUrl", "coverageEndedDate", "notes",       "dataQuality",
                                      "costURL",    "costLaw",           "landingPage", "temporalCoverageTo"};

bool may_be_empty(const std::string& key) {
  return std::find(optional_members.begin(), optional_members.end(), key) != optional_members.end();
}

bool is_empty(const json::Value& value) {
  const bool holds = value.is(json::Kind::array) || value.is(json::Kind::object);
  return holds ? value.items().empty() : value.text().empty();
}

Result<void> refuse_gaps(const json::Value& record, const std::string& place) {
  for (std::size_t i = 0; i < record.keys().size(); ++i) {
    if (record.keys()[i] == "keyword" || may_be_empty(record.keys()[i]) || !is_empty(record.items()[i])) continue;
    return failure(
        Errc::refused,
        {"is required by the platform and is empty; fill it in in the policy and publish again (dataProvider: give "
         "--data-provider)",
         "為平臺必填欄位而未填；請於政策檔補齊後重新發布（dataProvider 請以 --data-provider 指定）"},
        {place, 0, record.keys()[i]});
  }
  if (is_dgtw_identifier(record.text_of("identifier"))) return {};
  return failure(Errc::refused,
                 {"needs the form A41000000G-000001: organisation code (10 characters), '-', 6 digits",
                  "格式應為 A41000000G-000001：機關代碼 10 碼、「-」、6 位數字"},
                 {place, 0, "identifier"});
}

/// The record as it is sent: with the account, which only who pushes knows.
std::string with_provider(const json::Value& record, const std::string& provider) {
  api::JsonBody out;
  out.begin_object();
  for (std::size_t i = 0; i < record.keys().size(); ++i) {
    out.key(record.keys()[i]);
    const bool replaced = record.keys()[i] == "dataProvider" && !provider.empty();
    replaced ? static_cast<void>(out.text(provider)) : write_value(out, record.items()[i]);
  }
  return out.end_object().take();
}

/// What the platform keeps under another name than it takes.
const json::Value* kept_member(const json::Value& there, const std::string& key) {
  const json::Value* member = there.find(key);
  return member == nullptr && key == "identifier" ? there.find("datasetId") : member;
}

std::vector<Change> differences(const json::Value& ours, const json::Value& there) {
  std::vector<Change> changes;
  for (std::size_t i = 0; i < ours.keys().size(); ++i) {
    const json::Value* kept = kept_member(there, ours.keys()[i]);
    if (kept != nullptr && same_value(ours.items()[i], *kept)) continue;
    changes.push_back(
        {Change::Kind::edit, ours.keys()[i], kept == nullptr ? "" : short_text(*kept), short_text(ours.items()[i]), 0});
  }
  return changes;
}

std::string text_of(const json::Value& value) {
  api::JsonBody out;
  write_value(out, value);
  return out.take();
}

/// A record read and completed, with the hash that tells whether the platform has taken it.
struct Record {
  json::Value value;
  std::string body, hash;
};

class DgtwTarget : public Target {
 public:
  DgtwTarget(HttpClient client, DgtwOptions options) : client_(std::move(client)), options_(std::move(options)) {}

  Result<void> check(const Release& release) override {
    const auto record = read(release);
    if (!record) return failure(record.error());
    if (auto full = refuse_gaps(record->value, release.metadata.id); !full) return full;
    return refuse_placeholders(record->value, release.metadata.id);
  }

  Reached<Plan> look(const Release& release, Journal& journal) override {
    auto record = read(release);
    if (!record) return lasting(record.error());
    auto there = show(identifier_of(*record));
    if (there) return compare(std::move(*record), *there, journal);
    if (there.error().kind == Trouble::Kind::absent)
      return plan_of(std::move(*record), {new_dataset(release)}, true, journal);
    // An installation that cannot be asked: the journal is all there is.
    if (there.error().error.code() != Errc::not_supported) return troubled(std::move(there.error()));
    if (journal.noted("accepted") == record->hash) return Plan();
    return plan_of(std::move(*record), {{Change::Kind::replace, "dataset", {}, {}, 0}}, false, journal);
  }

  Reached<Plan> look_withdrawn(const std::string& /*dataset_id*/, Journal& journal) override {
    const std::string identifier = journal.noted("identifier");
    if (identifier.empty() && journal.noted("accepted").empty()) return Plan();  // it was never sent there
    if (identifier.empty()) {
      return lasting(Errc::not_supported,
                     {"the dataset was sent by an older version, which did not note its number there; delete it at the "
                      "platform by hand, then remove this journal",
                      "資料集係以舊版程式送出，未記錄其在平臺的編號；請至平臺手動刪除，再移除此日誌檔"},
                     {journal.path().string(), 0, {}});
    }
    auto there = show(identifier);
    const bool asked = there || there.error().error.code() != Errc::not_supported;
    if (!there && there.error().kind == Trouble::Kind::absent) return forget(journal);
    if (!there && asked) return troubled(std::move(there.error()));
    return Plan{{{{Change::Kind::remove, "dataset", {}, {}, 0}},
                 [this, identifier, &journal] { return erase(identifier, journal); }}};
  }

 private:
  /// Nothing of it is there any more. At once: that it was sent, noted without its number, would ask for a person.
  static Reached<Plan> forget(Journal& journal) {
    if (auto dropped = journal.keep_only({}); !dropped) return lasting(dropped.error());
    return Plan();
  }
  Reached<void> erase(const std::string& identifier, Journal& journal) {
    auto done = write({"DELETE", item(identifier), {}, nullptr}, identifier);
    if (!done && done.error().kind != Trouble::Kind::absent) return done;
    auto forgotten = forget(journal);
    return forgotten ? Reached<void>() : troubled(std::move(forgotten.error()));
  }

  [[nodiscard]] static Change new_dataset(const Release& release) {
    return {Change::Kind::add, "dataset", {}, release.metadata.title.zh_tw, 0};
  }

  [[nodiscard]] Result<Record> read(const Release& release) const {
    const char* name = options_.version == DgtwVersion::v1 ? "metadata/dgtw-v1.json" : "metadata/dgtw-v2.json";
    const auto path = release.directory / name;
    const auto text = read_file(path, longest_record);
    if (!text && text.error().code() == Errc::not_found) {
      return failure(
          Errc::not_found,
          {"the release has no record for this version of the interface; publish it again, or choose another "
           "--api",
           "此版本沒有該介面版本的詮釋資料；請重新發布，或改用其他 --api"},
          {path.string(), 0, {}});
    }
    if (!text) return failure(text.error());
    const auto value = json::parse(*text, json::Dialect::strict, path.string());
    if (!value) return failure(value.error());
    Record record;
    record.body = with_provider(*value, options_.version == DgtwVersion::v2 ? options_.data_provider : std::string());
    auto complete = json::parse(record.body, json::Dialect::strict, path.string());
    if (!complete) return failure(std::move(complete.error()));
    record.value = std::move(*complete);
    record.hash = fingerprint(record.body);
    return record;
  }

  [[nodiscard]] std::string collection() const {
    return options_.version == DgtwVersion::v1 ? "/api/v1/rest/dataset" : "/api/v2/rest/dataset";
  }
  [[nodiscard]] std::string item(const std::string& identifier) const { return collection() + "/" + identifier; }
  [[nodiscard]] static std::string identifier_of(const Record& record) { return record.value.text_of("identifier"); }

  /// The platform's record.
  Reached<json::Value> show(const std::string& identifier) {
    const auto reply = client_.ask({"GET", item(identifier), {}, nullptr});
    if (!reply) return troubled(reply.error());
    auto there = read_dgtw_answer(*reply, place(identifier));
    if (there && (!there->is(json::Kind::object) || there->items().empty())) return absent();
    return there;
  }

  /// What the platform made of a record that it took is its way of writing it, and no difference; what somebody changed
  /// there later is.
  Reached<Plan> compare(Record record, const json::Value& there, Journal& journal) {
    const bool taken = journal.noted("accepted") == record.hash;
    if (taken && journal.noted("identifier").empty()) {
      if (auto noted = journal.note("identifier", identifier_of(record)); !noted) return lasting(noted.error());
    }
    const std::string kept = fingerprint(text_of(there));
    if (taken && journal.noted("kept").empty()) {
      if (auto noted = journal.note("kept", kept); !noted) return lasting(noted.error());
    }
    if (taken && journal.noted("kept") == kept) return Plan();
    auto changes = differences(record.value, there);
    if (changes.empty()) return Plan();
    return plan_of(std::move(record), std::move(changes), false, journal);
  }

  Plan plan_of(Record record, std::vector<Change> changes, const bool& is_new, Journal& journal) {
    const auto shared = std::make_shared<Record>(std::move(record));
    return {{std::move(changes), [this, shared, is_new, &journal] { return send(*shared, is_new, journal); }}};
  }

  Reached<void> send(const Record& record, const bool& is_new, Journal& journal) {
    const std::string identifier = identifier_of(record);
    if (auto noted = journal.note("kept", ""); !noted) return lasting(noted.error());
    if (auto noted = journal.note("identifier", identifier); !noted) return lasting(noted.error());
    auto sent = is_new ? absent() : write({"PUT", item(identifier), record.body, nullptr}, identifier);
    if (!sent && sent.error().kind == Trouble::Kind::absent)
      sent = write({"POST", collection(), record.body, nullptr}, identifier);
    if (!sent) return sent;
    if (auto noted = journal.note("accepted", record.hash); !noted) return lasting(noted.error());
    return {};
  }

  Reached<void> write(const HttpRequest& request, const std::string& identifier) {
    const auto reply = client_.ask(request);
    if (!reply) return troubled(reply.error());
    auto answer = read_dgtw_answer(*reply, place(identifier));
    if (!answer) return troubled(std::move(answer.error()));
    return {};
  }

  [[nodiscard]] std::string place(const std::string& identifier) const {
    return client_.base().host + ": " + identifier;
  }

  HttpClient client_;
  DgtwOptions options_;
};

}  // namespace

bool is_dgtw_identifier(std::string_view text) {
  if (text.size() != 17 || text[10] != '-') return false;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return std::all_of(text.begin(), text.begin() + 10, [&](char c) { return digit(c) || (c >= 'A' && c <= 'Z'); }) &&
         std::all_of(text.begin() + 11, text.end(), digit);
}

std::unique_ptr<Target> make_dgtw_target(HttpClient client, DgtwOptions options) {
  return std::make_unique<DgtwTarget>(std::move(client), std::move(options));
}

}  // namespace opendata::push
