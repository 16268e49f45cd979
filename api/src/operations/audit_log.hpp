#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <opendata/files.hpp>
#include <opendata/result.hpp>
#include <string>
#include <string_view>

namespace opendata::api {

/// What administrators did, so that a change of the record shows: each line is "HEX64 JSON", where HEX64 is the SHA-256
/// of the line before (64 zeros for the first) and the JSON. Thread safe; each line is on the disk before its answer
/// leaves. One program writes it at a time ("FILE.lock"): of two, each would write over what the other has just written,
/// and the chain would still look whole. A new file is for its owner only.
class AuditLog {
 public:
  struct Entry {
    std::string_view holder, role, action, outcome, client;
    std::string_view subject = {};  ///< what it was done to, such as an entry and its revision; empty = nothing named
  };
  /// Continues a log that is there, or begins one. Errors: conflict while another program writes it; corrupt with the
  /// line; io_failure.
  [[nodiscard]] static Result<AuditLog> open(const std::string& file);
  /// Errors: io_failure; then nothing may be done that the entry tells of.
  [[nodiscard]] Result<void> append(const Entry& entry);

 private:
  AuditLog(FileLock lock, std::string file, std::string last, std::uint64_t size)
      : lock_(std::move(lock)), file_(std::move(file)), last_(std::move(last)), size_(size), mutex_(std::make_unique<std::mutex>()) {}
  FileLock lock_;
  std::string file_, last_;
  std::uint64_t size_;
  std::unique_ptr<std::mutex> mutex_;
};

}  // namespace opendata::api
