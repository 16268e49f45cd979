#include "postgresql/connection.hpp"

#include <array>
#include <charconv>

namespace opendata::postgresql {
namespace {

Failure::Kind kind_of(std::string_view state) {
  if (state == "57014") return Failure::Kind::late;
  if (state.starts_with("08") || state.starts_with("57P") || state == "53300") return Failure::Kind::lost;
  if (state == "42501" || state.starts_with("28")) return Failure::Kind::forbidden;
  if (state == "42P01" || state == "3F000" || state == "42703" || state == "3D000") return Failure::Kind::missing;
  if (state == "2BP01" || state == "55P03" || state == "40P01" || state == "40001" || state == "42P07" ||
      state == "23505")
    return Failure::Kind::conflict;
  return Failure::Kind::other;
}

std::vector<const char*> pointers(const std::vector<Parameter>& parameters) {
  std::vector<const char*> out;
  for (const Parameter& parameter : parameters) out.push_back(parameter ? parameter->c_str() : nullptr);
  return out;
}

/// What the connection text says, by keyword.
struct Options {
  explicit Options(PQconninfoOption* list) : list_(list, PQconninfoFree) {}
  [[nodiscard]] std::string value(std::string_view keyword) const {
    for (const PQconninfoOption* option = list_.get(); option != nullptr && option->keyword != nullptr; ++option)
      if (keyword == option->keyword) return option->val == nullptr ? "" : option->val;
    return {};
  }
  explicit operator bool() const { return list_ != nullptr; }

 private:
  std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> list_;
};

bool is_local(const std::string& host) {
  return host.empty() || host.starts_with('/') || host == "localhost" || host == "127.0.0.1" || host == "::1";
}

}  // namespace

Outcome<Connection> Connection::open(const std::string& text, const char* application) {
  // The text comes after the defaults and so overrides them.
  const std::array<const char*, 5> keywords{"connect_timeout", "dbname", "client_encoding", "application_name",
                                            nullptr};
  const std::array<const char*, 5> values{"10", text.c_str(), "UTF8", application, nullptr};
  Connection connection(PQconnectdbParams(keywords.data(), values.data(), 1));
  if (!connection.is_lost()) return connection;
  return tl::unexpected<Failure>(Failure{Failure::Kind::lost, {}});
}

Outcome<ResultPointer> Connection::judge(ResultPointer result) const {
  const ExecStatusType status = PQresultStatus(result.get());
  switch (status) {
    case PGRES_EMPTY_QUERY:
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_SINGLE_TUPLE:
    case PGRES_COPY_IN:
      return result;
    default:
      break;
  }
  const char* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
  Failure failed{state == nullptr ? Failure::Kind::other : kind_of(state), state == nullptr ? "" : state};
  if (is_lost()) failed.kind = Failure::Kind::lost;
  return tl::unexpected<Failure>(std::move(failed));
}

Outcome<ResultPointer> Connection::run(const std::string& sql, const std::vector<Parameter>& parameters) {
  if (parameters.empty()) return judge(ResultPointer(PQexec(handle_.get(), sql.c_str())));
  const auto values = pointers(parameters);
  return judge(ResultPointer(PQexecParams(handle_.get(), sql.c_str(), static_cast<int>(values.size()), nullptr,
                                          values.data(), nullptr, nullptr, 0)));
}

Outcome<void> Connection::prepare(const std::string& name, const std::string& sql) {
  auto prepared = judge(ResultPointer(PQprepare(handle_.get(), name.c_str(), sql.c_str(), 0, nullptr)));
  if (!prepared) return tl::unexpected<Failure>(std::move(prepared.error()));
  return {};
}

Outcome<ResultPointer> Connection::run_prepared(const std::string& name, const std::vector<Parameter>& parameters) {
  const auto values = pointers(parameters);
  return judge(ResultPointer(PQexecPrepared(handle_.get(), name.c_str(), static_cast<int>(values.size()), values.data(),
                                            nullptr, nullptr, 0)));
}

Outcome<void> Connection::put(std::string_view rows) {
  if (PQputCopyData(handle_.get(), rows.data(), static_cast<int>(rows.size())) == 1) return {};
  return tl::unexpected<Failure>(Failure{Failure::Kind::lost, {}});
}

Outcome<std::uint64_t> Connection::end_copy() {
  if (PQputCopyEnd(handle_.get(), nullptr) != 1) return tl::unexpected<Failure>(Failure{Failure::Kind::lost, {}});
  auto result = judge(ResultPointer(PQgetResult(handle_.get())));
  while (const ResultPointer rest{PQgetResult(handle_.get())}) {
  }
  if (!result) return tl::unexpected<Failure>(std::move(result.error()));
  const std::string_view count = PQcmdTuples(result->get());
  std::uint64_t rows = 0;
  std::from_chars(count.data(), count.data() + count.size(), rows);
  return rows;
}

Result<void> check_connection_text(const std::string& text) {
  const Options options(PQconninfoParse(text.c_str(), nullptr));
  if (!options) {
    return failure(Errc::invalid_argument,
                   {"the database needs the form postgresql://HOST/DATABASE, or host=… dbname=…",
                    "資料庫連線應為 postgresql://主機/資料庫，或 host=… dbname=…"});
  }
  if (!options.value("password").empty() || !options.value("sslpassword").empty()) {
    return failure(
        Errc::invalid_argument,
        {"a password must not stand on the command line; put it into ~/.pgpass, a service file or PGPASSWORD",
         "密碼不可出現在命令列；請放入 ~/.pgpass、服務檔或 PGPASSWORD"});
  }
  const std::string mode = options.value("sslmode");
  const bool safe = mode == "verify-full" || mode == "verify-ca" || mode == "require";
  if (safe || (is_local(options.value("host")) && is_local(options.value("hostaddr")))) return {};
  return failure(Errc::invalid_argument,
                 {"a database on another machine needs sslmode=verify-full (or verify-ca, require)",
                  "其他主機上的資料庫須設定 sslmode=verify-full（或 verify-ca、require）"},
                 {options.value("host"), 0, {}});
}

std::string quote_name(std::string_view identifier) {
  std::string out = "\"";
  for (const char c : identifier) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

std::string quote_text(std::string_view text) {
  std::string out = "E'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += c;
    out += c;
  }
  return out + "'";
}

std::optional<std::string_view> cell(const PGresult* result, int row, int column) {
  if (PQgetisnull(result, row, column) == 1) return std::nullopt;
  return std::string_view(PQgetvalue(result, row, column), static_cast<std::size_t>(PQgetlength(result, row, column)));
}

std::string table_of(const std::string& schema, const std::string& release_id) {
  return quote_name(schema) + "." + quote_name("r_" + release_id);
}

}  // namespace opendata::postgresql
