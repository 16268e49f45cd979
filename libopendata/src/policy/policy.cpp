#include <opendata/files.hpp>
#include <opendata/formats.hpp>
#include <opendata/policy.hpp>

#include "policy/rules.hpp"
#include "policy/tables.hpp"
#include "release/sha256.hpp"

namespace opendata {
namespace {

constexpr std::size_t policy_limit = 4U << 20U;

}  // namespace

Result<Policy> parse_policy(std::string_view document, const std::string& file) {
  auto root = json::parse(document, json::Dialect::with_comments, file, {policy_limit, 16});
  if (!root) return failure(std::move(root.error()));
  Policy policy;
  policy.file = file;
  policy.sha256 = release::sha256_of(document);
  const config::Node node(*root, file, "");
  if (auto read = config::read_policy_object(node, policy); !read) return failure(std::move(read.error()));
  if (policy.outputs.empty()) policy.outputs = default_formats({{}, policy.geometry, {}});
  if (auto safe = config::check_rules(policy); !safe) return failure(std::move(safe.error()));
  return policy;
}

Result<std::string> source_path(const Policy& policy) {
  if (!policy.source_file.empty())
    return (std::filesystem::path(policy.file).parent_path() / policy.source_file).lexically_normal().string();
  return failure(Errc::missing_column,
                 {"names no source file: state \"source_file\" in the policy, or give --input",
                  "未指定來源檔：請於政策檔填寫 \"source_file\"，或使用 --input"},
                 {policy.file, 0, "source_file"});
}

Result<Policy> read_policy(const std::string& path) {
  auto document = read_file(path, policy_limit);
  if (!document) return failure(std::move(document.error()));
  return parse_policy(*document, path);
}

}  // namespace opendata
