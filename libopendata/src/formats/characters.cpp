#include "formats/characters.hpp"

#include <algorithm>
#include <utility>

#include "table/limits.hpp"

namespace opendata::format {
namespace {

constexpr std::size_t piece_size = std::size_t{1} << 16U;

}  // namespace

Result<Characters> Characters::open(const std::string& path) {
  auto bytes = table::open_file_source(path);
  if (!bytes) return failure(std::move(bytes.error()));
  return Characters(std::move(*bytes));
}

void Characters::read_piece() {
  piece_.clear();
  const auto more = bytes_->read(piece_size, piece_);
  ended_ = !more || !*more;
  if (!more) {
    pending_ = more.error();
  } else if (auto decoded = *more ? decoder_.decode(piece_, text_) : decoder_.finish(text_); !decoded) {
    pending_ = std::move(decoded.error());
    ended_ = true;
  }
}

bool Characters::refill() {
  text_.clear();
  at_ = 0;
  while (text_.empty() && !ended_) read_piece();
  if (text_.empty()) error_ = pending_;
  return !text_.empty();
}

bool Characters::take_slowly(std::string_view text) {
  for (const char c : text)
    if (take() != static_cast<unsigned char>(c)) return false;
  return true;
}

void Characters::take_until(char stop, char other, std::string& out) {
  while (peek() != end && out.size() <= table::max_cell_bytes) {
    const std::string_view rest = std::string_view(text_).substr(at_);
    auto found = rest.find(stop);
    if (other != stop) found = std::min(found, rest.substr(0, found).find(other));
    out += rest.substr(0, found);
    at_ += std::min(found, rest.size());
    if (found != std::string_view::npos) return;
  }
}

bool Characters::take_bytes(std::size_t n, std::string& out) {
  while (n > 0 && peek() != end) {
    const auto part = std::string_view(text_).substr(at_, n);
    out += part;
    at_ += part.size();
    n -= part.size();
  }
  return n == 0;
}

}  // namespace opendata::format
