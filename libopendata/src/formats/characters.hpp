#pragma once
#include <memory>
#include <opendata/result.hpp>
#include <opendata/text.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "table/byte_source.hpp"

namespace opendata::format {

/// The characters of a UTF-8 file, with the next byte in view, for readers of our own strict layouts. Bytes that are not
/// UTF-8 end the text with an error.
/// Limits: take_until() stops at 16 MiB, the most that a cell may have.
class Characters {
 public:
  static constexpr int end = -1;
  explicit Characters(std::unique_ptr<table::ByteSource> bytes)
      : bytes_(std::move(bytes)), decoder_(text::Encoding::utf8) {}
  /// Errors: as table::open_file_source().
  [[nodiscard]] static Result<Characters> open(const std::string& path);

  int peek() { return at_ < text_.size() || refill() ? static_cast<unsigned char>(text_[at_]) : end; }
  int take() {
    const int c = peek();
    if (c != end) ++at_;
    return c;
  }
  /// Takes `text` when it comes next; what was taken of a text that departs is lost.
  bool take(std::string_view text) {
    if (text_.size() - at_ < text.size()) return take_slowly(text);
    if (text_.compare(at_, text.size(), text) != 0) return false;
    at_ += text.size();
    return true;
  }
  /// Appends everything up to the next `stop` or `other`, which stays, to `out`.
  void take_until(char stop, std::string& out) { take_until(stop, stop, out); }
  void take_until(char stop, char other, std::string& out);
  /// Appends everything as long as `wanted(byte)`.
  template <class Wanted>
  void take_while(Wanted wanted, std::string& out) {
    while (peek() != end && wanted(text_[at_])) out += text_[at_++];
  }
  /// Takes `n` bytes; false when there are fewer.
  bool take_bytes(std::size_t n, std::string& out);

  /// Why the text ended before its end.
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  bool refill();
  bool take_slowly(std::string_view text);
  void read_piece();
  std::unique_ptr<table::ByteSource> bytes_;
  text::Decoder decoder_;
  std::string piece_, text_;
  std::size_t at_ = 0;
  bool ended_ = false;
  std::optional<Error> pending_;  // comes behind text_
  std::optional<Error> error_;
};

}  // namespace opendata::format
