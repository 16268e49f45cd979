#include "release/manifest.hpp"

#include <algorithm>
#include <opendata/json.hpp>

#include "release/json_writer.hpp"
#include "release/sha256.hpp"

namespace opendata::release {
namespace {

constexpr Message not_a_manifest{"is not a manifest of this version; publish the dataset again",
                                 "不是此版本的清單檔；請重新發布資料集"};

bool is_lower_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }
bool is_lower_alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); }
bool is_path_character(char c) {
  return is_lower_alphanumeric(c) || (c >= 'A' && c <= 'Z') || c == '.' || c == '_' || c == '-';
}
bool is_hex(std::string_view text, std::size_t digits) {
  return text.size() == digits && std::all_of(text.begin(), text.end(), is_lower_hex);
}

void write_file_entry(JsonWriter& out, const ReleaseFile& file) {
  out.begin_object();
  out.text("path", file.path);
  out.text("media_type", file.media_type);
  out.text("format", file.format);
  out.number("bytes", file.bytes);
  out.text("sha256", file.sha256);
  out.end_object();
}

/// A count of the manifest; nullopt when it is no whole number from 0.
std::optional<std::uint64_t> count_of(const json::Value& object, std::string_view key) {
  const json::Value* member = object.find(key);
  const auto number = member == nullptr ? std::nullopt : member->integer();
  if (!number || *number < 0) return std::nullopt;
  return static_cast<std::uint64_t>(*number);
}

Result<ReleaseFile> parse_file_entry(const json::Value& entry, const std::string& file) {
  const auto bytes = count_of(entry, "bytes");
  ReleaseFile out{entry.text_of("path"), entry.text_of("media_type"), entry.text_of("format"), bytes.value_or(0),
                  entry.text_of("sha256")};
  if (!bytes || !is_release_path(out.path) || !is_sha256(out.sha256)) {
    return failure(Errc::corrupt, not_a_manifest, {file, entry.line(), "files"});
  }
  return out;
}

}  // namespace

bool is_dataset_id(std::string_view text) {
  return !text.empty() && text.size() <= 63 && text[0] != '-' &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_lower_alphanumeric(c) || c == '-'; });
}

bool is_release_id(std::string_view text) { return is_hex(text, release_id_digits); }

bool is_sha256(std::string_view text) { return is_hex(text, 64); }

bool is_release_path(std::string_view text) {
  bool part_begins = true;
  for (const char c : text) {
    if (c == '/' ? part_begins : !is_path_character(c) || (part_begins && c == '.')) return false;
    part_begins = c == '/';
  }
  return !part_begins;
}

std::string release_id_of(std::string_view manifest_bytes) {
  return sha256_of(manifest_bytes).substr(0, release_id_digits);
}

std::string format_manifest(Manifest manifest) {
  std::sort(manifest.files.begin(), manifest.files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  JsonWriter out;
  out.begin_object();
  out.number("manifest_version", 1);
  out.text("dataset", manifest.dataset_id);
  out.text("modified", manifest.modified);
  out.number("rows", manifest.rows);
  out.text("software", manifest.software);
  out.text("policy_sha256", manifest.policy_sha256);
  out.key("files");
  out.begin_array();
  for (const ReleaseFile& file : manifest.files) write_file_entry(out, file);
  out.end_array();
  out.end_object();
  return out.take();
}

Result<Manifest> parse_manifest(std::string_view bytes, const std::string& file) {
  auto document = json::parse(bytes, json::Dialect::strict, file, {metadata_file_limit, 8});
  if (!document) return failure(Errc::corrupt, not_a_manifest, document.error().where());
  const auto rows = count_of(*document, "rows");
  const json::Value* files = document->find("files");
  if (count_of(*document, "manifest_version") != 1U || !rows || files == nullptr || !files->is(json::Kind::array)) {
    return failure(Errc::corrupt, not_a_manifest, {file, 0, {}});
  }
  Manifest out{document->text_of("dataset"),  document->text_of("modified"),      *rows,
               document->text_of("software"), document->text_of("policy_sha256"), {}};
  if (!is_dataset_id(out.dataset_id)) return failure(Errc::corrupt, not_a_manifest, {file, 0, "dataset"});
  for (const json::Value& entry : files->items()) {
    auto parsed = parse_file_entry(entry, file);
    if (!parsed) return failure(std::move(parsed.error()));
    out.files.push_back(std::move(*parsed));
  }
  return out;
}

}  // namespace opendata::release
