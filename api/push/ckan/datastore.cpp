#include "push/ckan/datastore.hpp"

#include <opendata/release_rows.hpp>

#include "json_body.hpp"

namespace opendata::push {
namespace {

constexpr std::uint64_t batch_rows = 1000;
constexpr std::size_t batch_bytes = 1U << 20U;

std::string content_of(const std::string& resource_id, const ReleaseFile& file) {
  return resource_id + " " + file.sha256;
}

const char* type_of(FieldType type) {
  switch (type) {
    case FieldType::integer:
      return "int8";
    case FieldType::decimal:
      return "numeric";
    case FieldType::boolean:
      return "bool";
    case FieldType::date:
      return "date";
    case FieldType::datetime:
      return "timestamp";
    case FieldType::string:
      break;
  }
  return "text";
}

/// Begins the body of a call that changes a table. Tables of uploaded files are read-only without `force`.
api::JsonBody& begin_body(api::JsonBody& out, const std::string& resource_id) {
  return out.begin_object().text("resource_id", resource_id).key("force").boolean(true);
}

std::string create_table_body(const std::string& resource_id, const Schema& schema) {
  api::JsonBody out;
  begin_body(out, resource_id).key("fields").begin_array();
  for (const Field& field : schema.fields) {
    out.begin_object().text("id", field.name).text("type", type_of(field.type)).key("info").begin_object();
    out.text("label", field.title.zh_tw).text("notes", field.description.zh_tw).end_object().end_object();
  }
  out.end_array();
  return out.end_object().take();
}

void write_cell(api::JsonBody& out, FieldType type, const Cell& cell) {
  if (!cell) {
    out.null();
  } else if (type == FieldType::boolean) {
    out.boolean(*cell == "true");
  } else {
    out.text(*cell);  // numbers too: PostgreSQL reads them from text with all digits
  }
}

/// Sends rows batch by batch.
class Loader {
 public:
  Loader(CkanApi& api, const std::string& resource_id, const Schema& schema)
      : api_(api), resource_id_(resource_id), schema_(schema) {
    begin();
  }
  Reached<void> add(const RawRecord& record) {
    out_->begin_object();
    for (std::size_t i = 0; i < schema_.fields.size(); ++i) {
      out_->key(schema_.fields[i].name);
      write_cell(*out_, schema_.fields[i].type, record.cells[i]);
    }
    out_->end_object();
    if (++rows_ < batch_rows && out_->bytes() < batch_bytes) return {};
    return flush();
  }
  Reached<void> flush() {
    if (rows_ == 0) return {};
    out_->end_array().end_object();
    auto sent = api_.call("datastore_upsert", out_->take());
    if (!sent) return troubled(std::move(sent.error()));
    begin();
    return {};
  }

 private:
  void begin() {
    rows_ = 0;
    begin_body(out_.emplace(), resource_id_).text("method", "insert").key("records").begin_array();
  }
  CkanApi& api_;
  const std::string& resource_id_;
  const Schema& schema_;
  std::optional<api::JsonBody> out_;
  std::uint64_t rows_ = 0;
};

/// A fresh, empty table, noted as the one that is being filled.
Reached<void> begin_table(CkanApi& api, const std::string& resource_id, const Release& release, const ReleaseFile& file,
                          Journal& journal) {
  api::JsonBody old;
  auto removed = api.call("datastore_delete", begin_body(old, resource_id).end_object().take());
  if (!removed && removed.error().kind != Trouble::Kind::absent) return troubled(std::move(removed.error()));
  auto created = api.call("datastore_create", create_table_body(resource_id, release.schema));
  if (!created) return troubled(std::move(created.error()));
  if (auto noted = journal.note("loading " + file.path, content_of(resource_id, file)); !noted)
    return lasting(noted.error());
  return {};
}

/// How many rows the table has; none when there is no table of this content.
Reached<std::optional<std::uint64_t>> rows_there(CkanApi& api, const std::string& resource_id, const ReleaseFile& file,
                                                 const Journal& journal) {
  if (journal.noted("loading " + file.path) != content_of(resource_id, file)) return std::nullopt;
  api::JsonBody question;
  question.begin_object().text("resource_id", resource_id).number("limit", 0).end_object();
  const auto answer = api.call("datastore_search", question.take());
  if (!answer && answer.error().kind == Trouble::Kind::absent) return std::nullopt;
  if (!answer) return troubled(answer.error());
  const json::Value* total = answer->find("total");
  const auto rows = total == nullptr ? std::nullopt : total->integer();
  return rows ? std::optional(static_cast<std::uint64_t>(*rows)) : std::nullopt;
}

Reached<void> send_rows(CkanApi& api, const std::string& resource_id, const Release& release, std::uint64_t skipped) {
  auto reader = open_release_rows(release);
  if (!reader) return lasting(reader.error());
  Loader loader(api, resource_id, release.schema);
  RawRecord record;
  for (auto more = (*reader)->read(record);; more = (*reader)->read(record)) {
    if (!more) return lasting(more.error());
    if (!*more) break;
    if ((*reader)->report().records <= skipped) continue;
    if (auto added = loader.add(record); !added) return added;
  }
  return loader.flush();
}

}  // namespace

bool is_loaded(const Journal& journal, const std::string& resource_id, const ReleaseFile& file) {
  return journal.noted("loaded " + file.path) == content_of(resource_id, file);
}

Reached<void> load_datastore(CkanApi& api, const std::string& resource_id, const Release& release,
                             const ReleaseFile& file, Journal& journal) {
  auto there = rows_there(api, resource_id, file, journal);
  if (!there) return troubled(there.error());
  if (!*there || **there > release.manifest.rows) {
    if (auto begun = begin_table(api, resource_id, release, file, journal); !begun) return begun;
    there = 0;
  }
  if (auto sent = send_rows(api, resource_id, release, there->value_or(0)); !sent) return sent;
  there = rows_there(api, resource_id, file, journal);
  if (!there) return troubled(there.error());
  if (*there != release.manifest.rows) {
    return passing(
        Errc::conflict,
        {"the platform's datastore has another number of rows than were sent", "平臺資料儲存區的列數與送出者不符"},
        {file.path, 0, {}});
  }
  if (auto noted = journal.note("loaded " + file.path, content_of(resource_id, file)); !noted)
    return lasting(noted.error());
  return {};
}

}  // namespace opendata::push
