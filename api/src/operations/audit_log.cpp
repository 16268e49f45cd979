#include "operations/audit_log.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <opendata/api/server.hpp>
#include <opendata/files.hpp>

#include "conditional.hpp"
#include "json_body.hpp"
#include "operations/hex_digest.hpp"

namespace opendata::api {
namespace {

constexpr std::size_t seal_digits = 64;

std::string seal(std::string_view previous, std::string_view json) {
  return sha256_hex(std::string(previous) + std::string(json));
}

struct Chain {
  std::string last = std::string(seal_digits, '0');
  std::size_t lines = 0;
};

Result<Chain> read_chain(const std::string& file) {
  auto reader = LineReader::open(file);
  if (!reader) return failure(std::move(reader.error()));
  Chain chain;
  std::string line;
  for (auto more = reader->read(line);; more = reader->read(line)) {
    if (!more) return failure(std::move(more.error()));
    if (!*more) return chain;
    const auto json = std::string_view(line).substr(std::min(seal_digits + 1, line.size()));
    const bool whole = line.size() > seal_digits && line[seal_digits] == ' ' && seal(chain.last, json) == line.substr(0, seal_digits);
    if (!whole)
      return failure(Errc::corrupt, {"the audit log was changed at this line, or a line before it is missing", "稽核紀錄自此列起遭變更，或之前有缺漏"}, reader->place());
    chain.last = line.substr(0, seal_digits);
    ++chain.lines;
  }
}

/// When it cannot be made, the append that follows says why.
void make_private(const std::string& file) {
  if (const int made = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600); made >= 0) ::close(made);
}

}  // namespace

Result<std::size_t> verify_audit_log(const std::string& file) {
  auto chain = read_chain(file);
  if (!chain) return failure(std::move(chain.error()));
  return chain->lines;
}

Result<AuditLog> AuditLog::open(const std::string& file) {
  auto lock = FileLock::acquire(file + ".lock");
  if (!lock) return failure(std::move(lock.error()));
  std::error_code error;
  if (!std::filesystem::exists(file, error)) return AuditLog(std::move(*lock), file, Chain().last, 0);
  auto chain = read_chain(file);
  if (!chain) return failure(std::move(chain.error()));
  const auto size = std::filesystem::file_size(file, error);
  if (error) return failure(Errc::io_failure, {"the audit log cannot be read", "無法讀取稽核紀錄"}, {file, 0, {}});
  return AuditLog(std::move(*lock), file, std::move(chain->last), size);
}

Result<void> AuditLog::append(const Entry& entry) {
  JsonBody out;
  out.begin_object().text("time", timestamp_now()).text("holder", entry.holder).text("role", entry.role);
  out.text("action", entry.action).text("outcome", entry.outcome).text("client", entry.client);
  if (!entry.subject.empty()) out.text("subject", entry.subject);
  out.end_object();
  const auto json = out.take();
  const std::lock_guard lock(*mutex_);
  if (size_ == 0) make_private(file_);
  auto next = seal(last_, json);
  const auto line = next + " " + json + "\n";
  if (auto written = append_durably(file_, size_, line); !written) return failure(std::move(written.error()));
  last_ = std::move(next);
  size_ += line.size();
  return {};
}

}  // namespace opendata::api
