#pragma once
#include <unistd.h>

#include <opendata/api/server.hpp>
#include <string>
#include <utility>

#include "budget.hpp"
#include "shares.hpp"

namespace opendata::api::http {

/// A part of a file whose descriptor is closed with it.
class OwnedFile {
 public:
  OwnedFile() = default;
  explicit OwnedFile(FileBody file) : file_(file) {}
  OwnedFile(OwnedFile&& other) noexcept : file_(std::exchange(other.file_, FileBody{})) {}
  OwnedFile& operator=(OwnedFile&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
  }
  ~OwnedFile() {
    if (file_.descriptor >= 0) ::close(file_.descriptor);
  }
  [[nodiscard]] FileBody& part() { return file_; }

 private:
  FileBody file_;
};

/// One answer on its way out: the bytes that are ready, then a file or pieces that are pulled when the socket wants
/// them.
struct Outgoing {
  std::string bytes;
  OwnedFile file = {};
  BodyGenerator generator = {};
  bool chunked = false;  ///< pieces are framed as chunks; otherwise the end of the connection ends them
  bool close = false;    ///< the connection ends after this answer
  Budget::Share export_slot = {};
  Shares::Share client_slot = {};  ///< the client's own share of the exports
  Budget::Share memory = {};
};

}  // namespace opendata::api::http
