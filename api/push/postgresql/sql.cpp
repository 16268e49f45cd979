#include "push/postgresql/sql.hpp"

#include "postgresql/connection.hpp"

namespace opendata::push {
namespace {

using postgresql::quote_name;
using postgresql::quote_text;

const char* shown_type(FieldType type) {
  switch (type) {
    case FieldType::decimal:
      return "numeric";
    case FieldType::boolean:
      return "boolean";
    case FieldType::date:
      return "date";
    case FieldType::datetime:
      return "timestamp";
    case FieldType::integer:
    case FieldType::string:
      break;
  }
  return nullptr;
}

/// What is compared, as in rows.sqlite: decimals keep their digits as text and are compared as numbers.
std::string key(const Field& field) {
  return field.type == FieldType::decimal ? "((" + quote_name(field.name) + ")::double precision)"
                                          : quote_name(field.name);
}

std::string about(const LocalizedText& title, const LocalizedText& description) {
  std::string text = title.zh_tw;
  if (!description.zh_tw.empty()) text += "：" + description.zh_tw;
  return text;
}

}  // namespace

std::string registry_of(const std::string& schema) { return quote_name(schema) + ".\"_releases\""; }

std::string create_registry(const std::string& schema) {
  return "CREATE SCHEMA IF NOT EXISTS " + quote_name(schema) + "; CREATE TABLE IF NOT EXISTS " + registry_of(schema) +
         " (\"release\" text PRIMARY KEY, \"dataset\" text NOT NULL, \"rows\" bigint NOT NULL, \"modified\" text NOT "
         "NULL, "
         "\"loaded\" timestamptz NOT NULL DEFAULT now(), \"current\" boolean NOT NULL DEFAULT false)";
}

std::string create_table(const std::string& table, const Schema& schema) {
  std::string sql = "CREATE TABLE " + table + " (\"_id\" bigint PRIMARY KEY";
  for (const Field& field : schema.fields)
    sql += ", " + quote_name(field.name) + (field.type == FieldType::integer ? " bigint" : " text COLLATE \"C\"");
  return sql + ")";
}

std::string copy_into(const std::string& table, const Schema& schema) {
  std::string sql = "COPY " + table + " (\"_id\"";
  for (const Field& field : schema.fields) sql += ", " + quote_name(field.name);
  return sql + ") FROM STDIN";
}

std::string select_statistics(const std::string& table, const Schema& schema) {
  std::string sql = "SELECT 0";
  for (const Field& field : schema.fields) {
    const std::string name = quote_name(field.name);
    sql += ", (SELECT count(*) FROM (SELECT DISTINCT " + name + " FROM " + table + " WHERE " + name +
           " IS NOT NULL LIMIT " + std::to_string(most_facet_values + 1) + ") AS d), coalesce(max(length(" + name +
           "::text)), 0)";
  }
  return sql + " FROM " + table;
}

std::string create_index(const std::string& table, const Schema& schema, const std::vector<std::size_t>& places) {
  std::string sql = "CREATE INDEX ON " + table + " (";
  for (const std::size_t place : places) sql += key(schema.fields[place]) + " NULLS FIRST, ";
  return sql + "\"_id\")";
}

std::string create_view(const std::string& view, const std::string& table, const Schema& schema) {
  std::string sql = "CREATE VIEW " + view + " AS SELECT \"_id\"";
  for (const Field& field : schema.fields) {
    const std::string name = quote_name(field.name);
    const char* type = shown_type(field.type);
    // An empty text has no value of the other types.
    sql += type == nullptr ? ", " + name : ", nullif(" + name + ", '')::" + type + " AS " + name;
  }
  return sql + " FROM " + table;
}

std::string comments(const std::string& kind, const std::string& name, const Release& release) {
  std::string sql = "COMMENT ON " + kind + " " + name + " IS " +
                    quote_text(about(release.metadata.title, release.metadata.description) + " [" + release.id + "]");
  for (const Field& field : release.schema.fields)
    sql += "; COMMENT ON COLUMN " + name + "." + quote_name(field.name) + " IS " +
           quote_text(about(field.title, field.description));
  return sql;
}

std::string grants(const std::string& schema, const std::string& name, const std::vector<std::string>& readers) {
  std::string sql;
  for (const std::string& role : readers) {
    sql += "GRANT USAGE ON SCHEMA " + quote_name(schema) + " TO " + quote_name(role) + "; GRANT SELECT ON " + name +
           " TO " + quote_name(role) + "; ";
  }
  return sql;
}

void append_copy_row(std::string& out, std::uint64_t id, const std::vector<Cell>& cells) {
  out += std::to_string(id);
  for (const Cell& cell : cells) {
    out += '\t';
    if (!cell) {
      out += "\\N";
      continue;
    }
    for (const char c : *cell) {
      switch (c) {
        case '\\':
          out += "\\\\";
          break;
        case '\t':
          out += "\\t";
          break;
        case '\n':
          out += "\\n";
          break;
        case '\r':
          out += "\\r";
          break;
        default:
          out += c;
      }
    }
  }
  out += '\n';
}

}  // namespace opendata::push
